"""First revisions and the effect of COVID-19 on small ledgers worked out by hand."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

import warehouse
from tests.fixtures.warehouse.snapshot import write_snapshot
from warehouse import analyses
from warehouse.answers import Counts
from warehouse.service import Warehouse

START = date(2018, 1, 1)
DAY = timedelta(days=1)


def project(code, start=START, end=None, **more):
    return {
        "project_code": code,
        "start_date": start,
        "end_date": end or start + 365 * DAY,
        "planned_months": Decimal(12),
        "funding_line": 1,
        "coverage": "national",
        **more,
    }


def extension(code, day, months=3, number=1, decision="approved"):
    return {
        "revision_id": f"{code}-{number}",
        "project_code": code,
        "revision_number": number,
        "requested_date": day - 10 * DAY,
        "decided_date": day,
        "request_decision": decision,
        "nce_months": Decimal(months),
    }


def opened(folder, **tables):
    write_snapshot(folder, tables)
    return Warehouse.open(folder)


@pytest.fixture
def portfolio(tmp_path):
    """Six projects that start on 1 January 2018; observed until 12 October 2018, day 284.

    A is revised on day 40, B on day 100 (its request of day 50 was declined). C ended on
    day 61 without a revision. D, E and F run.
    """
    rows = [project(code) for code in "ABDEF"] + [project("C", end=START + 61 * DAY)]
    requests = [
        extension("A", START + 40 * DAY),
        extension("B", START + 50 * DAY, 0, 1, "declined"),
        extension("B", START + 100 * DAY, 3, 2),
        extension("D", START + 284 * DAY, 0, 1, "declined"),
    ]
    return opened(tmp_path, projects=rows, revisions=requests)


def test_first_revision_is_the_first_decision_in_effect(portfolio):
    """One of six is revised on day 40: 5/6 after two months (day 61), five still watched.

    C leaves on day 61, so four are left when B is revised on day 100.
    """
    found = analyses.first_revision_curve(portfolio)
    rows = {row["month"]: row for row in found.table.to_pylist()}
    assert found.observed_until == date(2018, 10, 12)
    assert [rows[m]["at_risk"] for m in (0, 1, 2, 3, 4, 9)] == [6, 6, 5, 4, 3, 3]
    assert [rows[m]["events"] for m in (1, 2, 3, 4)] == [0, 1, 1, 2]
    assert rows[2]["without_pct"] == pytest.approx(100 * 5 / 6)
    assert rows[3]["without_pct"] is None
    assert (found.revised, found.counts) == (2, Counts(6, 6))


def test_an_earlier_day_knows_nothing_of_what_came_later(portfolio):
    """On day 80 only A is revised, and no project has been watched for three months."""
    found = analyses.first_revision_curve(portfolio, as_of=START + 80 * DAY)
    assert found.revised == 1
    assert found.table["month"].to_pylist()[-1] == 2
    assert found.table["events"].to_pylist() == [0, 0, 1]


def test_a_later_day_adds_no_time_without_records(portfolio):
    found = analyses.first_revision_curve(portfolio, as_of=date(2030, 1, 1))
    assert found.observed_until == date(2018, 10, 12)


def test_projects_that_start_later_or_have_no_start_are_told_apart(tmp_path):
    store = opened(
        tmp_path,
        projects=[project("A"), project("B", start=date(2019, 1, 1)), project("C") | NO_START],
        revisions=[extension("A", START + 40 * DAY)],
    )
    found = analyses.first_revision_curve(store)
    assert (found.not_started, found.counts) == (1, Counts(used=1, eligible=2))


NO_START = {"start_date": None}


def test_revisions_without_a_day_make_no_curve(tmp_path):
    """As in the published reviews: months granted, but nothing says when."""
    undated = {"revision_id": "A-1", "project_code": "A", "nce_months": Decimal(3)}
    store = opened(tmp_path, projects=[project("A"), project("B")], revisions=[undated])
    found = analyses.first_revision_curve(store)
    assert (found.table.num_rows, found.counts) == (0, Counts(used=0, eligible=2))


def test_filters_narrow_the_curve(portfolio):
    assert analyses.first_revision_curve(portfolio, {"project_code": ["A", "C"]}).revised == 1


EARLIER, PANDEMIC = date(2015, 1, 1), date(2019, 7, 1)
LAST = {"project_code": "Z", "as_of_date": date(2022, 6, 30), "spent_usd": Decimal(1)}


def covid(folder, **more):
    """Five of twelve months from July 2019, of which three were extended by 6, 6 and 3 months,
    and six from January 2015, of which two were extended by 3 months each."""
    tables = {
        "projects": [project(f"P{n}", PANDEMIC) for n in range(5)]
        + [project(f"E{n}", EARLIER) for n in range(6)],
        "revisions": [
            extension("P0", date(2020, 5, 1), 6),
            extension("P1", date(2020, 6, 1), 6),
            extension("P2", date(2020, 6, 1), 3),
            extension("E0", date(2015, 11, 1), 3),
            extension("E1", date(2016, 11, 1), 3),
        ],
        "expenditures": [LAST],
    }
    return opened(folder, **{name: tables.get(name, []) + more.get(name, []) for name in tables})


def measured(found):
    return {row["measure"]: row for row in found.table.to_pylist()}


def test_effect_is_the_difference_to_earlier_projects_like_them(tmp_path):
    """Extended: 3/5 = 60 against 2/6 = 33.3 per cent; months: 15/5 = 3 against 6/6 = 1."""
    found = measured(analyses.covid_effect(covid(tmp_path)))
    share, months = found["extended_pct"], found["extension_months"]
    assert (share["n"], share["baseline_n"]) == (5, 6)
    assert (share["value"], share["baseline_value"]) == pytest.approx((60, 100 / 3))
    told = months["value"], months["baseline_value"], months["difference"]
    assert told == pytest.approx((3, 1, 2))
    assert months["low"] < 2 < months["high"]


def test_only_what_was_decided_within_the_same_months_counts(tmp_path):
    """Up to 12 months planned means 24 months of follow-up: to July 2021 and January 2017.

    Extensions decided after that are left out on both sides.
    """
    late = [
        extension("P3", date(2021, 7, 20), 9),
        extension("E3", date(2017, 1, 20), 9),
        extension("E4", date(2020, 6, 1), 9),
    ]
    found = measured(analyses.covid_effect(covid(tmp_path, revisions=late)))
    assert found["extension_months"]["difference"] == pytest.approx(2)


def test_projects_whose_follow_up_is_not_over_are_set_aside(tmp_path):
    """On 30 June 2021, a day before 24 months are over, none of the five can be compared."""
    found = analyses.covid_effect(covid(tmp_path), as_of=date(2021, 6, 29))
    assert found.too_brief == 5
    row = measured(found)["extension_months"]
    assert (row["n"], row["baseline_n"], row["difference"]) == (0, 0, None)


def test_running_in_march_2020_is_judged_by_the_plan(tmp_path):
    """A, planned until June 2019, ran in March 2020 only because it was extended; its
    follow-up ended in June 2020, so it belongs to neither side."""
    more = {
        "projects": [project("A", date(2018, 6, 1), end=date(2020, 5, 31))],
        "revisions": [extension("A", date(2019, 5, 1), 12)],
    }
    found = analyses.covid_effect(covid(tmp_path, **more))
    assert found.counts == Counts(used=11, eligible=12)
    assert measured(found)["extension_months"]["difference"] == pytest.approx(2)


def test_no_project_stands_on_both_sides(tmp_path):
    """Planned from 2015 to 2020, followed for 48 months to 2019: it tells of the time before."""
    five_years = project("L", date(2015, 6, 1), planned_months=Decimal(60))
    found = analyses.covid_effect(covid(tmp_path, projects=[five_years]))
    (row,) = [r for r in found.strata.to_pylist() if r["planned_length"] == "over_24"]
    assert (row["n"], row["baseline_n"]) == (0, 1)
    assert found.counts.used == 12


def test_unlike_projects_are_not_compared(tmp_path):
    """A Line 2 project of March 2020 has no earlier counterpart; earlier ones do not matter."""
    more = {
        "projects": [
            project("P9", PANDEMIC, funding_line=2),
            project("E9", EARLIER, coverage="regional"),
            project("E8", EARLIER, planned_months=Decimal(18)),
            project("E7", EARLIER, funding_line=None),
        ]
    }
    found = analyses.covid_effect(covid(tmp_path, **more))
    assert found.alone == 1
    row = measured(found)["extension_months"]
    assert (row["n"], row["baseline_n"]) == (5, 6)
    strata = {
        (row["planned_length"], row["funding_line"], row["coverage"]): row
        for row in found.strata.to_pylist()
    }
    assert strata[("up_to_12", "1", "national")]["n"] == 5
    assert strata[("up_to_12", "2", "national")]["extension_months"] is None
    assert strata[("up_to_18", "1", "national")]["baseline_n"] == 1
    assert len(strata) == 4
    assert found.counts == Counts(used=14, eligible=15)


def test_without_dates_there_is_nothing_to_compare(tmp_path):
    found = analyses.covid_effect(opened(tmp_path, projects=[project("A")]))
    assert (found.counts, found.too_brief) == (Counts(0, 1), 0)
    assert found.strata.num_rows == 0


def test_public_api_answers_from_the_snapshot_in_service(tmp_path, monkeypatch):
    covid(tmp_path)
    monkeypatch.setenv("FUND_MONITOR_DATA", str(tmp_path))
    assert warehouse.covid_effect({"funding_line": 1}).counts == Counts(11, 11)
    assert warehouse.first_revision_curve(as_of=date(2020, 5, 15)).revised == 3
