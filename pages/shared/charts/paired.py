"""Two or more measures side by side per category.

Solid bars are computed from records, hatched bars are as published; both wear the
same colour, so that the pair reads as two statements about one thing.
"""

import plotly.graph_objects as go
import pyarrow as pa

from pages.shared import theme
from pages.shared.charts import base
from pages.shared.charts.base import Measure

PAIR_PIXELS = 26
LEGEND_PIXELS = 34


def paired(
    table: pa.Table,
    category: str,
    measures: list[Measure],
    *,
    keep_order: bool = True,
    colour_regions: bool = False,
) -> go.Figure:
    """Grouped horizontal bars, one per measure and category, with a legend on top.

    colour_regions: give each Fund region its own colour; otherwise the first measure
    wears the accent, later ones of the same kind grey.
    """
    found = base.marks(table, category)
    if not keep_order:
        found = base.by_value(found, measures[0].column)
    longest = max(
        (mark.number(measure.column) or 0 for mark in found for measure in measures), default=0
    )
    texts = [base.short_text(mark, measure) for mark in found for measure in measures]
    traces = [
        bar_trace(found, measure, trace_colours(found, category, measures, measure, colour_regions))
        for measure in measures
    ]
    return base.figure(
        traces,
        height=LEGEND_PIXELS + 20 + max(len(found), 2) * (PAIR_PIXELS * len(measures) + 10),
        barmode="group",
        bargap=0.25,
        bargroupgap=0.08,
        xaxis=base.hidden_axis(range=[0, base.axis_length(longest, texts)]),
        yaxis=base.name_axis(autorange="reversed", type="category"),
        showlegend=True,
        legend=base.LEGEND,
    )


def trace_colours(found, category, measures, measure, colour_regions: bool) -> list[str]:
    """Colours of one measure's bars: by region, or accent for the first kind and grey after."""
    if colour_regions:
        return [base.colour_of(category, mark.code) for mark in found]
    solid = [other for other in measures if not other.published]
    first = measure.published or measure is solid[0]
    return [theme.ACCENT if first else theme.GREY] * len(found)


def bar_trace(found, measure: Measure, colours: list[str]) -> go.Bar:
    """The bars of one measure."""
    return go.Bar(
        orientation="h",
        name=measure.label,
        y=[base.wrapped(mark.label) for mark in found],
        x=base.lengths(found, measure.column),
        text=[base.short_text(mark, measure) for mark in found],
        **base.TEXT,
        marker=base.fill(colours, published=measure.published),
        customdata=[[mark.code] for mark in found],
        hovertext=[base.hover(mark, measure) for mark in found],
        hoverinfo="text",
    )
