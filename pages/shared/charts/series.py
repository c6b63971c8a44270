"""What charts of two dimensions share: names and looks of the series, words on a pair."""

from collections.abc import Sequence

import pyarrow as pa

from pages.shared import theme
from pages.shared.charts import base
from pages.shared.charts.base import Mark, Measure

LOOKS = (
    {"colour": theme.ACCENT, "text": None, "dash": "solid", "symbol": "circle"},
    {"colour": theme.GREY, "text": theme.ON_GREY, "dash": "dash", "symbol": "square"},
    {"colour": theme.INK, "text": None, "dash": "dot", "symbol": "diamond"},
)
NOT_STATED_LOOK = {"colour": theme.GREY, "text": theme.INK, "dash": "longdash", "symbol": "x"}
SYMBOLS = ("circle", "square", "diamond", "triangle-up", "cross", "star")


def code_of(value: object) -> object:
    """A code as the browser can hold and hand back: dates and decimals as text."""
    return value if value is None or isinstance(value, (str, int)) else str(value)


def labels(table: pa.Table, dimension: str, order: Sequence[object] = ()) -> dict[object, str]:
    """Code to words of a dimension, as `order` or else the table has them; "Not stated" last."""
    found = {mark.code: mark.label for mark in base.marks(table, dimension)}
    first = [code for code in order if code in found]
    codes = dict.fromkeys([*first, *found])
    return {code: found[code] for code in sorted(codes, key=lambda code: code is None)}


def look(dimension: str, codes: Sequence[object], code: object) -> dict:
    """How the series of one value looks: the colour of its region, or one of three."""
    if code is None:
        return NOT_STATED_LOOK
    place = [other for other in codes if other is not None].index(code)
    if dimension == "fund_region":
        colour = base.colour_of(dimension, code)
        return {"colour": colour, "text": None, "dash": "solid", "symbol": SYMBOLS[place]}
    return LOOKS[place]


def pair_hover(mark: Mark, other: str, measure: Measure) -> str:
    """One mark in words, with both groups."""
    return base.hover(Mark(mark.code, f"{mark.label}, {other}", mark.values), measure)
