"""How projects, money and requests lie against eligible States, by sums done by hand."""

from decimal import Decimal

import numpy as np
import pytest
from scipy import stats
from scipy.spatial import distance

from tests.fixtures.warehouse.divided import STATES, project, tables
from tests.fixtures.warehouse.snapshot import write_snapshot
from warehouse.service import Warehouse
from warehouse.statistics import shares


def test_index_is_the_part_that_would_have_to_move():
    """Shares 50, 40, 10 against 60, 30, 10 per cent: (10 + 10 + 0) / 2 = 10."""
    assert shares.moved_pct([5, 4, 1], [6, 3, 1]) == pytest.approx(10)
    assert shares.moved_pct([12, 6, 2], [6, 3, 1]) == pytest.approx(0)
    assert shares.moved_pct([0, 0, 1], [1, 1, 0]) == pytest.approx(100)


def test_index_is_half_the_city_block_distance_of_the_shares():
    values, rule = np.array([87, 121, 45, 34, 12]), np.array([45, 31, 13, 21, 1])
    expected = 50 * distance.cityblock(values / values.sum(), rule / rule.sum())
    assert shares.moved_pct(values, rule) == pytest.approx(expected)


def test_nothing_has_no_index():
    assert shares.moved_pct([0, 0], [1, 1]) is None
    assert shares.moved_pct([1, 1], [0, 0]) is None
    assert shares.moved_by_chance_pct(0, [1, 1]) is None
    assert shares.even_number([]) is None
    assert shares.top_share_pct([], 3) is None


def test_chance_between_two_equal_groups_is_that_of_tossing_a_coin():
    """One thing is always half off, so 50; of a hundred, heads stay within 10 of 50.

    The chance of at most 9 off is 94.3 per cent, of at most 10 off 96.5 per cent.
    """
    coins = stats.binom(100, 0.5)
    assert coins.cdf(59) - coins.cdf(40) < 0.95 < coins.cdf(60) - coins.cdf(39)
    assert shares.moved_by_chance_pct(100, [1, 1]) == pytest.approx(10)
    assert shares.moved_by_chance_pct(1, [1, 1]) == 50


def test_chance_is_smaller_for_more_things():
    few, many = (shares.moved_by_chance_pct(number, [45, 31, 13, 21, 1]) for number in (17, 300))
    assert few > 2 * many


def test_concentration_is_that_of_the_published_example_of_four_firms():
    """The United States Department of Justice: 30, 30, 20 and 20 per cent make 2,600.

    900 + 900 + 400 + 400 of 10,000, so as concentrated as 10,000 / 2,600 = 3.846 equal firms.
    """
    assert shares.even_number([30, 30, 20, 20]) == pytest.approx(10_000 / 2_600)
    assert shares.even_number([7, 7, 7]) == pytest.approx(3)
    assert shares.top_share_pct([20, 30, 20, 30], 2) == pytest.approx(60)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("data")
    write_snapshot(folder, tables())
    return Warehouse.open(folder)


def test_index_of_projects_and_money_against_the_states(store):
    """Projects 50, 40, 10 against States 60, 30, 10 per cent: 10 of 100 would have to move.

    Money 500,000 and 800,000 of 1.3 M is 38.46 and 61.54 per cent: (21.54 + 31.54 + 10) / 2.
    """
    (row,) = store.fairness_index().to_pylist()
    assert (row["projects"], row["left_out"], row["unplaced"]) == (10, 2, 1)
    assert row["projects_moved_pct"] == pytest.approx(10)
    assert (row["budget_projects"], row["budget_usd"]) == (9, Decimal(1_300_000))
    assert row["budget_moved_pct"] == pytest.approx((21.538 + 31.538 + 10) / 2, abs=0.001)
    assert row["projects_chance_pct"] == shares.moved_by_chance_pct(10, (6, 3, 1))


def test_index_per_year_is_missing_under_five_projects(store):
    rows = store.fairness_index(["funding_year"]).to_pylist()
    told = [(row["funding_year"], row["projects"], row["projects_moved_pct"]) for row in rows]
    assert told == [(2020, 10, pytest.approx(10)), (2021, 0, None)]
    assert rows[1]["projects_chance_pct"] is None
    assert (rows[1]["left_out"], rows[1]["unplaced"]) == (2, 1)


def test_ratio_is_the_share_over_the_share_of_states(store):
    """Africa 50 of 60 per cent is 0.83 times; Asia has four projects only, so its counts.

    Of ten projects the States would give Africa six, Asia three, Europe one.
    """
    rows = {row["fund_region"]: row for row in store.fairness_by_region().to_pylist()}
    assert list(rows) == list(STATES)
    assert [row["projects_over"] for row in rows.values()] == pytest.approx([-1, 1, 0])
    africa, asia = rows["Africa"], rows["Asia and Oceania"]
    assert africa["projects_ratio"] == pytest.approx(50 / 60)
    assert africa["budget_ratio"] == pytest.approx(38.4615 / 60, abs=0.0001)
    assert africa["budget_per_state_usd"] == pytest.approx(500_000 / 6)
    assert africa["budget_over_usd"] == pytest.approx(500_000 - 0.6 * 1_300_000)
    assert (asia["projects"], asia["projects_pct"]) == (4, pytest.approx(40))
    assert (asia["projects_ratio"], asia["budget_per_state_usd"]) == (None, None)


def test_money_of_a_region_whose_projects_state_none_is_missing_not_zero(store):
    rows = {row["fund_region"]: row for row in store.fairness_by_region().to_pylist()}
    assert (rows["Europe"]["projects"], rows["Europe"]["budget_projects"]) == (1, 0)
    assert (rows["Europe"]["budget_usd"], rows["Europe"]["budget_pct"]) == (None, None)


def test_index_follows_the_filters(store):
    (row,) = store.fairness_index(where={"fund_region": ["Africa"]}).to_pylist()
    assert (row["projects"], row["projects_moved_pct"]) == (5, pytest.approx(40))


def test_requests_are_held_against_states_and_grants_against_requests(store):
    """Requests 5, 4, 1 against States 6, 3, 1: 10. Grants 5, 0, 0 against 5, 4, 1: 50.

    Money granted 100 per cent in Africa; asked for there 625,000 of 1 M, so 37.5 would move.
    """
    (row,) = store.requests_index().to_pylist()
    assert (row["requests"], row["granted"], row["left_out"]) == (10, 5, 1)
    assert row["requests_moved_pct"] == pytest.approx(10)
    assert row["granted_moved_pct"] == pytest.approx(50)
    assert (row["requested_usd"], row["granted_usd"]) == (Decimal(1_000_000), Decimal(500_000))
    assert row["money_moved_pct"] == pytest.approx(37.5)


def test_requests_granted_are_shared_among_those_decided(store):
    """All five of Africa decided; Asia's four are too few for a share; Europe's was withdrawn."""
    rows = {row["fund_region"]: row for row in store.requests_by_region().to_pylist()}
    told = {
        name: (row["requests"], row["decided"], row["granted"], row["granted_of_decided_pct"])
        for name, row in rows.items()
    }
    assert told == {
        "Africa": (5, 5, 5, 100),
        "Asia and Oceania": (4, 4, 0, None),
        "Europe": (1, 0, 0, None),
    }
    assert rows["Europe"]["requests_pct"] == pytest.approx(10)


def test_a_project_of_two_countries_counts_half_in_each(store):
    """Kenya 1 + 1 + 1/2, Uganda 1/2 + 1, Nepal 1; the global project in Kenya is left out.

    Shares 50, 30, 20 per cent: one over 0.25 + 0.09 + 0.04 is as many as 2.63 even countries.
    """
    found = store.concentration()
    told = [(row["iso3"], round(row["projects"], 4)) for row in found.table.to_pylist()]
    assert told == [("KEN", 2.5), ("UGA", 1.5), ("NPL", 1.0)]
    assert found.even_projects == pytest.approx(1 / 0.38)
    assert (found.projects, found.no_country, found.left_out) == (5, 6, 2)
    assert found.top_projects_pct == pytest.approx(100)
    assert found.table["budget_usd"].to_pylist() == [250_000, 150_000, 200_000]


def test_money_is_that_of_the_ten_countries_with_most_projects(tmp_path):
    """Ten countries with two projects of 10 each hold 200; an eleventh has one of 800."""
    projects = [project(n, "Africa") for n in range(21)]
    named = ["BDI", "COM", "DJI", "ERI", "ETH", "KEN", "MDG", "MUS", "MWI", "MOZ"] * 2 + ["RWA"]
    amounts = [10] * 20 + [800]
    write_snapshot(
        tmp_path,
        {
            "projects": projects,
            "budgets": [
                {"project_code": row["project_code"], "amount_usd": Decimal(usd)}
                for row, usd in zip(projects, amounts, strict=True)
            ],
            "project_countries": [
                {"project_code": row["project_code"], "iso3": iso3}
                for row, iso3 in zip(projects, named, strict=True)
            ],
        },
    )
    found = Warehouse.open(tmp_path).concentration()
    assert found.top_projects_pct == pytest.approx(100 * 20 / 21)
    assert found.top_budget_pct == pytest.approx(20)


def test_few_projects_show_their_counts_only(store):
    found = store.concentration({"fund_region": "Asia and Oceania"})
    assert (found.projects, found.top_projects_pct, found.even_projects) == (1, None, None)


def test_without_a_list_of_states_there_is_nothing_to_compare_with(tmp_path):
    write_snapshot(tmp_path, {"projects": [project(1, "Africa")]})
    store = Warehouse.open(tmp_path)
    (row,) = store.fairness_index().to_pylist()
    assert (row["projects"], row["projects_moved_pct"], row["left_out"]) == (0, None, 1)
    assert store.fairness_by_region().num_rows == 0
    assert store.requests_index().num_rows == 0
