"""A matrix: which project (row) is named for which item (column)."""

import plotly.graph_objects as go
import pyarrow as pa

from pages.shared import theme
from pages.shared.charts import base

ROW_PIXELS = 24
HEADER_PIXELS = 120


def matrix(table: pa.Table, row: str, column: str, *, row_order: list | None = None) -> go.Figure:
    """A dot where a (row, column) pair is in the table; an empty cell is *not stated*.

    Columns keep the order of their first appearance. A selected dot carries its row's
    code first and its column's code second.
    """
    pairs = table.to_pylist()
    rows = row_order or sorted({pair[row] for pair in pairs})
    names = {pair[column]: pair.get(f"{column}_label") or str(pair[column]) for pair in pairs}
    labels = {pair[row]: pair.get(f"{row}_label") or str(pair[row]) for pair in pairs}
    columns = list(names)
    trace = go.Scatter(
        mode="markers",
        x=[columns.index(pair[column]) for pair in pairs],
        y=[rows.index(pair[row]) for pair in pairs],
        marker={"symbol": "square", "size": 15, "color": theme.ACCENT},
        customdata=[[pair[row], pair[column]] for pair in pairs],
        hovertext=[
            f"<b>{labels[pair[row]]}</b><br>is named for: {names[pair[column]]}" for pair in pairs
        ],
        hoverinfo="text",
    )
    return base.figure(
        [trace],
        height=HEADER_PIXELS + ROW_PIXELS * max(len(rows), 2),
        xaxis=base.name_axis(
            side="top",
            tickvals=list(range(len(columns))),
            ticktext=[base.wrapped(names[code], 16) for code in columns],
            range=[-0.5, len(columns) - 0.5],
            showgrid=True,
            gridcolor=theme.FAINT,
        ),
        yaxis=base.name_axis(
            tickvals=list(range(len(rows))),
            ticktext=[str(code) for code in rows],
            range=[len(rows) - 0.5, -0.5],
            showgrid=True,
            gridcolor=theme.FAINT,
        ),
    )
