"""Rules of the Fund on budgets and requests, and titles, in a fund's own data."""

from decimal import Decimal

import pyarrow as pa
import pytest

from etl.rules.fund import low_reserve, overspent, staff_and_office
from tests.fixtures.own_data.sheets import check, projects, rows_of, rules, sheet
from warehouse.schema import fund_limits

BUDGETS = "Code | Type | Line | Amount"
REVISIONS = "Code | Requested | Former end"
MONEY = pa.decimal128(18, 2)


def amounts(*texts):
    return pa.array([None if text is None else Decimal(text) for text in texts], MONEY)


def budgets(*rows):
    return sheet("Budgets", BUDGETS, *(f"LM.0001 | | {row}" for row in rows))


def test_limits_are_those_the_fund_states():
    assert fund_limits().model_dump() == {
        "staff_office_percent": 30,
        "evaluation_percent": 5,
        "evaluation_first_year": 2017,
        "request_months_before_end": 1,
    }


def test_shares_are_judged_to_the_cent():
    total = amounts("100.01", "100.01", "100.01", None)
    broken = staff_and_office(total, amounts("30", "30.01", None, "99"), amounts(None, None, 0, 0))
    assert broken.rows.tolist() == [1]
    assert [str(bound) for bound in broken.bound.to_pylist()] == ["30.0000"]
    low = low_reserve(pa.array([2017, 2017, 2016]), total[:3], amounts("5.00", "5.01", "0"))
    assert low.rows.tolist() == [0]
    assert [str(bound) for bound in low.bound.to_pylist()] == ["5.0100"]
    assert overspent(amounts("1", "2", None), amounts("1", "1.99", "0")).rows.tolist() == [1]


def test_staff_and_office_above_their_limit_are_published_marked():
    lines = ("Staff | 20000", "Office | 10000.01", "Activities | 65999.99", "Evaluation | 4000")
    checked = check(projects("Budget", "100000"), budgets(*lines))
    assert rules(checked) == [
        ("staff_office_above_limit", "D", 2),
        ("evaluation_reserve_low", "D", 5),
    ]
    assert checked.findings[0].message.startswith("brings staff and office to USD 30,000.01")
    assert checked.findings[1].message.endswith("USD 5,000, has to be set aside since 2017")
    assert rows_of(checked, "data_issues", "rule", "severity", "entity", "attribute") == [
        ("staff_office_above_limit", "warning", "budgets", "amount_usd"),
        ("evaluation_reserve_low", "warning", "budgets", "amount_usd"),
    ]
    assert len(rows_of(checked, "budget_lines", "budget_line")) == 4


def test_budget_at_the_limits_is_in_order():
    lines = ("Staff | 20000", "Office | 10000", "Activities | 65000", "Evaluation | 5000")
    assert check(projects("Budget", "100000"), budgets(*lines)).findings == ()


@pytest.mark.parametrize(
    ("activities", "expected"), [("70000", [("evaluation_reserve_low", None, 2)]), ("60000", [])]
)
def test_a_line_that_is_not_there_is_nothing_only_where_the_others_make_the_total(
    activities, expected
):
    told = check(
        projects("Budget", "100000"), budgets("Staff | 30000", f"Activities | {activities}")
    )
    assert rules(told) == expected


def test_projects_funded_before_the_rule_need_no_reserve():
    register = sheet("Projects", "Code | Title | Year | Budget", "LM.0001 | A | 2016 | 100")
    assert check(register, budgets("Activities | 100")).findings == ()


@pytest.mark.parametrize(
    ("asked", "end", "late"),
    [
        ("2020-11-30", "2020-12-31", False),
        ("2020-12-01", "2020-12-31", True),
        ("2020-02-29", "2020-03-31", False),
        ("2020-03-01", "2020-03-31", True),
        ("", "2020-03-31", False),
        ("2020-03-01", "", False),
    ],
)
def test_request_less_than_a_month_before_the_end(asked, end, late):
    checked = check(
        projects("Line", "1"), sheet("Revisions", REVISIONS, f"LM.0001 | {asked} | {end}")
    )
    assert rules(checked) == ([("revision_request_late", "B", 2)] if late else [])
    assert checked.rows_published == 2


def test_title_unlike_the_register_is_named_with_both():
    rows = ("LM.0001 | PROJECT  1 | Kenya", "LM.0001 | Another | Ghana", "LM.0002 | | Ghana")
    countries = sheet("Countries", "Code | Project title | Country", *rows)
    checked = check(projects("Line", "1", "1"), countries)
    assert rules(checked) == [("title_unlike_register", "B", 3)]
    (finding,) = checked.findings
    assert finding.value == "Another"
    assert finding.message == "is the title here; book.xlsx, sheet Projects, row 2 says “Project 1”"
    assert rows_of(checked, "data_issues", "entity_id", "attribute") == [("LM.0001", "title")]
    assert len(rows_of(checked, "project_countries", "iso3")) == 3
