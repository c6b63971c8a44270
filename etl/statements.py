"""What a document says of one thing in several places: the file statements.csv of a source.

Columns of the file:

    subject   what is spoken of, such as a project or a training
    about     what is said of it; rows with the same subject and about belong together
    value     the value as printed: a number, a date (2011-07), a range (6..12, 12.., 2006..2012)
    figure    instead of a value: the published figure that holds it
    rows      instead of a value: rows to count in a published table, such as
              "projects: review=2016-2020, fund_region=Global|Europe"
    unit      unit of the value; a range of months (2006-11..2009-12) in the unit "months"
              counts the calendar months, first and last included
    locator   where it stands; a figure brings its own
"""

from dataclasses import dataclass
from pathlib import Path

from etl.errors import InputError, Place
from etl.read.csv_file import SourceRow, read_csv

FILE = "statements.csv"
HEADERS = ("subject", "about", "value", "figure", "rows", "unit", "locator")
_SOURCES = ("value", "figure", "rows")


@dataclass(frozen=True, slots=True)
class Statement:
    """One row of statements.csv; exactly one of value, figure and rows is not empty."""

    subject: str
    about: str
    value: str
    figure: str
    rows: str
    unit: str
    locator: str
    place: Place


def read_statements(folder: Path) -> tuple[Statement, ...]:
    """Statements of a source folder, none without the file.

    Raises InputError for other headers, a row without subject, and a row that gives
    not exactly one of value, figure and rows.
    """
    path = folder / FILE
    if not path.exists():
        return ()
    table = read_csv(path, f"{folder.name}/{FILE}")
    if table.headers != HEADERS:
        advice = f"Use exactly the headers {','.join(HEADERS)}"
        raise InputError(Place(table.file, 1), f"has the headers {table.headers}", advice)
    return tuple(_statement(row) for row in table.rows)


def _statement(row: SourceRow) -> Statement:
    cells = {name: text.strip() for name, text in row.cells.items()}
    if not cells["subject"] or not cells["about"]:
        raise InputError(row.place(), "says nothing of whom", "Fill subject and about")
    if sum(bool(cells[name]) for name in _SOURCES) != 1:
        advice = "Fill exactly one of value, figure and rows"
        raise InputError(row.place(), "gives no value or several", advice)
    return Statement(**cells, place=row.place())
