"""Charts of the Revision ledger page."""

import plotly.graph_objects as go
import pyarrow as pa

from pages.shared import formats, theme
from pages.shared.charts import base
from pages.shared.charts.base import Mark, Measure

HEIGHT = 340
YEAR = 12
FULL = 105
"""End of the axis in per cent, with room above a curve that starts at 100."""


def curve(
    table: pa.Table,
    category: str,
    measures: list[Measure],
    *,
    low: str,
    high: str,
    watched: str,
    half: float | None = None,
) -> go.Figure:
    """A share over months, falling in steps, within the band of its interval.

    low, high: columns with the ends of the interval. watched: column with the number of
    records still watched, told on hover. half: months after which the share is at most a
    half, marked where there is one.
    """
    measure = measures[0]
    found = [m for m in base.marks(table, category) if m.number(measure.column) is not None]
    months = [mark.code for mark in found]
    share = go.Scatter(
        mode="lines+markers",
        x=months,
        y=[mark.number(measure.column) for mark in found],
        line={"color": theme.ACCENT, "width": 2.5, "shape": "hv"},
        marker={"color": theme.ACCENT, "size": 5},
        customdata=[[mark.code] for mark in found],
        hovertext=[month_hover(mark, measure, low, high, watched) for mark in found],
        hoverinfo="text",
    )
    return base.figure(
        [*band([mark for mark in found if mark.number(low) is not None], low, high), share],
        height=HEIGHT,
        hovermode="x",
        xaxis=base.number_axis(
            title="Months since the start of the project",
            dtick=YEAR if max(months, default=0) > 2 * YEAR else YEAR / 4,
            showgrid=False,
        ),
        yaxis=base.number_axis(range=[0, FULL], ticksuffix="%", dtick=25),
        shapes=[] if half is None else [half_line(half)],
        annotations=[] if half is None else [half_name(half)],
    )


def band(found: list[Mark], low: str, high: str) -> list[go.Scatter]:
    """The interval as an area between its two ends."""
    months = [mark.code for mark in found]
    line = {"width": 0, "shape": "hv"}
    shared = {"mode": "lines", "x": months, "line": line, "hoverinfo": "skip"}
    return [
        go.Scatter(y=[mark.number(high) for mark in found], **shared),
        go.Scatter(
            y=[mark.number(low) for mark in found], fill="tonexty", fillcolor=theme.FAINT, **shared
        ),
    ]


def month_hover(mark: Mark, measure: Measure, low: str, high: str, watched: str) -> str:
    """One month in words."""
    told = [f"<b>After {formats.plural(mark.code, 'month')}</b>"]
    told.append(f"{measure.label}: {base.value_text(mark, measure)}")
    if mark.values[low] is not None:
        told.append(interval_words(mark.values[low], mark.values[high]))
    told.append(f"{formats.plural(mark.values[watched], 'project')} still watched")
    return "<br>".join([*told, "computed from records"])


def interval_words(low: float, high: float) -> str:
    """The ends of an interval as people read them."""
    return f"likely between {formats.percent(low)} and {formats.percent(high)}"


def half_line(half: float) -> dict:
    """From the axis up to where half of the projects are revised."""
    return {
        "type": "line",
        "x0": half,
        "x1": half,
        "y0": 0,
        "y1": 50,
        "line": {"color": theme.INK, "width": 1.5, "dash": "dash"},
    }


def half_name(half: float) -> dict:
    """What that line says, beside it."""
    return {
        "x": half,
        "y": 8,
        "text": f"half revised after {formats.months(half)}",
        "showarrow": False,
        "xanchor": "left",
        "xshift": 5,
    }
