"""Columns over ordered categories, such as years, with the number above each."""

import plotly.graph_objects as go
import pyarrow as pa

from pages.shared import theme
from pages.shared.charts import base
from pages.shared.charts.base import Mark, Measure

HEIGHT = 300
ROOM_ABOVE = 1.18
ROOM_ABOVE_TURNED = 1.3
MOST_LETTERS = 45
"""Letters that the numbers above all columns may have together on a phone."""


def columns(
    table: pa.Table, category: str, measures: list[Measure], *, every_year: bool = False
) -> go.Figure:
    """One column per category in table order.

    every_year: the categories are years, and a year without a row keeps its place on
    the axis, empty, so that a gap in the record is seen as a gap.
    """
    measure = measures[0]
    found = base.marks(table, category)
    highest = max((mark.number(measure.column) or 0 for mark in found), default=0)
    room = ROOM_ABOVE_TURNED if crowded(found, measure) else ROOM_ABOVE
    trace = go.Bar(
        x=[column_place(mark, every_year) for mark in found],
        y=[mark.number(measure.column) for mark in found],
        text=[
            base.short_text(m, measure) if m.number(measure.column) is not None else ""
            for m in found
        ],
        **{**base.TEXT, "textangle": -90 if crowded(found, measure) else 0},
        marker=base.fill(theme.ACCENT, published=measure.published),
        customdata=[[mark.code] for mark in found],
        hovertext=[base.hover(mark, measure) for mark in found],
        hoverinfo="text",
    )
    axis = base.name_axis(type="linear", dtick=1) if every_year else base.name_axis(type="category")
    return base.figure(
        [trace],
        height=HEIGHT,
        xaxis=axis,
        yaxis=base.hidden_axis(range=[0, highest * room or 1]),
    )


def crowded(found: list[Mark], measure: Measure) -> bool:
    """Whether the numbers would run into each other unless they stand upright."""
    letters = max((len(base.short_text(mark, measure)) for mark in found), default=0)
    return len(found) * letters > MOST_LETTERS


def column_place(mark: Mark, every_year: bool) -> object:
    """Where a column stands: at its year, or at its name."""
    return mark.code if every_year else mark.label
