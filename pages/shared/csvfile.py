"""Tables as CSV files that spreadsheets open without surprises."""

import csv
import io
from decimal import Decimal

import pyarrow as pa

BYTE_ORDER_MARK = "\ufeff"
"""Excel reads a file as UTF-8 only when it starts with this."""

MARK = "origin"
"""Heading of the column that tells invented data from real."""

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""A text cell that starts with one of these would be run as a formula."""


def encode(table: pa.Table, mark: str = "") -> bytes:
    """`table` as UTF-8 CSV with one header row and no comments.

    mark: what each row says of its origin in a first column, see `data.mark`.

    Text that a spreadsheet would run is preceded by an apostrophe; numbers stay
    numbers, negative ones too. A missing value is an empty cell.
    """
    out = io.StringIO(newline="")
    out.write(BYTE_ORDER_MARK)
    writer = csv.writer(out, lineterminator="\r\n")
    if mark:
        table = table.add_column(0, MARK, pa.array([mark] * table.num_rows, pa.string()))
    writer.writerow([cell(name) for name in table.column_names])
    for row in table.to_pylist():
        writer.writerow([cell(value) for value in row.values()])
    return out.getvalue().encode("utf-8")


def cell(value: object) -> object:
    """One value as it stands in the file."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, str):
        return f"'{value}" if value.startswith(DANGEROUS) else value
    return value


def named(name: str, mark: str = "") -> str:
    """The name of a file to download, which says when it holds invented data."""
    return f"{mark.lower().replace(' ', '_')}_{name}.csv" if mark else f"{name}.csv"
