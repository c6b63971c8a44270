"""What the contract refuses to publish, on the tables of the small source."""

from decimal import Decimal

import pytest

from etl.codebook import CodeBook
from etl.contract import check_contract
from etl.errors import BuildFailed

BOOK = CodeBook()


@pytest.fixture
def tables(sources):
    return sources.tables()


def breaches(tables):
    with pytest.raises(BuildFailed) as caught:
        check_contract(tables, BOOK)
    return str(caught.value)


def test_whole_tables_pass(tables):
    check_contract(tables, BOOK)


def test_value_of_another_type(tables):
    tables["projects"][0]["funding_year"] = "2013"
    message = breaches(tables)
    assert "review_small/projects.csv, row 2, value '2013'" in message
    assert "projects.funding_year is not of type integer" in message


def test_true_is_no_integer_and_one_is_no_boolean(tables):
    tables["projects"][0]["funding_line"] = True
    tables["projects"][1]["expost_evaluated"] = 1
    message = breaches(tables)
    assert "projects.funding_line is not of type integer" in message
    assert "projects.expost_evaluated is not of type boolean" in message


def test_missing_required_value(tables):
    tables["budgets"][0]["amount_usd"] = None
    assert "budgets.amount_usd is missing and must be given" in breaches(tables)


@pytest.mark.parametrize("amount", ["0.001", "12345678901234567.00"])
def test_amount_that_does_not_fit(tables, amount):
    tables["budgets"][0]["amount_usd"] = Decimal(amount)
    assert "does not fit decimal128(18, 2)" in breaches(tables)


def test_code_outside_its_list(tables):
    tables["projects"][0]["coverage"] = "local"
    assert "projects.coverage is not in the code list coverages" in breaches(tables)


def test_repeated_key(tables):
    tables["budgets"].append(dict(tables["budgets"][0]))
    expected = "repeats the key (project_code, budget_type) = (LM.0001, original)"
    assert expected in breaches(tables)


def test_other_columns_than_declared(tables):
    del tables["budgets"][0]["basis"]
    tables["budgets"][0]["bases"] = None
    assert "has other columns than declared: bases, basis" in breaches(tables)


def test_reference_to_a_project_that_is_not_there(tables):
    tables["budgets"][0]["project_code"] = "LM.0777"
    assert "budgets.project_code 'LM.0777' is not in the table projects" in breaches(tables)


def test_reference_to_a_document_that_is_not_there(tables):
    tables["budgets"][0]["document"] = "901"
    assert "budgets.document '901' is not in the table sources" in breaches(tables)


def test_tag_may_name_an_orphan_only_when_it_says_so(tables):
    orphan = next(row for row in tables["project_tags"] if not row["in_register"])
    assert orphan["project_code"] == "LM.0009"
    orphan["in_register"] = True
    assert "project_tags.project_code 'LM.0009' is not in the table projects" in breaches(tables)
