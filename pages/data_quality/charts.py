"""How well each attribute is known: one bar per attribute, split by how it is known."""

import plotly.graph_objects as go
import pyarrow as pa

from pages.shared import theme
from pages.shared.charts import base
from pages.shared.charts.base import Measure

ROW_PIXELS = 24
ROOM = 60


def coverage(table: pa.Table, category: str, measures: list[Measure]) -> go.Figure:
    """Horizontal bars in table order: stated solid, inferred light, not stated an outline.

    measures: the three parts in this order. Each part carries its number; a part of nothing
    is not written.
    """
    found = base.marks(table, category)
    looks = (
        ({"color": theme.ACCENT, "line": {"width": 0}}, None),
        ({"color": theme.RAMP[3], "line": {"color": theme.ACCENT, "width": 1}}, theme.INK),
        ({"color": theme.CLEAR, "line": {"color": theme.GREY, "width": 1.5}}, theme.INK),
    )
    traces = [
        go.Bar(
            name=measure.label,
            orientation="h",
            y=[mark.label for mark in found],
            x=[mark.number(measure.column) or 0.0 for mark in found],
            text=[
                base.short_text(mark, measure) if mark.values[measure.column] else ""
                for mark in found
            ],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            constraintext="none",
            insidetextfont={"color": text} if text else None,
            marker=marker,
            customdata=[[mark.code] for mark in found],
            hovertext=[base.hover(mark, measure) for mark in found],
            hoverinfo="text",
        )
        for measure, (marker, text) in zip(measures, looks, strict=True)
    ]
    return base.figure(
        traces,
        height=ROOM + ROW_PIXELS * len(found),
        barmode="stack",
        bargap=0.2,
        xaxis=base.hidden_axis(),
        yaxis=base.name_axis(autorange="reversed", type="category"),
        showlegend=True,
        legend=base.LEGEND,
    )
