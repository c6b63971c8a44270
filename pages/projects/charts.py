"""Charts of a factsheet."""

import plotly.graph_objects as go
import pyarrow as pa

from pages.shared import theme
from pages.shared.charts import base
from pages.shared.charts.base import Measure

ROOM_FOR_TEXT = 1.3


def timeline(table: pa.Table, category: str, measures: list[Measure]) -> go.Figure:
    """Phases one after the other: each bar starts in the month in which the former ended.

    Rows are the phases in their order; the first measure is their length in months, the
    column `dates` says in words what the source prints about them. The first phase (the
    plan) wears the accent, what was added to it is grey.
    """
    measure = measures[0]
    found = base.marks(table, category)
    lengths = [mark.number(measure.column) or 0 for mark in found]
    starts = [sum(lengths[:place]) for place in range(len(found))]
    trace = go.Bar(
        orientation="h",
        y=[mark.label for mark in found],
        x=lengths,
        base=starts,
        text=[base.value_text(mark, measure) for mark in found],
        **base.TEXT,
        marker=base.fill([theme.ACCENT, *[theme.GREY] * (len(found) - 1)], published=False),
        customdata=[[mark.code] for mark in found],
        hovertext=[f"{base.hover(mark, measure)}<br>{mark.values['dates']}" for mark in found],
        hoverinfo="text",
    )
    return base.figure(
        [trace],
        height=70 + base.BAR_PIXELS * max(len(found), 2),
        xaxis=base.number_axis(
            range=[0, sum(lengths) * ROOM_FOR_TEXT or 1], title="months since the start"
        ),
        yaxis=base.name_axis(autorange="reversed", type="category"),
    )
