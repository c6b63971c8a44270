"""Columns split into parts, with the number in each part."""

import plotly.graph_objects as go
import pyarrow as pa

from pages.shared import theme
from pages.shared.charts import base
from pages.shared.charts.base import Mark, Measure

HEIGHT = 320
ROOM_ABOVE = 1.05
BAR_GAP = 0.32
WIDEST = 0.14
"""Share of the width that a column takes at most, so that a single one is no wall."""

PARTS = ((theme.ACCENT, None), (theme.GREY, theme.ON_GREY), (theme.INK, None))
"""Fill and text colour of the parts; without one, the text is black or white as contrast asks."""


MOST_COLUMNS = 16
"""Columns up to which every number has room, on a phone too."""

LEAVE_OUT = {"uniformtext": {"minsize": 10, "mode": "hide"}}
"""Numbers that do not fit into their part are left to the hover text and the table."""


def stacked(
    table: pa.Table,
    category: str,
    measures: list[Measure],
    *,
    every_year: bool = False,
    not_stated: str | None = None,
) -> go.Figure:
    """One column per category in table order, one part per measure from the axis upwards.

    At most three parts have a colour; a part that no column has is left out. not_stated:
    the measure of records whose part is not known; it stands on top as an empty outline.
    every_year: the categories are years, and a year without a row keeps its place.
    """
    found = base.marks(table, category)
    places = [mark.code if every_year else mark.label for mark in found]
    traces = [
        part(found, places, measure, *look)
        for measure, look in looks(measures, not_stated)
        if any(mark.number(measure.column) for mark in found)
    ]
    highest = max(
        (sum(mark.number(measure.column) or 0 for measure in measures) for mark in found), default=0
    )
    names = {"type": "linear", "dtick": 1} if every_year else {"type": "category"}
    return base.figure(
        traces,
        height=HEIGHT,
        barmode="stack",
        bargap=max(BAR_GAP, 1 - WIDEST * slots(places, every_year)),
        xaxis=base.name_axis(**names),
        yaxis=base.hidden_axis(range=[0, highest * ROOM_ABOVE or 1]),
        showlegend=True,
        legend=base.LEGEND,
        **(LEAVE_OUT if slots(places, every_year) > MOST_COLUMNS else {}),
    )


def slots(places: list, every_year: bool) -> int:
    """How many columns the axis has room for, empty years included."""
    return max(places) - min(places) + 1 if every_year and places else len(places)


def looks(measures: list[Measure], not_stated: str | None) -> list[tuple[Measure, tuple]]:
    """Fill and text colour of each part, by its place; the part not stated comes last."""
    known = [measure for measure in measures if measure.column != not_stated]
    unknown = [measure for measure in measures if measure.column == not_stated]
    if len(known) > len(PARTS):
        raise ValueError(f"stacked draws up to {len(PARTS)} parts, not {len(known)}")
    solid = [({"color": colour, "line": {"width": 0}}, text) for colour, text in PARTS]
    outline = {"color": theme.CLEAR, "line": {"color": theme.GREY, "width": 1.5}}
    return [
        *zip(known, solid, strict=False),
        *((measure, (outline, theme.INK)) for measure in unknown),
    ]


def part(
    found: list[Mark],
    places: list[object],
    measure: Measure,
    marker: dict,
    text_colour: str | None,
) -> go.Bar:
    """One part of every column; nothing is written into a part of nothing."""
    return go.Bar(
        name=measure.label,
        x=places,
        y=[mark.number(measure.column) for mark in found],
        text=[
            base.short_text(mark, measure) if mark.values[measure.column] else "" for mark in found
        ],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="none",
        insidetextfont={"color": text_colour} if text_colour else None,
        marker=marker,
        customdata=[[mark.code] for mark in found],
        hovertext=[base.hover(mark, measure) for mark in found],
        hoverinfo="text",
    )
