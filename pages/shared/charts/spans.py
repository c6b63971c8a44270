"""Planned against actual: one line per project from the plan to what became of it."""

import plotly.graph_objects as go
import pyarrow as pa

from pages.shared import formats, theme
from pages.shared.charts import base
from pages.shared.charts.base import Mark, Measure

ROW_PIXELS = 28
ROOM_FOR_TEXT = 1.5


def spans(table: pa.Table, category: str, measures: list[Measure]) -> go.Figure:
    """Per category a grey ring (first measure: plan) joined to an accent dot (second: actual).

    The text beside the dot is the difference; rows keep the order of the table.
    """
    plan, actual = measures
    found = [
        mark
        for mark in base.marks(table, category)
        if mark.number(plan.column) is not None and mark.number(actual.column) is not None
    ]
    names = [mark.label for mark in found]
    longest = max((mark.number(actual.column) for mark in found), default=1)
    rings = {"symbol": "circle-open", "size": 11, "color": theme.GREY, "line": {"width": 2}}
    dots = {"symbol": "circle", "size": 11, "color": theme.ACCENT}
    return base.figure(
        [
            joining_lines(found, plan, actual),
            point_trace(found, names, plan, rings),
            point_trace(found, names, actual, dots, text=[gap(m, plan, actual) for m in found]),
        ],
        height=70 + ROW_PIXELS * max(len(found), 2),
        xaxis=base.number_axis(
            range=[0, longest * ROOM_FOR_TEXT], title="months" if plan.format == "months" else None
        ),
        yaxis=base.name_axis(autorange="reversed", type="category"),
        showlegend=True,
        legend=base.LEGEND,
    )


def joining_lines(found: list[Mark], plan: Measure, actual: Measure) -> go.Scatter:
    """One grey line per row, from plan to actual."""
    return go.Scatter(
        mode="lines",
        x=[x for m in found for x in (m.number(plan.column), m.number(actual.column), None)],
        y=[y for m in found for y in (m.label, m.label, None)],
        line={"color": theme.GREY, "width": 2},
        hoverinfo="skip",
        showlegend=False,
    )


def point_trace(found, names, measure: Measure, marker: dict, text: list[str] | None = None):
    """The marks of one measure, with text to their right where given."""
    return go.Scatter(
        mode="markers+text" if text else "markers",
        name=measure.label,
        x=[mark.number(measure.column) for mark in found],
        y=names,
        text=text,
        textposition="middle right",
        cliponaxis=False,
        marker=marker,
        customdata=[[mark.code] for mark in found],
        hovertext=[base.hover(mark, measure) for mark in found],
        hoverinfo="text",
    )


def gap(mark: Mark, plan: Measure, actual: Measure) -> str:
    """How much the actual value exceeds the plan: +5.0; nothing where they are equal."""
    difference = mark.values[actual.column] - mark.values[plan.column]
    return (
        f"{'+' if difference > 0 else '−'}{formats.rounded(abs(difference), 1)}"
        if difference
        else ""
    )
