"""The revised budget of a fund's own data, as requests for revision leave it."""

from decimal import Decimal
from itertools import product

import pytest

from etl.publish import publish
from tests.fixtures.own_data.sheets import check, projects, rows_of, rules, sheet
from warehouse.service import Warehouse

REQUESTS = "Code | Number | Types | Decision | Budget after revision"
LINES = "Code | Number | Line | Old | New"
DATASET = {"name": "own", "title": "Own", "synthetic": False}


def revised(requests, lines=(), budget="100"):
    """What a check finds of one project with requests and changes by line."""
    sheets = [projects("Budget", budget)]
    sheets.append(sheet("Revisions", REQUESTS, *(f"LM.0001 | {row}" for row in requests)))
    if lines:
        changes = (f"LM.0001 | {row}" for row in lines)
        sheets.append(sheet("Revision budgets", LINES, *changes))
    return check(*sheets)


def amounts(checked):
    kinds = rows_of(checked, "budgets", "budget_type", "amount_usd", "basis")
    return [(usd, basis) for kind, usd, basis in kinds if kind == "revised"]


def test_a_total_without_a_decision_is_no_revised_budget():
    checked = revised(["1 | Budget | Approved | 110", "2 | Budget | | 150"])
    assert amounts(checked) == [(110, "Budget after request 1")]
    assert rules(checked) == [("total_without_decision", "E", 3)]
    assert rows_of(checked, "data_issues", "rule", "entity_id") == [
        ("total_without_decision", "LM.0001-2")
    ]


@pytest.mark.parametrize("decision", ["Declined", "Withdrawn", "Pending"])
def test_a_total_that_was_not_granted_is_named_and_not_taken(decision):
    checked = revised([f"1 | Budget | {decision} | 150"])
    assert amounts(checked) == []
    (finding,) = checked.findings
    assert (finding.rule, finding.severity, finding.cell) == ("total_not_granted", "note", "E2")
    assert decision in finding.message


def test_changes_by_line_make_the_revised_budget():
    checked = revised(
        ["1 | Budget | Approved |", "2 | Budget | Approved |", "3 | Budget | Declined |"],
        [
            "1 | Staff | 30 | 20",
            "1 | Activities | 70 | 90",
            "2 | Office | 0 | 5.50",
            "3 | Office | 5.50 | 99",
        ],
    )
    basis = "Original budget and changes by line up to request 2"
    assert amounts(checked) == [(Decimal("115.50"), basis)]
    assert checked.findings == ()
    (row,) = (
        row for row in checked.tables["budgets"].to_pylist() if row["budget_type"] == "revised"
    )
    assert (row["printed_value"], row["source_row"]) == (None, 3)
    assert row["source_file"] == "book.xlsx / Revisions"


def test_changes_by_line_count_on_top_of_the_last_total_stated():
    checked = revised(
        ["1 | Budget | Approved |", "2 | Budget | Approved | 150", "3 | Budget | Approved |"],
        ["1 | Staff | 30 | 40", "3 | Staff | 40 | 30"],
    )
    basis = "Budget after request 2 and changes by line up to request 3"
    assert amounts(checked) == [(140, basis)]


@pytest.mark.parametrize("stated", [True, False])
def test_a_change_whose_amounts_are_not_all_stated_is_left_out_and_named(stated):
    checked = revised(
        [f"1 | Budget | Approved | {'110' if stated else ''}", "2 | Budget | Approved |"],
        ["2 | Staff | | 40", "2 | Office | 5 | 9"],
    )
    assert amounts(checked) == ([(110, "Budget after request 1")] if stated else [])
    told = [finding for finding in checked.findings if finding.row == 3]
    assert [finding.rule for finding in told] == ["revised_budget_open"]


@pytest.mark.parametrize(
    ("first", "lines", "expected"),
    [
        ("1 | Budget | Approved | 110", [], [(110, "Budget after request 1")]),
        ("1 | Budget | Approved |", ["1 | Staff | 30 | 40"], []),
    ],
)
def test_a_later_change_without_any_amount_is_named(first, lines, expected):
    checked = revised([first, "2 | Budget | Approved |"], lines)
    assert (amounts(checked), rules(checked)) == (expected, [("revised_budget_open", None, 3)])


def test_requests_that_give_no_amount_at_all_leave_nothing_to_be_named():
    checked = revised(["1 | Budget | Approved |", "2 | Duration | Approved |"])
    assert (amounts(checked), checked.findings) == ([], ())


def test_changes_by_line_of_a_budget_that_is_not_stated_are_named():
    checked = revised(["1 | Budget | Approved |"], ["1 | Staff | 30 | 20"], budget="")
    assert (amounts(checked), rules(checked)) == ([], [("revised_budget_open", None, 2)])


def test_changes_by_line_below_nothing_are_named():
    checked = revised(["1 | Budget | Approved |"], ["1 | Staff | 130 | 20"])
    assert (amounts(checked), rules(checked)) == ([], [("revised_budget_open", None, 2)])


def test_a_revised_budget_on_another_sheet_goes_first_and_leaves_nothing_open():
    checked = check(
        projects("Budget | Revised budget", "100 | 120"),
        sheet("Revisions", REQUESTS, "LM.0001 | 1 | Budget | Approved |"),
    )
    assert (amounts(checked), rules(checked)) == ([(120, None)], [])


def test_spending_is_held_against_the_budget_that_lines_make():
    checked = check(
        projects("Budget", "100"),
        sheet("Revisions", REQUESTS, "LM.0001 | 1 | Budget | Approved |"),
        sheet("Revision budgets", LINES, "LM.0001 | 1 | Staff | 30 | 40"),
        sheet("Expenditure", "Code | As of | Spent", "LM.0001 | 2020-01-01 | 111"),
    )
    assert [finding.message for finding in checked.findings] == ["is above the budget of USD 110"]


def test_budgets_and_the_ledger_agree_on_what_took_effect(tmp_path):
    """Every decision, with and without months and with the total or the lines stated."""
    cases = list(product(["Approved", "Declined", "Pending", ""], ["3", ""], ["total", "lines"]))
    requests = [
        f"LM.{number:04d} | 1 | Budget | {decision} | {months} | {'130' if how == 'total' else ''}"
        for number, (decision, months, how) in enumerate(cases, start=1)
    ]
    lines = [
        f"LM.{number:04d} | 1 | Staff | 10 | 40"
        for number, (_, _, how) in enumerate(cases, start=1)
        if how == "lines"
    ]
    headers = "Code | Number | Types | Decision | NCE months | Budget after revision"
    checked = check(
        projects("Budget", *["100"] * len(cases)),
        sheet("Revisions", headers, *requests),
        sheet("Revision budgets", LINES, *lines),
    )
    publish(tmp_path, checked.tables, [], DATASET)
    ledger = Warehouse.open(tmp_path).rows("revision_ledger").to_pylist()
    assert {row["took_effect"] for row in ledger} == {True, False}
    after = {row["project_code"]: row["budget_after_usd"] for row in ledger if row["took_effect"]}
    budgets = rows_of(checked, "budgets", "project_code", "budget_type", "amount_usd")
    assert after == {code: usd for code, kind, usd in budgets if kind == "revised"}
