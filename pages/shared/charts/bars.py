"""Horizontal bars: one measure per category, sorted, with the number on the bar."""

import plotly.graph_objects as go
import pyarrow as pa

from pages.shared.charts import base
from pages.shared.charts.base import Mark, Measure


def bars(
    table: pa.Table,
    category: str,
    measures: list[Measure],
    *,
    keep_order: bool = False,
    highlight: tuple[object, ...] = (),
) -> go.Figure:
    """Bars from most to least, or in table order where the order means something.

    highlight: codes drawn in the accent while the rest turns grey.
    """
    measure = measures[0]
    found = told(base.marks(table, category), measure)
    if not keep_order:
        found = base.by_value(found, measure.column)
    colours = [bar_colour(category, mark.code, highlight) for mark in found]
    longest = max((mark.number(measure.column) or 0 for mark in found), default=0)
    texts = [base.short_text(mark, measure) for mark in found]
    names = [base.wrapped(mark.label) for mark in found]
    trace = go.Bar(
        orientation="h",
        y=names,
        x=base.lengths(found, measure.column),
        text=texts,
        **base.TEXT,
        marker=base.fill(colours, published=measure.published),
        customdata=[[mark.code] for mark in found],
        hovertext=[base.hover(mark, measure) for mark in found],
        hoverinfo="text",
    )
    return base.figure(
        [trace],
        height=40 + base.row_pixels(names) * max(len(found), 2),
        xaxis=base.hidden_axis(range=[0, base.axis_length(longest, texts)]),
        yaxis=base.name_axis(autorange="reversed", type="category"),
    )


def told(found: list[Mark], measure: Measure) -> list[Mark]:
    """Without a group that is not stated and has no value either: "Not stated: not stated"."""
    return [
        mark for mark in found if mark.code is not None or mark.values[measure.column] is not None
    ]


def bar_colour(category: str, code: object, highlight: tuple[object, ...]) -> str:
    """The accent for what is highlighted and grey for the rest; else the usual colour."""
    if highlight:
        return base.theme.ACCENT if code in highlight else base.theme.GREY
    return base.colour_of(category, code)
