"""The chart of ratifications: conventions by year."""

import plotly.graph_objects as go
import pyarrow as pa

from pages.shared import formats, theme
from pages.shared.charts import base
from pages.shared.charts.base import Mark, Measure

CELL_PIXELS = 40
YEARS_PIXELS = 46
CELL_FONT = 10
NAME_WIDTH = 17


def ratifications(table: pa.Table, category: str, measures: list[Measure]) -> go.Figure:
    """A heat map: a row per convention, a column per year, the number in each cell.

    The shade is the change since the first year, so that conventions of all sizes can be
    compared; the last column is the change in full. measures: the change over all years.
    A row with a note carries a question mark.
    """
    found = base.marks(table, category)
    years = [name for name in table.column_names if name.isdigit()]
    names = [row_name(mark) for mark in found]
    gained = [[mark.values[year] - mark.values[years[0]] for year in years] for mark in found]
    cells = go.Heatmap(
        x=[short_year(year) for year in years],
        y=names,
        z=gained,
        zmin=0,
        colorscale=ramp(),
        showscale=False,
        xgap=1,
        ygap=1,
        text=[[formats.count(mark.values[year]) for year in years] for mark in found],
        texttemplate="%{text}",
        textfont={"size": CELL_FONT, "color": theme.INK},
        customdata=[[[mark.code] for _ in years] for mark in found],
        hovertext=[[cell_words(mark, year, years[0]) for year in years] for mark in found],
        hoverinfo="text",
    )
    return base.figure(
        [cells, changes(found, names, measures[0])],
        height=YEARS_PIXELS + CELL_PIXELS * len(found),
        xaxis=base.name_axis(side="top", type="category", tickangle=0),
        yaxis=base.name_axis(autorange="reversed", type="category"),
    )


def changes(found: list[Mark], names: list[str], measure: Measure) -> go.Scatter:
    """The change over all years, as text in a column of its own."""
    return go.Scatter(
        mode="text",
        x=["+"] * len(found),
        y=names,
        text=[f"<b>{gain(mark.values[measure.column])}</b>" for mark in found],
        textfont={"color": theme.INK, "size": CELL_FONT},
        customdata=[[mark.code] for mark in found],
        hovertext=[base.hover(mark, measure) for mark in found],
        hoverinfo="text",
    )


def row_name(mark: Mark) -> str:
    """The convention, with a question mark where its numbers are in doubt."""
    return base.wrapped(f"{mark.label} (?)" if mark.values["note"] else mark.label, NAME_WIDTH)


def short_year(year: str) -> str:
    """A year as a narrow column carries it: '05."""
    return f"’{year[-2:]}"


def gain(change: int) -> str:
    """A change with its sign: +15, 0."""
    return f"+{change}" if change > 0 else str(change)


def cell_words(mark: Mark, year: str, first: str) -> str:
    """One cell in words."""
    change = gain(mark.values[year] - mark.values[first])
    note = f"<br>{mark.values['note']}" if mark.values["note"] else ""
    number = formats.plural(mark.values[year], "ratification")
    return f"<b>{mark.label}</b><br>{year}: {number}, {change} since {first}<br>as published{note}"


def ramp() -> list[list]:
    """The near end of the ramp as a Plotly colour scale, on which text stays readable."""
    steps = theme.RAMP[:4]
    return [[place / (len(steps) - 1), colour] for place, colour in enumerate(steps)]
