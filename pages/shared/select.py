"""From a mark in a chart to a page filtered by it, or to the projects behind it."""

import re
from collections.abc import Callable

import plotly.graph_objects as go
import pyarrow as pa
import streamlit as st

import warehouse
from pages.shared import data, formats, sidebar
from pages.shared.filters import NAMES, Filters
from pages.shared.view import NothingInCommon, View

PROJECTS_PAGE = "pages/projects/page.py"
PROJECT = "project_code"
_TAGS = re.compile("<[^>]*>")
FACTSHEET = "project"
"""The parameter of the Projects page that opens one factsheet; a mark of a project does so."""


def can_follow(dimension: str | None) -> bool:
    """Whether marks of this column lead to projects: only values of a project's dimension do."""
    return dimension in warehouse.dimensions_of("projects")


def line(dimension: str, event: object, filters: Filters, key: str) -> None:
    """Under a chart: what is selected, how many projects that is, and what can be done with it.

    A value of a filter can filter the page; every value leads to its projects.
    """
    for code in selected(event)[:1]:
        told(dimension, code, filters, key)


def choice(dimension: str, table: pa.Table, filters: Filters, key: str) -> None:
    """The marks of a chart to choose from without a mouse; what follows is as after a click."""
    codes = [code for code in dict.fromkeys(table[dimension].to_pylist()) if code is not None]
    code = st.selectbox(
        "Choose a mark of the chart",
        codes,
        index=None,
        format_func=lambda value: data.label(dimension, value),
        key=f"{key}_mark",
        placeholder="Filter by, or list the projects of …",
    )
    if code is not None:
        told(dimension, code, filters, f"{key}_mark")


def explained(figure: go.Figure, explain: Callable[[list], None], key: str) -> None:
    """The marks of a chart that has its own explanation, to choose from without a mouse.

    While a mark is selected in the chart itself, its explanation stands under the chart.
    """
    named = {}
    for trace in figure.data:
        for mark, hover in zip(trace.customdata or (), trace.hovertext or (), strict=False):
            named.setdefault(tuple(mark), brief(hover))
    chosen = st.selectbox(
        "Choose a mark of the chart",
        list(named),
        index=None,
        format_func=named.get,
        key=f"{key}_mark",
        placeholder="Read what there is to say of …",
    )
    if chosen is not None and not marks(st.session_state.get(f"{key}_chart")):
        explain(list(chosen))


def brief(hover: str) -> str:
    """The name of a mark and the line below it, from what is shown beside the pointer."""
    name, _, rest = hover.partition("</b>")
    line = rest.removeprefix("<br>").partition("<br>")[0]
    return ": ".join(_TAGS.sub(" ", part).strip() for part in (name, line) if part)


def told(dimension: str, code: object, filters: Filters, key: str) -> None:
    """One value, how many projects it has, and the ways from there."""
    narrowed = filters.narrowed({dimension: code})
    extra = {} if dimension in NAMES else {dimension: code}
    try:
        number = View(narrowed, {}).count(where=extra or None)
    except NothingInCommon:
        number = 0
    with st.container(horizontal=True, vertical_alignment="center", key=f"{key}_selected"):
        name = data.label(dimension, code)
        st.markdown(f"Selected: **{name}**: {formats.plural(number, 'project')}")
        if number:
            if dimension in sidebar.offered():
                filter_button(filters, narrowed, key=f"{key}_filter")
            words = f"Show {'it' if number == 1 else 'them'}"
            extra = {FACTSHEET: code} if dimension == PROJECT else extra
            projects_button(words, narrowed, key=f"{key}_follow", extra=extra)


def selected(event: object) -> list:
    """Codes of the marks selected in a chart, first selected first."""
    codes = [mark[0] for mark in marks(event)]
    return [code for code in codes if code is not None]


def marks(event: object) -> list[list]:
    """The `customdata` of the marks selected in a chart, first selected first."""
    points = (event or {}).get("selection", {}).get("points", [])
    return [point["customdata"] for point in points if point.get("customdata")]


def filter_button(before: Filters, narrowed: Filters, key: str) -> None:
    """A button that narrows this page and all others to what is selected, where that changes them.

    The whole page runs again, not only the card; charts whose data stay are not redrawn.
    """
    if narrowed == before:
        return
    if st.button("Filter this page", key=key, on_click=sidebar.apply, args=(narrowed,)):
        st.rerun()


def projects_button(words: str, filters: Filters, key: str, extra: dict | None = None) -> None:
    """A button that leads to the Projects page under `filters`.

    extra: dimensions that are not filters (a challenge, a method), which the Projects page
    reads from the address with `narrowing`; or the factsheet to open.
    """
    if st.button(words, key=key, on_click=sidebar.apply, args=(filters,)):
        st.switch_page(
            PROJECTS_PAGE, query_params={name: str(code) for name, code in (extra or {}).items()}
        )
