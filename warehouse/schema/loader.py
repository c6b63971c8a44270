"""Reads columns.yml and tables.yml into a `Schema`."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from warehouse.schema.model import PROVENANCE, Column, Schema, Table, TableColumn

# Raised whenever a table or column is added, removed or changes its meaning.
SCHEMA_VERSION = "2"

_FOLDER = Path(__file__).parent


@cache
def load_schema() -> Schema:
    """The schema declared beside this file.

    Raises ValueError when a table names a column that columns.yml does not
    define, or a key column that the table does not have.
    """
    declared = yaml.safe_load((_FOLDER / "columns.yml").read_text(encoding="utf-8"))
    columns = {name: Column(name=name, **spec) for name, spec in declared.items()}
    specs = yaml.safe_load((_FOLDER / "tables.yml").read_text(encoding="utf-8"))
    return Schema(
        tables={name: _table(name, spec, columns) for name, spec in specs.items()},
        columns=columns,
    )


def _table(name: str, spec: dict[str, Any], columns: dict[str, Column]) -> Table:
    provenance = spec.get("provenance", True)
    entries = [entry.strip() for entry in spec["columns"].split(",")]
    if provenance:
        entries += PROVENANCE
    table_columns = tuple(_table_column(name, entry, columns) for entry in entries)
    missing_keys = set(spec["key"]) - {column.name for column in table_columns}
    if missing_keys:
        raise ValueError(f"tables.yml: key of {name} names unknown columns {sorted(missing_keys)}")
    return Table(
        name=name,
        label=spec["label"],
        grain=spec["grain"],
        key=tuple(spec["key"]),
        provenance=provenance,
        columns=table_columns,
    )


def _table_column(table: str, entry: str, columns: dict[str, Column]) -> TableColumn:
    name = entry.removesuffix("?")
    if name not in columns:
        raise ValueError(f"tables.yml: {table} names the column {name}, not in columns.yml")
    return TableColumn(**columns[name].model_dump(), nullable=entry.endswith("?"))
