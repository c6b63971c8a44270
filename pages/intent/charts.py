"""Charts of the From intent to outcome page."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go
import pyarrow as pa

from pages.shared import theme
from pages.shared.charts import base
from pages.shared.charts.base import Mark, Measure
from pages.shared.charts.matrix import ROW_PIXELS, TITLE_WIDTH, axes

LETTER_PIXELS = 7
LEGEND_PIXELS = 40

LOOKS = (
    {"symbol": "square", "size": 14, "color": theme.ACCENT},
    {"symbol": "x", "size": 11, "color": theme.INK},
    {"symbol": "circle-open", "size": 8, "color": theme.GREY, "line": {"width": 1.5}},
)
"""Marks of the words that have one: a different shape each, so that colour is not needed."""


def trail(
    table: pa.Table,
    category: str,
    measures: Sequence[Measure],
    *,
    columns: Mapping[str, str],
    words: Sequence[str],
) -> go.Figure:
    """A matrix: what is said of each project (row) at each step (column), in table order.

    columns: column of the table to a short label, from the left, written upwards. words: what
    cells say, each of the first three with a mark of its own; a cell that says anything else
    stays empty. measures: counts of the row, told on hover. A selected mark carries the row's
    code, then the column.
    """
    found = base.marks(table, category)
    top = 20 + LETTER_PIXELS * max((len(label) for label in columns.values()), default=0)
    return base.figure(
        [
            cells(found, columns, word, look, measures)
            for word, look in zip(words, LOOKS, strict=False)
        ],
        height=top + LEGEND_PIXELS + ROW_PIXELS * max(len(found), 2),
        margin={**base.MARGINS, "t": top},
        showlegend=True,
        legend={**base.LEGEND, "y": 0, "yanchor": "top"},
        **axes(list(columns.values()), [str(mark.code) for mark in found], tickangle=-90),
    )


def cells(
    found: Sequence[Mark],
    columns: Mapping[str, str],
    word: str,
    look: Mapping[str, object],
    measures: Sequence[Measure],
) -> go.Scatter:
    """The marks of all cells that say one word."""
    places = [
        (row, place, mark, column)
        for row, mark in enumerate(found)
        for place, column in enumerate(columns)
        if mark.values[column] == word
    ]
    return go.Scatter(
        mode="markers",
        name=word.capitalize(),
        x=[place for _, place, _, _ in places],
        y=[row for row, _, _, _ in places],
        marker=dict(look),
        customdata=[[mark.code, column] for _, _, mark, column in places],
        hovertext=[hover(mark, columns[column], word, measures) for _, _, mark, column in places],
        hoverinfo="text",
    )


def hover(mark: Mark, step: str, word: str, measures: Sequence[Measure]) -> str:
    """One cell in words, with the counts of its row."""
    title = base.wrapped(mark.values["title"], TITLE_WIDTH)
    counts = "<br>".join(f"{m.label}: {base.value_text(mark, m)}" for m in measures)
    return f"<b>{mark.code}</b><br>{title}<br>{step}: {word}<br>{counts}"


PARTS = (
    ({"color": theme.ACCENT, "line": {"width": 0}}, None),
    ({"color": theme.GREY, "line": {"width": 0}}, theme.ON_GREY),
    ({"color": theme.INK, "line": {"width": 0}}, None),
    ({"color": theme.CLEAR, "line": {"color": theme.GREY, "width": 1.5}}, theme.INK),
)
"""Fill and text colour of the parts of a bar; the last, of which nothing is said, is empty."""


def states(table: pa.Table, category: str, measures: Sequence[Measure]) -> go.Figure:
    """One bar per step in table order, in up to four parts, one per measure."""
    found = base.marks(table, category)
    return base.figure(
        [
            part(found, measure, fill, colour)
            for measure, (fill, colour) in zip(measures, PARTS, strict=False)
            if any(mark.number(measure.column) for mark in found)
        ],
        height=LEGEND_PIXELS + 20 + base.BAR_PIXELS * max(len(found), 2),
        barmode="stack",
        xaxis=base.hidden_axis(),
        yaxis=base.name_axis(autorange="reversed", type="category"),
        uniformtext={"minsize": 10, "mode": "hide"},
        showlegend=True,
        legend=base.LEGEND,
    )


def part(
    found: Sequence[Mark], measure: Measure, fill: Mapping[str, object], colour: str | None
) -> go.Bar:
    """One part of every bar; nothing is written into a part of nothing."""
    return go.Bar(
        orientation="h",
        name=measure.label,
        y=[base.wrapped(mark.label, 22) for mark in found],
        x=base.lengths(found, measure.column),
        text=[
            base.short_text(mark, measure) if mark.values[measure.column] else "" for mark in found
        ],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        insidetextfont={"color": colour} if colour else None,
        marker=dict(fill),
        customdata=[[mark.code] for mark in found],
        hovertext=[base.hover(mark, measure) for mark in found],
        hoverinfo="text",
    )
