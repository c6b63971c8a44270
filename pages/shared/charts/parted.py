"""Bars of one measure by two dimensions, side by side or upon one another."""

from collections.abc import Sequence

import plotly.graph_objects as go
import pyarrow as pa

from pages.shared import theme
from pages.shared.charts import base
from pages.shared.charts.base import Mark, Measure
from pages.shared.charts.series import code_of, labels, look, pair_hover

LEGEND_PIXELS = 50
GROUP_GAP_PIXELS = 12
GROUPED_PIXELS = 26
COLUMN_HEIGHT = 340
NAME_WIDTH = 22


def parted(
    table: pa.Table,
    category: str,
    measures: list[Measure],
    *,
    second: str,
    order: Sequence[object] = (),
    stacked: bool,
    upright: bool = False,
) -> go.Figure:
    """Bars per category, one part per value of `second`: side by side, or upon one another.

    upright: columns in the order of the table, for years; otherwise bars with names beside
    them. order: codes of `second` in the order wanted. A pair without records has no bar, one
    without a value says so.
    """
    measure, names, parts = measures[0], labels(table, category), labels(table, second, order)
    if upright:
        names = with_each_year(names)
    places = [base.wrapped(name, NAME_WIDTH) for name in names.values()]
    traces = [
        part(table, category, measure, (second, code, parts), stacked=stacked, upright=upright)
        for code in parts
    ]
    if stacked:
        traces.append(whole(table, category, measure, upright=upright))
    longest = furthest(table, category, measure, stacked=stacked)
    rows = len(places) * (1 if stacked else len(parts))
    amounts = base.hidden_axis(range=[0, (longest or 1) * room(table, measure, upright)])
    axis = {"type": "category", "categoryorder": "array", "categoryarray": places}
    if upright:
        frame_of = {"xaxis": base.name_axis(**axis), "yaxis": amounts, "height": COLUMN_HEIGHT}
    else:
        pixels = base.BAR_PIXELS if stacked else GROUPED_PIXELS
        frame_of = {
            "xaxis": amounts,
            "yaxis": base.name_axis(autorange="reversed", **axis),
            "height": LEGEND_PIXELS + pixels * max(rows, 2) + GROUP_GAP_PIXELS * len(places),
        }
    return base.figure(
        traces,
        barmode="stack" if stacked else "group",
        uniformtext={"minsize": 11, "mode": "hide"} if stacked else None,
        showlegend=True,
        legend=base.LEGEND,
        **frame_of,
    )


def with_each_year(names: dict[object, str]) -> dict[object, str]:
    """The same years with those between that have no records, "Not stated" last."""
    years = [code for code in names if code is not None]
    every = {year: str(year) for year in range(min(years, default=0), max(years, default=-1) + 1)}
    return every | {code: name for code, name in names.items() if code is None}


def whole(table: pa.Table, category: str, measure: Measure, *, upright: bool) -> go.Scatter:
    """The sum of each stack at its end, or that it is not stated."""
    sums: dict[str, Mark] = {}
    for mark in base.marks(table, category):
        so_far = sums.get(mark.label)
        values = [mark.values[measure.column], so_far.values[measure.column] if so_far else None]
        known = [value for value in values if value is not None]
        total = {measure.column: sum(known) if known else None}
        sums[mark.label] = Mark(mark.code, mark.label, total)
    places = [base.wrapped(name, NAME_WIDTH) for name in sums]
    ends = base.lengths(list(sums.values()), measure.column)
    texts = [base.short_text(mark, measure) for mark in sums.values()]
    return go.Scatter(
        mode="text",
        x=places if upright else ends,
        y=ends if upright else places,
        text=[text if upright else f" {text}" for text in texts],
        textposition="top center" if upright else "middle right",
        textfont={"color": theme.INK},
        cliponaxis=False,
        hoverinfo="skip",
        showlegend=False,
    )


def room(table: pa.Table, measure: Measure, upright: bool) -> float:
    """How much longer than the longest bar the axis is, so that the text beyond it fits."""
    if upright:
        return 1.12
    texts = [base.short_text(mark, measure) for mark in base.marks(table, measure.column)]
    return base.axis_length(1, texts)


def furthest(table: pa.Table, category: str, measure: Measure, *, stacked: bool) -> float:
    """The end of the longest bar."""
    sums: dict[object, float] = {}
    for mark in base.marks(table, category):
        value = mark.number(measure.column) or 0.0
        so_far = sums.get(mark.code, 0.0)
        sums[mark.code] = so_far + value if stacked else max(so_far, value)
    return max(sums.values(), default=0.0)


def part(
    table: pa.Table,
    category: str,
    measure: Measure,
    series: tuple[str, object, dict[object, str]],
    *,
    stacked: bool,
    upright: bool,
) -> go.Bar:
    """The bars of one value of the second dimension."""
    second, code, parts = series
    style = look(second, list(parts), code)
    found = [mark for mark in base.marks(table, category) if mark.values[second] == code]
    places = [base.wrapped(mark.label, NAME_WIDTH) for mark in found]
    amounts = base.lengths(found, measure.column)
    fill = {"color": style["colour"], "line": {"width": 0}}
    if code is None:
        fill = {"color": theme.CLEAR, "line": {"color": theme.GREY, "width": 1.5}}
    inside = {
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "insidetextfont": {"color": style["text"]} if style["text"] else None,
    }
    return go.Bar(
        orientation="v" if upright else "h",
        name=parts[code],
        x=places if upright else amounts,
        y=amounts if upright else places,
        text=[base.short_text(mark, measure) for mark in found],
        marker=fill,
        customdata=[[code_of(mark.code), code_of(code)] for mark in found],
        hovertext=[pair_hover(mark, parts[code], measure) for mark in found],
        hoverinfo="text",
        **(inside if stacked else base.TEXT),
    )
