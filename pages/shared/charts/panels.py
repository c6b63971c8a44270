"""Portfolios that share no axis: one panel below the other, each with a heading of its own."""

import plotly.graph_objects as go
import pyarrow as pa

from pages.shared.charts import base
from pages.shared.charts.base import Mark, Measure

HEADING_PIXELS = 56
ROW_PIXELS = 30
HEADING_WIDTH = 28


def panels(table: pa.Table, category: str, measures: list[Measure]) -> go.Figure:
    """One panel per measure, one below the other, each with its own axis and heading.

    The portfolios differ in period, definition and unit, so no axis is shared. Rows are
    Fund regions, in their colours; one that a portfolio does not have is left out of its
    panel.
    """
    parts = [
        [mark for mark in base.marks(table, category) if mark.number(measure.column) is not None]
        for measure in measures
    ]
    heights = [HEADING_PIXELS + ROW_PIXELS * len(part) for part in parts]
    total = sum(heights)
    traces, layout, headings = [], {}, []
    top = total
    for number, (part, measure, height) in enumerate(zip(parts, measures, heights, strict=True)):
        axis = "" if number == 0 else str(number + 1)
        bottom = top - height
        traces.append(panel(part, measure, axis))
        layout |= panel_axes(part, measure, axis, bottom / total, (top - HEADING_PIXELS) / total)
        headings.append(heading(measure.label, (top - HEADING_PIXELS) / total))
        top = bottom
    return base.figure(traces, height=total + 16, annotations=headings, **layout)


def panel(part: list[Mark], measure: Measure, axis: str) -> go.Bar:
    """The bars of one portfolio, in the colours of the Fund regions."""
    return go.Bar(
        orientation="h",
        name=measure.label,
        xaxis=f"x{axis}",
        yaxis=f"y{axis}",
        y=[base.wrapped(mark.label) for mark in part],
        x=base.lengths(part, measure.column),
        text=[base.short_text(mark, measure) for mark in part],
        **base.TEXT,
        marker=base.fill(
            [base.colour_of("fund_region", mark.code) for mark in part], published=measure.published
        ),
        customdata=[[mark.code] for mark in part],
        hovertext=[base.hover(mark, measure) for mark in part],
        hoverinfo="text",
    )


def panel_axes(part: list[Mark], measure: Measure, axis: str, low: float, high: float) -> dict:
    """The two axes of one panel; amounts and counts never share one."""
    longest = max((mark.number(measure.column) for mark in part), default=0)
    texts = [base.short_text(mark, measure) for mark in part]
    return {
        f"xaxis{axis}": base.hidden_axis(
            range=[0, base.axis_length(longest, texts)], anchor=f"y{axis}"
        ),
        f"yaxis{axis}": base.name_axis(
            autorange="reversed", type="category", domain=[low, high], anchor=f"x{axis}"
        ),
    }


def heading(text: str, bottom: float) -> dict:
    """The name of a panel above its bars, in lines that fit a phone."""
    return {
        "x": 0,
        "y": bottom,
        "xref": "paper",
        "yref": "paper",
        "xanchor": "left",
        "yanchor": "bottom",
        "yshift": 4,
        "align": "left",
        "showarrow": False,
        "text": f"<b>{base.wrapped(text, HEADING_WIDTH)}</b>",
    }
