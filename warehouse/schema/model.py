"""What a table and a column are, as declared in tables.yml and columns.yml."""

from typing import Literal

import pyarrow as pa
from pydantic import BaseModel, ConfigDict

ColumnType = Literal["text", "integer", "boolean", "date", "money", "months", "number"]

ARROW_TYPES: dict[str, pa.DataType] = {
    "text": pa.string(),
    "integer": pa.int64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "money": pa.decimal128(18, 2),
    "months": pa.decimal128(8, 2),
    "number": pa.decimal128(24, 6),
}

# Every table with provenance ends in these, never missing.
PROVENANCE = ("document", "locator", "source_file", "source_row")


class _Declared(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Column(_Declared):
    """One column, the same wherever it stands.

    `unit` is None for text and codes; `codes` names the code list in
    `warehouse/codes/` that holds the allowed values.
    """

    name: str
    type: ColumnType
    label: str
    meaning: str
    unit: str | None = None
    codes: str | None = None

    @property
    def arrow_type(self) -> pa.DataType:
        """Arrow type of the published column."""
        return ARROW_TYPES[self.type]


class TableColumn(Column):
    """A column in one table, with whether it may be missing there."""

    nullable: bool = False


class Table(_Declared):
    """One published table.

    `key` is the columns that identify a row; `columns` are in file order,
    the four provenance columns last where `provenance` is true.
    """

    name: str
    label: str
    grain: str
    key: tuple[str, ...]
    provenance: bool
    columns: tuple[TableColumn, ...]

    @property
    def arrow_schema(self) -> pa.Schema:
        """Arrow schema of the Parquet file."""
        return pa.schema(
            [pa.field(column.name, column.arrow_type, column.nullable) for column in self.columns]
        )

    def column(self, name: str) -> TableColumn:
        """The column of that name; KeyError when the table has none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"table {self.name} has no column {name}")


class Schema(_Declared):
    """Every table and every column, by name."""

    tables: dict[str, Table]
    columns: dict[str, Column]
