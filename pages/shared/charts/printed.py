"""A table a document prints, as bars, with totals held against their own cells."""

import plotly.graph_objects as go
import pyarrow as pa

from pages.shared import theme
from pages.shared.charts import base
from pages.shared.charts.base import Mark, Measure

BAR_PIXELS = 21
LEGEND_PIXELS = 34
NAME_WIDTH = 26
LOOKS = ((theme.ACCENT, "/"), (theme.GREY, "x"), (theme.INK, "."))
"""Colour and pattern of the columns of a printed table."""


def printed(table: pa.Table, category: str, measures: list[Measure]) -> go.Figure:
    """Grouped bars of a printed table, in its order, a total row included.

    At most three columns. A contradicted number is struck through beside the recomputed
    one; its bar is as long as the recomputed value, and solid, because that one is
    computed.
    """
    found = base.marks(table, category)
    names = [base.wrapped(mark.label, NAME_WIDTH) for mark in found]
    ends = [length(mark, measure) for mark in found for measure in measures]
    texts = [base.short_text(mark, measure) for mark in found for measure in measures]
    row = base.row_pixels(names, BAR_PIXELS * len(measures) + base.GAP_PIXELS)
    many = len(measures) > 1
    return base.figure(
        [
            trace
            for place, measure in enumerate(measures)
            for trace in column(found, names, measure, place)
        ],
        height=(LEGEND_PIXELS if many else 0) + 20 + row * max(len(found), 2),
        barmode="group",
        bargap=1 - BAR_PIXELS * len(measures) / row,
        bargroupgap=0.08,
        xaxis=base.hidden_axis(range=[0, base.axis_length(max(ends, default=0), texts)]),
        yaxis=base.name_axis(
            autorange="reversed", type="category", categoryorder="array", categoryarray=names
        ),
        showlegend=many,
        legend=base.LEGEND,
    )


def column(found: list[Mark], names: list[str], measure: Measure, place: int) -> list[go.Bar]:
    """The bars of one column: as printed, and those recomputed where the print is wrong."""
    kept = [pair for pair in zip(found, names, strict=True) if not corrected(pair[0], measure)]
    wrong = [pair for pair in zip(found, names, strict=True) if corrected(pair[0], measure)]
    traces = [column_bars(kept, measure, place, published=True)]
    if wrong:
        traces.append(column_bars(wrong, measure, place, published=False))
    return traces


def column_bars(
    pairs: list[tuple[Mark, str]], measure: Measure, place: int, *, published: bool
) -> go.Bar:
    """Bars of one column in one look: hatched as published, solid as recomputed."""
    colour, shape = LOOKS[place]
    marker = base.fill(colour, published=published)
    if published:
        marker["pattern"]["shape"] = shape
    return go.Bar(
        orientation="h",
        name=measure.label,
        showlegend=published,
        offsetgroup=measure.column,
        y=[name for _, name in pairs],
        x=[length(mark, measure) for mark, _ in pairs],
        text=[base.short_text(mark, measure) for mark, _ in pairs],
        **base.TEXT,
        marker=marker,
        customdata=[[mark.code] for mark, _ in pairs],
        hovertext=[base.hover(mark, measure) for mark, _ in pairs],
        hoverinfo="text",
    )


def corrected(mark: Mark, measure: Measure) -> bool:
    """Whether the printed value is contradicted by its own arithmetic."""
    return base.judged(mark, measure)[0] == "contradicts"


def length(mark: Mark, measure: Measure) -> float:
    """How long a bar is: the printed value, or the recomputed one where it is contradicted."""
    if corrected(mark, measure):
        return float(base.judged(mark, measure)[1])
    return mark.number(measure.column) or 0.0
