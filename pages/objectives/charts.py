"""Charts of the Objectives and frameworks page: what is stated, inferred, published or lost."""

import plotly.graph_objects as go
import pyarrow as pa

from pages.shared import formats, theme
from pages.shared.charts import base
from pages.shared.charts.base import Mark, Measure

PAIR_PIXELS = 62
LEGEND_PIXELS = 34
ROW_PIXELS = 46
ROOM = 1.5
NAME_WIDTH = 26
LOST_WIDTH = 28


def stated_and_inferred(table: pa.Table, category: str, measures: list[Measure]) -> go.Figure:
    """Per category two bars: records, of which stated and inferred, and the published number.

    measures: stated and inferred (solid, end to end), then the published one (hatched).
    """
    stated, inferred, published = measures
    found = base.marks(table, category)
    starts = base.lengths(found, stated.column)
    texts = [sum_words(mark, stated, inferred) for mark in found]
    longest = max(
        (
            start + (mark.number(inferred.column) or 0)
            for mark, start in zip(found, starts, strict=True)
        ),
        default=0,
    )
    longest = max([longest, *base.lengths(found, published.column)])
    traces = [
        bars(found, stated, theme.ACCENT, "records"),
        bars(found, inferred, theme.GREY, "records", start=starts, text=texts),
        bars(found, published, theme.ACCENT, "published", text=printed_words(found, published)),
    ]
    return base.figure(
        traces,
        height=LEGEND_PIXELS + 20 + PAIR_PIXELS * len(found),
        barmode="group",
        bargap=0.25,
        xaxis=base.hidden_axis(range=[0, base.axis_length(longest, texts)]),
        yaxis=base.name_axis(autorange="reversed", type="category"),
        showlegend=True,
        legend=base.LEGEND,
    )


def bars(
    found: list[Mark],
    measure: Measure,
    colour: str,
    row: str,
    *,
    start: list[float] | None = None,
    text: list[str] | None = None,
) -> go.Bar:
    """One part of every bar; parts of the same `row` stand end to end."""
    return go.Bar(
        orientation="h",
        name=measure.label,
        offsetgroup=row,
        base=start,
        y=[base.wrapped(mark.label, NAME_WIDTH) for mark in found],
        x=base.lengths(found, measure.column),
        text=text,
        **base.TEXT,
        marker=base.fill(colour, published=measure.published),
        customdata=[[mark.code] for mark in found],
        hovertext=[base.hover(mark, measure) for mark in found],
        hoverinfo="text",
    )


def sum_words(mark: Mark, stated: Measure, inferred: Measure) -> str:
    """How the records add up: 1 + 8 = 9."""
    known, concluded = mark.values[stated.column], mark.values[inferred.column]
    return f"{known} + {concluded} = {known + concluded}"


def printed_words(found: list[Mark], published: Measure) -> list[str]:
    """The published number beside its bar."""
    return [base.short_text(mark, published) for mark in found]


def surviving(table: pa.Table, category: str, measures: list[Measure]) -> go.Figure:
    """Bars of a lost chart whose values are in the text; the others as words, never as zero.

    The column value_lost says what became of a value that is missing.
    """
    measure = measures[0]
    found = base.marks(table, category)
    kept = [mark for mark in found if mark.number(measure.column) is not None]
    longest = max(base.lengths(kept, measure.column), default=1)
    names = [base.wrapped(mark.label, NAME_WIDTH) for mark in found]
    trace = go.Bar(
        orientation="h",
        y=names,
        x=[mark.number(measure.column) for mark in found],
        text=[base.short_text(mark, measure) if mark in kept else "" for mark in found],
        **base.TEXT,
        marker=base.fill(theme.ACCENT, published=measure.published),
        customdata=[[mark.code] for mark in found],
        hovertext=[hover(mark, measure) for mark in found],
        hoverinfo="text",
    )
    return base.figure(
        [trace, lost_words(found, names, measure)],
        height=20 + ROW_PIXELS * max(len(found), 2),
        xaxis=base.hidden_axis(range=[0, longest * ROOM]),
        yaxis=base.name_axis(
            autorange="reversed", type="category", categoryorder="array", categoryarray=names
        ),
    )


def lost_words(found: list[Mark], names: list[str], measure: Measure) -> go.Scatter:
    """Words at the axis in place of the bars that are lost."""
    lost = [
        (name, mark)
        for name, mark in zip(names, found, strict=True)
        if mark.number(measure.column) is None
    ]
    return go.Scatter(
        mode="text",
        x=[0] * len(lost),
        y=[name for name, _ in lost],
        text=[f" <i>{base.wrapped(mark.values['value_lost'], LOST_WIDTH)}</i>" for _, mark in lost],
        textposition="middle right",
        textfont={"color": theme.INK},
        cliponaxis=False,
        customdata=[[mark.code] for _, mark in lost],
        hovertext=[hover(mark, measure) for _, mark in lost],
        hoverinfo="text",
    )


def hover(mark: Mark, measure: Measure) -> str:
    """One option in words, a lost value told as lost."""
    if mark.number(measure.column) is None:
        return f"<b>{mark.label}</b><br>{mark.values['value_lost']}<br>as published"
    base_number = mark.values["base"]
    of = f" of {formats.plural(int(base_number), 'project')}" if base_number else ""
    value = f"{base.value_text(mark, measure)}{of}"
    return f"<b>{mark.label}</b><br>{measure.label}: {value}<br>as published"
