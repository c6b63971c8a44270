"""The table view of a card: the same rows with every number in full."""

from collections.abc import Mapping
from decimal import Decimal
from urllib.parse import urlencode

import pyarrow as pa
import streamlit as st

from pages.shared import datasets, formats
from pages.shared.content import Content
from pages.shared.headings import PROJECT, document, for_reading, heading

ROW_PIXELS = 35
MOST_ROWS = 12

LONG_TEXT = 60
"""From this many characters on a text is a sentence, which is read whole or not at all."""

MOST_SENTENCES = 80
"""Rows of sentences up to which they are written out with their lines broken."""

MOST_READ_COLUMNS = 7
"""Columns up to which sentences still have room beside each other."""

READING_PIXELS = 620
"""Height of such a table, within which it is scrolled."""

FACTSHEET = "projects"
"""The page of factsheets; relative, for a dashboard below a path."""

COLUMN_FORMATS = {
    "count": "localized",
    "usd": "USD %,.0f",
    "months": "%.1f",
    "percent": "%.1f%%",
    "number": "localized",
}


def show(shown: Content, title: str, headings: Mapping[str, str]) -> None:
    """Draw the table; columns of codes are left to the download where labels say the same.

    A short table of words is drawn in full, with its lines broken, and so is a longer one of
    sentences; anything else can be scrolled and sorted. headings: words for columns that
    nothing else names.
    """
    names = [name for name in shown.table.column_names if for_reading(name, shown.table)]
    kept = shown.table.select(names)
    in_full = not shown.measures and (kept.num_rows <= MOST_ROWS or sentences(kept))
    table = linked(readable(kept), as_markdown=in_full)
    if in_full:
        st.table(
            told(table).rename_columns([heading(name, headings) for name in names]),
            hide_index=True,
            height="content" if table.num_rows <= MOST_ROWS else READING_PIXELS,
        )
        return
    forms = {measure.column: measure for measure in shown.measures}
    st.dataframe(
        table,
        hide_index=True,
        width="stretch",
        height="content" if table.num_rows <= MOST_ROWS else ROW_PIXELS * (MOST_ROWS + 1),
        column_config={name: column(name, forms, headings) for name in names},
        placeholder=formats.NOT_STATED,
        alt=f"{title}, as a table",
    )


def sentences(table: pa.Table) -> bool:
    """Whether a table is text to read, and short enough to be written out."""
    if table.num_rows > MOST_SENTENCES or table.num_columns > MOST_READ_COLUMNS:
        return False
    return any(
        len(text or "") >= LONG_TEXT
        for column in table.columns
        if pa.types.is_string(column.type)
        for text in column.to_pylist()
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


def told(table: pa.Table) -> pa.Table:
    """The table with words in place of what is missing, for a table that is written out.

    Days are written in words: 2025-02-28 would break at its hyphens.
    """
    columns = {}
    for name in table.column_names:
        values = table[name].to_pylist()
        if pa.types.is_date(table[name].type):
            values = [v and formats.day(v) for v in values]
        if None in values:
            values = [formats.NOT_STATED if v is None else str(v) for v in values]
        columns[name] = values
    return pa.table(columns)


def linked(table: pa.Table, *, as_markdown: bool) -> pa.Table:
    """The table with project codes as addresses of their factsheets, and documents by name.

    as_markdown: write the code over the address, for a table that reads Markdown.
    """
    if PROJECT in table.column_names:
        codes = table[PROJECT].to_pylist()
        start = f"{FACTSHEET}?{urlencode({**datasets.params(), 'project': ''})}"
        shape = "[{0}]({1}{0})" if as_markdown else "{1}{0}"
        written = [None if code is None else shape.format(code, start) for code in codes]
        place = table.column_names.index(PROJECT)
        table = table.set_column(place, PROJECT, pa.array(written, pa.string()))
    if "document" in table.column_names:
        named = [document(name) for name in table["document"].to_pylist()]
        place = table.column_names.index("document")
        table = table.set_column(place, "document", pa.array(named, pa.string()))
    return table


def column(name: str, forms: dict, headings: Mapping[str, str]):
    """Heading and number format of one column."""
    if name == PROJECT:
        return st.column_config.LinkColumn(heading(name, headings), display_text="project=(.+)$")
    measure = forms.get(name)
    if measure is not None:
        return st.column_config.NumberColumn(measure.label, format=COLUMN_FORMATS[measure.format])
    return st.column_config.Column(heading(name, headings))
