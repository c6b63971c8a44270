"""A heat map: one measure by two dimensions, a cell per pair of groups."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go
import pyarrow as pa

from pages.shared import theme
from pages.shared.charts import base
from pages.shared.charts.base import Mark, Measure
from pages.shared.charts.series import code_of, labels
from pages.shared.charts.world import ramp

CELL_PIXELS = 36
MARGIN_PIXELS = 40
LETTER_PIXELS = 6
COLUMN_WIDTH, ROW_WIDTH = 26, 22
"""Letters in a line of a name; on a phone the names of columns stand upright."""


def heat(
    table: pa.Table,
    category: str,
    measures: list[Measure],
    *,
    second: str,
    order: Sequence[object] = (),
) -> go.Figure:
    """A cell per pair of groups, darker for more, the dimension with more values in rows.

    order: codes of `second` in the order wanted. An empty cell has no records; a dash is a
    pair whose records do not state the value.
    """
    measure = measures[0]
    rows, across = category, second
    row_names, column_names = labels(table, category), labels(table, second, order)
    if len(column_names) > len(row_names):
        rows, across, row_names, column_names = across, rows, column_names, row_names
    cells = {(row[rows], row[across]): row for row in table.to_pylist()}
    marks = {pair: Mark(pair, "", row) for pair, row in cells.items()}
    grid = [[marks.get((row, column)) for column in column_names] for row in row_names]
    longest = max((len(name) for name in column_names.values()), default=0)
    points = cell_points(marks, (rows, row_names), (across, column_names), category, measure)
    return base.figure(
        [shades(grid, measure), points],
        height=MARGIN_PIXELS
        + LETTER_PIXELS * min(longest, COLUMN_WIDTH)
        + CELL_PIXELS * max(len(row_names), 2),
        xaxis=base.name_axis(
            side="top",
            tickvals=list(range(len(column_names))),
            ticktext=[base.wrapped(name, COLUMN_WIDTH) for name in column_names.values()],
            range=[-0.5, len(column_names) - 0.5],
        ),
        yaxis=base.name_axis(
            tickvals=list(range(len(row_names))),
            ticktext=[base.wrapped(name, ROW_WIDTH) for name in row_names.values()],
            range=[len(row_names) - 0.5, -0.5],
        ),
    )


def shades(grid: Sequence[Sequence[Mark | None]], measure: Measure) -> go.Heatmap:
    """The cells, line by line from the top; none where a pair has no records."""
    values = [[mark.number(measure.column) if mark else None for mark in line] for line in grid]
    most = max((value for line in values for value in line if value is not None), default=1)
    return go.Heatmap(
        z=values,
        text=[[cell_text(mark, measure) for mark in line] for line in grid],
        texttemplate="%{text}",
        colorscale=ramp(),
        zmin=0,
        zmax=most or 1,
        showscale=False,
        xgap=2,
        ygap=2,
        hoverinfo="skip",
    )


def cell_text(mark: Mark | None, measure: Measure) -> str:
    """What stands in a cell."""
    if mark is None:
        return ""
    return "–" if mark.values[measure.column] is None else base.short_text(mark, measure)


def cell_points(
    marks: Mapping[tuple, Mark],
    rows: tuple[str, dict],
    across: tuple[str, dict],
    category: str,
    measure: Measure,
) -> go.Scatter:
    """Unseen points over the cells, because a cell of a heat map cannot be selected itself."""
    (row_dimension, row_names), (_, column_names) = rows, across
    row_places, column_places = list(row_names), list(column_names)
    turned = row_dimension != category
    return go.Scatter(
        mode="markers",
        x=[column_places.index(column) for _, column in marks],
        y=[row_places.index(row) for row, _ in marks],
        marker={"color": theme.CLEAR, "size": CELL_PIXELS - 6, "symbol": "square"},
        customdata=[
            [code_of(code) for code in (reversed(pair) if turned else pair)] for pair in marks
        ],
        hovertext=[
            base.hover(
                Mark(None, f"{row_names[row]}, {column_names[column]}", mark.values), measure
            )
            for (row, column), mark in marks.items()
        ],
        hoverinfo="text",
    )
