"""Charts of the COVID-19 impact page: two rankings side by side, extensions in lanes."""

from collections import Counter

import plotly.graph_objects as go
import pyarrow as pa

from pages.shared import formats, theme
from pages.shared.charts import base
from pages.shared.charts.base import Mark, Measure
from pages.shared.charts.strip import dots

ROW_PIXELS = 44
TOP_PIXELS = 48
TITLE_SIZE = 12
GAP = 0.05
FULL = 100.0
ROOM_FOR_TEXT = 2.7
"""A panel is this much wider than its longest bar, so that count and shares fit beside it."""

LANE_PIXELS = 118
STEP = 0.17
"""How far dots of the same value stand above each other, a lane being 1 high."""


def rankings(
    table: pa.Table, category: str, measures: list[Measure], *, highlight: str, states: list[str]
) -> go.Figure:
    """One panel per measure, the same rows in each; bar length is the share of the base.

    table: per measure the count in its `column`, the total in its `base`, and in
    the column of `states` of the same place what became of a count that is missing; that is
    written where the bar would be. highlight: the code drawn in the accent.
    """
    found = base.marks(table, category)
    width = (1 - GAP * (len(measures) - 1)) / len(measures)
    traces, layout, titles = [], {}, []
    longest = max((share(mark, measure) for mark in found for measure in measures), default=FULL)
    for place, (measure, state) in enumerate(zip(measures, states, strict=True)):
        start = place * (width + GAP)
        axis = "" if place == 0 else str(place + 1)
        traces.append(panel(found, measure, state, highlight, axis))
        layout[f"xaxis{axis}"] = base.hidden_axis(
            domain=[start, start + width], range=[0, longest * ROOM_FOR_TEXT], automargin=False
        )
        titles.append(panel_title(panel_name(found, measure), start))
    return base.figure(
        traces,
        height=TOP_PIXELS + ROW_PIXELS * max(len(found), 2),
        margin={**base.MARGINS, "t": TOP_PIXELS},
        yaxis=base.name_axis(autorange="reversed", type="category"),
        annotations=titles,
        **layout,
    )


def share(mark: Mark, measure: Measure) -> float:
    """The count of a mark as per cent of its base; 0 where there is none."""
    number = mark.number(measure.column)
    return 0.0 if number is None else FULL * number / mark.number(measure.base)


def panel(found: list[Mark], measure: Measure, state: str, highlight: str, axis: str) -> go.Bar:
    """The bars of one review, with words in place of bars that are not known."""
    colours = [theme.ACCENT if mark.code == highlight else theme.GREY for mark in found]
    return go.Bar(
        orientation="h",
        name=measure.label,
        xaxis=f"x{axis}",
        y=[base.wrapped(mark.label, 18) for mark in found],
        x=[share(mark, measure) for mark in found],
        text=[panel_text(mark, measure, state) for mark in found],
        **base.TEXT,
        marker=base.fill(colours, published=measure.published),
        customdata=[[mark.code] for mark in found],
        hovertext=[panel_hover(mark, measure, state) for mark in found],
        hoverinfo="text",
    )


def panel_text(mark: Mark, measure: Measure, state: str) -> str:
    """Count and share; a printed share that its own count contradicts is struck through."""
    number = mark.values[measure.column]
    if number is None:
        return f"<i>{mark.values[state]}</i>"
    review = measure.column.split("_")[0]
    recomputed = formats.percent(mark.values[f"{review}_pct"])
    if mark.values[f"{review}_verdict"] == "contradicts":
        printed = formats.percent_printed(mark.values[f"{review}_printed_pct"])
        return f"{formats.count(number)} [<s>{printed}</s> {recomputed}]"
    return f"{formats.count(number)} [{recomputed}]"


def panel_hover(mark: Mark, measure: Measure, state: str) -> str:
    """One row of one review in words."""
    number = mark.values[measure.column]
    head = f"<b>{mark.label}</b><br>{measure.label}: "
    if number is None:
        return head + mark.values[state]
    of = formats.count(mark.values[measure.base])
    return f"{head}{formats.count(number)} of {of} projects<br>as published; share computed from it"


def panel_name(found: list[Mark], measure: Measure) -> str:
    """The review and how many projects it asked."""
    bases = {mark.values[measure.base] for mark in found} - {None}
    size = formats.plural(max(bases), "project") if bases else "no number left"
    return f"<b>{measure.label}</b><br>{size}"


def panel_title(text: str, start: float) -> dict:
    """The name of a panel above its left edge."""
    return {
        "x": start,
        "y": 1,
        "xref": "paper",
        "yref": "paper",
        "xanchor": "left",
        "yanchor": "bottom",
        "yshift": 6,
        "align": "left",
        "showarrow": False,
        "font": {"size": TITLE_SIZE},
        "text": text,
    }


def lanes(
    table: pa.Table,
    category: str,
    measures: list[Measure],
    *,
    lane: str,
    order: list[str],
    empty: dict[str, str],
    mean: object = None,
) -> go.Figure:
    """Dots on a scale of months, in one lane per value of the column `lane`.

    order: the lanes from top to bottom, drawn even when nothing is in them; rows of no lane
    are left out. empty: what to write in a lane without dots. mean: of the first lane, in
    months, drawn as a line.
    """
    measure = measures[0]
    found = [
        mark
        for mark in base.marks(table, category)
        if mark.number(measure.column) is not None and mark.values[lane] in order
    ]
    found.sort(key=lambda mark: (mark.number(measure.column), str(mark.code)))
    heights = stacked(found, measure, lane, order)
    longest = max((mark.number(measure.column) for mark in found), default=1)
    has_mean = mean is not None and any(mark.values[lane] == order[0] for mark in found)
    words = [lane_words(empty[name], order.index(name), order) for name in order if name in empty]
    return base.figure(
        [dots(found, heights, measure, size=14)],
        height=60 + LANE_PIXELS * len(order),
        xaxis=base.number_axis(title=measure.label, range=[0, longest + 1]),
        yaxis=base.name_axis(
            tickvals=[floor(place, order) + 0.45 for place in range(len(order))],
            ticktext=[base.wrapped(name, 14) for name in order],
            range=[-0.08, len(order)],
        ),
        shapes=[lane_floor(place, order) for place in range(len(order))]
        + ([mean_line(mean, order)] if has_mean else []),
        annotations=words + ([mean_name(mean, order)] if has_mean else []),
    )


def floor(place: int, order: list[str]) -> float:
    """Where the lane at `place` from the top begins; lanes are 1 high."""
    return float(len(order) - 1 - place)


def stacked(found: list[Mark], measure: Measure, lane: str, order: list[str]) -> list[float]:
    """Heights of the dots: equal values of a lane stand above each other."""
    seen: Counter = Counter()
    heights = []
    for mark in found:
        spot = (mark.values[lane], mark.number(measure.column))
        heights.append(round(floor(order.index(spot[0]), order) + 0.12 + STEP * seen[spot], 2))
        seen[spot] += 1
    return heights


def lane_floor(place: int, order: list[str]) -> dict:
    """The line a lane stands on."""
    level = floor(place, order)
    return {
        "type": "line",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": level,
        "y1": level,
        "line": {"color": theme.FAINT, "width": 1},
        "layer": "below",
    }


def lane_words(text: str, place: int, order: list[str]) -> dict:
    """What is written in a lane instead of dots."""
    return {
        "x": 0.5,
        "xref": "paper",
        "y": floor(place, order) + 0.45,
        "text": base.wrapped(text, 34),
        "showarrow": False,
        "font": {"color": theme.INK},
    }


def mean_line(mean: object, order: list[str]) -> dict:
    """The mean of the first lane, over its whole height."""
    level = floor(0, order)
    return {
        "type": "line",
        "x0": float(mean),
        "x1": float(mean),
        "y0": level,
        "y1": level + 0.95,
        "line": {"color": theme.INK, "width": 1.5},
        "layer": "below",
    }


def mean_name(mean: object, order: list[str]) -> dict:
    """The name and value of that line, at its upper end."""
    return {
        "x": float(mean),
        "y": floor(0, order) + 0.88,
        "text": f"mean {formats.rounded(mean, 1)}",
        "showarrow": False,
        "xanchor": "left",
        "xshift": 5,
    }
