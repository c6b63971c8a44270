"""A matrix: which project (row) is named for which item (column)."""

import textwrap
from collections.abc import Mapping, Sequence

import plotly.graph_objects as go
import pyarrow as pa

from pages.shared import theme
from pages.shared.charts import base
from pages.shared.charts.base import Mark, Measure

ROW_PIXELS = 22
LINE_PIXELS = 16
HEADER_WIDTH = 11
HEADER_SIZE = 11
MARK_SIZE = 14
TITLE_WIDTH = 44


def matrix(
    table: pa.Table,
    category: str,
    measures: Sequence[Measure],
    *,
    columns: Mapping[str, str],
    named_as: object = True,
    unnamed: str | None = None,
) -> go.Figure:
    """A square where the column of an item says `named_as`; rows in table order.

    columns: column of the table to its label, in order from the left; the number of squares
    stands below it. measures: the first is missing in the rows without any square, which
    say `unnamed` instead. A selected square carries the row's code, then the column.
    """
    found = base.marks(table, category)
    squares = [
        (row, place, mark, column)
        for row, mark in enumerate(found)
        for place, column in enumerate(columns)
        if mark.values[column] == named_as
    ]
    headers = [header(label, column, found, named_as) for column, label in columns.items()]
    top = 14 + LINE_PIXELS * max(text.count("<br>") + 1 for text in headers)
    trace = go.Scatter(
        mode="markers",
        x=[place for _, place, _, _ in squares],
        y=[row for row, _, _, _ in squares],
        marker={"symbol": "square", "size": MARK_SIZE, "color": theme.ACCENT},
        customdata=[[mark.code, column] for _, _, mark, column in squares],
        hovertext=[hover(mark, columns[column]) for _, _, mark, column in squares],
        hoverinfo="text",
    )
    return base.figure(
        [trace],
        height=top + 16 + ROW_PIXELS * max(len(found), 2),
        margin={**base.MARGINS, "t": top},
        **axes(headers, [str(mark.code) for mark in found]),
        annotations=[
            unnamed_row(row, len(columns), unnamed)
            for row, mark in enumerate(found)
            if unnamed and mark.values[measures[0].column] is None
        ],
    )


def axes(columns: Sequence[str], rows: Sequence[str], *, tickangle: int = 0) -> dict[str, dict]:
    """The axes of a lattice: names of columns on top (turned by `tickangle` degrees), of rows left.

    Columns stand at 0, 1, 2 ... from the left, rows from the top.
    """
    lines = {"showgrid": True, "gridcolor": theme.FAINT}
    across = base.name_axis(
        side="top",
        tickvals=list(range(len(columns))),
        ticktext=list(columns),
        tickfont={"color": theme.INK, "size": HEADER_SIZE},
        tickangle=tickangle,
        automargin=False,
        range=[-0.5, len(columns) - 0.5],
        **lines,
    )
    down = base.name_axis(
        tickvals=list(range(len(rows))),
        ticktext=list(rows),
        range=[len(rows) - 0.5, -0.5],
        **lines,
    )
    return {"xaxis": across, "yaxis": down}


def header(label: str, column: str, found: Sequence[Mark], named_as: object) -> str:
    """The label of a column in short lines, and how many squares it has."""
    number = sum(mark.values[column] == named_as for mark in found)
    broken = "<br>".join(textwrap.wrap(label, HEADER_WIDTH, break_long_words=False))
    return f"{broken}<br><b>{number}</b>"


def hover(mark: Mark, item: str) -> str:
    """One square in words."""
    title = base.wrapped(mark.values["title"], TITLE_WIDTH)
    return f"<b>{mark.code}</b><br>{title}<br>named for: {item}"


def unnamed_row(row: int, columns: int, text: str) -> dict:
    """What stands in a row without a square: nothing is said of this project."""
    return {
        "x": (columns - 1) / 2,
        "y": row,
        "text": f"<i>{text}</i>",
        "showarrow": False,
        "font": {"size": 11, "color": theme.INK},
        "bgcolor": theme.CLEAR,
    }
