"""The portfolio as it was known on a day: small ledgers worked out by hand."""

from datetime import date
from decimal import Decimal

import pyarrow as pa
import pytest

from tests.fixtures.warehouse import earlier
from tests.fixtures.warehouse.snapshot import write_snapshot
from warehouse.engine import Engine
from warehouse.past import load_as_of, load_recorded
from warehouse.schema import load_schema

CODE = earlier.CODE
PROJECT = earlier.PROJECT | {"end_date": date(2021, 2, 28), "outcome_status": "full"}
EXTENSIONS = [
    {
        "revision_id": f"{CODE}-1",
        "project_code": CODE,
        "revision_number": 1,
        "requested_date": date(2020, 4, 10),
        "decided_date": date(2020, 4, 20),
        "request_decision": "approved",
        "old_end_date": date(2020, 5, 31),
        "new_end_date": date(2020, 11, 30),
        "nce_months": Decimal(6),
    },
    {
        "revision_id": f"{CODE}-2",
        "project_code": CODE,
        "revision_number": 2,
        "requested_date": date(2020, 10, 1),
        "decided_date": date(2020, 10, 15),
        "request_decision": "approved",
        "old_end_date": date(2020, 11, 30),
        "new_end_date": date(2021, 2, 28),
        "nce_months": Decimal(3),
    },
]
SOURCES = [{"document": "own"}]


@pytest.fixture
def known_on(tmp_path):
    """The rows of a table on a day, in a snapshot of the rows given."""

    def known(day: date, table: str, rows: dict) -> list[dict]:
        snapshot = tmp_path / "data"
        path = next(snapshot.glob("snapshots/*"), None) or write_snapshot(
            snapshot, {"sources": SOURCES, **rows}
        )
        engine = Engine()
        load_as_of(engine, path, day)
        return engine.select(f"SELECT * FROM {table} ORDER BY ALL").to_pylist()

    return known


@pytest.mark.parametrize(
    ("day", "codes"),
    [(date(2019, 5, 1), []), (date(2019, 5, 2), [CODE]), (date(2030, 1, 1), [CODE])],
)
def test_a_project_is_known_from_its_approval(known_on, day, codes):
    rows = known_on(day, "projects", {"projects": [PROJECT]})
    assert [row["project_code"] for row in rows] == codes


def test_without_approval_and_start_it_is_known_from_the_end_of_its_funding_year(known_on):
    undated = {"projects": [{"project_code": CODE, "funding_year": 2019, "document": "own"}]}
    assert known_on(date(2019, 12, 30), "projects", undated) == []
    assert len(known_on(date(2019, 12, 31), "projects", undated)) == 1


@pytest.mark.parametrize(
    ("day", "end", "status"),
    [
        (date(2020, 4, 19), date(2020, 5, 31), "active"),
        (date(2020, 4, 20), date(2020, 11, 30), "active"),
        (date(2020, 10, 14), date(2020, 11, 30), "active"),
        (date(2020, 10, 15), date(2021, 2, 28), "completed"),
    ],
)
def test_the_end_date_is_the_one_decided_by_then(known_on, day, end, status):
    """The last decision is the last thing on record: from then on all is as recorded."""
    (row,) = known_on(day, "projects", {"projects": [PROJECT], "revisions": EXTENSIONS})
    assert (row["end_date"], row["project_status"]) == (end, status)


def test_a_request_that_was_not_decided_yet_was_pending_and_added_nothing(known_on):
    tables = {"projects": [PROJECT], "revisions": EXTENSIONS}
    (row,) = known_on(date(2020, 4, 15), "revisions", tables)
    assert row["revision_id"] == f"{CODE}-1"
    assert (row["request_decision"], row["decided_date"], row["nce_months"]) == (
        "pending",
        None,
        None,
    )


def test_a_declined_request_never_moves_the_end(known_on):
    declined = [{**EXTENSIONS[0], "request_decision": "declined"}]
    tables = {"projects": [PROJECT], "revisions": declined}
    (row,) = known_on(date(2020, 4, 1), "projects", tables)
    assert row["end_date"] == PROJECT["end_date"]


BUDGETS = [
    {"project_code": CODE, "budget_type": "original", "amount_usd": Decimal(100)},
    {"project_code": CODE, "budget_type": "revised", "amount_usd": Decimal(130)},
]
CHANGES = [
    {
        "revision_id": f"{CODE}-1",
        "budget_line": "staff",
        "old_amount_usd": Decimal(30),
        "new_amount_usd": Decimal(20),
    },
    {
        "revision_id": f"{CODE}-1",
        "budget_line": "activities",
        "old_amount_usd": Decimal(70),
        "new_amount_usd": Decimal(90),
    },
    {
        "revision_id": f"{CODE}-2",
        "budget_line": "activities",
        "old_amount_usd": Decimal(90),
        "new_amount_usd": Decimal(110),
    },
]


@pytest.mark.parametrize(
    ("day", "amounts"),
    [
        (date(2020, 4, 19), {"original": 100}),
        (date(2020, 4, 20), {"original": 100, "revised": 110}),
        (date(2020, 10, 15), {"original": 100, "revised": 130}),
    ],
)
def test_the_revised_budget_is_todays_without_the_changes_decided_since(known_on, day, amounts):
    """130 today; the second request added 20, so 110 stood before it; the first 10, so 100."""
    tables = {
        "projects": [PROJECT],
        "budgets": BUDGETS,
        "revisions": EXTENSIONS,
        "revision_budgets": CHANGES,
    }
    rows = known_on(day, "budgets", tables)
    assert {row["budget_type"]: row["amount_usd"] for row in rows} == amounts


def test_the_lines_of_the_revised_budget_go_back_in_the_same_way(known_on):
    lines = [
        {"project_code": CODE, "budget_type": kind, "budget_line": line, "amount_usd": Decimal(usd)}
        for kind, line, usd in (
            ("original", "staff", 30),
            ("original", "activities", 70),
            ("revised", "staff", 20),
            ("revised", "activities", 110),
        )
    ]
    tables = {
        "projects": [PROJECT],
        "budgets": BUDGETS,
        "budget_lines": lines,
        "revisions": EXTENSIONS,
        "revision_budgets": CHANGES,
    }
    rows = known_on(date(2020, 4, 20), "budget_lines", tables)
    revised = {r["budget_line"]: r["amount_usd"] for r in rows if r["budget_type"] == "revised"}
    assert revised == {"staff": 20, "activities": 90}


def test_what_a_project_reports_at_its_end_is_missing_before_it(known_on):
    reached = {"beneficiary_group": "officials", "sex": "female", "target_count": 9}
    tables = {
        "projects": [PROJECT],
        "revisions": EXTENSIONS,
        "beneficiaries": [{"project_code": CODE, **reached, "reached_count": 7}],
        "expenditures": [
            {"project_code": CODE, "as_of_date": date(2021, 6, 30), "spent_usd": Decimal(1)}
        ],
    }
    (before,) = known_on(date(2020, 12, 31), "projects", tables)
    (after,) = known_on(date(2021, 2, 28), "projects", tables)
    assert (before["outcome_status"], after["outcome_status"]) == (None, "full")
    (group,) = known_on(date(2020, 12, 31), "beneficiaries", tables)
    assert (group["target_count"], group["reached_count"]) == (9, None)


def test_spending_is_what_was_reported_by_then(known_on):
    spent = [
        {"project_code": CODE, "as_of_date": date(2020, month, 1), "spent_usd": Decimal(usd)}
        for month, usd in ((1, 10), (4, 25))
    ]
    tables = {"projects": [PROJECT], "expenditures": spent}
    rows = known_on(date(2020, 3, 31), "expenditures", tables)
    assert [row["spent_usd"] for row in rows] == [10]


def test_a_report_that_came_later_had_not_come(known_on):
    report = {
        "project_code": CODE,
        "report_kind": "interim",
        "report_number": 1,
        "due_date": date(2020, 1, 31),
        "received_date": date(2020, 2, 20),
    }
    tables = {"projects": [PROJECT], "reports": [report]}
    (row,) = known_on(date(2020, 2, 19), "reports", tables)
    assert (row["due_date"], row["received_date"]) == (date(2020, 1, 31), None)


@pytest.mark.parametrize(
    ("report_date", "known"), [("2020", True), ("2021", False), ("2020-06", True), (None, True)]
)
def test_an_evaluation_is_known_from_its_report_as_precisely_as_that_is_dated(
    known_on, report_date, known
):
    evaluation = {"evaluation_id": "E1", "report_date": report_date}
    rows = known_on(date(2020, 6, 15), "evaluations", {"evaluations": [evaluation]})
    assert bool(rows) is known


def test_what_a_review_says_without_a_date_is_known_from_its_publication(known_on):
    tables = {
        "sources": [{"document": "001", "published_on": "2022"}],
        "projects": [{**PROJECT, "document": "001"}],
        "challenges": [{"project_code": CODE, "challenge": "covid_19", "document": "001"}],
    }
    assert known_on(date(2022, 12, 30), "challenges", tables) == []
    assert len(known_on(date(2022, 12, 31), "challenges", tables)) == 1


def test_long_after_the_last_record_all_is_as_recorded(real_data):
    (snapshot,) = real_data.glob("snapshots/*")
    recorded, later = Engine(), Engine()
    load_recorded(recorded, snapshot)
    load_as_of(later, snapshot, date(2026, 1, 1))
    for name in load_schema().tables:
        sql = f"SELECT * FROM {name} ORDER BY ALL"
        assert pa.Table.equals(later.select(sql), recorded.select(sql)), name
