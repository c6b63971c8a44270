"""The world by country: shapes where there are any, points where a shape is too small.

Shapes are the 50m ones of plotly.js (United Nations boundaries), read from our own
static folder. Kosovo/UNSCR 1244 has no shape among them and is drawn as a point.
"""

import math

import plotly.graph_objects as go
import pyarrow as pa

from pages.shared import theme
from pages.shared.charts import base
from pages.shared.charts.base import Measure

HEIGHT = 340
POINT_SIZE = 9

DISCLAIMER = (
    "The boundaries and names shown and the designations used on this map do not imply "
    "official endorsement or acceptance by the United Nations or by IOM. References to "
    "Kosovo shall be understood to be in the context of United Nations Security Council "
    "resolution 1244 (1999)."
)


def world(table: pa.Table, category: str, measures: list[Measure]) -> go.Figure:
    """A choropleth of the first measure with a point on every country in the table.

    The table has the columns `latitude` and `longitude` beside the `category` (ISO
    3166-1 alpha-3). Each country keeps a point of its own, so that a small island can
    be seen and clicked; the frame never follows the data.
    """
    measure = measures[0]
    found = [mark for mark in base.marks(table, category) if mark.code is not None]
    most = max((mark.number(measure.column) or 0 for mark in found), default=1)
    common = {
        "customdata": [[mark.code] for mark in found],
        "hovertext": [base.hover(mark, measure) for mark in found],
        "hoverinfo": "text",
    }
    shapes = go.Choropleth(
        locations=[mark.code for mark in found],
        z=[mark.number(measure.column) for mark in found],
        zmin=0,
        zmax=max(most, 1),
        colorscale=ramp(),
        colorbar=scale(measure, most),
        marker={"line": {"color": theme.FAINT, "width": 0.6}},
        **common,
    )
    points = go.Scattergeo(
        lat=[mark.number("latitude") for mark in found],
        lon=[mark.number("longitude") for mark in found],
        mode="markers",
        marker={
            "size": POINT_SIZE,
            "color": theme.ACCENT,
            "line": {"width": 1, "color": "#ffffff"},
        },
        **common,
    )
    return base.figure([shapes, points], height=HEIGHT, geo=frame(), margin=no_margin())


def ramp() -> list[list]:
    """The single-hue ramp as a Plotly colour scale; its palest step is left to "no data"."""
    steps = theme.RAMP[2:]
    return [[place / (len(steps) - 1), colour] for place, colour in enumerate(steps)]


def scale(measure: Measure, most: float) -> dict:
    """What the shades mean, in one thin line below the map."""
    return {
        "orientation": "h",
        "thickness": 8,
        "len": 0.4,
        "x": 0,
        "xanchor": "left",
        "y": 0,
        "yanchor": "bottom",
        "tick0": 0,
        "dtick": max(1, math.ceil(most / 4)),
        "tickformat": "d",
        "outlinewidth": 0,
        "tickfont": {"size": 12, "color": theme.INK},
        "title": {"text": measure.label, "side": "top", "font": {"size": 12}},
    }


def no_margin() -> dict:
    """A map fills its card."""
    return {"l": 0, "r": 0, "t": 0, "b": 0}


def frame() -> dict:
    """A fixed frame around the inhabited world in an equal-area projection."""
    return {
        "projection": {"type": "equal earth"},
        "resolution": 50,
        "lonaxis": {"range": [-170, 190]},
        "lataxis": {"range": [-56, 78]},
        "fitbounds": False,
        "bgcolor": theme.CLEAR,
        "showframe": False,
        "showcoastlines": False,
        "showland": True,
        "landcolor": theme.FAINT,
        "showcountries": True,
        "countrycolor": theme.GREY,
        "countrywidth": 0.4,
        "showocean": False,
        "showlakes": False,
    }
