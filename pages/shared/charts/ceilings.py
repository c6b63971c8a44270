"""Budgets against the ceiling in force: a bar per project, a thick tick at its ceiling."""

import plotly.graph_objects as go
import pyarrow as pa

from pages.shared import formats, theme
from pages.shared.charts import base
from pages.shared.charts.base import Mark, Measure

ROW_PIXELS = 27
LEGEND_PIXELS = 60
ROOM_FOR_TEXT = 2.15
NAME_WIDTH = 24


def ceilings(
    table: pa.Table,
    category: str,
    measures: list[Measure],
    *,
    exceptional: str | None = None,
    group: str | None = None,
) -> go.Figure:
    """Per category a bar (first measure: budget) and a tick (second: ceiling), in table order.

    exceptional: column of a higher ceiling granted by exception, drawn as a thin tick where
    there is one. group: column whose changes put a heading between the bars. Text says
    "150 k of 200 k", and says so where a budget exceeds its ceiling; a row without a
    budget is left out, one without a ceiling has no tick.
    """
    budget, ceiling = measures
    found = [mark for mark in base.marks(table, category) if mark.number(budget.column) is not None]
    columns = [column for column in (budget.column, ceiling.column, exceptional) if column]
    ends = [furthest(mark, columns) for mark in found]
    traces = [budget_bars(found, budget, ceiling), tick_trace(found, ceiling, "line-ns", 4)]
    if exceptional and any(mark.values[exceptional] is not None for mark in found):
        higher = Measure(exceptional, "Exceptional ceiling", ceiling.format)
        traces.append(tick_trace(found, higher, "line-ns", 1.5))
    traces.append(side_text(found, ends, columns))
    rows = lines(found, group)
    return base.figure(
        traces,
        height=LEGEND_PIXELS + ROW_PIXELS * max(len(rows), 3),
        bargap=0.4,
        xaxis=base.hidden_axis(range=[0, max(ends, default=1) * ROOM_FOR_TEXT]),
        yaxis=base.name_axis(
            type="category",
            categoryorder="array",
            categoryarray=rows,
            range=[len(rows) - 0.5, -0.5],
            tickmode="array",
            tickvals=rows,
        ),
        showlegend=True,
        legend=base.LEGEND,
    )


def lines(found: list[Mark], group: str | None) -> list[str]:
    """What stands beside the axis from top to bottom: names, and a heading per group."""
    rows: list[str] = []
    for mark in found:
        heading = f"<b>{mark.values[group]}</b>" if group else None
        if heading and heading not in rows:
            rows.append(heading)
        rows.append(name(mark))
    return rows


def name(mark: Mark) -> str:
    """The name of a row, in two lines where it is long."""
    return base.wrapped(mark.label, NAME_WIDTH)


def furthest(mark: Mark, columns: list[str]) -> float:
    """The largest value of a row, behind which its text begins."""
    return max(mark.number(column) or 0.0 for column in columns)


def budget_bars(found: list[Mark], budget: Measure, ceiling: Measure) -> go.Bar:
    """The budgets, from zero."""
    return go.Bar(
        orientation="h",
        name=budget.label,
        x=[mark.number(budget.column) for mark in found],
        y=[name(mark) for mark in found],
        marker=base.fill(theme.ACCENT, published=budget.published),
        customdata=[[mark.code] for mark in found],
        hovertext=[f"{base.hover(mark, budget)}<br>{limit_words(mark, ceiling)}" for mark in found],
        hoverinfo="text",
    )


def limit_words(mark: Mark, ceiling: Measure) -> str:
    """The ceiling of a row in words."""
    return f"{ceiling.label}: {base.value_text(mark, ceiling)}"


def tick_trace(found: list[Mark], measure: Measure, symbol: str, width: float) -> go.Scatter:
    """One upright tick per row that has the value."""
    limited = [mark for mark in found if mark.number(measure.column) is not None]
    return go.Scatter(
        mode="markers",
        name=measure.label,
        x=[mark.number(measure.column) for mark in limited],
        y=[name(mark) for mark in limited],
        marker={
            "symbol": symbol,
            "size": 22,
            "color": theme.INK,
            "line": {"width": width, "color": theme.INK},
        },
        hovertext=[f"<b>{mark.label}</b><br>{limit_words(mark, measure)}" for mark in limited],
        hoverinfo="text",
    )


def side_text(found: list[Mark], ends: list[float], columns: list[str]) -> go.Scatter:
    """The numbers of each row, to the right of everything drawn in it."""
    return go.Scatter(
        mode="text",
        x=ends,
        y=[name(mark) for mark in found],
        text=[f"  {numbers(mark, columns)}" for mark in found],
        textposition="middle right",
        textfont={"color": theme.INK},
        cliponaxis=False,
        hoverinfo="skip",
        showlegend=False,
    )


def numbers(mark: Mark, columns: list[str]) -> str:
    """150 k of 200 k; a budget above its ceiling is said to be, not only shown."""
    amount, limit, *higher = (mark.values[column] for column in columns)
    if limit is None:
        return f"{formats.usd_short(amount)}, no ceiling stated"
    text = f"{formats.usd_short(amount)} of {formats.usd_short(limit)}"
    if amount <= limit:
        return text
    allowed = [value for value in higher if value is not None and amount <= value]
    if allowed:
        return f"{text}, exceptionally {formats.usd_short(allowed[0])}"
    return f"{formats.usd_short(amount)}, above {formats.usd_short(limit)}"
