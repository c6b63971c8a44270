"""The revision ledger and the steps of projects, on requests worked out by hand."""

from datetime import date
from decimal import Decimal

import pytest

from tests.fixtures.warehouse.snapshot import write_snapshot
from warehouse.service import Warehouse

# LM.0001: planned for twelve months from 1 January 2018, budget 100,000.
#   1  asked on 1 October 2018, approved 21 October: three months more, activities +10,000,
#      staff -4,000
#   2  asked on 15 March 2019, sixteen days before the end, declined
#   3  asked on 1 February 2019, approved 2019-02-11: office -1,000 only
# LM.0002: two requests whose totals are stated, not their lines. LM.0003: none.
REVISIONS = [
    ("LM.0001", 1, date(2018, 10, 1), date(2018, 10, 21), "approved", date(2018, 12, 31),
     date(2019, 3, 31), 3, None),
    ("LM.0001", 2, date(2019, 3, 15), date(2019, 3, 25), "declined", None,
     date(2019, 9, 30), 0, None),
    ("LM.0001", 3, date(2019, 2, 1), date(2019, 2, 11), "approved", None, None, None, None),
    ("LM.0002", 1, date(2018, 5, 1), date(2018, 5, 2), "approved", None, None, None, 60_000),
    ("LM.0002", 2, date(2018, 7, 1), date(2018, 7, 31), "approved", None, None, None, 55_000),
]  # fmt: skip
LINES = [
    ("LM.0001-1", "activities", 60_000, 70_000),
    ("LM.0001-1", "staff", 20_000, 16_000),
    ("LM.0001-2", "staff", 16_000, 30_000),
    ("LM.0001-3", "office", 10_000, 9_000),
]
TYPES = [
    ("LM.0001-1", "duration"),
    ("LM.0001-1", "budget"),
    ("LM.0001-2", "duration"),
    ("LM.0001-2", "budget"),
    ("LM.0001-3", "budget"),
    ("LM.0002-1", "budget"),
    ("LM.0002-2", "budget"),
]
KEYS = (
    "project_code",
    "revision_number",
    "requested_date",
    "decided_date",
    "request_decision",
    "old_end_date",
    "new_end_date",
    "nce_months",
    "amount_usd",
)


def revision(values):
    row = dict(zip(KEYS, values, strict=True))
    for name in ("nce_months", "amount_usd"):
        row[name] = None if row[name] is None else Decimal(row[name])
    return {"revision_id": f"{row['project_code']}-{row['revision_number']}", **row}


def project(code, start, end, status="completed"):
    return {
        "project_code": code,
        "start_date": start,
        "end_date": end,
        "planned_months": Decimal(12),
        "project_status": status,
    }


TABLES = {
    "projects": [
        project("LM.0001", date(2018, 1, 1), date(2019, 3, 31)),
        project("LM.0002", date(2018, 1, 1), date(2018, 12, 31)),
        project("LM.0003", date(2018, 1, 1), date(2018, 12, 31), "active"),
    ],
    "budgets": [
        {"project_code": code, "budget_type": kind, "amount_usd": Decimal(amount)}
        for code, kind, amount in [
            ("LM.0001", "original", 100_000),
            ("LM.0001", "revised", 105_500),
            ("LM.0002", "original", 50_000),
            ("LM.0002", "revised", 55_000),
            ("LM.0003", "original", 70_000),
        ]
    ],
    "revisions": [revision(values) for values in REVISIONS],
    "revision_types": [{"revision_id": i, "revision_type": kind} for i, kind in TYPES],
    "revision_budgets": [
        {
            "revision_id": i,
            "budget_line": line,
            "old_amount_usd": Decimal(old),
            "new_amount_usd": Decimal(new),
        }
        for i, line, old, new in LINES
    ],
    "expenditures": [
        {"project_code": code, "as_of_date": day, "spent_usd": Decimal(amount)}
        for code, day, amount in [
            ("LM.0001", date(2018, 12, 31), 90_000),
            ("LM.0001", date(2019, 6, 30), 104_000),
            ("LM.0002", date(2019, 1, 31), 56_000),
            ("LM.0003", date(2019, 6, 30), 69_000),
        ]
    ],
}


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    folder = tmp_path_factory.mktemp("data")
    write_snapshot(folder, TABLES)
    return Warehouse.open(folder)


@pytest.fixture(scope="module")
def ledger(small):
    return {row["revision_id"]: row for row in small.rows("revision_ledger").to_pylist()}


@pytest.fixture(scope="module")
def steps(small):
    return {row["project_code"]: row for row in small.rows("project_steps").to_pylist()}


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

    That is 183 days, 183 / 30.4375 = 6.01 months, and none were granted.
    """
    told = [
        (row["months_asked"], row["months_granted"], row["months_so_far"])
        for row in (ledger["LM.0001-1"], ledger["LM.0001-2"], ledger["LM.0001-3"])
    ]
    assert told == [
        (Decimal(3), Decimal(3), Decimal(3)),
        (Decimal("6.01"), Decimal(0), Decimal(3)),
        (None, Decimal(0), Decimal(3)),
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


def test_steps_of_the_budget_add_up_to_what_was_spent(steps):
    """100,000 + 6,000 - 1,000 + 500 without a request = 105,500; less 1,500 = 104,000."""
    names = (
        "original_usd",
        "raised_usd",
        "cut_usd",
        "change_without_request_usd",
        "revised_usd",
        "unspent_usd",
        "overspent_usd",
        "final_usd",
    )
    told = [steps["LM.0001"][name] for name in names]
    assert told == [100_000, 6_000, -1_000, 500, 105_500, -1_500, 0, 104_000]
    assert sum(told[:4]) == told[4]
    assert sum(told[4:7]) == told[7]


def test_final_is_spending_on_or_after_the_end_of_a_completed_project(steps):
    """The first record of LM.0001 lies before its end; LM.0003 still runs."""
    assert steps["LM.0001"]["final_as_of_date"] == date(2019, 6, 30)
    assert steps["LM.0003"]["final_usd"] is None
    assert (steps["LM.0002"]["unspent_usd"], steps["LM.0002"]["overspent_usd"]) == (0, 1_000)


def test_all_steps_of_a_waterfall_rest_on_the_same_projects(small):
    """Original of the two closed projects: 100,000 + 50,000; of all three also 70,000."""
    answer = small.answer(["closed_original_usd", "closed_final_usd", "approved_original_usd"])
    assert answer.table.to_pylist()[0]["closed_original_usd"] == 150_000
    assert answer.table.to_pylist()[0]["closed_final_usd"] == 160_000
    assert answer.table.to_pylist()[0]["approved_original_usd"] == 220_000
    assert [counts.used for counts in answer.counts.values()] == [2, 2, 3]


def test_time_goes_from_plan_over_what_was_granted_to_what_it_took(steps):
    """1 January 2018 to 31 March 2019 is 455 days, 455 / 30.4375 = 14.95 months."""
    row = steps["LM.0001"]
    assert [row[n] for n in ("planned_months", "extended_plan_months", "actual_months")] == [
        Decimal(12),
        Decimal(15),
        Decimal("14.95"),
    ]


def test_a_dataset_that_dates_its_requests_knows_who_had_none(small, steps):
    assert (steps["LM.0003"]["requests"], steps["LM.0003"]["extended_months"]) == (0, 0)
    answer = small.answer(["projects_revised", "projects_extended"])
    assert answer.table.to_pylist()[0]["projects_revised"] == 2
    assert answer.table.to_pylist()[0]["projects_extended"] == 1
    assert {(c.used, c.eligible) for c in answer.counts.values()} == {(3, 3)}


def test_where_no_request_is_dated_nothing_is_known_of_the_others(tmp_path):
    write_snapshot(
        tmp_path,
        {
            "projects": [project("A", None, None), project("B", None, None)],
            "revisions": [
                {"revision_id": "A-1", "project_code": "A", "nce_months": Decimal(2)},
            ],
            "budgets": [{"project_code": "A", "amount_usd": Decimal(10)}],
        },
    )
    found = {
        r["project_code"]: r for r in Warehouse.open(tmp_path).rows("project_steps").to_pylist()
    }
    assert (found["A"]["revisions_in_effect"], found["A"]["revised_usd"]) == (1, None)
    assert (found["B"]["requests"], found["B"]["extended_months"]) == (None, None)


def test_shares_of_requests(small):
    """Of the three requests with an end in force one is late; four of five were approved.

    Days to the decision: 1, 10, 10, 20, 30, so the middle one is 10.
    """
    assert one(small, "requests_late_pct") == Decimal("33.333333")
    assert one(small, "requests_approved_pct") == 80
    assert one(small, "days_to_decision_median") == 10
    assert one(small, "days_to_decision_max") == 30
    assert one(small, "requests_late", {"project_code": "LM.0001"}) == 1


def test_the_dataset_observes_until_its_last_record(small):
    """The last spending report is of 30 June 2019; ends and due dates do not count."""
    assert small.rows("observation_days")["observed_until"].to_pylist() == [date(2019, 6, 30)]


def test_covid_in_three_meanings_is_never_mixed(tmp_path):
    """A is delayed by it, B revised because of it, C responds to it; D is none of these."""
    flags = {"A": None, "B": False, "C": True, "D": False}
    write_snapshot(
        tmp_path,
        {
            "projects": [
                {**project(code, None, None), "is_covid_response": flag}
                for code, flag in flags.items()
            ],
            "challenges": [{"project_code": "A", "challenge": "covid_19"}],
            "revisions": [
                {
                    "revision_id": f"{code}-1",
                    "project_code": code,
                    "requested_date": date(2020, 5, 1),
                    "request_decision": "approved",
                    "revision_reason": reason,
                }
                for code, reason in [("B", "covid_19"), ("D", "other")]
            ],
        },
    )
    opened = Warehouse.open(tmp_path)
    names = ["projects_covid_named", "projects_revised_for_covid", "projects_covid_response"]
    answer = opened.answer(names)
    assert [answer.table[name][0].as_py() for name in names] == [1, 1, 1]
    assert [answer.counts[name].used for name in names] == [1, 4, 3]
    grouped = opened.query(["projects"], ["revised_for_covid"]).to_pylist()
    assert {row["revised_for_covid"]: row["projects"] for row in grouped} == {False: 3, True: 1}
