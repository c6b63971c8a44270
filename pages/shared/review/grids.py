"""Tables of a review: rows as text, columns as wide as their text needs."""

import pyarrow as pa

import warehouse
from pages.shared import data, formats
from pages.shared.export import grid as matrix
from pages.shared.export.cells import written
from pages.shared.export.exported import Column, Exported
from pages.shared.export.svgtext import width
from pages.shared.export.tablelayout import DETAILS
from pages.shared.review.model import Grid

ROOM, SIZE = 640.0, 11.5
"""Width of a page and size of letters, in pixels, in which columns are measured."""

MOST_COLUMNS = 7
PAD = 18.0
LONGEST_WORD = 110.0
"""Pixels around a text, and up to which a word is not broken."""

FEW_ROWS = 10


PRINTED = ("base", "recomputed_number", "verdict", "locator")
"""What is shown of published figures, beside their category and number."""

EMPTY = "—"


def of_card(card: Exported, most_rows: int) -> Grid | None:
    """The data of a card; a matrix as it is drawn. None where there is nothing."""
    if card.nothing or not card.table.num_rows:
        return None
    shown = matrix.grid(card)
    columns = [c for c in shown.columns if c.read and not c.name.endswith(DETAILS)]
    drawn = {card.marks, f"{card.marks}_label", *(one.column for one in card.measures)}
    if "figure_id" in shown.table.column_names and card.marks:
        columns = [c for c in columns if c.name in drawn or c.name in PRINTED]
    long = card.figure is not None or shown.table.num_rows > FEW_ROWS
    if long and "project_code" in shown.table.column_names:
        # The annex has the titles; here they would make the table as long as the annex.
        columns = [c for c in columns if c.name != "title"]
    columns = [
        column
        for column in columns
        if column.name in drawn or shown.table[column.name].null_count < shown.table.num_rows
    ]
    columns.sort(key=lambda column: column.name not in drawn)
    kept = columns[:MOST_COLUMNS]
    rows = shown.table.slice(0, most_rows).to_pylist()
    texts = [[_in_words(row[column.name], column) for column in kept] for row in rows]
    told = []
    if shown.table.num_rows > len(rows):
        more, total = shown.table.num_rows - len(rows), shown.table.num_rows
        told.append(f"{formats.count(more)} more of {formats.count(total)} rows")
    if len(columns) > len(kept):
        told.append(formats.plural(len(columns) - len(kept), "more column"))
    left_out = f"{formats.join(told)}: see the download of this figure." if told else ""
    return laid(kept, texts, left_out)


def _in_words(value: object, column: Column) -> str:
    """A cell: codes by their labels, and nothing recomputed is not called not stated."""
    if value is None and column.name.startswith("recomputed"):
        return EMPTY
    dimension = warehouse.dimensions().get(column.name)
    if isinstance(value, str) and dimension is not None and dimension.codes:
        return data.label(column.name, value)
    return written(value, column)


def grid_of(table: pa.Table, left_out: str = "") -> Grid:
    """A table whose column names are its headings."""
    columns = [
        Column(name, name, "count" if pa.types.is_integer(table.schema.field(name).type) else None,
               read=True)
        for name in table.column_names
    ]  # fmt: skip
    texts = [
        ["" if row[c.name] is None else written(row[c.name], c) for c in columns]
        for row in table.to_pylist()
    ]
    return laid(columns, texts, left_out)


def laid(columns: list[Column], texts: list[list[str]], left_out: str) -> Grid:
    """Columns and texts with their widths as shares of the page."""
    wide = [
        _wide(column.heading, [row[place] for row in texts]) for place, column in enumerate(columns)
    ]
    return Grid(
        tuple(column.heading for column in columns),
        tuple(tuple(row) for row in texts),
        tuple(column.format is not None for column in columns),
        tuple(width / ROOM for width in fitted(wide)),
        left_out,
    )


def _wide(heading: str, texts: list[str]) -> tuple[float, float, float]:
    """Width of the longest word, the mean width and the greatest width of a column."""
    heads = [width(word, SIZE, bold=True) for word in heading.split()]
    words = [width(word, SIZE) for text in texts for word in text.split()]
    whole = [width(text, SIZE) for text in texts] or [0.0]
    floor = min(max([*heads, *words], default=0.0), LONGEST_WORD) + PAD
    return floor, sum(whole) / len(whole) + PAD, max(*whole, *heads, 0.0) + PAD


def fitted(wide: list[tuple[float, float, float]]) -> list[float]:
    """Widths in the room of a page: what the longest words leave goes to columns of much text."""
    wanted = [max(floor, most) for floor, _, most in wide]
    if sum(wanted) <= ROOM:
        return wanted
    floors = [floor for floor, _, _ in wide]
    if sum(floors) >= ROOM:
        return [floor * ROOM / sum(floors) for floor in floors]
    needs = [max(mean - floor, 1.0) + (most - mean) / 8 for floor, mean, most in wide]
    spare = (ROOM - sum(floors)) / sum(needs)
    return [floor + need * spare for floor, need in zip(floors, needs, strict=True)]
