"""Tables of the page, whose texts come from files of people and mean nothing but themselves."""

from collections.abc import Mapping

import pyarrow as pa
import streamlit as st

from pages.shared import words

MOST_WRITTEN = 12
"""Rows up to which a table is written out; a longer one is scrolled and sorted."""

ROW_PIXELS = 35


def show(title: str, table: pa.Table, headings: Mapping[str, str]) -> None:
    """Draw a table; `headings` has the words above each column, in order.

    A table that is written out reads Markdown, so that every sign is made plain.
    """
    table = table.select(list(headings))
    if table.num_rows <= MOST_WRITTEN:
        plain = {headings[name]: written(table[name]) for name in table.column_names}
        st.table(pa.table(plain), hide_index=True, height="content")
        return
    st.dataframe(
        table.rename_columns(list(headings.values())),
        hide_index=True,
        width="stretch",
        height=ROW_PIXELS * (MOST_WRITTEN + 1),
        alt=title,
        placeholder="",
    )


def written(column: pa.ChunkedArray) -> pa.Array:
    """A column as text that is read as it stands."""
    return pa.array([text(value) for value in column.to_pylist()], pa.string())


def text(value: object) -> str:
    """One cell; numbers with separators, nothing for what is missing."""
    if value is None:
        return ""
    return f"{value:,}" if isinstance(value, int) else words.escape(" ".join(str(value).split()))
