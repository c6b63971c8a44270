"""Reads the code lists in warehouse/codes/."""

import csv
import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from warehouse.schema.declared import BadDeclaration

CODES_FOLDER = Path(__file__).parent.parent / "codes"

ALIASES = "country_aliases"
"""The one file that is no list: printed names of countries with their code."""

# What a list needs besides code and label, because something is worked out from it.
_NEEDED = {
    "challenges": ("review_2011_2014_label", "review_2016_2020_label"),
    "countries": ("m49_region", "fund_region", "latitude", "longitude"),
    "groupings": ("fund_region",),
    "intake_rules": ("severity",),
    "planned_lengths": ("follow_up_months",),
    "questions": ("questionnaire", "section", "answer_kind"),
    "reviews": ("first_year", "last_year"),
    "rules": ("severity",),
    "tags": ("tag_family",),
}
_SIGNS = {";": "semicolons", "\t": "tabs"}
_QUOTE = "Separate cells by commas, and put a cell that holds a comma into double quotes"

NumberedRow = tuple[int, dict[str, str]]


def load_codes(list_name: str) -> list[dict[str, str]]:
    """Rows of one code list in display order, each with at least code and label.

    Other columns (description, aliases separated by `|`, ...) come along as
    text, empty where the file has nothing. Raises FileNotFoundError with the
    expected path when there is no such list, and BadDeclaration as `read_codes`.
    """
    return [dict(row) for _, row in numbered_codes(list_name)]


def numbered_codes(list_name: str) -> list[NumberedRow]:
    """As `load_codes`, each row with its number in the file (header = 1)."""
    return list(_read(CODES_FOLDER / f"{list_name}.csv"))


@cache
def _read(path: Path) -> tuple[NumberedRow, ...]:
    if not path.exists():
        raise FileNotFoundError(f"no code list {path.stem}: expected the file {path}")
    return tuple(read_codes(path))


def read_codes(path: Path) -> list[NumberedRow]:
    """Rows of a file of codes with their numbers; rows without any text are passed over.

    Raises BadDeclaration naming file, row, column and value for what is no CSV in UTF-8 with
    commas, a column that lacks, a row with more or fewer cells than the header, a code or
    label that is empty, and a code that stands twice.
    """
    file = f"warehouse/codes/{path.name}"
    lines = _lines(path, file)
    header = next(lines, (1, []))[1]
    key = ("alias", "iso3") if path.stem == ALIASES else ("code", "label")
    _check_header(header, (*key, *_NEEDED.get(path.stem, ())), file)
    rows = []
    for number, cells in lines:
        if len(cells) != len(header):
            problem = f"has {len(cells)} cells, the header has {len(header)}"
            raise BadDeclaration(f"{file}, row {number}", problem, _QUOTE)
        rows.append((number, dict(zip(header, cells, strict=True))))
        for column in key:
            _check_filled(rows[-1], column, file)
    if path.stem != ALIASES:
        _check_unique(rows, file)
    return rows


def _lines(path: Path, file: str) -> Iterator[tuple[int, list[str]]]:
    """Rows with any text, with their numbers."""
    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        problem = f"holds the byte {content[error.start]:02X}, which is not UTF-8"
        advice = "Save it as CSV UTF-8; it may have been saved in Windows-1252 (ANSI)"
        raise BadDeclaration(f"{file}, row {line}", problem, advice) from error
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for number, cells in enumerate(reader, start=1):
            if any(cell.strip() for cell in cells):
                yield number, cells
    except csv.Error as error:
        place = f"{file}, row {reader.line_num}"
        raise BadDeclaration(place, f"is no CSV ({error})", "Check the double quotes") from error


def _check_header(header: list[str], needed: tuple[str, ...], file: str) -> None:
    for sign, words in _SIGNS.items():
        if len(header) == 1 and sign in header[0]:
            problem = f"is separated by {words}, not by commas"
            raise BadDeclaration(file, problem, "Save it as CSV UTF-8 with commas")
    for name in header:
        if header.count(name) > 1:
            problem = f"the header names the column {name!r} twice"
            raise BadDeclaration(f"{file}, row 1", problem, "Give each its own name")
    lacking = [name for name in needed if name not in header]
    if lacking:
        problem = f"the header lacks {', '.join(lacking)}"
        advice = f"Head the columns {','.join(needed)}; found: {','.join(header) or 'nothing'}"
        raise BadDeclaration(f"{file}, row 1", problem, advice)


def _check_filled(row: NumberedRow, column: str, file: str) -> None:
    number, cells = row
    value = cells[column]
    place = f"{file}, row {number}, column '{column}'"
    if not value.strip():
        raise BadDeclaration(place, "is empty", "Fill the cell, or remove the row")
    if value != value.strip():
        problem = "begins or ends with a blank"
        raise BadDeclaration(f"{place}, value {value!r}", problem, "Remove the blank")


def _check_unique(rows: list[NumberedRow], file: str) -> None:
    first: dict[tuple[str, str], int] = {}
    for number, row in rows:
        key = (row.get("tag_family", ""), row["code"])
        if key in first:
            place = f"{file}, row {number}, column 'code', value {row['code']!r}"
            problem = f"stands in row {first[key]} already"
            raise BadDeclaration(place, problem, "Keep one of the two rows, or change one code")
        first[key] = number
