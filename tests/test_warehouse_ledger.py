"""The revision ledger, on requests worked out by hand."""

from datetime import date
from decimal import Decimal

import pytest

from tests.fixtures.warehouse.ledger import TABLES, project
from tests.fixtures.warehouse.snapshot import write_snapshot
from warehouse.service import Warehouse


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    folder = tmp_path_factory.mktemp("data")
    write_snapshot(folder, TABLES)
    return Warehouse.open(folder)


@pytest.fixture(scope="module")
def ledger(small):
    return {row["revision_id"]: row for row in small.rows("revision_ledger").to_pylist()}


def one(small, metric, where=None):
    return small.query([metric], where=where)[metric][0].as_py()


def test_days_are_counted_to_the_decision_and_to_the_end_in_force(ledger):
    """1 to 21 October is 20 days; 1 October to 31 December is 30 + 30 + 31 = 91 days.

    The second request states no former end, so the one the first left in force counts:
    15 to 31 March is 16 days.
    """
    first, second = ledger["LM.0001-1"], ledger["LM.0001-2"]
    assert (first["days_to_decision"], first["days_before_end"]) == (20, 91)
    assert (second["old_end_date"], second["days_before_end"]) == (date(2019, 3, 31), 16)


def test_late_is_later_than_one_month_before_the_end(ledger):
    """One month before 31 March 2019 is 28 February: 1 February is in time, 15 March late."""
    late = {i: ledger[i]["is_late_request"] for i in ("LM.0001-1", "LM.0001-2", "LM.0001-3")}
    assert late == {"LM.0001-1": False, "LM.0001-2": True, "LM.0001-3": False}
    assert ledger["LM.0002-1"]["is_late_request"] is None


@pytest.mark.parametrize(
    ("asked", "late"),
    [(date(2019, 4, 30), False), (date(2019, 5, 1), True), (date(2019, 6, 5), True)],
)
def test_the_day_one_month_before_is_still_in_time(tmp_path, asked, late):
    """One month before 30 May 2019 is 30 April 2019."""
    rows = {"revision_id": "A-1", "project_code": "A", "requested_date": asked}
    write_snapshot(tmp_path, {"revisions": [{**rows, "old_end_date": date(2019, 5, 30)}]})
    found = Warehouse.open(tmp_path).rows("revision_ledger")
    assert found["is_late_request"].to_pylist() == [late]


def test_only_requests_in_effect_add_months(ledger):
    """Three months granted by the first; the declined one asked for 31 March to 30 September.

    That is 183 days, 183 / 30.4375 = 6.01 months, and none were granted. The third changes the
    budget only.
    """
    told = [
        (row["months_asked"], row["months_granted"], row["months_so_far"])
        for row in (ledger["LM.0001-1"], ledger["LM.0001-2"], ledger["LM.0001-3"])
    ]
    assert told == [
        (Decimal(3), Decimal(3), Decimal(3)),
        (Decimal("6.01"), Decimal(0), Decimal(3)),
        (Decimal(0), Decimal(0), Decimal(3)),
    ]


def test_budget_goes_on_from_request_to_request(ledger):
    """100,000 + 10,000 - 4,000 = 106,000; declined: unchanged; less 1,000 = 105,000."""
    told = [
        (row["budget_before_usd"], row["budget_change_usd"], row["budget_after_usd"])
        for row in (ledger["LM.0001-1"], ledger["LM.0001-2"], ledger["LM.0001-3"])
    ]
    assert told == [(100_000, 6_000, 106_000), (106_000, 0, 106_000), (106_000, -1_000, 105_000)]


def test_totals_stand_in_for_lines_that_are_not_stated(ledger):
    """50,000 to 60,000 is +10,000, then to 55,000 is -5,000."""
    told = [
        (ledger[i]["budget_change_usd"], ledger[i]["budget_after_usd"])
        for i in ("LM.0002-1", "LM.0002-2")
    ]
    assert told == [(10_000, 60_000), (-5_000, 55_000)]


def test_lines_of_a_declined_request_change_nothing(small):
    found = small.rows("revision_ledger_lines").to_pylist()
    assert {(row["revision_id"], row["budget_line"]): row["line_change_usd"] for row in found} == {
        ("LM.0001-1", "activities"): 10_000,
        ("LM.0001-1", "staff"): -4_000,
        ("LM.0001-2", "staff"): 0,
        ("LM.0001-3", "office"): -1_000,
    }
    by_line = small.query(["line_change_usd"], ["budget_line"])
    assert dict(zip(*(c.to_pylist() for c in by_line.columns[:2]), strict=True)) == {
        "staff": -4_000,
        "office": -1_000,
        "activities": 10_000,
    }


def test_a_request_without_a_decision_has_not_changed_the_project(tmp_path):
    rows = {"revision_id": "A-1", "project_code": "A", "requested_date": date(2020, 1, 1)}
    write_snapshot(tmp_path, {"revisions": [{**rows, "new_end_date": date(2020, 9, 30)}]})
    row = Warehouse.open(tmp_path).rows("revision_ledger").to_pylist()[0]
    assert (row["took_effect"], row["revised_date"], row["months_granted"]) == (False, None, 0)


def test_shares_of_requests(small):
    """Of the three requests with an end in force one is late; four of five were approved.

    Days to the decision: 1, 10, 10, 20, 30, so the middle one is 10.
    """
    assert one(small, "requests_late_pct") == Decimal("33.333333")
    assert one(small, "requests_approved_pct") == 80
    assert one(small, "days_to_decision_median") == 10
    assert one(small, "days_to_decision_max") == 30
    assert one(small, "requests_late", {"project_code": "LM.0001"}) == 1


def test_a_total_stated_after_changes_by_lines_counts_only_what_it_adds(tmp_path):
    """100,000; lines add 10,000; the next request states 130,000, which is 20,000 more."""
    asked = {
        "project_code": "A",
        "requested_date": date(2020, 1, 1),
        "request_decision": "approved",
    }
    tables = {
        "projects": [project("A", date(2019, 1, 1), date(2020, 12, 31))],
        "budgets": [{"project_code": "A", "amount_usd": Decimal(100_000)}],
        "revisions": [
            {**asked, "revision_id": "A-1", "revision_number": 1},
            {**asked, "revision_id": "A-2", "revision_number": 2, "amount_usd": Decimal(130_000)},
            {**asked, "revision_id": "A-3", "revision_number": 3},
            {**asked, "revision_id": "A-4", "revision_number": 4, "amount_usd": Decimal(120_000)},
        ],
        "revision_budgets": [
            {
                "revision_id": i,
                "budget_line": "staff",
                "old_amount_usd": Decimal(1),
                "new_amount_usd": Decimal(new),
            }
            for i, new in (("A-1", 10_001), ("A-3", 5_001))
        ],
    }
    write_snapshot(tmp_path, tables)
    found = Warehouse.open(tmp_path).rows("revision_ledger").to_pylist()
    told = [(row["budget_change_usd"], row["budget_after_usd"]) for row in found]
    assert told == [(10_000, 110_000), (20_000, 130_000), (5_000, 135_000), (-15_000, 120_000)]
