"""Finding an evaluation, a recommendation or a lesson; what is asked stands in the address."""

import pyarrow as pa
import streamlit as st

from pages.evaluations import answers, tables
from pages.shared import address, cards, records, words
from pages.shared.view import View

EVALUATIONS, ADVICE = ("q", "type"), ("advice", "theme", "source")
"""Parameters of the address that narrow the register, and those that narrow the advice."""

PIECES = ("recommendation or lesson", "recommendations and lessons")


def evaluations(view: View) -> None:
    """The register of evaluations, by words and type."""
    left, right = st.columns(2)
    with left:
        wanted = address.text("q", "Search evaluations", "Title, evaluator, subject or method")
    with right:
        types = address.choices("type", "Type", tables.types())
    everything = tables.register().num_rows
    result(
        view,
        "register",
        tables.register(wanted, tuple(types)),
        everything,
        ("evaluation or review", "evaluations and reviews"),
        EVALUATIONS,
    )


def advice(view: View) -> None:
    """Recommendations and lessons, by words, theme and document."""
    first, second, third = st.columns(3)
    with first:
        wanted = address.text(
            "advice", "Search recommendations and lessons", "For example: ownership"
        )
    with second:
        themes = address.choices("theme", "Theme", tables.themes())
    with third:
        documents = address.choices("source", "Document", tables.documents())
    everything = tables.advice().num_rows
    found = tables.advice(wanted, tuple(themes), tuple(documents))
    result(view, "advice", found, everything, PIECES, ADVICE)


def result(
    view: View, card: str, found: pa.Table, total: int, noun: tuple[str, str], parameters: tuple
) -> None:
    """What was found of how many, or that nothing was and the click that helps."""
    what = noun[1]
    words.quiet(answers.found_words(found, total, what))
    if found.num_rows:
        cards.show(view, card, table=found, used=records.Used(total, total, noun))
        return
    st.info("Nothing holds all of this together. Nothing is lost: take a part of it away.")
    st.button(f"Show all {what}", key=f"{card}_all", on_click=address.forget, args=parameters)
