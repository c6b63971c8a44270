"""Requests for revision against their own lines, the budget before them and the project."""

import pytest

from tests.fixtures.own_data.sheets import check, projects, rows_of, rules, sheet

REQUESTS = "Code | Number | Types | Decision | Budget after revision"
LINES = "Code | Number | Line | Old | New"
BUDGETS = "Code | Line | Amount"
ENDS = "Code | Types | Decision | New end | NCE months"
TOTAL, FORMER, END = (
    "request_total_unlike_lines",
    "former_amount_unlike_line",
    "end_unlike_requests",
)


def requested(requests, lines=(), budget="100", original=()):
    """What a check finds of one project: its requests, changes by line and original lines."""
    sheets = [projects("Budget", budget)]
    sheets.append(sheet("Revisions", REQUESTS, *(f"LM.0001 | {row}" for row in requests)))
    if original:
        sheets.append(sheet("Budgets", BUDGETS, *(f"LM.0001 | {row}" for row in original)))
    if lines:
        changes = (f"LM.0001 | {row}" for row in lines)
        sheets.append(sheet("Revision budgets", LINES, *changes))
    return check(*sheets)


def told(checked, rule):
    """Cell and message of each finding of a rule."""
    return [(found.cell, found.message) for found in checked.findings if found.rule == rule]


def test_total_unlike_the_lines_of_the_request_is_published_marked():
    checked = requested(["1 | Budget | Approved | 150"], ["1 | Staff | 30 | 40"])
    (finding,) = checked.findings
    assert (finding.rule, finding.severity, finding.cell) == (TOTAL, "warning", "E2")
    assert finding.message == (
        "is the budget after the request; with its lines, the USD 100 before it become USD 110"
    )
    assert rows_of(checked, "data_issues", "rule", "entity", "entity_id", "attribute") == [
        (TOTAL, "revisions", "LM.0001-1", "amount_usd")
    ]
    assert checked.rows_published == 3


@pytest.mark.parametrize(
    ("requests", "lines"),
    [
        (["1 | Budget | Approved | 110"], ["1 | Staff | 30 | 40"]),
        (["1 | Budget | Approved | 110.99"], ["1 | Staff | 30 | 40"]),
        (["1 | Budget | Approved | 110"], ["1 | Staff | 30 | 40", "1 | Activities | 70 | 70"]),
        (["1 | Budget | Approved | 120", "2 | Budget | Approved | 125"], ["2 | Staff | 30 | 35"]),
        (["1 | Budget | Approved |", "2 | Budget | Approved | 115"], [
            "1 | Staff | 30 | 40", "2 | Staff | 40 | 45",
        ]),
        (["1 | Budget | Declined | 900", "2 | Budget | Approved | 110"], ["2 | Staff | 30 | 40"]),
        (["1 | Duration | Approved |", "2 | Budget | Approved | 110"], ["2 | Staff | 30 | 40"]),
    ],
)  # fmt: skip
def test_total_that_the_lines_make_is_in_order(requests, lines):
    assert told(requested(requests, lines), TOTAL) == []


@pytest.mark.parametrize(
    ("requests", "lines", "budget"),
    [
        (["1 | Budget | Approved | 150"], ["1 | Staff | 30 | 40"], ""),
        (["1 | Budget | Approved | 150"], ["1 | Staff | | 40"], "100"),
        (["1 | Budget | Approved |", "2 | Budget | Approved | 150"], ["2 | Staff | 3 | 4"], "100"),
        (["1 | Budget | Approved | 150"], [], "100"),
    ],
)
def test_total_is_not_judged_where_the_budget_before_or_an_amount_is_not_known(
    requests, lines, budget
):
    assert told(requested(requests, lines, budget), TOTAL) == []


def test_lines_above_the_total_are_told_also_without_the_budget_before():
    lines = ["1 | Staff | | 40", "1 | Activities | 70 | 80"]
    checked = requested(["1 | Budget | Approved | 110"], lines, budget="")
    message = "is the budget after the request; the new amounts of its lines alone make USD 120"
    assert told(checked, TOTAL) == [("E2", message)]


def test_total_after_a_request_that_was_not_granted_is_held_against_its_lines_too():
    checked = requested(["1 | Budget | Pending | 150"], ["1 | Staff | 30 | 40"])
    assert rules(checked) == [("total_not_granted", "E", 2), (TOTAL, "E", 2)]


def test_former_amount_unlike_the_original_line():
    lines = ["1 | Staff | 30 | 40", "1 | Activities | 60 | 65"]
    checked = requested(
        ["1 | Budget | Approved |"], lines, original=["Staff | 30", "Activities | 70"]
    )
    (finding,) = (finding for finding in checked.findings if finding.rule == FORMER)
    assert (finding.severity, finding.cell) == ("warning", "D3")
    assert finding.message == (
        "is the former amount here; before this request the line was USD 70, original budget"
    )
    issues = rows_of(checked, "data_issues", "entity", "entity_id", "attribute")
    assert ("revision_budgets", "LM.0001-1", "old_amount_usd") in issues


@pytest.mark.parametrize(
    ("decision", "former", "expected"),
    [
        ("Approved", "40", []),
        ("Approved", "40.99", []),
        ("Approved", "30", ["D3"]),
        ("Declined", "30", []),
        ("Declined", "40", ["D3"]),
    ],
)
def test_former_amount_is_the_new_one_of_the_last_request_in_effect(decision, former, expected):
    checked = requested(
        [f"1 | Budget | {decision} |", "2 | Budget | Approved |"],
        ["1 | Staff | 30 | 40", f"2 | Staff | {former} | 50"],
        original=["Staff | 30", "Activities | 70"],
    )
    found = told(checked, FORMER)
    assert [cell for cell, _ in found] == expected
    since = "USD 40, after request 1" if decision == "Approved" else "USD 30, original budget"
    assert all(message.endswith(since) for _, message in found)


@pytest.mark.parametrize(
    ("requests", "lines", "original"),
    [
        (["1 | Budget | Approved |"], ["1 | Staff | 5 | 40"], []),
        (["1 | Budget | Approved |"], ["1 | Office | 5 | 40"], ["Staff | 30"]),
        (["1 | Budget | Approved |"], ["1 | Staff | | 40"], ["Staff | 30"]),
        (
            ["1 | Budget | Approved | 130", "2 | Budget | Approved |"],
            ["2 | Staff | 60 | 70"],
            ["Staff | 30", "Activities | 70"],
        ),
        (
            ["1 | Budget | Approved |", "2 | Budget | Approved |"],
            ["1 | Staff | 30 |", "2 | Staff | 60 | 70"],
            ["Staff | 30", "Activities | 70"],
        ),
    ],
)
def test_former_amount_is_not_judged_where_the_line_before_is_not_known(requests, lines, original):
    assert told(requested(requests, lines, original=original), FORMER) == []


def test_total_that_changes_nothing_leaves_the_lines_known():
    checked = requested(
        ["1 | Duration | Approved | 100", "2 | Budget | Approved |"],
        ["2 | Staff | 60 | 70"],
        original=["Staff | 30", "Activities | 70"],
    )
    assert [cell for cell, _ in told(checked, FORMER)] == ["D2"]


def ended(end, *requests):
    rows = (f"LM.0001 | {row}" for row in requests)
    return told(check(projects("End", end), sheet("Revisions", ENDS, *rows)), END)


def test_end_unlike_the_last_one_granted():
    checked = check(
        projects("End", "2020-12-31", "2020-12-31"),
        sheet("Revisions", ENDS, "LM.0001 | NCE | Approved | 2021-03-31 |"),
    )
    (finding,) = checked.findings
    assert (finding.rule, finding.severity, finding.cell) == (END, "warning", "D2")
    assert finding.message == (
        "is the end; request 1, the last one in effect, moved it to 2021-03-31"
    )
    assert rows_of(checked, "data_issues", "entity", "entity_id", "attribute") == [
        ("projects", "LM.0001", "end_date")
    ]


@pytest.mark.parametrize(
    ("end", "requests"),
    [
        ("2021-03-31", ["NCE | Approved | 2021-03-31 |"]),
        ("2021-06-30", ["NCE | Approved | 2021-03-31 |", "NCE | Approved | 2021-06-30 |"]),
        ("2021-03-31", ["NCE | Approved | 2021-06-30 |", "NCE | Approved | 2021-03-31 |"]),
        ("2021-03-31", ["NCE | Approved | 2021-03-31 |", "NCE | Declined | 2021-06-30 |"]),
        ("2021-03-31", ["NCE | Approved | 2021-03-31 |", "NCE | | 2021-06-30 |"]),
        ("2021-09-30", ["NCE | Approved | 2021-03-31 |", "NCE | Approved | | 6"]),
        ("2021-09-30", ["NCE | Approved | 2021-03-31 |", "NCE | Approved | |"]),
        ("2020-12-31", ["NCE | Pending | 2021-06-30 |"]),
        ("", ["NCE | Approved | 2021-03-31 |"]),
    ],
)
def test_end_as_granted_or_not_known_is_in_order(end, requests):
    assert ended(end, *requests) == []


def test_a_later_change_of_the_budget_leaves_the_end_granted_before():
    requests = ["NCE | Approved | 2021-03-31 |", "Budget | Approved | |"]
    assert [cell for cell, _ in ended("2020-12-31", *requests)] == ["D2"]


def test_months_granted_without_a_decision_move_the_end_too():
    assert [cell for cell, _ in ended("2020-12-31", "NCE | | 2021-03-31 | 3")] == ["D2"]
