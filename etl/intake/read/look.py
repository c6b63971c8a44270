"""A look at the markup of an XLSX sheet before its cells are read.

The reader of cells holds every place between the first and the last cell in memory,
and repeats a shared text for every cell that shows it. So the size is judged here,
on the raw markup and block by block. It also leaves a formula blank whose result was
never saved; those are found here.
"""

import re
import zipfile
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from etl.intake.finding import Finding, Refused, found
from etl.intake.limits import MB, load_limits
from etl.intake.read.archive import blocks
from etl.intake.read.closer import look_closer
from etl.intake.read.letters import index_of

# As every spreadsheet program writes cells and rows; anything else gets a closer look.
_CELL = re.compile(rb"<c[\s/>]")
_NAMED_CELL = re.compile(rb'<c r="([A-Z]{1,3})\d')
_ROW = re.compile(rb"<row[\s/>]")
_NAMED_ROW = re.compile(rb'<row r="(\d{1,7})"([^>]*)')
_PREFIXED = re.compile(rb":(?:c|row)[\s/>]")
_UNSAVED = re.compile(rb"(?:</f>|<f(?:\s[^>]*)?/>)\s*(?:<v\s*/>|<v></v>)?\s*</c>")
_SHARED = re.compile(rb't="s"[^>]*><v>(\d{1,9})<')
_MERGED = re.compile(rb'<mergeCell\s+ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
# Rows above the data that a full sheet may have besides.
_TITLE_ROWS = 1_000
_HIDDEN_COLUMN = re.compile(rb'<col\s[^>]*hidden="1"')


Range = tuple[int, int, int, int]


@dataclass(slots=True)
class Look:
    """What the markup of a sheet shows.

    `rows` and `columns` are the last ones used, `cells` the cells written.
    `merged` holds (first row, first column, last row, last column), rows from
    1 and columns from 0. `unsaved` maps (row, column) to the formula without a
    result, and `errors` to the error shown, where the reader of cells would leave
    them blank. `currencies` maps (column, currency) to the rows of the
    cells whose format alone shows that currency; `scales` likewise maps (column,
    scale) to the rows of cells that are shown in thousands or millions.
    """

    rows: int = 0
    columns: int = 0
    cells: int = 0
    hidden_rows: int = 0
    hidden_columns: int = 0
    merged: list[Range] = field(default_factory=list)
    unsaved: dict[tuple[int, int], str] = field(default_factory=dict)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    currencies: dict[tuple[int, str], array] = field(default_factory=dict)
    scales: dict[tuple[int, str], array] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Workbook:
    """What all sheets of a workbook share.

    `text_bytes` holds the length of every shared text, `currencies` the currency
    of every cell style that shows another one than US dollars, `scales` the scale of
    every cell style that shows thousands or millions.
    """

    text_bytes: np.ndarray
    currencies: dict[int, str]
    scales: dict[int, str]


def look_at(archive: zipfile.ZipFile, part: str, file: str, sheet: str, workbook: Workbook) -> Look:
    """Size, merged cells, hidden rows, unsaved formulas, currencies and scales of one sheet.

    Raises Refused for a sheet above the limits, and for markup that cannot be
    read.
    """
    look, tally = Look(), _Tally()
    styled = [
        (_styled(names), names, places)
        for names, places in (
            (workbook.currencies, look.currencies),
            (workbook.scales, look.scales),
        )
        if names
    ]
    for block in _whole_cells(blocks(archive, part, file)):
        tally.add(block, look)
        check_size(file, sheet, 0, 0, tally.values)
        for pattern, names, places in styled:
            for letters, row, style in pattern.findall(block):
                shown = index_of(letters.decode()), names[int(style)]
                places.setdefault(shown, array("q")).append(int(row))
        tally.text_bytes += _text_bytes(block, workbook.text_bytes)
        if tally.text_bytes > load_limits().sheet_text_mb * MB:
            raise Refused(_too_large(file, sheet, "more text than can be read"))
    look.columns = max((index_of(name.decode()) + 1 for name in tally.letters), default=0)
    if tally.is_unusual or not fits(look.rows, look.columns, look.cells):
        closer = look_closer(archive, part, file)
        look.rows, look.columns, look.cells = closer.rows, closer.columns, closer.cells
        look.unsaved = closer.unsaved
    check_size(file, sheet, look.rows, look.columns, look.cells)
    return look


@dataclass(slots=True)
class _Tally:
    """What is counted on the way, and whether the markup calls for a closer look."""

    rows: int = 0
    named_rows: int = 0
    named_cells: int = 0
    cells: int = 0
    values: int = 0
    text_bytes: int = 0
    letters: set[bytes] = field(default_factory=set)
    suspicious: bool = False

    def add(self, block: bytes, look: Look) -> None:
        """Count one block."""
        names = _NAMED_CELL.findall(block)
        self.letters.update(names)
        self.named_cells += len(names)
        self.cells += len(_CELL.findall(block))
        self.values += block.count(b"</v>") + block.count(b"</is>")
        numbered = _NAMED_ROW.findall(block)
        self.rows += len(_ROW.findall(block))
        self.named_rows += len(numbered)
        self.suspicious |= bool(_UNSAVED.search(block) or _PREFIXED.search(block))
        look.cells = self.cells
        look.rows = max([look.rows, *(int(number) for number, _ in numbered)])
        look.hidden_rows += sum(b'hidden="1"' in rest for _, rest in numbered)
        look.hidden_columns += len(_HIDDEN_COLUMN.findall(block))
        look.merged += [_range(*ends) for ends in _MERGED.findall(block)]

    @property
    def is_unusual(self) -> bool:
        """Whether rows or cells are not numbered as usual, or formulas have no result."""
        return self.suspicious or self.named_cells < self.cells or self.named_rows < self.rows


def fits(rows: int, columns: int, cells: int) -> bool:
    """Whether a sheet is within the limits."""
    limits = load_limits()
    return (
        rows <= limits.rows + _TITLE_ROWS
        and columns <= limits.columns
        and max(rows * columns, cells) <= limits.cells
    )


def check_size(file: str, sheet: str | None, rows: int, columns: int, cells: int = 0) -> None:
    """Raise Refused for a sheet above the limits; `cells` are those written."""
    if fits(rows, columns, cells):
        return
    limits = load_limits()
    size = f"{rows:,} rows and {columns:,} columns, {max(rows * columns, cells):,} cells in all"
    holds = (
        f"{size if rows else 'too many cells'}; at most {limits.rows:,} rows, "
        f"{limits.columns:,} columns and {limits.cells:,} cells are read"
    )
    raise Refused(_too_large(file, sheet, holds))


def _too_large(file: str, sheet: str | None, holds: str) -> Finding:
    advice = "Delete empty and unneeded rows and columns, or split the sheet, for example by year"
    return found("sheet_too_large", file, f"the sheet has {holds}", advice, sheet=sheet)


def _whole_cells(stream: Iterator[bytes]) -> Iterator[bytes]:
    """The same bytes, cut where a cell begins, so that no cell lies across two blocks."""
    rest = b""
    for block in stream:
        joined = rest + block
        cut = joined.rfind(b"<c ")
        if cut <= 0 or len(joined) - cut > len(block):
            cut = len(joined)
        rest = joined[cut:]
        yield joined[:cut]
    yield rest


def _styled(names: dict[int, str]) -> re.Pattern[bytes]:
    """Finds the cells of some styles: letters, row and number of the style."""
    numbers = "|".join(map(str, names))
    return re.compile(rf'<c r="([A-Z]{{1,3}})(\d{{1,7}})"[^>]* s="({numbers})"'.encode())


def _range(first_letter: bytes, first: bytes, last_letter: bytes, last: bytes) -> Range:
    columns = index_of(first_letter.decode()), index_of(last_letter.decode())
    return int(first), columns[0], int(last), columns[1]


def _text_bytes(block: bytes, shared_bytes: np.ndarray) -> int:
    """Bytes of text in the cells of a block that show shared texts."""
    if not len(shared_bytes):
        return 0
    upper_bound = block.count(b't="s"') * int(shared_bytes.max())
    if upper_bound < MB:
        return upper_bound
    indices = np.array(_SHARED.findall(block), dtype="S9").astype(np.int64)
    return int(shared_bytes[indices[indices < len(shared_bytes)]].sum())
