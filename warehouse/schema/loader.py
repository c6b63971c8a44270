"""Reads columns.yml and tables.yml into a `Schema`."""

from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from warehouse.errors import suggestion
from warehouse.schema.declared import BadDeclaration, modelled, read_entries
from warehouse.schema.model import PROVENANCE, Column, Schema, Table, TableColumn

# Raised whenever a table or column is added, removed or changes its meaning.
SCHEMA_VERSION = "2"

_FOLDER = Path(__file__).parent


class _TableSpec(BaseModel):
    """What tables.yml says of a table; columns separated by commas."""

    model_config = ConfigDict(extra="forbid")

    label: str
    grain: str
    key: tuple[str, ...]
    columns: str
    provenance: bool = True


@cache
def load_schema() -> Schema:
    """The schema declared beside this file.

    Raises BadDeclaration naming file and entry; also when a table names a column that
    columns.yml does not define, names one twice, or has a key column it does not name.
    """
    return schema_of(_FOLDER)


def schema_of(folder: Path) -> Schema:
    """The schema that columns.yml and tables.yml of a folder declare; see `load_schema`."""
    columns = {
        name: modelled(Column, f"columns.yml: {name}", {**spec, "name": name})
        for name, spec in read_entries(folder / "columns.yml").items()
    }
    specs = {
        name: modelled(_TableSpec, f"tables.yml: {name}", spec)
        for name, spec in read_entries(folder / "tables.yml").items()
    }
    return Schema(
        tables={name: _table(name, spec, columns) for name, spec in specs.items()},
        columns=columns,
    )


def _table(name: str, spec: _TableSpec, columns: dict[str, Column]) -> Table:
    entries = [entry.strip() for entry in spec.columns.split(",")]
    if spec.provenance:
        entries += PROVENANCE
    table_columns = tuple(_table_column(name, entry, columns) for entry in entries)
    names = [column.name for column in table_columns]
    for column in names:
        if names.count(column) > 1:
            problem = f"columns: names {column} twice"
            raise BadDeclaration(f"tables.yml: {name}", problem, "Name it once")
    for column in spec.key:
        if column not in names:
            problem = f"key: names {column}, which is no column of the table"
            raise BadDeclaration(f"tables.yml: {name}", problem, "Correct it, or add the column")
    return Table(**{**dict(spec), "name": name, "columns": table_columns})


def _table_column(table: str, entry: str, columns: dict[str, Column]) -> TableColumn:
    name = entry.removesuffix("?")
    if name not in columns:
        problem = f"columns: names {name}, which columns.yml does not declare"
        near = suggestion(name, list(columns))
        raise BadDeclaration(f"tables.yml: {table}", problem, near.rstrip("."))
    return TableColumn(**columns[name].model_dump(), nullable=entry.endswith("?"))
