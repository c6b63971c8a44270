"""How a table is laid out in a box: letters as large as its rows leave room for."""

from dataclasses import dataclass

from pages.shared.export import svgtext
from pages.shared.export.cells import written
from pages.shared.export.exported import Column, Exported

SIZES = (17.0, 15.0, 13.5, 12.0, 10.5, 9.5)
"""Sizes of letters in pixels, the largest first."""

CONTINUED = 12.0
"""Size of letters where rows must be left out or continued elsewhere."""

PAD = 10.0
LEADING = 1.3
MOST_LINES = 6
"""Lines of one cell; the spreadsheet has the whole text."""

MOST_COLUMNS = 12
MOST_ROWS = 100
"""Rows that are measured for one box, more than any box has room for."""

NARROWEST = 46.0
LONGEST_WORD = 170.0
"""Pixels up to which a word is not broken to save room."""

DETAILS = ("used", "eligible", "missing")
"""Columns that the line above the table sums up; spreadsheets have them per row."""


@dataclass(frozen=True)
class Laid:
    """A table broken into lines.

    widths, heights: of columns and rows in pixels. head: lines per heading. rows: lines per
    cell of the rows that have room; left_out: how many have none, hidden: columns without room.
    """

    size: float
    columns: tuple[Column, ...]
    widths: tuple[float, ...]
    head: list[list[str]]
    head_height: float
    rows: list[list[list[str]]]
    heights: list[float]
    left_out: int
    hidden: int


def laid(exported: Exported, width: float, height: float, first: int = 0) -> Laid:
    """The rows from number `first` on, in a box of this size."""
    readable = [c for c in exported.columns if c.read and not c.name.endswith(DETAILS)]
    columns = tuple(readable[:MOST_COLUMNS])
    rows = exported.table.slice(first, MOST_ROWS).to_pylist()
    beyond = max(exported.table.num_rows - first - MOST_ROWS, 0)
    texts = [[written(row[column.name], column) for column in columns] for row in rows]
    hidden = len(readable) - len(columns)
    for size in SIZES:
        found = _at_size(size, columns, texts, width, height, hidden, beyond)
        if not found.left_out:
            return found
    return _at_size(CONTINUED, columns, texts, width, height, hidden, beyond)


def _at_size(
    size: float,
    columns: tuple[Column, ...],
    texts: list[list[str]],
    width: float,
    height: float,
    hidden: int,
    beyond: int,
) -> Laid:
    wide = widths(columns, texts, width, size)
    head = [
        svgtext.lines(column.heading, room - 2 * PAD, size, bold=True, most=MOST_LINES)
        for column, room in zip(columns, wide, strict=True)
    ]
    rows, heights = [], []
    left = height - row_height(head, size)
    for row in texts:
        cells = [
            svgtext.lines(text, room - 2 * PAD, size, most=MOST_LINES)
            for text, room in zip(row, wide, strict=True)
        ]
        tall = row_height(cells, size)
        if tall > left:
            break
        rows.append(cells)
        heights.append(tall)
        left -= tall
    missing = len(texts) - len(rows) + beyond
    return Laid(
        size, columns, tuple(wide), head, row_height(head, size), rows, heights, missing, hidden
    )


def row_height(cells: list[list[str]], size: float) -> float:
    """The height of a row by its tallest cell."""
    return max((len(cell) for cell in cells), default=1) * size * LEADING + PAD


def widths(
    columns: tuple[Column, ...], texts: list[list[str]], room: float, size: float
) -> list[float]:
    """How wide each column is: by its longest text, the widest giving way to the others.

    None becomes narrower than its longest word, unless there is no room otherwise.
    """
    wanted, floors = [], []
    for place, column in enumerate(columns):
        texts_here = [row[place] for row in texts]
        longest = max((svgtext.width(text, size) for text in texts_here), default=0.0)
        heads = [svgtext.width(word, size, bold=True) for word in column.heading.split()]
        words = [svgtext.width(word, size) for text in texts_here for word in text.split()]
        needed = min(max([*heads, *words, NARROWEST]), LONGEST_WORD)
        floors.append(needed + 2 * PAD + 8)
        wanted.append(max(longest + 2 * PAD + 8, floors[-1]))
    return shrunk(wanted, floors, room)


def shrunk(wanted: list[float], floors: list[float], room: float) -> list[float]:
    """Widths that fit into `room`: the widest are cut first, none below its floor."""
    if sum(floors) >= room:
        return [floor * room / sum(floors) for floor in floors]
    low, high = 0.0, max(wanted, default=0.0)
    for _ in range(40):
        limit = (low + high) / 2
        if sum(map(max, floors, (min(want, limit) for want in wanted))) > room:
            high = limit
        else:
            low = limit
    return list(map(max, floors, (min(want, low) for want in wanted)))


def told(laid_out: Laid, total: int) -> str:
    """What is said of rows and columns that have no room; empty when all have."""
    parts = []
    if laid_out.left_out:
        parts.append(f"{laid_out.left_out:,} more of {total:,} rows")
    if laid_out.hidden:
        parts.append(f"{laid_out.hidden} more columns")
    return f"{' and '.join(parts)} in the spreadsheet (XLSX, CSV)" if parts else ""
