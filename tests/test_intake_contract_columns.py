"""What the contract over whole columns refuses to publish."""

from decimal import Decimal

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from etl.contract_columns import check_columns
from etl.errors import BuildFailed
from warehouse.schema import load_schema


@pytest.fixture
def tables(sources):
    records = sources.tables()
    return {
        name: pa.Table.from_pylist(records[name], schema=table.arrow_schema)
        for name, table in load_schema().tables.items()
    }


def replaced(table, column, values):
    place = table.schema.get_field_index(column)
    field = table.schema.field(column)
    return table.set_column(place, field, pa.array(values, field.type))


def changed(table, column, row, value):
    values = table[column].to_pylist()
    values[row] = value
    return replaced(table, column, values)


def breaches(tables):
    with pytest.raises(BuildFailed) as caught:
        check_columns(tables)
    return str(caught.value)


def test_whole_tables_pass(tables):
    check_columns(tables)


def test_dictionary_encoded_texts_pass(tables):
    projects = tables["projects"]
    place = projects.schema.get_field_index("coverage")
    encoded = pc.dictionary_encode(projects["coverage"])
    tables["projects"] = projects.set_column(place, "coverage", encoded)
    check_columns(tables)


def test_missing_table_and_column(tables):
    del tables["budgets"]
    tables["projects"] = tables["projects"].drop_columns(["title"])
    message = breaches(tables)
    assert "table budgets: is not there" in message
    assert "table projects: has other columns than declared: title" in message


def test_column_of_another_type(tables):
    projects = tables["projects"]
    place = projects.schema.get_field_index("funding_year")
    texts = projects["funding_year"].cast(pa.string())
    tables["projects"] = projects.set_column(place, "funding_year", texts)
    assert "has funding_year as string; int64 is declared" in breaches(tables)


def test_missing_required_value_names_the_row(tables):
    tables["budgets"] = changed(tables["budgets"], "amount_usd", 0, None)
    message = breaches(tables)
    assert "review_small/projects.csv, row 2" in message
    assert "budgets.amount_usd is missing and must be given" in message


def test_code_outside_its_list(tables):
    tables["projects"] = changed(tables["projects"], "coverage", 0, "local")
    assert "projects.coverage is not in the code list coverages" in breaches(tables)


def test_repeated_key_names_both_rows(tables):
    budgets = tables["budgets"]
    again = replaced(budgets.slice(0, 1), "source_row", [99])
    tables["budgets"] = pa.concat_tables([budgets, again])
    message = breaches(tables)
    assert "row 99" in message
    assert "budgets repeats the key (project_code, budget_type)" in message


def test_repeated_key_of_a_table_without_rows_of_origin(tables):
    accounting = tables["row_accounting"]
    tables["row_accounting"] = pa.concat_tables([accounting, accounting.slice(0, 1)])
    assert "row_accounting repeats the key (source_file)" in breaches(tables)


def test_inferred_without_basis(tables):
    countries = changed(tables["project_countries"], "how_known", 0, "inferred")
    tables["project_countries"] = changed(countries, "basis", 0, None)
    assert "basis is missing though how_known is inferred" in breaches(tables)


def test_reference_to_no_project(tables):
    tables["budgets"] = changed(tables["budgets"], "project_code", 0, "LM.9999")
    assert "'LM.9999' is not in the table projects" in breaches(tables)


def test_document_in_no_source(tables):
    tables["budgets"] = changed(tables["budgets"], "document", 0, "999")
    assert "'999' is not in the table sources" in breaches(tables)


def test_many_rows_with_one_fault_are_counted(tables):
    first = tables["budgets"].slice(0, 1)
    amounts = [Decimal(number) for number in range(20)]
    many = pa.concat_tables([first] * 20)
    many = replaced(many, "amount_usd", amounts)
    tables["budgets"] = replaced(many, "budget_type", [f"kind {number}" for number in range(20)])
    message = breaches(tables)
    assert "is not in the code list budget_types (20 rows in all)" in message
    assert message.count("budget_types") == 5
