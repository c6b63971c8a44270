"""Which header of a file fills a canonical column, so that messages can name the cell."""

from collections.abc import Mapping, Sequence

from etl.composite_columns import COMPOSITE_COLUMNS
from etl.errors import Place
from etl.source import Source

# Columns of records that come one by one from a cell with a list.
_LISTED = {"project_code": "project_codes", "iso3": "countries"}


class Headers:
    """Headers of every file of the sources, by file and canonical column."""

    def __init__(self, sources: Sequence[Source] = ()) -> None:
        """Take the column maps of the sources; without any, places name no column."""
        self._columns = {
            f"{source.folder}/{name}": columns
            for source in sources
            for name, columns in source.column_maps.items()
        }

    def place(self, file: str, row: int | None, column: str | None) -> Place:
        """The cell that fills a canonical column; only the row where none does."""
        columns = self._columns.get(file, {})
        return Place(file, row, None if column is None else header_of(columns, column))


def header_of(columns: Mapping[str, Sequence[str]], column: str) -> str | None:
    """Header of the cell that fills a canonical column, alone or among others."""
    wanted = {column, _LISTED.get(column, column)}
    for header, targets in columns.items():
        for target in targets:
            if wanted & COMPOSITE_COLUMNS.get(target, {target}):
                return header
    return None
