"""Lines over values that follow one another, such as years."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go
import pyarrow as pa
import pyarrow.compute as pc

from pages.shared import theme
from pages.shared.charts import base
from pages.shared.charts.base import Mark, Measure
from pages.shared.charts.series import LOOKS, code_of, labels, look, pair_hover

HEIGHT = 340
ROOM_ABOVE = 1.15
MOST_NUMBERS = 12
"""Points of one line that can carry their number."""
MOST_TICKS = 6


def lines(
    table: pa.Table,
    category: str,
    measures: list[Measure],
    *,
    second: str | None = None,
    order: Sequence[object] = (),
    years: bool = False,
) -> go.Figure:
    """A line over ordered values, or one per value of `second` that has any.

    order: codes of `second` in the order wanted. years: a year without records breaks the
    line. The group without a value stands apart to the right, unjoined.
    """
    measure = measures[0]
    parts = labels(table, second, order) if second else {None: measure.label}
    known = pc.or_(pc.is_valid(table[measure.column]), pc.is_valid(table[category]))
    places = positions(table.filter(known), category)
    traces = []
    for code in parts:
        style = look(second, list(parts), code) if second else LOOKS[0]
        found = [
            mark
            for mark in base.marks(table, category)
            if second is None or mark.values[second] == code
        ]
        if all(mark.values[measure.column] is None for mark in found):
            continue
        series = {"name": parts[code], "codes": [code_of(code)] if second else []}
        traces += line_traces(found, measure, places, style, series, years=years)
    most = max((value or 0 for value in table[measure.column].to_pylist()), default=0)
    names, axis = labels(table, category), {}
    if years or None in places:
        ticks = list(places) if years else few(list(places))
        axis = {
            "tickvals": [places[code] for code in ticks],
            "ticktext": [names[code] for code in ticks],
        }
    money = {"tickformat": "~s"} if measure.format == "usd" else {}
    return base.figure(
        traces,
        height=HEIGHT,
        xaxis=base.name_axis(**axis),
        yaxis=base.number_axis(range=[0, float(most or 1) * ROOM_ABOVE], **money),
        showlegend=second is not None,
        legend=base.LEGEND,
    )


def few(codes: list[object]) -> list[object]:
    """Some of the values for the axis, evenly spread, with "not stated" where it is one."""
    stated = [code for code in codes if code is not None]
    step = -(-len(stated) // MOST_TICKS) or 1
    return stated[::step] + [code for code in codes if code is None]


def positions(table: pa.Table, category: str) -> dict[object, object]:
    """Where each value stands on the axis; "not stated" beyond the last."""
    codes = [code for code in labels(table, category) if code is not None]
    places = {code: place(code) for code in codes}
    if None in table[category].to_pylist() and codes:
        if all(isinstance(value, (int, float)) for value in places.values()):
            values = list(places.values())
            places[None] = max(values) + max(1.0, (max(values) - min(values)) / 12)
        else:
            last = codes[-1]
            places[None] = str(last.replace(year=last.year + 1, day=1))
    return places


def place(code: object) -> object:
    """The position of one value: its number, or its date as the axis reads it."""
    return code if isinstance(code, int) else str(code) if hasattr(code, "year") else float(code)


def line_traces(
    found: list[Mark],
    measure: Measure,
    places: Mapping[object, object],
    style: dict,
    series: dict,
    *,
    years: bool,
) -> list[go.Scatter]:
    """The joined points of one series, and its point that is not stated."""
    joined = [mark for mark in found if mark.code is not None]
    apart = [m for m in found if m.code is None and m.number(measure.column) is not None]
    crowded = bool(series["codes"]) or len(joined) > MOST_NUMBERS
    traces = []
    for marks, mode in ((with_gaps(joined, years), "lines+markers+text"), (apart, "markers+text")):
        if not marks:
            continue
        traces.append(
            go.Scatter(
                mode=mode,
                name=series["name"],
                showlegend=mode.startswith("lines"),
                x=[places.get(mark.code, mark.code) for mark in marks],
                y=[mark.number(measure.column) for mark in marks],
                text=None if crowded else [point_text(mark, measure) for mark in marks],
                textposition=text_places(marks, measure),
                textfont={"color": theme.INK},
                cliponaxis=False,
                connectgaps=False,
                line={"color": style["colour"], "width": 2, "dash": style["dash"]},
                marker={
                    "color": style["colour"],
                    "size": 9,
                    "symbol": style["symbol"] + ("" if mode.startswith("lines") else "-open"),
                },
                customdata=[[code_of(mark.code), *series["codes"]] for mark in marks],
                hovertext=[
                    pair_hover(mark, series["name"], measure)
                    if series["codes"]
                    else base.hover(mark, measure)
                    for mark in marks
                ],
                hoverinfo="text",
            )
        )
    return traces


def with_gaps(found: list[Mark], years: bool) -> list[Mark]:
    """The marks, with one without a value for each year between that has none."""
    if not years or not found:
        return found
    by_year = {mark.code: mark for mark in found}
    nothing = dict.fromkeys(found[0].values)
    return [
        by_year.get(year) or Mark(year, str(year), nothing)
        for year in range(min(by_year), max(by_year) + 1)
    ]


def point_text(mark: Mark, measure: Measure) -> str:
    """The number above a point; nothing where there is none."""
    return "" if mark.values[measure.column] is None else base.short_text(mark, measure)


def text_places(marks: list[Mark], measure: Measure) -> list[str]:
    """Above each point, but below one that lies lower than its neighbours, off the line."""
    values = [mark.number(measure.column) for mark in marks]
    places = []
    for index, value in enumerate(values):
        beside = [v for v in (*values[max(index - 1, 0) : index], *values[index + 1 : index + 2])]
        above = [other > (value or 0) for other in beside if other is not None]
        places.append("bottom center" if above and all(above) else "top center")
    return places
