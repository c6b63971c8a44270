"""Prints an answer in the terminal as CSV, JSON or a table."""

import csv
import json
import sys
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import click
import pyarrow as pa


def write(table: pa.Table, form: str) -> None:
    """Print `table` in one of FORMATS."""
    FORMATS[form](table)


def text(value: Any) -> str:
    """A cell as plain text: no padded zeros, nothing for a missing value."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        plain = f"{value:f}"
        return plain.rstrip("0").rstrip(".") if "." in plain else plain
    return str(value)


def _write_csv(table: pa.Table) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(table.column_names)
    writer.writerows([text(value) for value in row.values()] for row in table.to_pylist())


def _write_json(table: pa.Table) -> None:
    click.echo(json.dumps(table.to_pylist(), default=_json_value, indent=2, ensure_ascii=False))


def _write_table(table: pa.Table) -> None:
    lines = [table.column_names]
    lines += [[text(value) for value in row.values()] for row in table.to_pylist()]
    widths = [max(len(line[place]) for line in lines) for place in range(table.num_columns)]
    for line in lines:
        cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        click.echo("  ".join(cells).rstrip())


def _json_value(value: Any) -> Any:
    if isinstance(value, Decimal):
        whole = value == value.to_integral_value()
        return int(value) if whole else float(value)
    return str(value)


FORMATS: dict[str, Callable[[pa.Table], None]] = {
    "csv": _write_csv,
    "json": _write_json,
    "table": _write_table,
}
