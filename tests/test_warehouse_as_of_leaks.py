"""Nothing decided, sent or found later may show on an earlier day: small cases by hand."""

from datetime import date
from decimal import Decimal
from functools import partial

import pytest

from tests.fixtures.warehouse import earlier
from tests.fixtures.warehouse.earlier import CODE, PROJECT


@pytest.fixture
def known_on(tmp_path):
    return partial(earlier.known_on, tmp_path)


def request(number: int, decided: date | None, **values: object) -> dict:
    return {
        "revision_id": f"{CODE}-{number}",
        "project_code": CODE,
        "revision_number": number,
        "decided_date": decided,
        "request_decision": "approved",
        **values,
    }


def budget(kind: str, usd: int) -> dict:
    return {"project_code": CODE, "budget_type": kind, "amount_usd": Decimal(usd)}


def change(number: int, old: int | None, new: int) -> dict:
    return {
        "revision_id": f"{CODE}-{number}",
        "budget_line": "staff",
        "old_amount_usd": None if old is None else Decimal(old),
        "new_amount_usd": Decimal(new),
    }


TOTALS_ONLY = {
    "budgets": [budget("original", 100), budget("revised", 130)],
    "revisions": [
        request(1, date(2020, 1, 10), amount_usd=Decimal(110)),
        request(2, date(2020, 3, 10), amount_usd=Decimal(130)),
    ],
}


@pytest.mark.parametrize(
    ("day", "amounts"),
    [
        (date(2020, 1, 9), {"original": 100}),
        (date(2020, 1, 10), {"original": 100, "revised": 110}),
        (date(2020, 3, 10), {"original": 100, "revised": 130}),
    ],
)
def test_requests_that_state_only_the_new_total_revise_the_budget_on_their_day(
    known_on, day, amounts
):
    rows = known_on(day, "budgets", TOTALS_ONLY)
    assert {row["budget_type"]: row["amount_usd"] for row in rows} == amounts


def test_lines_that_no_request_explains_are_not_shown_before_the_last_decision(known_on):
    lines = [{"project_code": CODE, "budget_type": "revised", "budget_line": "staff"}]
    tables = {**TOTALS_ONLY, "budget_lines": lines}
    assert known_on(date(2020, 1, 10), "budget_lines", tables) == []
    assert len(known_on(date(2020, 3, 10), "budget_lines", tables)) == 1


def test_a_later_change_by_lines_counts_on_top_of_a_total_stated_before_it(known_on):
    """110 stated first, 10 more by lines: 120 before the third request made it 150."""
    tables = {
        "budgets": [budget("original", 100), budget("revised", 150)],
        "revisions": [
            request(1, date(2020, 1, 10), amount_usd=Decimal(110)),
            request(2, date(2020, 2, 10)),
            request(3, date(2020, 3, 10)),
        ],
        "revision_budgets": [change(2, 50, 60), change(3, 60, 90)],
    }
    rows = known_on(date(2020, 2, 29), "budgets", tables)
    assert [r["amount_usd"] for r in rows if r["budget_type"] == "revised"] == [120]


def test_a_budget_that_cannot_be_worked_out_is_not_known(known_on):
    """What the second request added is not stated, so what stood before it is not known."""
    tables = {
        "budgets": [budget("original", 100), budget("revised", 150)],
        "revisions": [request(1, date(2020, 1, 10)), request(2, date(2020, 3, 10))],
        "revision_budgets": [change(1, 50, 60), change(2, None, 90)],
    }
    rows = known_on(date(2020, 2, 1), "budgets", tables)
    assert [row["budget_type"] for row in rows] == ["original"]


def test_a_later_change_of_the_budget_alone_leaves_the_end_where_an_extension_put_it(known_on):
    until = date(2020, 11, 30)
    extension = request(1, date(2020, 1, 10), nce_months=Decimal(6), new_end_date=until)
    tables = {"revisions": [extension, request(2, date(2020, 8, 1), amount_usd=Decimal(5))]}
    (row,) = known_on(date(2020, 3, 1), "projects", tables)
    assert row["end_date"] == until


@pytest.mark.parametrize(
    ("planned", "end"),
    [(Decimal(12), date(2020, 5, 31)), (Decimal("6.5"), date(2019, 12, 15))],
)
def test_an_end_that_no_request_states_is_the_last_day_of_the_months_planned(
    known_on, planned, end
):
    tables = {
        "projects": [{**PROJECT, "planned_months": planned}],
        "revisions": [request(1, date(2020, 8, 1), nce_months=Decimal(6))],
    }
    (row,) = known_on(date(2020, 3, 1), "projects", tables)
    assert row["end_date"] == end


def test_a_request_that_nothing_dates_is_known_with_its_project(known_on):
    tables = {
        "projects": [{**PROJECT, "planned_months": None}],
        "revisions": [request(1, None, nce_months=Decimal(6))],
    }
    (row,) = known_on(date(2019, 6, 1), "revisions", tables)
    assert (row["request_decision"], row["nce_months"]) == ("approved", 6)


def form(**values: object) -> dict:
    return {"project_code": CODE, "questionnaire": "2022", **values}


def test_a_form_that_was_never_sent_is_not_awaited(known_on):
    tables = {"questionnaires": [form(return_status="not_sent")]}
    (row,) = known_on(date(2022, 1, 1), "questionnaires", tables)
    assert row["return_status"] == "not_sent"


@pytest.mark.parametrize(
    ("day", "source"),
    [
        (date(2022, 8, 31), None),
        (date(2022, 9, 15), None),
        (date(2022, 10, 1), "returned"),
    ],
)
def test_where_answers_come_from_is_known_once_the_form_is_back(known_on, day, source):
    returned = form(
        sent_date=date(2022, 9, 15), returned_date=date(2022, 10, 1), return_status="returned"
    )
    tables = {
        "projects": [{**PROJECT, "questionnaire_source": "returned"}],
        "questionnaires": [returned],
    }
    (row,) = known_on(day, "projects", tables)
    assert row["questionnaire_source"] == source


@pytest.mark.parametrize(
    ("day", "evaluated"),
    [(date(2020, 6, 1), [None, None]), (date(2021, 1, 1), [False, False])],
)
def test_a_running_project_does_not_tell_whether_it_will_be_evaluated(known_on, day, evaluated):
    other = "LM.0002"
    tables = {
        "projects": [
            {**PROJECT, "expost_evaluated": True},
            {**PROJECT, "project_code": other, "expost_evaluated": False},
        ],
        "evaluations": [
            {
                "evaluation_id": "E1",
                "report_date": "2021-09-01",
                "evaluation_type": "Ex-post evaluation",
            }
        ],
        "evaluation_projects": [{"evaluation_id": "E1", "project_code": CODE}],
    }
    rows = known_on(day, "projects", tables)
    assert [row["expost_evaluated"] for row in rows] == evaluated


def test_a_mid_term_evaluation_does_not_tell_that_an_ex_post_one_was_held(known_on):
    midterm = {
        "evaluation_id": "E1",
        "report_date": "2020-03-01",
        "evaluation_type": "Mid-term evaluation",
    }
    tables = {
        "projects": [{**PROJECT, "expost_evaluated": True}],
        "evaluations": [midterm],
        "evaluation_projects": [{"evaluation_id": "E1", "project_code": CODE}],
    }
    (row,) = known_on(date(2020, 6, 1), "projects", tables)
    assert row["expost_evaluated"] is None


@pytest.mark.parametrize(
    ("entity", "entity_id", "attribute", "known"),
    [
        ("revisions", f"{CODE}-1", "requested_date", date(2020, 3, 10)),
        ("evaluations", "E1", "report_date", date(2021, 9, 1)),
        ("projects", CODE, "spent_usd", date(2020, 11, 30)),
        ("projects", CODE, "amount_usd", date(2019, 5, 2)),
    ],
)
def test_an_issue_is_known_with_what_it_is_about(known_on, entity, entity_id, attribute, known):
    issue = {"entity": entity, "entity_id": entity_id, "attribute": attribute}
    tables = {
        "revisions": [request(1, date(2020, 3, 10))],
        "evaluations": [{"evaluation_id": "E1", "report_date": "2021-09-01"}],
        "data_issues": [issue],
    }
    day_before = date.fromordinal(known.toordinal() - 1)
    assert known_on(day_before, "data_issues", tables) == []
    assert len(known_on(known, "data_issues", tables)) == 1


def test_attributes_that_requests_change_are_not_said_ahead_of_them(known_on):
    said = [
        {"entity_id": CODE, "attribute": name, "value_text": "later"}
        for name in ("duration_months", "end_date", "nce_months", "revision_type", "title")
    ]
    rows = known_on(date(2020, 1, 1), "attribute_sources", {"attribute_sources": said})
    assert [row["attribute"] for row in rows] == ["title"]
