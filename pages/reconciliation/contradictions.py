"""The figures that are contradicted: printed value struck through beside the recomputed."""

import streamlit as st

from pages.reconciliation import tables
from pages.shared import data, figurewords, words


def show() -> None:
    """One entry per contradicted figure: both values, why, and where it stands."""
    with st.container(border=True, key="card_contradictions"):
        for row in data.rows("figures", {"verdict": "contradicts"}).to_pylist():
            with st.container(gap=None, key=f"contradiction_{row['figure_id']}"):
                st.markdown(headline(row))
                words.quiet(words.escape(row["verdict_reason"]), words.escape(place(row)))


def headline(row: dict) -> str:
    """Struck-through printed value, recomputed value, and what it is."""
    struck = words.escape(figurewords.printed(row))
    right = words.escape(figurewords.recomputed_rounded(row))
    return f"~~{struck}~~ **{right}** · {words.escape(figurewords.what(row))}"


def place(row: dict) -> str:
    """Document and locator, source row, and the rule that found it."""
    source = data.source(row["document"], row["locator"])
    rules = tables.found_by(row) or [figurewords.label(row, "recompute_basis")]
    return " | ".join(
        (
            f"{source.short_label}, {source.locator}",
            f"{row['source_file']}, row {row['source_row']}",
            f"found by: {', '.join(rules)}",
        )
    )
