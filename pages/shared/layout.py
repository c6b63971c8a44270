"""The parts of a page from top to bottom, in the order a reader needs them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from pages.shared import (
    cards,
    crumbs,
    data,
    declare,
    empty,
    ending,
    published,
    records,
    sidebar,
    words,
)
from pages.shared.export.asked import hear
from pages.shared.view import View

DATA_QUALITY = "pages/data_quality/page.py"
PROJECTS = "projects"
"""The folder of the page that lists projects itself."""


@dataclass(frozen=True)
class KeyFigure:
    """A number that matters on the page: label, value as text, and what it is of.

    base: "of 41 projects", "14 of 41 state a budget". Never empty: a number without
    its base cannot be read.
    """

    label: str
    value: str
    base: str


def begin(
    title: str, page_file: str, *, unreached: str | None = None, printed: bool = False
) -> View:
    """Draw the title and return what the page sees.

    page_file: `__file__` of the page; its cards.yml stands beside it. Stops the page
    with a helpful message when no project matches the filters. unreached: why the filters
    do not reach this page; it is told, and the page opens whatever they say. printed: the page
    is about what documents print; where the dataset has none of it, it says so and ends.
    """
    st.title(title, anchor=False)
    filters = sidebar.current()
    view = View(filters, cards_of(Path(page_file).with_name("cards.yml")))
    if printed:
        published.needed()
    elif view.left_out:
        published.left_out(view.left_out)
    if unreached:
        words.quiet(words.escape(f"The filters do not reach this page. {unreached}"))
        return view
    # A line that comes and goes would move all below it, and what moves is drawn anew.
    with st.container():
        crumbs.draw(filters, listed=Path(page_file).parent.name == PROJECTS)
    if view.count() == 0:
        empty.nothing_matches(filters)
        ending.end()
    return view


def cards_of(file: Path) -> dict[str, declare.Card | None]:
    """The cards of a page as they read in the dataset chosen."""
    declared = declare.load(file)
    if data.has_published():
        return declared
    return {name: card.of_records for name, card in declared.items()}


def answer(sentence: str) -> None:
    """The sentence that answers the page's question, computed from what is in view."""
    hear("answer", sentence)
    with st.container(key="outline"):
        st.html("<h2>Answer and evidence</h2>")
    st.markdown(f"**{words.escape(sentence)}**")


def key_figures(figures: Sequence[KeyFigure]) -> None:
    """Two to four numbers with their bases, side by side."""
    hear("key_figures", list(figures))
    with st.container(horizontal=True, gap="medium", key="key_figures"):
        for figure in figures:
            with st.container(width="content", gap=None):
                st.metric(figure.label, figure.value)
                words.quiet(words.escape(figure.base))


def two_columns(
    view: View,
    names: Sequence[str],
    *,
    shares: tuple[int, int] = (1, 1),
    tables: Mapping[str, cards.Prepared] | None = None,
    used: Mapping[str, records.Used] | None = None,
) -> None:
    """Supporting cards in two columns; one below the other on a narrow screen.

    shares: how the width is divided. tables: data the page prepared, by card, or what
    prepares it. used: the records these were made from, where they are not those of the card's
    own question. Cards that the dataset has nothing for leave no gap.
    """
    names = [name for name in names if view.cards[name] is not None]
    for left in range(0, len(names), 2):
        pair = names[left : left + 2]
        with st.container(key=f"pair_{pair[0]}"):
            for place, name in zip(st.columns(shares), pair, strict=False):
                with place:
                    cards.show(
                        view, name, table=(tables or {}).get(name), used=(used or {}).get(name)
                    )


def heading(text: str) -> None:
    """The title of a part of the page."""
    st.header(text, anchor=False)


def not_known(sentence: str, *, more: bool = True) -> None:
    """The last line of a page: what the sources do not say.

    more: also lead to the page that tells of the quality of the data in full.
    """
    hear("not_known", sentence)
    st.markdown(f"**What is not known.** {words.escape(sentence)}")
    if more:
        st.page_link(DATA_QUALITY, label="More on the quality of the data")
