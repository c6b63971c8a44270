"""What stands above the columns of a table, and which columns are for people to read."""

from collections.abc import Mapping

import pyarrow as pa

import warehouse
from pages.shared import data

PROJECT = "project_code"

DRAWN_WITH = {"qualifier_words", "latitude", "longitude"}
"""Columns that only a chart needs."""

SUFFIXES = {
    "_label": "",
    "_used": ", used",
    "_eligible": ", eligible",
    "_missing": ", not stated",
    "_numerator": ", numerator",
    "_denominator": ", denominator",
    "_base": ", base of the share",
}


def for_reading(name: str, table: pa.Table) -> bool:
    """Whether a column belongs into the table view; the download has them all.

    A code gives way to its label, except that of a project, which is a link.
    """
    return (
        (name == PROJECT or f"{name}_label" not in table.column_names)
        and name not in DRAWN_WITH
        and not told_below(name, table)
    )


def told_below(name: str, table: pa.Table) -> bool:
    """Whether a column says where the rows come from and the line below the card says it all."""
    return name.endswith(("document", "locator")) and len(table[name].unique()) == 1


def heading(name: str, headings: Mapping[str, str]) -> str:
    """The words above a column, from the schema, the metrics or the dimensions."""
    if name in headings:
        return headings[name]
    for suffix, words in SUFFIXES.items():
        if name.endswith(suffix):
            return heading(name.removesuffix(suffix), headings) + words
    for known in (warehouse.metrics(), warehouse.dimensions(), warehouse.columns()):
        if name in known:
            return known[name].label
    return name.replace("_", " ").capitalize()


def document(name: str | None) -> str | None:
    """The short name people know a document by."""
    return None if name is None else data.source(name, None).short_label
