"""Budget and time of projects step by step, worked out by hand."""

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
def steps(small):
    return {row["project_code"]: row for row in small.rows("project_steps").to_pylist()}


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


def test_the_dataset_observes_until_its_last_record(small):
    """The last spending report is of 30 June 2019; ends and due dates do not count."""
    assert small.rows("observation_days")["observed_until"].to_pylist() == [date(2019, 6, 30)]


def test_a_request_for_funding_is_a_record_too_today_and_on_a_day(tmp_path):
    """A recommendation's state holds from the last record: here a decision on funding."""
    tables = {
        "projects": [project("A", date(2018, 1, 1), date(2018, 12, 31))],
        "sources": [{"document": "filler"}],
        "funding_requests": [{"request_id": "R1", "decided_date": date(2020, 3, 1)}],
        "evaluations": [{"evaluation_id": "E1", "report_date": "2019"}],
        "recommendations": [{"evaluation_id": "E1", "recommendation_state": "implemented"}],
    }
    write_snapshot(tmp_path, tables)
    now = Warehouse.open(tmp_path)
    observed = ("recorded_until", "observed_until")
    (row,) = now.rows("observation_days", columns=observed).to_pylist()
    assert row == dict.fromkeys(observed, date(2020, 3, 1))
    states = [
        now.as_of(day).rows("recommendations")["recommendation_state"].to_pylist()
        for day in (date(2020, 2, 29), date(2020, 3, 1))
    ]
    assert states == [[None], ["implemented"]]


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


REQUEST = {
    "revision_id": "A-1",
    "project_code": "A",
    "requested_date": date(2020, 1, 1),
    "decided_date": date(2020, 1, 9),
    "request_decision": "approved",
}


def opened(folder, **tables):
    rows = {"projects": [project("A", date(2019, 1, 1), date(2020, 12, 31))]}
    write_snapshot(folder, {**rows, "revisions": [REQUEST], **tables})
    return Warehouse.open(folder)


@pytest.mark.parametrize(
    ("new", "revised", "unexplained"), [(Decimal(9_000), 59_000, 0), (None, None, None)]
)
def test_without_a_revised_budget_on_record_requests_tell_it(tmp_path, new, revised, unexplained):
    """50,000 and 9,000 more for staff make 59,000; without the new amount nobody can tell."""
    staff = {"revision_id": "A-1", "budget_line": "staff"}
    small = opened(
        tmp_path,
        budgets=[{"project_code": "A", "amount_usd": Decimal(50_000)}],
        revision_types=[{"revision_id": "A-1", "revision_type": "budget"}],
        revision_budgets=[{**staff, "old_amount_usd": Decimal(0), "new_amount_usd": new}],
    )
    (row,) = small.rows("project_steps").to_pylist()
    assert (row["revised_usd"], row["change_without_request_usd"]) == (revised, unexplained)


@pytest.mark.parametrize(
    ("changed", "months"),
    [({}, None), ({"nce_months": Decimal(6)}, 6), ({"request_decision": "declined"}, 0)],
)
def test_an_extension_without_its_months_is_not_one_of_none(tmp_path, changed, months):
    small = opened(
        tmp_path,
        revisions=[{**REQUEST, **changed}],
        revision_types=[{"revision_id": "A-1", "revision_type": "duration"}],
    )
    (facts,) = small.rows("project_facts").to_pylist()
    (steps,) = small.rows("project_steps").to_pylist()
    assert (facts["nce_months"], steps["extended_months"]) == (months, months)
    assert facts["duration_months"] == (None if months is None else 12 + months)


def test_months_of_a_declined_request_are_never_added(tmp_path):
    declined = {**REQUEST, "request_decision": "declined", "nce_months": Decimal(6)}
    (facts,) = opened(tmp_path, revisions=[declined]).rows("project_facts").to_pylist()
    assert facts["nce_months"] == 0


def test_a_reason_that_is_not_stated_does_not_rule_covid_out(tmp_path):
    small = opened(tmp_path, revisions=[{**REQUEST, "revision_reason": "not_stated"}])
    (row,) = small.rows("project_steps").to_pylist()
    assert row["revised_for_covid"] is None
