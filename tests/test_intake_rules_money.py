"""Ceilings, sums and spending of a fund's own data."""

from decimal import Decimal

from tests.fixtures.own_data.sheets import check, projects, rows_of, rules, sheet

BUDGETS = "Code | Type | Line | Amount"


def test_budget_above_the_ceiling_of_its_line_is_published_marked():
    headers = "Line | Countries | Budget"
    checked = check(projects(headers, "1 | Haiti | 100000", "1 | Haiti | 100001"))
    (finding,) = checked.findings
    assert (finding.rule, finding.severity, finding.cell) == (
        "budget_above_ceiling",
        "warning",
        "F3",
    )
    assert finding.message.startswith("is above the ceiling of USD 100,000 (line 1, national")
    assert checked.rows_published == 2


def test_exceptional_ceiling_counts():
    checked = check(projects("Line | Countries | Budget", "1 | Ghana; Kenya | 200000"))
    assert checked.findings == ()


def test_budget_without_line_or_coverage_is_not_judged():
    checked = check(projects("Line | Countries | Budget", " | Haiti | 900000", "1 | | 900000"))
    assert checked.findings == ()


def test_ceiling_counts_for_the_sheet_of_budgets_too():
    budgets = sheet("Budgets", BUDGETS, "LM.0001 | | | 500000", "LM.0001 | Revised budget | | 9")
    checked = check(projects("Line | Countries", "2 | Haiti"), budgets)
    assert rules(checked) == [("budget_above_ceiling", "D", 2)]


def test_two_sheets_with_two_amounts():
    budgets = sheet("Budgets", BUDGETS, "LM.0001 | Original budget | | 60000")
    checked = check(projects("Budget", "70000"), budgets)
    assert rules(checked) == [("two_budgets", "D", 2)]
    assert rows_of(checked, "budgets", "amount_usd") == [(Decimal(70000),)]


def test_two_sheets_with_one_amount_publish_it_once():
    budgets = sheet("Budgets", BUDGETS, "LM.0001 | Original budget | | 70000")
    checked = check(projects("Budget", "70000"), budgets)
    assert checked.findings == ()
    assert rows_of(checked, "budgets", "source_file") == [("book.xlsx / Budgets",)]


def test_lines_that_do_not_make_the_total():
    rows = ("LM.0001 | | | 100", "LM.0001 | | Staff | 30", "LM.0001 | | Activities | 60")
    checked = check(projects("Line", "1"), sheet("Budgets", BUDGETS, *rows))
    assert rules(checked) == [("lines_unlike_total", "D", 2)]
    assert checked.findings[0].message == "is the total; the lines make USD 90"
    assert rows_of(checked, "budget_lines", "budget_line", "amount_usd") == [
        ("staff", 30),
        ("activities", 60),
    ]


def test_spending_above_the_revised_budget():
    spent = sheet("Expenditure", "Code | As of | Spent", "LM.0001 | 2020-01-01 | 105")
    register = projects("Budget | Revised budget", "100 | 110")
    assert check(register, spent).findings == ()
    above = sheet("Expenditure", "Code | As of | Spent", "LM.0001 | 2020-01-01 | 111")
    assert rules(check(register, above)) == [("spent_above_budget", "C", 2)]


def test_spending_that_falls():
    rows = ("LM.0001 | 2020-12-31 | 50", "LM.0001 | 2020-06-30 | 60")
    spent = sheet("Expenditure", "Code | As of | Spent", *rows)
    checked = check(projects("Line", "1"), spent)
    assert rules(checked) == [("spending_falls", "C", 2)]


def test_last_granted_request_gives_the_revised_budget():
    headers = "Code | Types | Decision | Budget after revision"
    rows = (
        "LM.0001 | Budget | Approved | 110",
        "LM.0001 | Budget | Approved | 120",
        "LM.0001 | Budget | Declined | 130",
    )
    checked = check(projects("Budget", "100"), sheet("Revisions", headers, *rows))
    assert rows_of(checked, "budgets", "budget_type", "amount_usd", "basis") == [
        ("original", 100, None),
        ("revised", 120, "Budget after request 2"),
    ]
