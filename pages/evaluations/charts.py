"""The matrix of the Evaluations page: evaluation by criterion."""

import textwrap
from collections import Counter

import plotly.graph_objects as go
import pyarrow as pa

from pages.shared import theme
from pages.shared.charts import base
from pages.shared.charts.base import Mark, Measure

ROW_PIXELS = 23
TOP_PIXELS = 150
SQUARE = 13
NAME_WIDTH = 28
GAP = 0.4
"""Room between the two groups of columns, a column being 1 wide."""


def by_criterion(
    table: pa.Table,
    category: str,
    measures: list[Measure],
    *,
    columns: dict[str, str],
    rows: dict[str, str],
    names: dict[str, str],
) -> go.Figure:
    """A filled square for a finding, an outlined one where a criterion is only named.

    table: one row per cell with `criterion`, `finding` (missing where only named) and
    `printed_criterion`. columns: criterion to its group, from the left; groups stand
    apart. rows: code of every row to its full name, from the top, with cells or without.
    names: code of a row to its short name; a row without one carries the start of its full name.
    A selected square carries the code of its row and its criterion.
    """
    cells: dict[tuple, Mark] = {}
    for mark in base.marks(table, category):
        cells.setdefault((mark.code, mark.values["criterion"]), mark)
    places = positions(columns)
    codes = list(rows)
    empty = [code for code in codes if not any(row == code for row, _ in cells)]
    last = max(places.values(), default=0)
    return base.figure(
        [squares(cells, codes, places, rows, with_finding=filled) for filled in (True, False)],
        height=TOP_PIXELS + 12 + ROW_PIXELS * len(codes),
        margin={**base.MARGINS, "t": TOP_PIXELS},
        xaxis=base.name_axis(
            side="top",
            tickvals=list(places.values()),
            ticktext=list(places),
            tickangle=-90,
            automargin=False,
            range=[-0.6, last + 0.6],
            showgrid=True,
            gridcolor=theme.FAINT,
        ),
        yaxis=base.name_axis(
            tickvals=list(range(len(codes))),
            ticktext=row_names(rows, names),
            tickfont={"color": theme.INK, "size": 11},
            range=[len(codes) - 0.5, -0.5],
            showgrid=True,
            gridcolor=theme.FAINT,
        ),
        annotations=[nothing(codes.index(code), last) for code in empty],
    )


def row_names(rows: dict[str, str], names: dict[str, str]) -> list[str]:
    """What stands beside each row; the code where names that fit would be the same."""
    found = {code: names.get(code) or shortened(full) for code, full in rows.items()}
    times = Counter(found.values())
    return [code if times[name] > 1 else name for code, name in found.items()]


def shortened(name: str) -> str:
    """As much of a name as fits beside its row."""
    return textwrap.shorten(name, NAME_WIDTH, placeholder="…")


def positions(columns: dict[str, str]) -> dict[str, float]:
    """Where each column stands; a new group begins after a gap."""
    places, place, former = {}, -1.0, None
    for name, group in columns.items():
        place += 1 + (GAP if former not in (None, group) else 0)
        places[name] = place
        former = group
    return places


def squares(
    cells: dict[tuple, Mark],
    codes: list[str],
    places: dict[str, float],
    rows: dict[str, str],
    *,
    with_finding: bool,
) -> go.Scatter:
    """The cells with a finding, or those of criteria that are only named."""
    kept = {
        key: mark
        for key, mark in cells.items()
        if (mark.values["finding"] is not None) == with_finding
    }
    return go.Scatter(
        mode="markers",
        x=[places[criterion] for _, criterion in kept],
        y=[codes.index(code) for code, _ in kept],
        marker={
            "symbol": "square",
            "size": SQUARE,
            "color": theme.ACCENT if with_finding else theme.CLEAR,
            "line": {"color": theme.ACCENT, "width": 0 if with_finding else 1.5},
        },
        customdata=[list(key) for key in kept],
        hovertext=[hover(rows[code], criterion, mark) for (code, criterion), mark in kept.items()],
        hoverinfo="text",
    )


def hover(title: str, criterion: str, mark: Mark) -> str:
    """One cell in words."""
    finding = mark.values["finding"] or "Named; no finding is on record"
    return f"<b>{base.wrapped(title, 44)}</b><br>{criterion}<br>{base.wrapped(finding, 44)}"


def nothing(row: int, last: float) -> dict:
    """What stands in a row without a square."""
    return {
        "x": last / 2,
        "y": row,
        "text": "<i>no criterion on record</i>",
        "showarrow": False,
        "font": {"size": 11, "color": theme.INK},
    }
