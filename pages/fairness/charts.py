"""Charts of the Fairness page."""

from collections.abc import Sequence

import plotly.graph_objects as go
import pyarrow as pa

from pages.shared import theme
from pages.shared.charts import base
from pages.shared.charts.base import Mark, Measure
from pages.shared.charts.lines import with_gaps
from pages.shared.charts.series import LOOKS

HEIGHT = 340
ROOM_ABOVE = 1.1


def history(
    table: pa.Table,
    category: str,
    measures: Sequence[Measure],
    *,
    number: str,
    chance: str | None = None,
    chance_label: str = "",
) -> go.Figure:
    """An index over years, a line per measure; a year without one breaks its line.

    number: column with the records behind a year, told on hover. chance: column with what
    chance alone stays within, drawn as an area over the year, called `chance_label`.
    """
    found = with_gaps(base.marks(table, category), years=True)
    years = [mark.code for mark in found]
    columns = [measure.column for measure in measures] + ([chance] if chance else [])
    highest = max((mark.number(name) or 0 for mark in found for name in columns), default=0)
    area = [chance_columns(found, chance, chance_label)] if chance else []
    lines = [
        line(found, measure, look, number)
        for measure, look in zip(measures, LOOKS, strict=False)
        if any(mark.number(measure.column) is not None for mark in found)
    ]
    step = 1 if len(years) <= 12 else 4
    return base.figure(
        [*area, *lines],
        height=HEIGHT,
        xaxis=base.name_axis(type="linear", dtick=step, tickformat="d"),
        yaxis=base.number_axis(range=[0, (highest or 1) * ROOM_ABOVE], ticksuffix="%"),
        showlegend=True,
        legend=base.LEGEND,
    )


def chance_columns(found: Sequence[Mark], chance: str, label: str) -> go.Bar:
    """What chance alone stays within, side by side; nothing over a year without an index."""
    return go.Bar(
        name=label,
        x=[mark.code for mark in found],
        y=[mark.number(chance) for mark in found],
        width=1,
        marker={"color": theme.FAINT, "line": {"width": 0}},
        hoverinfo="skip",
    )


def line(found: Sequence[Mark], measure: Measure, look: dict, number: str) -> go.Scatter:
    """The points of one measure, joined where years follow one another."""
    return go.Scatter(
        mode="lines+markers",
        name=measure.label,
        x=[mark.code for mark in found],
        y=[mark.number(measure.column) for mark in found],
        line={"color": look["colour"], "width": 2, "dash": look["dash"]},
        marker={"color": look["colour"], "size": 8, "symbol": look["symbol"]},
        connectgaps=False,
        customdata=[[mark.code] for mark in found],
        hovertext=[f"{base.hover(mark, measure)}<br>n {mark.values[number]}" for mark in found],
        hoverinfo="text",
    )
