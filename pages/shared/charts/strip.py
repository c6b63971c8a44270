"""A distribution: one dot per record on a scale of months, with mean and median."""

from collections import Counter
from collections.abc import Sequence

import plotly.graph_objects as go
import pyarrow as pa

from pages.shared import formats, theme
from pages.shared.charts import base
from pages.shared.charts.base import Mark, Measure

HEIGHT = 240
MOST_DOTS = 80
"""Dots that can still be told apart; more of them become bars."""
ROOM_ABOVE = 2.2
ROOM_FOR_COUNTS = 1.2
"""Room for the number that stands on a bar."""
DOTS_HIGH = 7
"""Height of the highest bar, in the unit in which the names of the lines are placed."""


def strip(
    table: pa.Table,
    category: str,
    measures: list[Measure],
    *,
    mean: object = None,
    median: object = None,
) -> go.Figure:
    """Dots stacked where values are equal; records without a value are left out.

    Many records become a bar per whole number, as high as there are records.

    mean, median: computed by the caller over the same records, drawn as labelled
    lines; left out when None.
    """
    measure = measures[0]
    found = [m for m in base.marks(table, category) if m.number(measure.column) is not None]
    found.sort(key=lambda mark: mark.number(measure.column))
    many = len(found) > MOST_DOTS
    whole = Counter(int(formats.rounded(m.values[measure.column])) for m in found)
    heights = list(whole.values()) if many else stacked(found, measure)
    trace = bars_of(whole, measure) if many else dots(found, heights, measure, size=15)
    ends = {"range": [-0.9, max(whole) + 0.9]} if many else {}
    highest = max(heights, default=1)
    step = highest / DOTS_HIGH if many else 1
    top = highest + (ROOM_ABOVE + (ROOM_FOR_COUNTS if many else 0)) * step
    lines = [("mean", mean, 0.55 * step), ("median", median, 1.45 * step)]
    stated = [line for line in lines if line[1] is not None]
    return base.figure(
        [trace],
        height=HEIGHT,
        xaxis=base.number_axis(title=measure.label, showgrid=True, **ends),
        yaxis=base.hidden_axis(range=[0 if many else 0.3, top]),
        shapes=[
            level_line(value, name, foot(value, whole, step) if many else 0.3, top - below)
            for name, value, below in stated
        ],
        annotations=[
            level_name(name, value, top - below, measure, left=not many and value == lowest(stated))
            for name, value, below in stated
        ],
    )


def stacked(found: Sequence[Mark], measure: Measure) -> list[int]:
    """Height of each mark, marks of the same value standing on each other."""
    seen: Counter = Counter()
    heights = []
    for mark in found:
        seen[mark.number(measure.column)] += 1
        heights.append(seen[mark.number(measure.column)])
    return heights


def dots(
    found: Sequence[Mark], heights: Sequence[float], measure: Measure, *, size: int
) -> go.Scatter:
    """A dot of `size` pixels per mark at its value; a selected one carries its code."""
    return go.Scatter(
        mode="markers",
        x=[mark.number(measure.column) for mark in found],
        y=list(heights),
        marker={"size": size, "color": theme.ACCENT, "line": {"width": 1, "color": theme.FAINT}},
        customdata=[[mark.code] for mark in found],
        hovertext=[base.hover(mark, measure) for mark in found],
        hoverinfo="text",
    )


def bars_of(whole: Counter, measure: Measure) -> go.Bar:
    """A bar per whole number of the measure with the number of records on it."""
    values = sorted(whole)
    counts = [whole[value] for value in values]
    unit = f" {measure.format}" if measure.format == "months" else ""
    return go.Bar(
        x=values,
        y=counts,
        text=[formats.count(count) for count in counts],
        textposition="outside",
        textfont={"color": theme.INK},
        cliponaxis=False,
        marker=base.fill(theme.ACCENT, published=measure.published),
        hovertext=[
            f"<b>{value}{unit}</b><br>{measure.label}: {formats.plural(count, 'record')}"
            for value, count in zip(values, counts, strict=True)
        ],
        hoverinfo="text",
    )


def lowest(stated: list[tuple]) -> object:
    """The lower of two different levels, whose name stands to the left of its line."""
    values = {value for _, value, _ in stated}
    return min(values) if len(values) > 1 else None


def foot(value: object, whole: Counter, step: float) -> float:
    """Where a line at a value begins: above the number on the bar that stands there."""
    bar = whole[int(formats.rounded(value))]
    return bar + ROOM_FOR_COUNTS * step if bar else 0


def level_line(value: object, name: str, bottom: float, top: float) -> dict:
    """A vertical line at a mean (solid) or median (dashed)."""
    dash = "solid" if name == "mean" else "dash"
    place = float(value)
    return {
        "type": "line",
        "x0": place,
        "x1": place,
        "y0": bottom,
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
