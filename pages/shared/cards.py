"""A card on screen: title, chart or table, where the numbers come from, and a menu."""

from collections.abc import Callable
from difflib import get_close_matches
from functools import partial

import plotly.graph_objects as go
import pyarrow as pa
import streamlit as st

from pages.shared import (
    alt,
    charts,
    csvfile,
    data,
    drawn,
    errors,
    explore,
    former,
    records,
    select,
    smallprint,
    tables,
    wording,
    words,
)
from pages.shared.content import ORIGIN, Content
from pages.shared.declare import BadCard, Card
from pages.shared.export import menu as export_menu
from pages.shared.export.asked import Asked, Builder, collected
from pages.shared.view import NothingInCommon, View

Prepared = pa.Table | Callable[[], pa.Table]
Explain = Callable[[list], None]
BADGE = {"records": "blue", "published": "gray", "both": "gray", "build": "gray"}


def show(
    view: View,
    name: str,
    *,
    builder: Builder | None = None,
    table: Prepared | None = None,
    explain: Explain | None = None,
    used: records.Used | None = None,
    **options: object,
) -> None:
    """Draw one card of the page.

    builder: a figure builder of the page (called like those in `charts`), instead of
    the kind the card names. table: data the page prepared, or what prepares it, instead of the
    question the card declares. explain: draws what there is to say of the mark that is
    selected, given its `customdata`, instead of the way to its projects. used: the records
    the table was made from, where they are not all in view. options: passed to the builder,
    over those of the declaration. A card that the dataset has nothing for is left out. Raises
    BadCard for a kind of chart that there is not.
    """
    card = view.cards[name]
    if card is None:
        return
    draw = builder or _builder_of(card)
    prepared = table() if callable(table) else table
    asked = Asked(view, card, draw, prepared, {**card.options, **options}, used)
    if collected(asked):
        return
    former.drawn(name)
    with st.container(border=True, key=f"card_{name}", height="stretch"):
        _card(asked, explain)


def _builder_of(card: Card) -> Builder | None:
    """The kind of chart a card names; None for one that is only a table."""
    if card.chart is None or card.chart in charts.BY_KIND:
        return charts.BY_KIND.get(card.chart)
    near = get_close_matches(card.chart, charts.BY_KIND, n=1)
    raise BadCard(
        f"{card.file}: card {card.id}: chart: there is no kind '{card.chart}'.",
        f"Did you mean {near[0]}?" if near else f"Known: {', '.join(charts.BY_KIND)}.",
    )


@st.fragment
def _card(asked: Asked, explain: Explain | None) -> None:
    """The inside of a card; switching it over or selecting a mark reruns nothing else.

    An error stays inside its card, so that the rest of the page can be read.
    """
    with errors.shown_to_people():
        body(asked, explain)


def body(asked: Asked, explain: Explain | None) -> None:
    """Title, chart or table, small print."""
    view, card = asked.view, asked.card
    title = wording.filled(card.title, view)
    try:
        shown = smallprint.prepared(card, view, asked.table, asked.used)
    except NothingInCommon:
        st.subheader(words.escape(title), anchor=False)
        st.info(f"The filters leave nothing for this card ({view.filters.words}).")
        return
    as_table = head(asked, title, shown, explain)
    if shown.empty:
        st.info(smallprint.nothing_known(shown))
    elif as_table or asked.draw is None:
        tables.show(shown, title, card.headings)
    else:
        plot(card, view, figure_of(asked, shown), title, shown, explain)
    remarks = " ".join(smallprint.notes(card, view, shown, asked.draw))
    words.quiet(quiet_line(card, shown), words.escape(remarks))


def figure_of(asked: Asked, shown: Content) -> go.Figure:
    """The chart of a card that has one."""
    card = asked.card
    return drawn.figure(asked.draw, shown.table, card.marks, shown.measures, asked.options)


def head(asked: Asked, title: str, shown: Content, explain: Explain | None) -> bool:
    """Title, chart/table switch and menu; returns whether the table is wanted."""
    card, can_draw = asked.card, asked.draw is not None
    wanted = "Chart" if can_draw else "Table"
    with st.container(horizontal=True, horizontal_alignment="right", key=f"head_{card.id}"):
        st.subheader(words.escape(title), anchor=False)
        if can_draw and not shown.empty and not card.steered:
            wanted = st.segmented_control(
                f"Show “{title}” as",
                ["Chart", "Table"],
                default="Chart",
                required=True,
                key=f"{card.id}_view",
                label_visibility="collapsed",
                width="content",
            )
        menu_button(asked, title, shown, explain)
    return wanted == "Table"


def menu_button(asked: Asked, title: str, shown: Content, explain: Explain | None) -> None:
    """The button that opens the menu of a card, which is drawn only when it is open.

    A page has up to twenty menus; drawing them all took a quarter of a rerun.
    """
    opened = st.popover(
        "⋯",
        help="Download and further views",
        width="content",
        key=f"{asked.card.id}_menu",
        on_change="rerun",
    )
    if opened.open:
        with opened:
            if asked.draw is not None and not shown.empty:
                without_a_mouse(asked, shown, explain)
            menu(asked, title, shown)


def without_a_mouse(asked: Asked, shown: Content, explain: Explain | None) -> None:
    """What a click on a mark of the chart does, for those who do not click."""
    card = asked.card
    if explain is not None:
        select.explained(figure_of(asked, shown), explain, key=card.id)
    elif select.can_follow(card.marks):
        select.choice(card.marks, shown.table, asked.view.filters, key=card.id)


def menu(asked: Asked, title: str, shown: Content) -> None:
    """What can be done with a card besides reading it."""
    card, view, mark = asked.card, asked.view, data.mark()
    exported = export_menu.draw(asked)
    st.download_button(
        "Download data (CSV)",
        data=partial(csvfile.encode, shown.table, mark),
        file_name=csvfile.named(card.id, mark),
        mime="text/csv",
        key=f"{card.id}_csv",
        on_click="ignore",
        width="stretch",
        help=f"{title}; filters: {view.filters.words}",
    )
    if card.basis != "published" and card.filtered:
        select.projects_button("Projects behind this", view.filters, key=f"{card.id}_projects")
    if card.metrics and not card.steered:
        explore.buttons(card, view)
    export_menu.receipt(exported)


def plot(
    card: Card,
    view: View,
    figure: go.Figure,
    title: str,
    shown: Content,
    explain: Explain | None,
) -> None:
    """The chart, and what there is to say of the mark selected in it, if marks lead anywhere."""
    followed = explain is not None or select.can_follow(card.marks)
    event = st.plotly_chart(
        figure,
        key=f"{card.id}_chart",
        config=charts.CONFIG,
        on_select="rerun" if followed else "ignore",
        selection_mode="points",
        alt=alt.text(title, shown.table, card.marks, shown.measures, card.by[1:]),
    )
    if explain is not None:
        for mark in select.marks(event)[:1]:
            explain(mark)
    elif followed:
        select.line(card.marks, event, view.filters, key=card.id)


def quiet_line(card: Card, shown: Content) -> str:
    """n used of eligible, origin, sources, snapshot: the small print under a card."""
    parts = [smallprint.counts_words(shown), f":{BADGE[card.basis]}-badge[{ORIGIN[card.basis]}]"]
    parts += [words.escape("; ".join(shown.sources)), f"snapshot {data.snapshot().id[:6]}"]
    return " | ".join(part for part in parts if part)
