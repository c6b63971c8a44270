"""Charts of a comparison: two groups, their difference and how sure it is; reasons by month."""

from datetime import date

import plotly.graph_objects as go
import pyarrow as pa

from pages.shared import formats, theme
from pages.shared.charts import base
from pages.shared.charts.base import Mark, Measure

ROW_PIXELS = 58
MONTHS_HEIGHT = 320


def difference(
    table: pa.Table,
    category: str,
    measures: list[Measure],
    *,
    group: str,
    low: str = "low",
    high: str = "high",
) -> go.Figure:
    """Bars for the groups and a dot with its interval for the row that has one.

    group: code of the row in question, drawn in the accent. low, high: columns with the ends
    of the interval; the row that has them is the difference.
    """
    measure = measures[0]
    found = base.marks(table, category)
    names = [base.wrapped(mark.label, 18) for mark in found]
    numbers = [mark.number(measure.column) or 0.0 for mark in found]
    texts = [text_of(mark, measure, low, high) for mark in found]
    ends = [mark.number(low) or 0.0 for mark in found] + [
        mark.number(high) or 0.0 for mark in found
    ]
    lowest, highest = min(0.0, *ends), max(*numbers, *ends)
    bars = [mark for mark in found if mark.number(low) is None]
    spread = [mark for mark in found if mark.number(low) is not None]
    letters = [line for text in texts for line in text.split("<br>")]
    return base.figure(
        [
            bar_trace(bars, measure, group),
            *[dot(mark, measure, low, high) for mark in spread],
            words(
                names,
                [max(n, m.number(high) or 0.0) for n, m in zip(numbers, found, strict=True)],
                texts,
            ),
        ],
        height=50 + ROW_PIXELS * len(found),
        xaxis=base.hidden_axis(
            range=[lowest, lowest + base.axis_length(highest - lowest, letters)]
        ),
        yaxis=base.name_axis(
            autorange="reversed", type="category", categoryorder="array", categoryarray=names
        ),
        shapes=[zero_line()] if spread else [],
    )


def bar_trace(found: list[Mark], measure: Measure, group: str) -> go.Bar:
    """One bar per group; a group without a value has none."""
    colours = [theme.ACCENT if mark.code == group else theme.GREY for mark in found]
    return go.Bar(
        orientation="h",
        y=[base.wrapped(mark.label, 18) for mark in found],
        x=base.lengths(found, measure.column),
        marker=base.fill(colours, published=False),
        customdata=[[mark.code] for mark in found],
        hovertext=[base.hover(mark, measure) for mark in found],
        hoverinfo="text",
    )


def dot(mark: Mark, measure: Measure, low: str, high: str) -> go.Scatter:
    """A difference as a dot on the line from one end of its interval to the other."""
    value, first, last = (mark.number(name) for name in (measure.column, low, high))
    return go.Scatter(
        mode="markers",
        x=[value],
        y=[base.wrapped(mark.label, 18)],
        marker={"size": 12, "color": theme.INK},
        error_x={
            "type": "data",
            "symmetric": False,
            "array": [last - value],
            "arrayminus": [value - first],
            "color": theme.INK,
            "thickness": 2,
            "width": 8,
        },
        customdata=[[mark.code]],
        hovertext=[f"{base.hover(mark, measure)}<br>{interval(mark, measure, low, high)}"],
        hoverinfo="text",
    )


def text_of(mark: Mark, measure: Measure, low: str, high: str) -> str:
    """What is written beside a row: its value, with the interval where there is one.

    In short lines, for a phone; the hover text has it in full.
    """
    if mark.number(low) is None:
        return base.value_text(mark, measure)
    value, first, last = (signed(mark.number(name)) for name in (measure.column, low, high))
    return f"{value}<br>  likely {first}<br>  to {last}"


def interval(mark: Mark, measure: Measure, low: str, high: str) -> str:
    """The ends of an interval in words."""
    unit = "points" if measure.format == "percent" else "months"
    return f"likely {signed(mark.number(low))} to {signed(mark.number(high))} {unit}"


def signed(value: float) -> str:
    """A difference with its sign and one decimal."""
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return f"{sign}{formats.rounded(abs(value), 1)}"


def words(names: list[str], places: list[float], texts: list[str]) -> go.Scatter:
    """What is written to the right of each row."""
    return go.Scatter(
        mode="text",
        x=places,
        y=names,
        text=[f"  {text}" for text in texts],
        textposition="middle right",
        textfont={"size": base.FONT_SIZE, "color": theme.INK},
        cliponaxis=False,
        hoverinfo="skip",
    )


def zero_line() -> dict:
    """Where there is no difference."""
    ends = {"xref": "x", "x0": 0, "x1": 0, "yref": "paper", "y0": 0, "y1": 1}
    return {"type": "line", **ends, "line": {"color": theme.INK, "width": 1}, "layer": "below"}


def months(table: pa.Table, category: str, measures: list[Measure], *, since: date) -> go.Figure:
    """A column per month, the first measure in the accent below the others.

    since: the day on which something began, marked by a line.
    """
    found = base.marks(table, category)
    looks = [theme.ACCENT, theme.GREY, theme.FAINT]
    there = [m for m in measures if any(mark.values[m.column] for mark in found)]
    return base.figure(
        [month_bars(found, m, looks[measures.index(m)]) for m in there],
        height=MONTHS_HEIGHT,
        barmode="stack",
        bargap=0.1,
        xaxis=base.name_axis(type="date"),
        yaxis=base.number_axis(),
        showlegend=True,
        legend=base.LEGEND,
        shapes=[since_line(since)],
        annotations=[since_name(since)],
    )


def month_bars(found: list[Mark], measure: Measure, colour: str) -> go.Bar:
    """One measure over all months."""
    return go.Bar(
        name=measure.label,
        x=[str(mark.code) for mark in found],
        y=[mark.number(measure.column) for mark in found],
        marker=base.fill(colour, published=False),
        customdata=[[str(mark.code)] for mark in found],
        hovertext=[base.hover(mark, measure) for mark in found],
        hoverinfo="text",
    )


def since_line(since: date) -> dict:
    """The day, from the axis to the top."""
    ends = {"x0": str(since), "x1": str(since), "yref": "paper", "y0": 0, "y1": 1}
    return {"type": "line", **ends, "line": {"color": theme.INK, "width": 1, "dash": "dash"}}


def since_name(since: date) -> dict:
    """What the line says, at its upper end."""
    return {
        "x": str(since),
        "y": 1,
        "yref": "paper",
        "yanchor": "top",
        "xanchor": "right",
        "xshift": -5,
        "text": f"{since:%B %Y}",
        "showarrow": False,
    }
