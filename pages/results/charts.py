"""Charts of the Results page: projects as squares, a number within its target."""

import plotly.graph_objects as go
import pyarrow as pa

from pages.shared import formats, theme
from pages.shared.charts import base
from pages.shared.charts.base import Mark, Measure

PER_LINE = 9
LINE_PIXELS = 30
LABEL_LINE = 0.58
"""Height of a line of a label, a line of squares being 1 high."""
BETWEEN = 0.4
SQUARE = 19
BAR_PIXELS = 56
FULL = 100.0


def units(table: pa.Table, category: str, measures: list[Measure]) -> go.Figure:
    """One square per project and one block of lines per category, in table order.

    measures: the number of projects, with its base; how many of them are known by code,
    which are listed in the column `codes` and drawn solid. The printed share stands in
    the column `printed_pct`.
    """
    counted, _ = measures
    found = base.marks(table, category)
    squares, names, first_line = [], {}, 0.0
    for mark in found:
        label = unit_label(mark, counted)
        lines = block(mark, counted, first_line)
        squares += lines
        height = max((line for line, _, _, _ in lines), default=first_line) - first_line
        names[first_line + height / 2] = label
        first_line += max(height + 1, (label.count("<br>") + 1) * LABEL_LINE) + BETWEEN
    return base.figure(
        [squares_trace(squares, named) for named in (True, False)],
        height=int(LINE_PIXELS * (first_line + 1)),
        xaxis=base.hidden_axis(range=[-0.6, PER_LINE - 0.4]),
        yaxis=base.name_axis(
            tickvals=list(names),
            ticktext=list(names.values()),
            range=[first_line - 0.7, -1.1],
        ),
    )


def block(mark: Mark, counted: Measure, first_line: float) -> list[tuple]:
    """Line, column, project code or None, and mark of each square of a category."""
    codes = mark.values["codes"].split(", ") if mark.values["codes"] else []
    number = max(int(mark.values[counted.column]), len(codes))
    return [
        (
            first_line + place // PER_LINE,
            place % PER_LINE,
            codes[place] if place < len(codes) else None,
            mark,
        )
        for place in range(number)
    ]


def unit_label(mark: Mark, counted: Measure) -> str:
    """The category, its number of projects, and the share: as printed, else computed."""
    number, of = (mark.values[name] for name in (counted.column, counted.base))
    printed = mark.values["printed_pct"]
    share = (
        formats.percent(FULL * number / of) if printed is None else formats.percent_printed(printed)
    )
    counts = f"{formats.count(number)} of {formats.count(of)}"
    return f"{base.wrapped(mark.label, 16)}<br><b>{counts}</b> [{share}]"


def squares_trace(squares: list[tuple], named: bool) -> go.Scatter:
    """The squares of projects that are named, or of those that are only counted."""
    kept = [square for square in squares if (square[2] is not None) == named]
    return go.Scatter(
        mode="markers",
        x=[column for _, column, _, _ in kept],
        y=[line for line, _, _, _ in kept],
        marker={
            "symbol": "square",
            "size": SQUARE,
            "color": theme.ACCENT if named else theme.CLEAR,
            "line": {"color": theme.ACCENT, "width": 0 if named else 1.5},
        },
        customdata=[[mark.code] for _, _, _, mark in kept],
        hovertext=[unit_hover(code, mark) for _, _, code, mark in kept],
        hoverinfo="text",
    )


def unit_hover(code: str | None, mark: Mark) -> str:
    """One square in words."""
    who = code or "A project that is counted, but not named"
    return f"<b>{who}</b><br>{mark.label}"


def within_target(table: pa.Table, category: str, measures: list[Measure]) -> go.Figure:
    """What was reached as a solid part of an empty bar that is the target.

    All targets are drawn equally long, because their units differ; the numbers are on
    the bars.
    """
    measure = measures[0]
    found = base.marks(table, category)
    shares = [FULL * mark.number(measure.column) / mark.number(measure.base) for mark in found]
    names = [base.wrapped(mark.label, 22) for mark in found]
    texts = [target_text(mark, measure) for mark in found]
    target = go.Bar(
        orientation="h",
        y=names,
        x=[FULL] * len(found),
        marker={"color": theme.CLEAR, "line": {"color": theme.GREY, "width": 1.5}},
        hoverinfo="skip",
    )
    reached = go.Bar(
        orientation="h",
        y=names,
        x=shares,
        text=texts,
        **base.TEXT,
        marker=base.fill(theme.ACCENT, published=measure.published),
        customdata=[[mark.code] for mark in found],
        hovertext=[base.hover(mark, measure) for mark in found],
        hoverinfo="text",
    )
    return base.figure(
        [target, reached],
        height=30 + BAR_PIXELS * max(len(found), 2),
        barmode="overlay",
        xaxis=base.hidden_axis(range=[0, FULL + 2]),
        yaxis=base.name_axis(autorange="reversed", type="category"),
    )


def target_text(mark: Mark, measure: Measure) -> str:
    """Reached of target, with the share: "53 of 200 [27%]"."""
    reached, target = mark.values[measure.column], mark.values[measure.base]
    share = formats.percent(FULL * float(reached) / float(target))
    return f"{formats.count(reached)} of {formats.count(target)} [{share}]"
