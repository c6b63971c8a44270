"""A waterfall: from one level over what was added and taken away to the next."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import plotly.graph_objects as go
import pyarrow as pa

from pages.shared import formats, theme
from pages.shared.charts import base
from pages.shared.charts.base import Mark, Measure

ROW_PIXELS = 38


@dataclass(frozen=True)
class Step:
    """One row: where its bar starts and ends; a level starts at zero."""

    mark: Mark
    start: float
    end: float
    is_level: bool


def waterfall(
    table: pa.Table,
    category: str,
    measures: list[Measure],
    *,
    levels: Sequence[object] = (),
    joined: bool = True,
) -> go.Figure:
    """Grey bars for levels, accent bars for the changes between them, in table order.

    levels: codes of the rows that are levels; every other row is a change, with its sign.
    Changes are written with their sign and, where the measure has a base, as a share of it.
    joined: False for changes that do not add up, each of which then starts at zero.
    """
    measure = measures[0]
    steps = stepped(base.marks(table, category), measure, levels, joined=joined)
    names = [base.wrapped(step.mark.label, 20) for step in steps]
    texts = [step_text(step, measure) for step in steps]
    highest = max((max(step.start, step.end) for step in steps), default=0)
    lowest = min((min(step.start, step.end, 0) for step in steps), default=0)
    to_the_left = [hangs(step, highest) for step in steps]
    beside = [text for text, left in zip(texts, to_the_left, strict=True) if not left]
    length = base.axis_length(highest - lowest, beside)
    lines = [joining_lines(steps, names)] if joined else []
    return base.figure(
        [*lines, bar_trace(steps, names, measure), words(steps, names, texts, to_the_left)],
        height=40 + ROW_PIXELS * max(len(steps), 2),
        xaxis=base.hidden_axis(range=[lowest, lowest + length]),
        yaxis=base.name_axis(autorange="reversed", type="category"),
        shapes=[zero_line()] if lowest < 0 else [],
    )


def zero_line() -> dict:
    """Where nothing changes, for bars that reach below it."""
    ends = {"xref": "x", "x0": 0, "x1": 0, "yref": "paper", "y0": 0, "y1": 1}
    return {"type": "line", **ends, "line": {"color": theme.INK, "width": 1}, "layer": "below"}


def stepped(
    found: list[Mark], measure: Measure, levels: Sequence[object], *, joined: bool
) -> list[Step]:
    """Each row with the level it starts from; a row that is not known changes nothing."""
    steps, level = [], 0.0
    for mark in found:
        value = mark.number(measure.column) or 0.0
        is_level = mark.code in levels
        start = 0.0 if is_level or not joined else level
        level = start + value
        steps.append(Step(mark, start, level, is_level))
    return steps


def bar_trace(steps: list[Step], names: list[str], measure: Measure) -> go.Bar:
    """The bars, levels from zero and changes from where the step before ended."""
    colours = [theme.GREY if step.is_level else theme.ACCENT for step in steps]
    return go.Bar(
        orientation="h",
        y=names,
        base=[step.start for step in steps],
        x=[step.end - step.start for step in steps],
        # A change too small to be seen beside its level still shows as a line.
        marker={"color": colours, "line": {"color": colours, "width": 1.5}},
        customdata=[[step.mark.code] for step in steps],
        hovertext=[step_hover(step, measure) for step in steps],
        hoverinfo="text",
    )


def joining_lines(steps: list[Step], names: list[str]) -> go.Scatter:
    """Thin lines that carry the end of each step down to the next."""
    pairs = list(zip(steps[:-1], names[:-1], names[1:], strict=True))
    return go.Scatter(
        mode="lines",
        x=[x for step, _, _ in pairs for x in (step.end, step.end, None)],
        y=[y for _, upper, lower in pairs for y in (upper, lower, None)],
        line={"color": theme.GREY, "width": 1},
        hoverinfo="skip",
    )


def hangs(step: Step, highest: float) -> bool:
    """Whether a change stands far to the right: its words fit to its left, where nothing is."""
    return not step.is_level and min(step.start, step.end) > highest / 2


def words(
    steps: list[Step], names: list[str], texts: list[str], to_the_left: list[bool]
) -> go.Scatter:
    """What is written beside each bar."""
    told = list(zip(steps, texts, to_the_left, strict=True))
    return go.Scatter(
        mode="text",
        x=[(min if left else max)(step.start, step.end) for step, _, left in told],
        y=names,
        text=[f"{text}  " if left else f"  {text}" for _, text, left in told],
        textposition=["middle left" if left else "middle right" for left in to_the_left],
        textfont={"size": base.FONT_SIZE, "color": theme.INK},
        cliponaxis=False,
        hoverinfo="skip",
    )


def step_text(step: Step, measure: Measure) -> str:
    """A level as it is; a change with its sign and its share of the base."""
    value = step.mark.values[measure.column]
    if step.is_level or value is None:
        return base.short_text(step.mark, replace(measure, base=None)).replace("-", "−")
    write = {"usd": formats.usd_short, "percent": one_decimal}.get(measure.format, measure.write)
    whole = step.mark.values[measure.base] if measure.base else None
    share = f" [{signed(value * 100 / whole, one_decimal)}]" if whole and value else ""
    return f"{signed(value, write)}{share}"


def signed(value: object, write: Callable[[object], str]) -> str:
    """A plus before what is added and a true minus before what is taken away; 0 has neither."""
    text = write(abs(value))
    if not any(sign in "123456789" for sign in text):
        return text
    return f"{'+' if value > 0 else '−'}{text}"


def one_decimal(share: object) -> str:
    """A change as a share: small ones matter, so they keep a decimal."""
    return f"{formats.rounded(share, 1)}%"


def step_hover(step: Step, measure: Measure) -> str:
    """One step in words, with the level after a change."""
    told = base.hover(step.mark, replace(measure, base=None))
    if step.is_level or not step.start:
        return told
    return f"{told}<br>then {measure.write(step.end)}"
