"""Revisions, evaluations and what follows from them."""

from decimal import Decimal

from tests.fixtures.own_data.sheets import check, projects, rows_of, rules, sheet

ENDS = "Code | Types | Decision | Old end | New end | NCE months"


def revisions(headers, *rows, register=None):
    return check(register or projects("Line", "1", "1"), sheet("Revisions", headers, *rows))


def test_several_types_in_one_request():
    checked = revisions("Code | Types", "LM.0001 | Budget; NCE", "LM.0001 | Results Matrix")
    assert rows_of(checked, "revision_types", "revision_id", "revision_type") == [
        ("LM.0001-1", "budget"),
        ("LM.0001-1", "duration"),
        ("LM.0001-2", "results_matrix"),
    ]


def test_requests_are_numbered_after_those_given():
    rows = ("LM.0001 | 4", "LM.0001 | ", "LM.0002 | ", "LM.0001 | ")
    checked = revisions("Code | Number", *rows)
    ids = {name for (name,) in rows_of(checked, "revisions", "revision_id")}
    assert ids == {"LM.0001-4", "LM.0001-5", "LM.0001-6", "LM.0002-1"}


def test_months_are_counted_from_the_dates_of_an_approved_request():
    checked = revisions(ENDS, "LM.0001 | NCE | Approved | 2020-03-31 | 2020-06-30 |")
    assert rows_of(checked, "revisions", "nce_months", "basis") == [
        (Decimal(3), "Months from the former to the new end")
    ]


def test_months_stated_go_first():
    checked = revisions(ENDS, "LM.0001 | NCE | Approved | 2020-03-31 | 2020-06-30 | 4")
    assert rows_of(checked, "revisions", "nce_months", "basis") == [(Decimal(4), None)]
    assert rules(checked) == [("extension_differs_from_dates", "F", 2)]


def test_request_not_granted_grants_no_months():
    rows = (
        "LM.0001 | NCE | Declined | 2020-03-31 | 2020-06-30 | 3",
        "LM.0002 | NCE | Pending | 2020-03-31 | 2020-06-30 |",
    )
    checked = revisions(ENDS, *rows)
    assert rows_of(checked, "revisions", "nce_months") == [(None,), (None,)]
    assert rules(checked) == [("months_not_granted", "F", 2)]


def test_months_without_a_decision_are_asked_about_where_others_have_one():
    rows = (
        "LM.0001 | NCE | Approved | 2020-03-31 | 2020-06-30 | 3",
        "LM.0002 | NCE | | 2020-03-31 | 2020-06-30 | 3",
    )
    checked = revisions(ENDS, *rows)
    assert rules(checked) == [("months_without_decision", "F", 3)]
    assert rows_of(checked, "revisions", "nce_months") == [(Decimal(3),), (Decimal(3),)]


def test_months_of_requests_of_which_none_has_a_decision_were_granted():
    checked = revisions(ENDS, "LM.0001 | NCE | | 2020-03-31 | 2020-06-30 | 3")
    assert rules(checked) == []


def test_new_end_before_the_former_one_and_decision_before_request():
    headers = "Code | Old end | New end | Request date | Decision date"
    checked = revisions(headers, "LM.0001 | 2020-06-30 | 2020-03-31 | 2020-02-02 | 2020-02-01")
    assert rules(checked) == [("new_end_before_old", "C", 2), ("decided_before_requested", "E", 2)]
    assert checked.rows_published == 3


def test_budgets_of_a_revision_by_line():
    lines = sheet(
        "Revision budgets", "Code | Number | Line | Old | New", "LM.0001 | 1 | Staff | 10 | 12"
    )
    asked = sheet("Revisions", "Code | Number", "LM.0001 | 1")
    checked = check(projects("Line", "1"), asked, lines)
    found = rows_of(
        checked,
        "revision_budgets",
        "revision_id",
        "budget_line",
        "old_amount_usd",
        "new_amount_usd",
    )
    assert found == [("LM.0001-1", "staff", 10, 12)]


def test_evaluation_with_its_projects_rating_and_criteria():
    evaluations = sheet(
        "Evaluations",
        "Evaluation | Projects | Mode | Evaluator | Rating",
        "E1 | LM.0001 | External | A firm | Good",
        "E2 | LM.0001; LM.0002 | Internal | | ",
    )
    criteria = sheet(
        "Criteria", "Evaluation | Criterion | Rating", "E1 | Relevance and strategic fit | Adequate"
    )
    checked = check(projects("Line", "1", "1"), evaluations, criteria)
    assert rows_of(checked, "evaluation_projects", "evaluation_id", "project_code") == [
        ("E1", "LM.0001"),
        ("E2", "LM.0001"),
        ("E2", "LM.0002"),
    ]
    assert rows_of(checked, "evaluations", "title") == [
        ("Evaluation of LM.0001",),
        ("Evaluation of LM.0001, LM.0002",),
    ]
    assert rows_of(checked, "evaluation_ratings", "project_code", "impact_rating") == [
        ("LM.0001", "good")
    ]
    assert rows_of(
        checked, "evaluation_findings", "dac_criterion", "printed_criterion", "criterion_rating"
    ) == [("relevance", "Relevance and strategic fit", "adequate")]


def test_project_is_known_to_be_evaluated_by_its_evaluation():
    evaluations = sheet("Evaluations", "Evaluation | Projects | Rating", "E1 | LM.0001 | Good")
    checked = check(projects("Line", "1", "1"), evaluations)
    assert rows_of(checked, "projects", "expost_evaluated", "impact_rating") == [
        (True, "good"),
        (None, None),
    ]
    inferred = rows_of(checked, "attribute_sources", "entity_id", "attribute", "value_text")
    assert ("LM.0001", "impact_rating", "good") in inferred
    assert ("LM.0001", "expost_evaluated", "yes") in inferred


def test_evaluations_that_are_not_ex_post_do_not_make_a_project_evaluated():
    evaluations = sheet(
        "Evaluations",
        "Evaluation | Projects | Rating | Type | Report date",
        "E1 | LM.0001 | Good | Final evaluation | 2020-06",
        "E2 | LM.0002 | Good | Ex post evaluation | 2021",
    )
    ends = projects("Start | End", "2019-01-01 | 2020-12-31", "2019-01-01 | 2020-12-31")
    checked = check(ends, evaluations)
    assert rules(checked) == []
    assert rows_of(checked, "projects", "expost_evaluated", "impact_rating") == [
        (None, None),
        (True, "good"),
    ]


def test_ratings_that_differ_and_one_rating_for_several_projects():
    evaluations = sheet(
        "Evaluations",
        "Evaluation | Projects | Rating",
        "E1 | LM.0001 | Good",
        "E2 | LM.0001; LM.0002 | Good",
    )
    checked = check(projects("Impact rating", "Adequate", "Good"), evaluations)
    assert rules(checked) == [
        ("ratings_differ", "C", 2),
        ("rating_of_several_projects", "C", 3),
    ]


def test_evaluation_before_the_end_compares_as_precisely_as_known():
    register = projects("Start | End", "2019-01-01 | 2020-06-30")
    rows = ("E1 | LM.0001 | 2020", "E2 | LM.0001 | 2020-06", "E3 | LM.0001 | 2020-05")
    evaluations = sheet("Evaluations", "Evaluation | Projects | Report date", *rows)
    assert rules(check(register, evaluations)) == [("evaluation_before_end", "C", 4)]


def test_recommendations_with_what_became_of_them():
    evaluations = sheet("Evaluations", "Evaluation | Projects", "E1 | LM.0001")
    recommendations = sheet(
        "Recommendations",
        "Evaluation | Recommendation | Response | Owner | Deadline | Status",
        "E1 | Plan earlier | partially accepted | Country office | 2024-06-30 | ongoing",
        "E1 | Hand over | yes | Ministry | | ",
    )
    checked = check(projects("Line", "1"), evaluations, recommendations)
    assert rows_of(
        checked,
        "recommendations",
        "item_number",
        "management_response",
        "response_owner",
        "recommendation_state",
    ) == [
        ("1", "partly_accepted", "Country office", "in_progress"),
        ("2", "accepted", "Ministry", None),
    ]
