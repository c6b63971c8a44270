"""CSV: every cell as text, with its place."""

import csv
import io
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from etl.errors import InputError, Place

# Control characters that a cell may hold.
_LAYOUT = frozenset("\t\n\r")
_OTHER_SEPARATORS = {";": "semicolons", "\t": "tabs"}


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One data row: file below the sources folder, row number (header = 1), cells by header."""

    file: str
    number: int
    cells: Mapping[str, str]

    def place(self, column: str | None = None) -> Place:
        """Where this row, or one cell of it, stands."""
        return Place(self.file, self.number, column)

    def with_cell(self, column: str, value: str) -> "SourceRow":
        """The same row with one cell replaced."""
        return replace(self, cells={**self.cells, column: value})


@dataclass(frozen=True, slots=True)
class SourceTable:
    """A file as read: its headers in order and its rows."""

    file: str
    headers: tuple[str, ...]
    rows: tuple[SourceRow, ...]


def read_csv(path: Path, file: str) -> SourceTable:
    """Rows of a CSV file in UTF-8, with or without byte order mark.

    `file` is how places name it. Blank lines are skipped but counted, as a
    spreadsheet counts them. Raises InputError when there is no such file, for
    another encoding or separator, broken quotes, a control character, a repeated header, and
    a row with more or fewer cells than the header.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as error:
        raise InputError(Place(file), "is not there", "Add the file") from error
    except UnicodeDecodeError as error:
        raise InputError(Place(file), "is not UTF-8", "Save it as CSV UTF-8") from error
    _refuse_other_separators(text.partition("\n")[0], Place(file, 1))
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        advice = "Check the double quotes, and save it as CSV UTF-8 with commas"
        raise InputError(Place(file), f"is not a CSV file ({error})", advice) from error
    if not lines or not lines[0]:
        raise InputError(Place(file, 1), "has no header row", "Put the column headers in row 1")
    headers = tuple(lines[0])
    for header in headers:
        _refuse_control_characters(header, Place(file, 1))
    repeated = {header for header in headers if headers.count(header) > 1}
    if repeated:
        raise InputError(
            Place(file, 1), f"repeats the header {sorted(repeated)[0]!r}", "Give each its own name"
        )
    rows = tuple(
        _row(file, number, headers, cells)
        for number, cells in enumerate(lines[1:], start=2)
        if cells
    )
    return SourceTable(file, headers, rows)


def _refuse_other_separators(header: str, place: Place) -> None:
    bare = re.sub('"[^"]*"', "", header)
    for sign, name in _OTHER_SEPARATORS.items():
        if bare.count(sign) > bare.count(","):
            advice = "Save it as CSV UTF-8 with commas between the cells"
            raise InputError(place, f"is separated by {name}", advice)


def _row(file: str, number: int, headers: tuple[str, ...], cells: list[str]) -> SourceRow:
    if len(cells) != len(headers):
        raise InputError(
            Place(file, number),
            f"has {len(cells)} cells, the header has {len(headers)}",
            "Put cells that hold a comma into double quotes",
        )
    for header, text in zip(headers, cells, strict=True):
        _refuse_control_characters(text, Place(file, number, header))
    return SourceRow(file, number, dict(zip(headers, cells, strict=True)))


def _refuse_control_characters(text: str, place: Place) -> None:
    for sign in text:
        if unicodedata.category(sign) == "Cc" and sign not in _LAYOUT:
            problem = f"holds the control character U+{ord(sign):04X}"
            raise InputError(place, problem, "Remove it; it cannot be seen in most editors", text)
