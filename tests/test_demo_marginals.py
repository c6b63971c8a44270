"""The demonstration against the published numbers that shape it."""

import fnmatch
from collections import Counter

import pytest

from etl.build import SOURCES, build_tables
from etl.demo.build import demonstration
from etl.demo.parameters import Parameters
from etl.source import load_sources
from tests.fixtures.demonstration import grouped, rows

PARAMETERS = Parameters()


def share(rows: list, condition) -> float:
    return sum(map(bool, map(condition, rows))) / len(rows)


def near(expected: float, count: int, errors: float = 4) -> object:
    """Within so many standard errors of a share of `count` independent draws."""
    return pytest.approx(expected, abs=errors * (expected * (1 - expected) / count) ** 0.5)


@pytest.mark.parametrize(
    ("first", "last", "region", "of", "whole"),
    [
        (2001, 2015, "Asia and Oceania", 11, 26),
        (2001, 2015, "Africa", 6, 26),
        (2016, 2024, "Asia and Oceania", 14, 39),
        (2016, 2024, "Africa", 13, 39),
        (2016, 2024, "Europe", 7, 39),
        (2016, 2024, "Middle East", 3, 39),
        (2016, 2024, "Global", 1, 39),
    ],
)
def test_regions_are_spread_as_published(first, last, region, of, whole):
    projects = [row for row in rows("projects") if first <= row["funding_year"] <= last]
    found = share(projects, lambda row: row["fund_region"] == region)
    assert found == near(of / whole, len(projects))


def test_all_themes_occur_and_labour_migration_as_published():
    projects = [row for row in rows("projects") if row["funding_year"] >= 2016]
    assert len({row["theme"] for row in projects}) == 10
    assert share(projects, lambda row: row["theme"] == "LM") == near(39 / 309, len(projects))


def test_every_year_from_2001_to_2024_has_projects():
    years = Counter(row["funding_year"] for row in rows("projects"))
    assert sorted(years) == list(range(2001, 2025))
    assert sum(years[year] for year in range(2016, 2021)) / sum(years.values()) == pytest.approx(
        309 / (1002.6 + 2 * 61.8), abs=0.01
    )


def test_lines_are_divided_as_published():
    early = [row for row in rows("projects") if row["funding_year"] <= 2015]
    assert share(early, lambda row: row["funding_line"] == 1) == near(10 / 26, len(early))
    original = {
        row["project_code"]: row["amount_usd"]
        for row in rows("budgets")
        if row["budget_type"] == "original"
    }
    late = [row for row in rows("projects") if row["funding_year"] >= 2016]
    money = Counter()
    for row in late:
        money[row["funding_line"]] += original[row["project_code"]]
    assert float(money[1] / money.total()) == pytest.approx(1479887 / 16358446, abs=0.02)


def test_24_of_27_completed_projects_are_revised_and_15_more_than_once():
    requests = grouped("revisions")
    completed = [row for row in rows("projects") if row["project_status"] == "completed"]
    counts = [len(requests[row["project_code"]]) for row in completed]
    assert share(counts, lambda count: count >= 1) == near(24 / 27, len(counts))
    assert share(counts, lambda count: count >= 2) == near(15 / 27, len(counts))


def test_types_of_revisions_are_46_28_23_3():
    before = {row["revision_id"] for row in rows("revisions") if row["requested_date"].year < 2020}
    ticked = [
        row["revision_type"] for row in rows("revision_types") if row["revision_id"] in before
    ]
    counts = Counter(ticked)
    expected = {"budget": 46, "duration": 28, "results_matrix": 23, "project_information": 3}
    for kind, per_cent in expected.items():
        assert counts[kind] / len(ticked) == pytest.approx(per_cent / 100, abs=0.015), kind


def test_covid_19_is_the_most_frequent_reason_from_2020_to_2022_and_unknown_before():
    reasons = Counter()
    for row in rows("revisions"):
        if row["requested_date"].year in range(2020, 2023):
            reasons[row["revision_reason"]] += 1
        if (row["requested_date"].year, row["requested_date"].month) < (2020, 3):
            assert row["revision_reason"] != "covid_19"
            assert not row["is_covid_related"]
    assert reasons.most_common(1)[0][0] == "covid_19"


def test_extensions_last_as_published():
    ended_before = {row["project_code"] for row in rows("projects") if row["end_date"].year < 2020}
    added = Counter()
    for row in rows("revisions"):
        if row["nce_months"] and row["project_code"] in ended_before:
            added[row["project_code"]] += row["nce_months"]
    assert float(sum(added.values()) / len(added)) == pytest.approx(5.7, abs=0.4)


def test_questionnaires_come_back_as_published():
    sent = [row for row in rows("questionnaires") if row["sent_date"]]
    late = [row for row in sent if row["questionnaire"] == "2022"]
    early = [row for row in sent if row["questionnaire"] == "2016"]
    assert share(late, lambda row: row["returned_date"]) == near(23 / 27, len(late))
    assert share(early, lambda row: row["returned_date"]) == near(14 / 26, len(early))


def test_ex_post_ratings_are_spread_as_published():
    ratings = Counter(row["impact_rating"] for row in rows("evaluation_ratings"))
    expected = {"adequate": 3 / 8, "good": 1 / 8, "acceptable": 1 / 8, "too_early": 3 / 8}
    for rating, part in expected.items():
        assert ratings[rating] / ratings.total() == near(part, ratings.total()), rating


def test_results_are_spread_as_published():
    completed = [row for row in rows("projects") if row["project_status"] == "completed"]
    told = [row for row in completed if row["outcome_status"]]
    assert share(told, lambda row: row["outcome_status"] == "full") == near(21 / 27, len(told))
    reached = share(completed, lambda row: row["beneficiary_reach"] == "full")
    assert reached == near(24 / 27, len(completed))


@pytest.mark.parametrize("name", ["consultants", "data_access", "funding"])
def test_challenges_are_named_as_often_as_published(name):
    completed = [row for row in rows("projects") if row["project_status"] == "completed"]
    named = sum(row["challenge"] == name for row in rows("challenges"))
    expected = PARAMETERS.share(f"chal_{name}")
    assert named / len(completed) == near(expected, len(completed))


def test_covid_19_delayed_only_projects_it_met():
    ends = {row["project_code"]: row["end_date"] for row in rows("projects")}
    delayed = [row for row in rows("challenges") if row["challenge"] == "covid_19"]
    assert min(ends[row["project_code"]] for row in delayed).isoformat() >= "2020-03-01"
    met = [end for end in ends.values() if "2020-03-01" <= end.isoformat() <= "2024-12-31"]
    assert len(delayed) / len(met) == near(15 / 27, len(met))


def test_small_portfolio_is_close_to_the_published_shares_as_well():
    small = demonstration(309, seed=7).tables
    codes = small["projects"]["project_code"].to_pylist()
    statuses = small["projects"]["project_status"].to_pylist()
    completed = {
        code for code, status in zip(codes, statuses, strict=True) if status == "completed"
    }
    revised = set(small["revisions"]["project_code"].to_pylist()) & completed
    assert len(revised) / len(completed) == near(24 / 27, len(completed), errors=2)


def test_every_declared_number_has_a_source():
    for name in ("distributions", "shares", "samples", "funding_years", "options"):
        for row in PARAMETERS.rows(name):
            assert row["source"].strip(), (name, row)


def test_figures_named_as_sources_are_published():
    published = build_tables(load_sources(SOURCES), SOURCES)["published_figures"]
    figures = [row["figure_id"] for row in published]
    named = {
        word.strip(",;:()")
        for name in ("distributions", "shares", "options", "funding_years")
        for row in PARAMETERS.rows(name)
        for word in row["source"].split()
        if word.startswith(("000.", "001."))
    }
    assert len(named) > 60
    assert [name for name in sorted(named) if not fnmatch.filter(figures, name)] == []
