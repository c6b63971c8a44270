"""The table view of a card: the same rows with every number in full."""

from decimal import Decimal

import pyarrow as pa
import streamlit as st

import warehouse
from pages.shared.content import Content

ROW_PIXELS = 35
MOST_ROWS = 12

SUFFIXES = {
    "_label": "",
    "_used": ", used",
    "_eligible": ", eligible",
    "_missing": ", not stated",
    "_numerator": ", numerator",
    "_denominator": ", denominator",
    "_base": ", base of the share",
}

COLUMN_FORMATS = {
    "count": "localized",
    "usd": "USD %,.0f",
    "months": "%.1f",
    "percent": "%.1f%%",
    "number": "localized",
}


def show(shown: Content, title: str) -> None:
    """Draw the table; columns of codes are left to the download where labels say the same.

    A short table of words is drawn in full, with its lines broken; anything else can be
    scrolled and sorted.
    """
    names = [
        name for name in shown.table.column_names if f"{name}_label" not in shown.table.column_names
    ]
    table = readable(shown.table.select(names))
    if not shown.measures and table.num_rows <= MOST_ROWS:
        st.table(table.rename_columns([heading(name) for name in names]), hide_index=True)
        return
    forms = {measure.column: measure for measure in shown.measures}
    st.dataframe(
        table,
        hide_index=True,
        width="stretch",
        height=ROW_PIXELS * (min(table.num_rows, MOST_ROWS) + 1) + 3,
        column_config={name: column(name, forms) for name in names},
        alt=f"{title}, as a table",
    )


def readable(table: pa.Table) -> pa.Table:
    """The table with decimals as floats, which is all the browser can show."""
    columns = {}
    for name in table.column_names:
        values = table[name].to_pylist()
        if pa.types.is_decimal(table[name].type):
            values = [None if v is None else float(Decimal(v)) for v in values]
        columns[name] = values
    return pa.table(columns)


def column(name: str, forms: dict):
    """Heading and number format of one column."""
    measure = forms.get(name)
    if measure is not None:
        return st.column_config.NumberColumn(measure.label, format=COLUMN_FORMATS[measure.format])
    return st.column_config.Column(heading(name))


def heading(name: str) -> str:
    """The words above a column, from the schema, the metrics or the dimensions."""
    for suffix, words in SUFFIXES.items():
        if name.endswith(suffix):
            return heading(name.removesuffix(suffix)) + words
    for known in (warehouse.metrics(), warehouse.dimensions(), warehouse.columns()):
        if name in known:
            return known[name].label
    return name.replace("_", " ").capitalize()
