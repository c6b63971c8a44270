"""All published figures on screen: search, choices, table, download."""

from functools import partial

import pyarrow as pa
import streamlit as st

from pages.reconciliation import tables
from pages.shared import address, content, csvfile, data, formats, words
from pages.shared.tables import ROW_PIXELS

ROWS = 15
COLUMNS = {
    "what": ("What is printed", 190),
    "printed": ("As published", 130),
    "recomputed": ("Recomputed", 130),
    "verdict": ("Verdict", 190),
    "why": ("Why", 360),
    "basis": ("Recomputed from", 190),
    "population": ("Of whom or what", 260),
    "document": ("Document", 150),
    "locator": ("Place in it", 190),
    "source_row": ("Source row", 270),
    "figure_id": ("Identifier", 260),
}
"""Heading and width in pixels of each column."""


def show() -> None:
    """The choices, then the figures that fit them."""
    text = address.text("q", "Search figures", "Words of the measure, category, note or place")
    left, middle, right = st.columns(3)
    with left:
        documents = address.choices("document", "Document", document_labels())
    with middle:
        verdicts = address.choices("verdict", "Verdict", present("verdict"))
    with right:
        bases = address.choices("basis", "Recomputed from", present("recompute_basis"))
    found = tables.listed(text, documents, verdicts, bases)
    if not found.num_rows:
        st.info("No published figure fits this search. Nothing is lost; take a part of it away.")
        st.button(
            "Show all figures",
            on_click=address.forget,
            args=("q", "document", "verdict", "basis"),
        )
        return
    with st.container(border=True, key="card_figures"):
        card(found)


def card(found: pa.Table) -> None:
    """The table with its download and the line that says where it comes from."""
    mark = data.mark()
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.subheader("Published figures, contradictions first", anchor=False, width="stretch")
        st.download_button(
            "Download (CSV)",
            data=partial(csvfile.encode, found, mark),
            file_name=csvfile.named("published_figures", mark),
            mime="text/csv",
            on_click="ignore",
        )
    table = tables.on_screen(found)
    st.dataframe(
        table,
        hide_index=True,
        height="content" if table.num_rows <= ROWS else ROW_PIXELS * ROWS,
        placeholder="none",
        column_config={
            name: st.column_config.Column(heading, width=width, pinned=name == "what")
            for name, (heading, width) in COLUMNS.items()
        },
        alt=f"Published figures, {formats.plural(table.num_rows, 'row')}, contradictions first",
    )
    total = data.value("published_numbers")
    words.quiet(
        f"n {formats.count(found.num_rows)} of {formats.count(total)} figures | "
        f":gray-badge[{content.ORIGIN['both']}] | snapshot {data.snapshot().id[:6]}"
    )


def document_labels() -> dict[str, str]:
    """Documents that print figures, by code, with the names people know them by."""
    codes = sorted(set(data.figures()["document"].to_pylist()))
    return {code: data.source(code, None).short_label for code in codes}


def present(dimension: str) -> dict[str, str]:
    """Codes of a dimension that figures have, with their labels, in the order of the list."""
    found = data.query("published_numbers", dimension)[dimension].to_pylist()
    return {code: data.label(dimension, code) for code in found if code is not None}
