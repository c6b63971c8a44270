"""Budgets against the ceiling in force: a dot per project, a line for the ceiling."""

import plotly.graph_objects as go
import pyarrow as pa

from pages.shared import formats, theme
from pages.shared.charts import base
from pages.shared.charts.base import Measure

ROW_PIXELS = 28
ROOM_FOR_TEXT = 1.2


def ceilings(
    table: pa.Table, category: str, measures: list[Measure], *, ceiling: str = "ceiling_usd"
) -> go.Figure:
    """A dot at the budget and a thick tick at the `ceiling` column, per project.

    A budget above its ceiling is drawn as a diamond with "above ceiling" beside it;
    a row without a ceiling has no tick.
    """
    measure = measures[0]
    found = [m for m in base.marks(table, category) if m.number(measure.column) is not None]
    limits = [mark.number(ceiling) for mark in found]
    above = [
        limit is not None and mark.number(measure.column) > limit
        for mark, limit in zip(found, limits, strict=True)
    ]
    widest = max([m.number(measure.column) for m in found] + [x for x in limits if x], default=1)
    dots = go.Scatter(
        mode="markers+text",
        name=measure.label,
        x=[mark.number(measure.column) for mark in found],
        y=[mark.label for mark in found],
        text=["above ceiling" if over else "" for over in above],
        textposition="middle right",
        marker={
            "size": 12,
            "symbol": ["diamond" if over else "circle" for over in above],
            "color": theme.ACCENT,
        },
        customdata=[[mark.code] for mark in found],
        hovertext=[
            f"{base.hover(m, measure)}<br>ceiling: {formats.usd_full(m.values[ceiling])}"
            for m in found
        ],
        hoverinfo="text",
    )
    ticks = go.Scatter(
        mode="markers",
        name="Ceiling in force",
        x=limits,
        y=[mark.label for mark in found],
        marker={"symbol": "line-ns", "size": 16, "line": {"width": 3, "color": theme.INK}},
        hoverinfo="skip",
    )
    return base.figure(
        [ticks, dots],
        height=70 + ROW_PIXELS * max(len(found), 2),
        xaxis=base.number_axis(range=[0, widest * ROOM_FOR_TEXT], tickformat="~s", title="USD"),
        yaxis=base.name_axis(autorange="reversed", type="category"),
        showlegend=True,
        legend=base.LEGEND,
    )
