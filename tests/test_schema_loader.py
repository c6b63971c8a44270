import pyarrow as pa

from warehouse.schema import load_schema
from warehouse.schema.model import PROVENANCE


def test_every_declared_column_is_used_by_a_table():
    schema = load_schema()
    used = {column.name for table in schema.tables.values() for column in table.columns}
    assert set(schema.columns) == used


def test_tables_with_provenance_end_in_the_four_provenance_columns():
    for table in load_schema().tables.values():
        if table.provenance:
            last_four = table.columns[-4:]
            assert tuple(column.name for column in last_four) == PROVENANCE
            assert not any(column.nullable for column in last_four), table.name


def test_arrow_types_of_budgets():
    schema = load_schema().tables["budgets"].arrow_schema
    assert schema.field("amount_usd") == pa.field("amount_usd", pa.decimal128(18, 2), False)
    assert schema.field("basis").nullable
    assert schema.field("source_row").type == pa.int64()


def test_names_carry_their_unit():
    for column in load_schema().columns.values():
        if column.type == "money":
            assert column.name.endswith("_usd")
        if column.type == "months":
            assert column.name.endswith("_months")


def test_numbers_and_dates_declare_a_unit():
    for column in load_schema().columns.values():
        assert (column.unit is None) == (column.type == "text"), column.name
