"""From the cells of a row to typed values under canonical column names."""

from collections.abc import Iterator
from dataclasses import dataclass

from etl.cells import COMPOSITES, Reading, read_cell
from etl.codebook import CodeBook
from etl.errors import InputError, Place, Unreadable
from etl.headers import header_of
from etl.normalise.text import nearest
from etl.read.csv_file import SourceRow
from etl.records import Origin, Value
from etl.source import Source, SourceFile
from warehouse.schema import load_schema

# A column mapped to this is read by a person, not by the build.
NOT_READ = "-"


@dataclass(frozen=True, slots=True)
class Fields:
    """Values of one row by canonical column, the texts they come from, and their place."""

    source: Source
    file: SourceFile
    values: dict[str, Value]
    printed: dict[str, str]
    origin: Origin

    def get(self, column: str) -> Value:
        """Value of a column, or None when the row has none."""
        return self.values.get(column)

    def require(self, column: str) -> Value:
        """Value of a column; raises InputError when the row has none."""
        value = self.values.get(column)
        if value is None:
            raise InputError(
                self.place(column), f"has no {column}", "Fill the cell or map its column"
            )
        return value

    def place(self, column: str) -> Place:
        """The cell that fills a column; only the row where none does."""
        file, row = self.origin.source_file, self.origin.source_row
        columns = self.source.column_maps[file.partition("/")[2]]
        return Place(file, row, header_of(columns, column))


def read_fields(row: SourceRow, source: Source, file: SourceFile, book: CodeBook) -> Fields:
    """Typed values of one row.

    Constants of the file come first, then the mapped cells; empty cells are
    left out. Raises InputError with place, value and advice for the first cell
    that cannot be read.
    """
    reading = Reading(source, book, {})
    printed: dict[str, str] = {}
    for place, column, text in _cells(row, source, file):
        try:
            values = read_cell(column, text, reading)
        except Unreadable as error:
            raise InputError(place, error.problem, error.advice, text) from error
        reading.values.update(values)
        printed.update(dict.fromkeys(values, text))
    locator = reading.values.pop("locator", None) or file.locator
    if locator is None:
        raise InputError(row.place(), "has no locator", "Declare one or map a column to it")
    origin = Origin(source.document, str(locator), row.file, row.number)
    return Fields(source, file, reading.values, printed, origin)


def check_headers(
    headers: tuple[str, ...], source: Source, name: str, declared: SourceFile
) -> None:
    """Raise InputError unless every header is mapped, and to columns that exist."""
    mapped = source.column_maps.get(name, {})
    place = Place(f"{source.folder}/{name}", 1)
    for header in headers:
        if header not in mapped:
            close = ", ".join(repr(form) for form in nearest(header, mapped)) or "none"
            raise InputError(
                place,
                f"has the header {header!r}, which column_map.csv does not map",
                f"Add it to {source.folder}/column_map.csv (nearest mapped: {close})",
            )
    for header in mapped:
        if header not in headers:
            close = ", ".join(repr(form) for form in nearest(header, headers)) or "none"
            raise InputError(
                place,
                f"lacks the header {header!r}, which column_map.csv maps",
                f"Mend {source.folder}/column_map.csv (nearest header: {close})",
            )
    known = {*load_schema().columns, *COMPOSITES, NOT_READ}
    targets = [column for header in headers for column in mapped[header]]
    for column in (*targets, *declared.constants):
        if column not in known:
            close = ", ".join(nearest(column, known)) or "none"
            raise InputError(
                place, f"is mapped to {column!r}, which is no column", f"Nearest known: {close}"
            )


def _cells(row: SourceRow, source: Source, file: SourceFile) -> Iterator[tuple[Place, str, str]]:
    for column, text in file.constants.items():
        yield Place(f"{source.folder}/source.yml", None, column), column, text
    columns = source.column_maps[row.file.partition("/")[2]]
    pairs = [
        (header, column)
        for header, targets in columns.items()
        for column in targets
        if column != NOT_READ and row.cells[header].strip()
    ]
    # A tag can only be matched once its family is known.
    for header, column in sorted(pairs, key=lambda pair: pair[1] == "tag"):
        yield row.place(header), column, row.cells[header].strip()
