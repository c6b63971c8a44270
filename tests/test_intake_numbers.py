"""Numbers and amounts as texts, with either separator."""

from decimal import Decimal

import pytest

from etl.intake.settings import Settings
from tests.fixtures.own_data.sheets import check, projects, rows_of, rules


def budgets(*cells, settings=None):
    checked = check(projects("Budget (USD)", *cells), settings=settings)
    return checked, dict(rows_of(checked, "budgets", "project_code", "amount_usd"))


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("70000", "70000"),
        ("USD 70,000.00", "70000"),
        ("US$ 70 000", "70000"),
        ("70'000 USD", "70000"),
        ("$1,234,567", "1234567"),
        ("1.234.567", "1234567"),
        ("1.234,50", "1234.50"),
        ("1,234.50", "1234.50"),
        ("12,5", "12.50"),
        ("0.50", "0.50"),
        ("=70000.000000001", "70000"),
        ("=1.25", "1.25"),
    ],
)
def test_certain_forms(text, amount):
    checked, amounts = budgets(text)
    assert amounts == {"LM.0001": Decimal(amount)}
    assert checked.findings == ()


@pytest.mark.parametrize("text", ["1.234", "1,234", "USD 12.500"])
def test_amount_that_can_be_two_sets_the_row_aside(text):
    checked, amounts = budgets(text)
    assert rules(checked) == [("number_ambiguous", "D", 2)]
    assert amounts == {}


def test_number_typed_as_number_is_certain():
    checked, _ = budgets("=1.234")
    assert rules(checked) == [("number_too_precise", "D", 2)]


def test_number_that_a_spreadsheet_worked_out_is_rounded_and_said():
    checked, amounts = budgets("=66666.666666667", "66666.666666667")
    assert amounts == {"LM.0001": Decimal("66666.67")}
    told, refused = checked.findings
    assert (told.rule, told.severity, told.message) == (
        "number_rounded",
        "note",
        "is taken as 66666.67",
    )
    assert (refused.rule, refused.row) == ("number_too_precise", 3)


def test_another_cell_of_the_column_proves_the_sign():
    _, amounts = budgets("1.234", "99,50")
    assert amounts["LM.0001"] == 1234
    _, amounts = budgets("1,234", "99.50")
    assert amounts["LM.0001"] == 1234


@pytest.mark.parametrize(("proof", "text"), [("200.000,00", "150,000"), ("99.50", "150.000")])
def test_three_digits_behind_the_proven_sign_are_asked_about_not_read_as_decimals(proof, text):
    checked, amounts = budgets(proof, text)
    (finding,) = checked.findings
    assert (finding.rule, finding.row) == ("number_ambiguous", 3)
    assert "Write 150000 or 150.0" in finding.advice
    assert set(amounts) == {"LM.0001"}


def test_count_with_three_digits_behind_the_proven_sign_is_asked_about():
    checked = check(projects("Duration", "1,5", "1,000"))
    assert rules(checked) == [("number_ambiguous", "D", 3)]


def test_column_that_proves_both_signs_proves_none():
    checked, amounts = budgets("1.234", "99,50", "99.50")
    assert rules(checked) == [("number_ambiguous", "D", 2)]
    assert set(amounts) == {"LM.0002", "LM.0003"}


def test_sign_declared_and_another_one_proven_is_asked_about():
    checked, amounts = budgets("1.234", "99.50", settings=Settings(decimal="comma"))
    (finding,) = checked.findings
    assert (finding.rule, finding.row) == ("number_ambiguous", 2)
    assert "other cells of the column have the point before decimals" in finding.advice
    assert set(amounts) == {"LM.0002"}


def test_folder_declares_the_sign():
    _, amounts = budgets("1.234", settings=Settings(decimal="comma"))
    assert amounts == {"LM.0001": Decimal(1234)}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("EUR 5000", "currency_other"),
        ("5000 €", "currency_other"),
        ("CHF5000", "currency_other"),
        ("R$ 5000", "currency_other"),
        ("CA$ 5000", "currency_other"),
        ("₦ 5000", "currency_other"),
        ("5000 kr", "currency_other"),
        ("-5", "amount_negative"),
        ("(5,000.00)", "amount_negative"),
        ("about 5000", "number_unreadable"),
        ("1,23,4", "number_unreadable"),
        ("99999999999999999999", "number_unreadable"),
    ],
)
def test_amounts_that_are_not_taken(text, rule):
    checked, amounts = budgets(text)
    assert rules(checked) == [(rule, "D", 2)]
    assert amounts == {}


def test_months_with_their_word_and_a_fraction_of_a_count():
    checked = check(projects("Duration", "12 months", "1.5"))
    months = rows_of(checked, "projects", "planned_months")
    assert months == [(Decimal(12),), (Decimal("1.5"),)]


@pytest.mark.parametrize("months", ["1000000", "=1000000", "999999999999999", "=1e300", "=1e99999"])
def test_more_months_than_a_column_holds(months):
    checked = check(projects("Planned duration", months, "12"))
    (finding,) = checked.findings
    assert (finding.rule, finding.row) == ("number_unreadable", 2)
    assert rows_of(checked, "projects", "planned_months") == [(12,)]


def test_a_column_that_names_another_currency_sets_the_amount_aside():
    checked = check(projects("Budget | Currency", "70 | EUR", "80 | usd", "90 |", "| EUR"))
    (finding,) = checked.findings
    assert (finding.rule, finding.cell, finding.value) == ("currency_other", "D2", "70")
    assert finding.message == "is in EUR, as the column Currency says"
    published = rows_of(checked, "budgets", "project_code", "amount_usd")
    assert published == [("LM.0002", 80), ("LM.0003", 90)]
    assert len(rows_of(checked, "projects", "project_code")) == 3
