"""What all charts have in common: frame, fonts, axes, and the words on a mark.

A builder takes an Arrow table and says which columns mean what; it returns a figure
whose colours are the placeholders of `pages.shared.theme`. Every mark carries the
code it stands for as `customdata[0]`, so that a selection can be followed to the
records, and a sentence as hover text.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

import plotly.graph_objects as go
import pyarrow as pa

from pages.shared import formats, theme

FONT_SIZE = 13
BAR_PIXELS = 34
LINE_PIXELS = 15
GAP_PIXELS = 8
MARGINS = {"l": 8, "r": 8, "t": 8, "b": 8, "pad": 4}
NOT_STATED = "Not stated"
ROOM_PER_LETTER = 0.06
"""Share of the longest bar that one letter of the text beside it needs."""

TEMPLATE = {"layout": {"hovermode": "closest"}}
"""As good as no template. Plotly would put its own (7 kB a figure) in place of an empty one,
and Streamlit writes the fonts and backgrounds of the reader's theme into this one."""

CONFIG = {
    "displayModeBar": False,
    "displaylogo": False,
    "scrollZoom": False,
    "doubleClick": False,
    "topojsonURL": "/app/static/topojson/",
}
"""Plotly settings of every chart: no toolbar, and map shapes from our own server."""


@dataclass(frozen=True)
class Measure:
    """A column of the table that is drawn.

    column: its name. label: what people read. format: how it is written, a key of
    `formats.BY_FORMAT`. published: True for a number a document prints (hatched), False
    for one computed from records (solid). base: column with the total the share is of. absent:
    what stands in place of a missing value.
    """

    column: str
    label: str
    format: str = "count"
    published: bool = False
    base: str | None = None
    absent: str = formats.NOT_STATED

    @property
    def write(self) -> Callable[[object], str]:
        """How a known value of this measure is written."""
        if self.published and self.format == "percent":
            return formats.percent_printed
        return formats.BY_FORMAT[self.format]


@dataclass(frozen=True)
class Mark:
    """One category of a chart: its code, what people read, and its values by column."""

    code: object
    label: str
    values: dict[str, object]

    def number(self, column: str) -> float | None:
        """The value of `column` as Plotly takes it; None when it is not known."""
        value = self.values[column]
        return float(value) if isinstance(value, (int, float, Decimal)) else None


def marks(table: pa.Table, category: str) -> list[Mark]:
    """The rows of `table` as marks of the `category` column.

    A column named `<category>_label` gives the words; without it the code itself is
    shown. A missing code becomes "Not stated".
    """
    label = f"{category}_label"
    shown = label if label in table.column_names else category
    return [
        Mark(row[category], NOT_STATED if row[shown] is None else str(row[shown]), row)
        for row in table.to_pylist()
    ]


def lengths(found: list[Mark], column: str) -> list[float]:
    """How long the bars are: nothing where there is no value, so that its word can stand there."""
    return [mark.number(column) or 0.0 for mark in found]


def axis_length(longest: float, texts: Iterable[str]) -> float:
    """How long the axis must be so that the text beside the longest bar fits, on a phone too."""
    letters = max((len(re.sub("<[^>]*>", "", text)) for text in texts), default=0)
    return (longest or 1) * (1 + ROOM_PER_LETTER * letters)


def by_value(found: list[Mark], column: str) -> list[Mark]:
    """Marks from most to least; ties keep their order and "Not stated" comes last."""
    return sorted(found, key=lambda mark: (mark.code is None, -(mark.number(column) or 0)))


def figure(traces: Iterable[go.Figure], height: int, **layout: object) -> go.Figure:
    """A figure with our frame. `height` is fixed so that the page never jumps."""
    frame = {
        "template": TEMPLATE,
        "height": height,
        "margin": MARGINS,
        "font": {"size": FONT_SIZE, "color": theme.INK},
        "showlegend": False,
        "dragmode": False,
        "clickmode": "event+select",
        "hoverlabel": {"align": "left"},
        "bargap": 0.32,
    }
    return go.Figure(list(traces), {**frame, **layout})


TEXT = {
    "textposition": "outside",
    "textfont": {"size": FONT_SIZE, "color": theme.INK},
    "textangle": 0,
    "constraintext": "none",
    "cliponaxis": False,
}
"""Numbers beside bars: in text colour, never shrunk, turned or cut off."""

LEGEND = {
    "orientation": "h",
    "x": 0,
    "xanchor": "left",
    "y": 1,
    "yanchor": "bottom",
    "itemclick": False,
    "itemdoubleclick": False,
    "traceorder": "normal",
    "title": None,
    "font": {"color": theme.INK},
}
"""A legend in one line above the chart, for charts that labels alone cannot explain."""


def hidden_axis(**more: object) -> dict:
    """An axis that is not drawn because the marks carry their values."""
    return {"visible": False, "fixedrange": True, "automargin": True, **more}


def name_axis(**more: object) -> dict:
    """An axis of names: no line, no grid, room for the longest name."""
    return {
        "fixedrange": True,
        "automargin": True,
        "showgrid": False,
        "zeroline": False,
        "ticks": "",
        "tickfont": {"color": theme.INK},
        "title": None,
        **more,
    }


def number_axis(**more: object) -> dict:
    """An axis of numbers from zero with a faint grid."""
    return {
        "fixedrange": True,
        "automargin": True,
        "rangemode": "tozero",
        "gridcolor": theme.FAINT,
        "zeroline": False,
        "nticks": 6,
        "tickfont": {"color": theme.INK},
        "title": None,
        **more,
    }


def fill(colour: object, *, published: bool) -> dict:
    """Solid for what was computed from records; hatched outline for what was printed."""
    if not published:
        return {"color": colour, "line": {"width": 0}}
    return {
        "color": theme.CLEAR,
        "line": {"color": colour, "width": 1.5},
        "pattern": {"shape": "/", "fgcolor": colour, "fgopacity": 1, "size": 6, "solidity": 0.25},
    }


def colour_of(category: str, code: object) -> str:
    """The fixed colour of a Fund region; grey for what is not stated; else the accent."""
    if code is None:
        return theme.GREY
    if category == "fund_region":
        return theme.REGION_COLOURS.get(str(code), theme.GREY)
    return theme.ACCENT


def wrapped(text: str, width: int = 26) -> str:
    """`text` broken into lines of about `width` characters, so that names fit a phone."""
    lines: list[str] = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) + 1 > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "<br>".join(lines)


def row_pixels(names: Iterable[str], bars: int = BAR_PIXELS) -> int:
    """How high a row is that has room for the longest of its wrapped names. bars: for its bars."""
    lines = max((name.count("<br>") + 1 for name in names), default=1)
    return max(bars, LINE_PIXELS * lines + GAP_PIXELS)


def value_text(mark: Mark, measure: Measure) -> str:
    """A value in full, as hover text and text alternatives carry it: "USD 450,000 [27%]"."""
    return written(mark, measure, measure.write)


def short_text(mark: Mark, measure: Measure) -> str:
    """A value as the mark carries it: amounts in thousands ("450 k [27%]"), as titles say."""
    return written(mark, measure, formats.usd_short if measure.format == "usd" else measure.write)


def written(mark: Mark, measure: Measure, write: Callable[[object], str]) -> str:
    """A value with its share in brackets where a base is known.

    A published number that its own arithmetic contradicts is struck through beside the
    recomputed one, and one printed with a word ("about 11%") keeps it; a missing value is
    told in words.
    """
    value = mark.values[measure.column]
    if value is None:
        return measure.absent
    verdict, recomputed = judged(mark, measure)
    if measure.published and verdict == "contradicts":
        return f"<s>{write(value)}</s> {formats.BY_FORMAT[measure.format](recomputed)}"
    qualifier = mark.values.get("qualifier_words") if measure.published else None
    if qualifier:
        return f"{qualifier} {write(value)}"
    base = mark.values.get(measure.base) if measure.base else None
    if not base:
        return write(value)
    return f"{write(value)} [{formats.rounded(Decimal(str(value)) * 100 / Decimal(str(base)))}%]"


def judged(mark: Mark, measure: Measure) -> tuple[str | None, object]:
    """Verdict on a printed value and its recomputed value.

    A table with several printed columns has them per column (`total_verdict` and
    `total_recomputed`), one with a single printed column per row.
    """
    own = f"{measure.column}_verdict"
    if own in mark.values:
        return mark.values[own], mark.values[f"{measure.column}_recomputed"]
    return mark.values.get("verdict"), mark.values.get("recomputed_number")


def hover(mark: Mark, measure: Measure) -> str:
    """One mark in words: the category, what is measured, its value and origin."""
    origin = "as published" if measure.published else "computed from records"
    return f"<b>{mark.label}</b><br>{measure.label}: {value_text(mark, measure)}<br>{origin}"


MARK_SIZE = 11
MARK_PIXELS = 18
"""Room that a mark beside the chart needs."""


def marked(found: go.Figure, mark: str) -> go.Figure:
    """`found` with a word about its origin, written upwards at its right edge.

    There it meets neither legend nor names nor numbers, whatever the kind of chart.
    """
    right = (found.layout.margin.r or 0) + MARK_PIXELS
    found.update_layout(margin_r=right)
    return found.add_annotation(
        text=mark,
        textangle=-90,
        xref="paper",
        yref="paper",
        x=1,
        y=0.5,
        xanchor="right",
        yanchor="middle",
        xshift=right,
        showarrow=False,
        font={"size": MARK_SIZE, "color": theme.INK},
    )
