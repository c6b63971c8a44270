"""Maps of countries and of whole regions, and columns over years that may not be stated."""

from collections.abc import Mapping
from statistics import median

import plotly.graph_objects as go
import pyarrow as pa

from pages.shared import theme
from pages.shared.charts import base, columns, world
from pages.shared.charts.base import Measure
from pages.shared.charts.lines import with_gaps
from pages.shared.charts.world import frame, no_margin, ramp, scale

HEIGHT = 360
NUMBER_SIZE = 12
PLATE_SIZE = 38


def countries(
    table: pa.Table,
    category: str,
    measures: list[Measure],
    *,
    places: Mapping[str, tuple[object, object]],
) -> go.Figure:
    """The world by country. places: ISO code to latitude and longitude of a point inside."""
    stated = [row for row in table.to_pylist() if row[category] in places]
    for row in stated:
        row["latitude"], row["longitude"] = places[row[category]]
    figure = world(pa.Table.from_pylist(stated), category, measures)
    return with_amounts(figure, measures[0])


def regions(
    table: pa.Table,
    category: str,
    measures: list[Measure],
    *,
    members: Mapping[str, str],
    places: Mapping[str, tuple[object, object]],
) -> go.Figure:
    """The world by Fund region: each country in the shade of its region, the number in the middle.

    members: ISO code to Fund region. places: as for `countries`.
    """
    measure = measures[0]
    found = {mark.code: mark for mark in base.marks(table, category)}
    painted = {
        iso3: found[region]
        for iso3, region in members.items()
        if region in found and found[region].number(measure.column) is not None
    }
    most = max((mark.number(measure.column) for mark in painted.values()), default=1)
    shapes = go.Choropleth(
        locations=list(painted),
        z=[mark.number(measure.column) for mark in painted.values()],
        zmin=0,
        zmax=max(most, 1),
        colorscale=ramp(),
        colorbar=scale(measure, most),
        marker={"line": {"color": theme.FAINT, "width": 0.6}},
        customdata=[[mark.code] for mark in painted.values()],
        hovertext=[base.hover(mark, measure) for mark in painted.values()],
        hoverinfo="text",
    )
    middles = {
        mark.code: middle([places[iso3] for iso3 in painted if painted[iso3].code == mark.code])
        for mark in painted.values()
    }
    numbers = go.Scattergeo(
        mode="markers+text",
        lat=[latitude for latitude, _ in middles.values()],
        lon=[longitude for _, longitude in middles.values()],
        text=[f"<b>{base.short_text(found[code], measure)}</b>" for code in middles],
        textfont={"color": theme.INK, "size": NUMBER_SIZE},
        marker={"color": theme.FAINT, "size": PLATE_SIZE, "line": {"color": theme.INK, "width": 1}},
        customdata=[[code] for code in middles],
        hovertext=[base.hover(found[code], measure) for code in middles],
        hoverinfo="text",
    )
    figure = base.figure([shapes, numbers], height=HEIGHT, geo=frame(), margin=no_margin())
    return with_amounts(figure, measure)


def middle(points: list[tuple[object, object]]) -> tuple[float, float]:
    """Where most points lie, for a number that belongs to all; far islands do not pull at it."""
    return tuple(median(float(point[axis]) for point in points) for axis in (0, 1))


def with_amounts(figure: go.Figure, measure: Measure) -> go.Figure:
    """The same map with short amounts beside its scale."""
    if measure.format == "usd":
        figure.data[0].colorbar.update(tickformat="~s", dtick=figure.data[0].zmax / 2)
    return figure


def by_year(table: pa.Table, category: str, measures: list[Measure]) -> go.Figure:
    """Columns over years; a year without records keeps its place, "not stated" comes last."""
    if table[category].null_count == 0:
        return columns(table, category, measures, every_year=True)
    marks = with_gaps([mark for mark in base.marks(table, category) if mark.code is not None], True)
    rows = [mark.values | {category: mark.code, f"{category}_label": mark.label} for mark in marks]
    rows += [row for row in table.to_pylist() if row[category] is None]
    return columns(pa.Table.from_pylist(rows, schema=table.schema), category, measures)
