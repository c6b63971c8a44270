"""A distribution: one dot per record on a scale of months, with mean and median."""

from collections import Counter

import plotly.graph_objects as go
import pyarrow as pa

from pages.shared import formats, theme
from pages.shared.charts import base
from pages.shared.charts.base import Measure

HEIGHT = 240
ROOM_ABOVE = 2.2


def strip(
    table: pa.Table,
    category: str,
    measures: list[Measure],
    *,
    mean: object = None,
    median: object = None,
) -> go.Figure:
    """Dots stacked where values are equal; records without a value are left out.

    mean, median: computed by the caller over the same records, drawn as labelled
    lines; left out when None.
    """
    measure = measures[0]
    found = [m for m in base.marks(table, category) if m.number(measure.column) is not None]
    found.sort(key=lambda mark: mark.number(measure.column))
    seen: Counter = Counter()
    heights = []
    for mark in found:
        seen[mark.number(measure.column)] += 1
        heights.append(seen[mark.number(measure.column)])
    trace = go.Scatter(
        mode="markers",
        x=[mark.number(measure.column) for mark in found],
        y=heights,
        marker={"size": 15, "color": theme.ACCENT, "line": {"width": 1, "color": theme.FAINT}},
        customdata=[[mark.code] for mark in found],
        hovertext=[base.hover(mark, measure) for mark in found],
        hoverinfo="text",
    )
    top = max(heights, default=1) + ROOM_ABOVE
    lines = [("mean", mean, 0.55), ("median", median, 1.45)]
    stated = [line for line in lines if line[1] is not None]
    return base.figure(
        [trace],
        height=HEIGHT,
        xaxis=base.number_axis(title=measure.label, showgrid=True),
        yaxis=base.hidden_axis(range=[0.3, top]),
        shapes=[level_line(value, name, top - below) for name, value, below in stated],
        annotations=[
            level_name(name, value, top - below, measure, left=value == lowest(stated))
            for name, value, below in stated
        ],
    )


def lowest(stated: list[tuple]) -> object:
    """The lower of two different levels, whose name stands to the left of its line."""
    values = {value for _, value, _ in stated}
    return min(values) if len(values) > 1 else None


def level_line(value: object, name: str, top: float) -> dict:
    """A vertical line at a mean (solid) or median (dashed)."""
    dash = "solid" if name == "mean" else "dash"
    place = float(value)
    return {
        "type": "line",
        "x0": place,
        "x1": place,
        "y0": 0.3,
        "y1": top,
        "line": {"color": theme.INK, "width": 1.5, "dash": dash},
        "layer": "below",
    }


def level_name(name: str, value: object, top: float, measure: Measure, *, left: bool) -> dict:
    """The name and value of that line, at its upper end, to its left or right."""
    return {
        "x": float(value),
        "y": top,
        "text": f"{name} {formats.rounded(value, 1)}",
        "showarrow": False,
        "xanchor": "right" if left else "left",
        "yanchor": "middle",
        "xshift": -5 if left else 5,
        "hovertext": f"{name} of {measure.label.lower()}",
    }
