"""The column map: which header of which sheet fills which column.

The shipped `column_map.csv` knows common headers. A `column_map.csv` beside the
files adds to it and goes before it. Both have the columns sheet, year, header and
column. `sheet` is a logical sheet (projects, budgets, ...) or the name of a sheet as
the file has it, blank for all; `year` is the year that the name of the sheet or file
speaks of, blank for all. The column `-` leaves a header out on purpose. The header
`*` maps a whole sheet: to a logical sheet, or left out with `-`.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from etl.errors import InputError, Place
from etl.intake.header_keys import header_key
from etl.intake.sheets import LogicalSheet, load_sheets
from etl.normalise.text import nearest

FILE = "column_map.csv"
NOT_READ = "-"

SHIPPED = Path(__file__).parent / FILE
_HEADERS = ["sheet", "year", "header", "column"]
_WHOLE_SHEET = "*"

# (sheet, year, header) -> column; sheet and header as keys, year "" for any.
_Layer = dict[tuple[str, str, str], str]


@dataclass(frozen=True, slots=True)
class MapLine:
    """One line of a column map: what its cells say, and the row it stands in."""

    file: str
    row: int
    sheet: str
    year: str
    header: str
    column: str

    @property
    def key(self) -> tuple[str, str, str]:
        """Sheet, year and header, as lines are told apart."""
        return header_key(self.sheet), self.year, header_key(self.header)

    @property
    def is_whole_sheet(self) -> bool:
        """Whether it maps a sheet and not a header."""
        return self.header == _WHOLE_SHEET


@dataclass(frozen=True, slots=True)
class SheetNames:
    """What a sheet is called where it stands, and the year its name speaks of."""

    name: str
    year: str | None = None


class ColumnMap:
    """Layers of maps; what a later one says goes before what an earlier one says.

    `lines` are those of the maps given, without the shipped one.
    """

    def __init__(self, paths: Sequence[Path] = ()) -> None:
        """Read the shipped map and those given.

        Raises InputError for a line that names no sheet or column of the intake.
        """
        given = [_read(path) for path in paths]
        self.lines = tuple(line for lines in given for line in lines)
        self._layers = [_layer(lines) for lines in (*reversed(given), _read(SHIPPED))]

    def column(self, sheet: LogicalSheet, names: SheetNames, header: str) -> str | None:
        """Column a header fills, NOT_READ, or None when no map knows the header."""
        known = {column.name for column in sheet.columns} | {NOT_READ}
        key = header_key(header)
        for column in self._found((names.name, sheet.name, ""), names.year, key):
            if column in known:
                return column
        return _own_headers(sheet).get(key)

    def sheet(self, names: SheetNames) -> str | None:
        """Logical sheet a whole sheet is mapped to, NOT_READ, or None."""
        return next(self._found((names.name,), names.year, _WHOLE_SHEET), None)

    def headers(self, sheet: LogicalSheet) -> dict[str, str]:
        """Keys of the headers known for a logical sheet, with their columns."""
        known = dict(_own_headers(sheet))
        columns = {column.name for column in sheet.columns}
        for layer in reversed(self._layers):
            for (name, _, header), column in layer.items():
                if name in ("", header_key(sheet.name)) and column in columns:
                    known[header] = column
        return known

    def _found(self, sheets: Sequence[str], year: str | None, header: str) -> Iterator[str]:
        years = [year, ""] if year else [""]
        for layer in self._layers:
            for sheet in sheets:
                for wanted in years:
                    column = layer.get((header_key(sheet), wanted, header))
                    if column is not None:
                        yield column


def _own_headers(sheet: LogicalSheet) -> dict[str, str]:
    """Name and label of every column, as the template writes them."""
    own = {header_key(column.name): column.name for column in sheet.columns}
    return own | {header_key(column.label): column.name for column in sheet.columns}


def _layer(lines: Sequence[MapLine]) -> _Layer:
    return {line.key: line.column for line in lines}


def _read(path: Path) -> list[MapLine]:
    name = path.name
    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    separator = ";" if text.partition("\n")[0].count(";") == 3 else ","
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator)
    if [(header or "").strip() for header in reader.fieldnames or []] != _HEADERS:
        problem = f"has the headers {reader.fieldnames}"
        advice = "Use exactly the headers sheet,year,header,column"
        raise InputError(Place(name, 1), problem, advice)
    lines: list[MapLine] = []
    rows: dict[tuple[str, str, str], int] = {}
    for number, row in enumerate(reader, start=2):
        if None in row or None in row.values():
            raise InputError(Place(name, number), "has not four cells", "Put commas into quotes")
        sheet, year, header, column = (row[field].strip() for field in _HEADERS)
        _check_line(Place(name, number), sheet, header, column)
        lines.append(MapLine(name, number, sheet, year, header, column))
        first = rows.setdefault(lines[-1].key, number)
        if first != number:
            problem = f"maps this header a second time; row {first} maps it already"
            raise InputError(Place(name, number), problem, "Keep one of the two rows", header)
    return lines


def _check_line(place: Place, sheet: str, header: str, column: str) -> None:
    sheets = load_sheets()
    if header == _WHOLE_SHEET:
        allowed = {*sheets, NOT_READ}
    elif sheet in sheets:
        allowed = {entry.name for entry in sheets[sheet].columns} | {NOT_READ}
    else:
        allowed = {entry.name for each in sheets.values() for entry in each.columns} | {NOT_READ}
    if not header:
        raise InputError(place, "has no header", "Write the header as the file has it")
    if column not in allowed:
        close = ", ".join(nearest(column, sorted(allowed))) or ", ".join(sorted(allowed))
        raise InputError(
            place, f"maps to {column!r}, which is no column there", f"Nearest: {close}", column
        )
