"""Matrices and heat maps as tables of cells, for programs that have no such chart."""

import re
from dataclasses import replace

import pyarrow as pa

from pages.shared.export.exported import Column, Exported
from pages.shared.export.native import plain

FILLED, OUTLINED = "■", "□"
CLEAR = "rgba(0,0,0,0)"
TOTAL = re.compile(r"<br><b>([\d,]+)</b>$")
"""How the head of a column of a matrix ends: how many marks it has."""


def grid(exported: Exported) -> Exported:
    """The card with the cells of its matrix as its table; as it is where it has no matrix.

    A filled square stands for a mark, an outlined one for a mark drawn as an outline; a heat
    map keeps the text of its cells.
    """
    cells = _cells(exported)
    if cells is None:
        return exported
    rows, columns, texts = cells
    names = ["row", *(f"column_{place}" for place in range(len(columns)))]
    values = [rows, *([texts.get((row, c), "") for row in rows] for c in columns)]
    table = pa.table([pa.array(column, pa.string()) for column in values], names=names)
    heads = ["", *columns]
    return replace(
        exported,
        table=table,
        columns=tuple(Column(n, h, None, True) for n, h in zip(names, heads, strict=True)),
    )


def _cells(exported: Exported) -> tuple[list[str], list[str], dict[tuple[str, str], str]] | None:
    """Names of rows and columns, and what stands in each cell; None without a matrix."""
    if exported.figure is None:
        return None
    layout, traces = exported.figure["layout"], exported.figure["data"]
    shades = [trace for trace in traces if trace["type"] == "heatmap"]
    ticks = [layout.get(name, {}) for name in ("yaxis", "xaxis")]
    if shades:
        return _from_heatmap(shades[0], ticks)
    if any(axis.get("ticktext") is None for axis in ticks):
        return None
    if any(trace["type"] != "scatter" for trace in traces):
        return None
    rows, columns = (_named(axis) for axis in ticks)
    found = {}
    for trace in traces:
        marker = trace.get("marker", {})
        sign = OUTLINED if marker.get("color") == CLEAR else FILLED
        for x, y in zip(trace["x"], trace["y"], strict=True):
            if x in columns and y in rows:
                found[rows[y], columns[x]] = sign
    return list(rows.values()), list(columns.values()), found


def _named(axis: dict) -> dict:
    """Position to name along an axis; names are told apart where two are the same."""
    found: dict = {}
    for at, text in zip(axis["tickvals"], axis["ticktext"], strict=True):
        name = plain(TOTAL.sub(r" (\1)", str(text)))
        found[at] = f"{name} ({at})" if name in found.values() else name
    return found


def _from_heatmap(shades: dict, ticks: list[dict]) -> tuple | None:
    """The cells of a heat map, whose axes are names or places with names."""
    lines = shades.get("text")
    if lines is None:
        return None
    axes = []
    for axis, key, size in zip(ticks, ("y", "x"), (len(lines), len(lines[0])), strict=True):
        named = list(_named(axis).values()) if axis.get("ticktext") is not None else None
        axes.append(named or [plain(str(name)) for name in shades.get(key, range(size))])
    rows, columns = axes
    found = {
        (row, column): plain(str(text))
        for row, line in zip(rows, lines, strict=True)
        for column, text in zip(columns, line, strict=True)
    }
    return rows, columns, found
