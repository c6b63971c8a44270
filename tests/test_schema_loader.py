import pyarrow as pa
import pytest

from warehouse.schema import BadDeclaration, load_schema
from warehouse.schema.loader import schema_of
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


COLUMNS = (
    "code: {type: text, label: Code, meaning: m}\nyear: {type: integer, label: Y, meaning: m}\n"
)
TABLES = "things: {label: T, grain: one, key: [code], provenance: false, columns: 'code, year?'}\n"


@pytest.mark.parametrize(
    ("columns", "tables", "told"),
    [
        (COLUMNS.replace("integer", "interger"), TABLES, "columns.yml: year: type: Input should"),
        ("code:\n" + COLUMNS, TABLES, "columns.yml, line 2: code is declared twice"),
        ("code: text\n", TABLES, "columns.yml: code: expected keys with values, found 'text'"),
        (COLUMNS, TABLES.replace("year?", "yaer?"), "tables.yml: things: columns: names yaer, "),
        (COLUMNS, TABLES.replace("year?", "code"), "things: columns: names code twice"),
        (COLUMNS, TABLES.replace("[code]", "[id]"), "things: key: names id, which is no column"),
        (COLUMNS, TABLES.replace("grain: one, ", ""), "tables.yml: things: grain: Field required"),
        (COLUMNS, "things:\n", "tables.yml: things: expected keys with values, found nothing"),
    ],
)
def test_a_mistake_in_the_schema_is_told_with_file_and_entry(tmp_path, columns, tables, told):
    (tmp_path / "columns.yml").write_text(columns, encoding="utf-8")
    (tmp_path / "tables.yml").write_text(tables, encoding="utf-8")
    with pytest.raises(BadDeclaration) as error:
        schema_of(tmp_path)
    assert told in str(error.value)


def test_a_column_that_is_misspelt_is_told_with_the_nearest(tmp_path):
    (tmp_path / "columns.yml").write_text(COLUMNS, encoding="utf-8")
    (tmp_path / "tables.yml").write_text(TABLES.replace("year?", "yaer?"), encoding="utf-8")
    with pytest.raises(BadDeclaration, match=r"Did you mean year\?$"):
        schema_of(tmp_path)
