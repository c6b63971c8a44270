"""Further tables on a sheet: below an empty row, with a header of their own."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.intake.finding import Finding, found
from etl.intake.header_keys import header_key
from etl.intake.read.grid import Grid
from etl.intake.read.header import Header, clean_header, find_header
from etl.intake.read.not_data import PROJECT_CODE, repeats

_NO_HEADER = rf"^(?:{PROJECT_CODE.pattern}|[\d.,\s]+)$"
_TITLE_ROWS = 3
_ENOUGH_KNOWN = 2
_LONGEST_HEADER = 60


@dataclass(frozen=True, slots=True)
class SecondTable:
    """A table that is not read: positions in the grid, from `first` up to before `end`.

    Titles may stand above its header. `names` are its headers, `rows` the rows of several cells
    below them.
    """

    first: int
    end: int
    header: int
    names: tuple[str, ...]
    rows: int


def find_tables(grid: Grid, known: Collection[str]) -> tuple[Header, list[SecondTable]] | None:
    """The header of the table to read, and the other tables; None without any header.

    That is the one whose header has most known cells, unless a table above it is longer.
    """
    header = find_header(grid, known)
    if header is None:
        return None
    others = _other_tables(grid, header, known)
    above = [table for table in others if table.end <= header.first]
    below = [table.first for table in others if table.first > header.last]
    rows = _rows(_filled(grid), header.last, min([*below, len(grid.row_numbers)]))
    longest = max(above, key=lambda table: table.rows, default=None)
    if longest is not None and longest.rows > rows:
        upper = find_header(grid, known, until=longest.end)
        if upper is not None:
            return upper, _other_tables(grid, upper, known)
    return header, others


def _other_tables(grid: Grid, header: Header, known: Collection[str]) -> list[SecondTable]:
    """Tables besides the one whose header is given, in order.

    A header below an empty row counts when most of its cells are known headers, two
    at least, and none is a number or a project code. A table ends where the next one begins,
    and where the header given is repeated. One above that header needs a row of its own;
    else it is a title.
    """
    filled = _filled(grid)
    begins = np.flatnonzero((filled > 0) & np.append(True, filled[:-1] == 0))
    own = int(begins[begins <= header.last][-1])
    starts = _starts(grid, filled, begins, known)
    tables = []
    for place, (first, at) in enumerate(starts):
        if header.first <= at <= header.last or first == own or _is_repeated(grid, header, at):
            continue
        following = starts[place + 1][0] if place + 1 < len(starts) else len(filled)
        end = min(following, own) if at < header.first else following
        rows = _rows(filled, at, end)
        if at < header.first and not rows:
            continue
        end = first + int(np.flatnonzero(filled[first:end])[-1]) + 1
        names = tuple(text for column in grid.texts if (text := clean_header(column[at].as_py())))
        tables.append(SecondTable(first, end, at, names, rows))
    return tables


def _filled(grid: Grid) -> np.ndarray:
    """Number of cells with content in each row."""
    filled = np.zeros(len(grid.row_numbers), dtype=np.int64)
    for column in grid.texts:
        filled += column.is_valid().to_numpy(zero_copy_only=False)
    return filled


def _rows(filled: np.ndarray, header: int, end: int) -> int:
    """Rows of several cells below a header."""
    return int((filled[header + 1 : end] > 1).sum())


def second_table_findings(
    grid: Grid, header: Header, tables: Sequence[SecondTable]
) -> list[Finding]:
    """One error for each table that is not read."""
    own = grid.row_numbers[header.last].as_py()
    advice = "Put each table on a sheet of its own"
    if grid.name is None:
        advice = "Put each table into a file of its own"
    findings = []
    for table in tables:
        first, last = (grid.row_numbers[place].as_py() for place in (table.first, table.end - 1))
        message = (
            f"a second table begins here ({', '.join(table.names)}); its rows {first} to {last} "
            f"are set aside, only the table with its header in row {own} is read"
        )
        row = grid.row_numbers[table.header].as_py()
        rule = "second_table"
        findings.append(found(rule, grid.file, message, advice, sheet=grid.name, row=row))
    return findings


def _starts(
    grid: Grid, filled: np.ndarray, begins: np.ndarray, known: Collection[str]
) -> list[tuple[int, int]]:
    """First row and header row of whatever begins like a table below an empty row."""
    first, at = begins, begins.copy()
    for _ in range(_TITLE_ROWS):
        is_title = filled[at] == 1
        at = np.where(is_title & (filled[np.minimum(at + 1, len(filled) - 1)] > 0), at + 1, at)
        at = np.minimum(at, len(filled) - 1)
    likely = filled[at] >= _ENOUGH_KNOWN
    for texts, typed in zip(grid.texts, grid.typed, strict=True):
        rows = pa.array(at)
        unlike = pc.fill_null(pc.match_substring_regex(texts.take(rows), _NO_HEADER), False)
        likely &= ~pc.or_(unlike, typed.take(rows)).to_numpy(zero_copy_only=False)
    first, at = first[likely], at[likely]
    named = _known_cells(grid, at, known)
    enough = (named >= _ENOUGH_KNOWN) & (2 * named >= filled[at])
    return list(zip(first[enough].tolist(), at[enough].tolist(), strict=True))


def _known_cells(grid: Grid, rows: np.ndarray, known: Collection[str]) -> np.ndarray:
    """How many cells of each row are known headers."""
    count = np.zeros(len(rows), dtype=np.int64)
    for column in grid.texts:
        cells = column.take(pa.array(rows)).dictionary_encode()
        is_known = [
            len(text) <= _LONGEST_HEADER and header_key(clean_header(text)) in known
            for text in cells.dictionary.to_pylist()
        ]
        hits = pa.array(is_known, pa.bool_()).take(cells.indices)
        count += pc.fill_null(hits, False).to_numpy(zero_copy_only=False)
    return count


def _is_repeated(grid: Grid, header: Header, at: int) -> bool:
    raw_header = [column[header.last].as_py() for column in grid.texts]
    return at > header.last and repeats(grid.texts, at, raw_header)
