"""A chart as Office programs draw it: categories, series and their numbers, no pictures.

Read from the figure on screen, so that the slide shows the same marks, whatever builder drew
them. Bars and columns, side by side or stacked, stay what they are; two marks per row (plan and
actual, budget and ceiling) become two bars; lines stay lines and dots on a scale become a
scatter chart. Anything else (maps, matrices, heat maps, dots in lanes) has no native chart of
its kind: `natives` is then empty and the table is shown.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pages.shared.export import numberformat
from pages.shared.export.exported import Exported
from pages.shared.export.svgtext import writable

NUMBER = re.compile(r"^[\s\d.,−-]+(k|M|%|months)?$")
"""A label that says no more than its number, which Office then writes itself."""

CLEAR = "rgba(0,0,0,0)"
BELOW = 0.3
"""Room for a number below the lowest mark, as a part of the length of all."""


@dataclass
class Series:
    """One series: a value per category, None where there is none.

    labels: words to write beside a mark where they say more than its number, by place.
    colours: one per mark. hatched: as published. outlined: not stated. xs: the positions of
    a scatter series. line: dots joined, or only a line without dots.
    """

    name: str
    values: list[float | None]
    labels: dict[int, str] = field(default_factory=dict)
    colours: dict[int, str] = field(default_factory=dict)
    hatched: set[int] = field(default_factory=set)
    outlined: bool = False
    xs: list[float] = field(default_factory=list)
    line: bool = False


@dataclass(frozen=True)
class Native:
    """One native chart. kind: bar (lying), column, line or scatter.

    title: what the panel is called where a figure has several. absent: what is told of marks
    without a value: "COVID-19, Review 2011-2014: not asked".
    """

    kind: str
    stacked: bool
    title: str | None
    categories: list[str]
    series: list[Series]
    number_format: str
    axis_title: str | None
    absent: tuple[str, ...]

    @property
    def least(self) -> float:
        """Where the axis of amounts begins: at zero, or below the lowest mark and its number."""
        known = _known(self.series)
        low, high = min(known, default=0.0), max(known, default=0.0)
        return 0.0 if low >= 0 else low - BELOW * (max(high, 0.0) - low)


def natives(exported: Exported) -> list[Native]:
    """The native charts of a card, one per panel; empty where there is none of its kind."""
    if exported.figure is None:
        return []
    layout, traces = exported.figure["layout"], exported.figure["data"]
    if not all(trace["type"] in ("bar", "scatter") for trace in traces):
        return []
    panels: dict[tuple, list[dict]] = {}
    for trace in traces:
        if trace.get("mode") != "text":
            panels.setdefault((trace.get("xaxis", "x"), trace.get("yaxis", "y")), []).append(trace)
    found = [
        _panel(axes, members, layout, exported, several=len(panels) > 1)
        for axes, members in panels.items()
    ]
    return [] if None in found else found


def _panel(
    axes: tuple[str, str], traces: list[dict], layout: dict, exported: Exported, *, several: bool
) -> Native | None:
    """One pair of axes as a chart; None where Office has none."""
    x_axis, y_axis = (layout.get(_axis_name(axis), {}) for axis in axes)
    if layout.get("barmode") == "overlay" or y_axis.get("ticktext") is not None:
        return None
    title = plain(traces[0].get("name") or "") if several else None
    bars = [trace for trace in traces if trace["type"] == "bar"]
    if not bars and not any(isinstance(y, str) for y in _listed(traces[0].get("y"))):
        if any("lines" in trace.get("mode", "") for trace in traces):
            return _lines(traces, x_axis, exported)
        return _scatter(traces, x_axis, layout, exported)
    lying = not bars or bars[0].get("orientation") == "h"
    along, across = ("y", "x") if lying else ("x", "y")
    kept = [trace for trace in traces if trace.get("showlegend") is not False or trace in bars]
    names = y_axis if lying else x_axis
    categories = _categories(kept, along, names)
    series, absent = _series(kept, along, across, categories, exported)
    absent += _told_in_place(_texts(exported), along, categories, series)
    return Native(
        "bar" if lying else "column",
        layout.get("barmode") == "stack",
        title,
        _named(categories, names),
        series,
        numberformat.of(exported, _known(series)),
        None,
        tuple(absent),
    )


def _axis_name(axis: str) -> str:
    """The key of the layout for an axis as traces name it: x2 is xaxis2."""
    return f"{axis[0]}axis{axis[1:]}"


def _categories(traces: list[dict], along: str, axis: dict) -> list:
    """What the marks stand at, in order; a year without marks keeps its place."""
    places = (at for trace in traces for at in _listed(trace.get(along)))
    found = [at for at in dict.fromkeys(places) if at is not None]
    whole = all(isinstance(at, int) for at in found)
    if axis.get("type") == "linear" and whole and found:
        return list(range(min(found), max(found) + 1))
    order = [at for at in _listed(axis.get("categoryarray")) if at in found]
    return order or found


def _named(categories: list, axis: dict) -> list[str]:
    """Categories in words; days of a scale of time as days, or as months where all begin one."""
    if axis.get("type") != "date":
        return [plain(str(name)) for name in categories]
    days = [date.fromisoformat(str(name)[:10]) for name in categories]
    form = "%b %Y" if all(day.day == 1 for day in days) else "%d %b %Y"
    return [f"{day:{form}}" for day in days]


def _series(
    traces: list[dict], along: str, across: str, categories: list, exported: Exported
) -> tuple[list[Series], list[str]]:
    """The series by name, traces of one name together, and what is told of missing values."""
    found: dict[str, Series] = {}
    absent = []
    for number, trace in enumerate(traces):
        name = _name(trace, number, exported)
        series = found.setdefault(name, Series(name, [None] * len(categories)))
        texts = _listed(trace.get("text"))
        for place, at in enumerate(_listed(trace.get(along))):
            if at is None:
                continue
            here = categories.index(at)
            value = _listed(trace[across])[place]
            label = plain(str(texts[place])) if texts and trace["type"] == "bar" else ""
            if label and not value and not re.search(r"\d", label):
                several = f", {name}" if len(traces) > 1 else ""
                absent.append(f"{plain(str(at))}{several}: {label}")
                continue
            series.values[here] = None if value is None else float(value)
            if label and _says_more(label) and not trace.get("base"):
                series.labels[here] = str(texts[place])
            _look(series, here, place, trace)
    return list(found.values()), absent


def _texts(exported: Exported) -> list[dict]:
    """Traces of the figure that are only words."""
    return [trace for trace in exported.figure["data"] if trace.get("mode") == "text"]


def _told_in_place(
    traces: list[dict], along: str, categories: list, series: list[Series]
) -> list[str]:
    """Words that stand where a mark would be, such as "value lost with the picture".

    A mark of no length behind such words is taken away: it would say zero. Numbers that stand
    in a trace of their own are labels of the marks, where any says more than its number.
    """
    told = []
    for trace in traces:
        pairs = list(zip(_listed(trace.get(along)), _listed(trace.get("text")), strict=False))
        numbers = [str(text) for at, text in pairs if at in categories and _has_digit(text)]
        if len(series) == 1 and any(map(_says_more, numbers)):
            labels = {categories.index(at): str(t) for at, t in pairs if str(t) in numbers}
            series[0].labels |= {here: text.strip() for here, text in labels.items()}
        for at, text in pairs:
            if at not in categories or _has_digit(text):
                continue
            told.append(f"{plain(str(at))}: {plain(str(text)).lower()}")
            here = categories.index(at)
            if len(series) == 1 and series[0].values[here] == 0:
                series[0].values[here] = None
    return told


def _has_digit(text: object) -> bool:
    return re.search(r"\d", str(text)) is not None


def _says_more(label: str) -> bool:
    """Whether Office would not write a label as the figure does: per cents it writes whole."""
    return not NUMBER.match(plain(label)) or (label.rstrip().endswith("%") and "." in label)


def _look(series: Series, here: int, place: int, trace: dict) -> None:
    """The colour of a mark, and whether it is hatched or an outline."""
    marker = trace.get("marker", {})
    colour = _at(marker.get("color"), place)
    if colour in (CLEAR, None):
        colour = _at(marker.get("line", {}).get("color"), place)
        if marker.get("pattern"):
            series.hatched.add(here)
        elif trace["type"] == "bar":
            series.outlined = True
    if isinstance(colour, str) and colour.startswith("#"):
        series.colours[here] = colour


def _lines(traces: list[dict], axis: dict, exported: Exported) -> Native:
    """Joined points over values that follow one another."""
    categories = sorted({at for t in traces for at in _listed(t["x"])}, key=_sortable)
    names = dict(zip(_listed(axis.get("tickvals")), _listed(axis.get("ticktext")), strict=False))
    series, absent = _series(traces, "x", "y", categories, exported)
    for one in series:
        one.line = True
        one.labels.clear()
    shown = [plain(str(names.get(at, at))) for at in categories]
    form = numberformat.of(exported, _known(series))
    return Native("line", False, None, shown, series, form, None, tuple(absent))


def _sortable(at: object) -> tuple:
    return (isinstance(at, str), at)


def _scatter(traces: list[dict], axis: dict, layout: dict, exported: Exported) -> Native:
    """Dots on a scale of numbers, with the named levels drawn across it."""
    series = []
    for number, trace in enumerate(traces):
        ys = [float(y) for y in _listed(trace["y"])]
        one = Series(_name(trace, number, exported), ys, xs=[float(x) for x in _listed(trace["x"])])
        for place in range(len(ys)):
            _look(one, place, place, trace)
        series.append(one)
    named = [note for note in layout.get("annotations") or () if note.get("text")]
    for shape, note in zip(layout.get("shapes") or (), named, strict=False):
        ys, xs = [shape["y0"], shape["y1"]], [shape["x0"], shape["x1"]]
        series.append(Series(plain(note["text"]), ys, xs=xs, line=True))
    title = axis.get("title")
    words = title.get("text") if isinstance(title, dict) else title
    form = numberformat.of(exported, _known(series))
    return Native("scatter", False, None, [], series, form, words, ())


def _name(trace: dict, number: int, exported: Exported) -> str:
    """The name of a series: its own, or that of the measure it draws."""
    if trace.get("name"):
        return plain(trace["name"])
    measures = exported.measures
    return measures[min(number, len(measures) - 1)].label if measures else exported.title


def _known(series: Iterable[Series]) -> list[float]:
    return [value for one in series for value in one.values if value is not None]


def _listed(values: Iterable | None) -> list:
    return [] if values is None else list(values)


def _at(value: Any, place: int) -> Any:
    """What holds for one mark: its own, or the same for all."""
    if isinstance(value, (Mapping, str)) or value is None:
        return value
    values = list(value)
    return values[place] if place < len(values) else None


def plain(text: str) -> str:
    """Text of a figure without its marks of layout; a struck-through number is told."""
    text = (
        text.replace("-<br>", "-")
        .replace("<br>", " ")
        .replace("<s>", "printed ")
        .replace("</s>", ",")
    )
    return writable(re.sub(r"<[^>]+>", "", text)).strip()
