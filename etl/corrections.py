"""Declared corrections: applied before anything reads the cell, or the build stops."""

from collections.abc import Iterable

from etl.errors import InputError, Place
from etl.read.csv_file import SourceRow, SourceTable
from etl.source import Correction, Source


def corrected_rows(source: Source, table: SourceTable) -> list[SourceRow]:
    """Rows of a file with the source's corrections for it applied.

    Raises InputError when the row or column is not there, or when the cell no
    longer holds the value the correction expects.
    """
    rows = {row.number: row for row in table.rows}
    for correction in _of_file(source, table.file):
        place = Place(table.file, correction.row, correction.column)
        row = rows.get(correction.row)
        if row is None or correction.column not in row.cells:
            raise InputError(
                place,
                "is named in corrections.yml and is not there",
                "Mend or remove the correction",
            )
        found = row.cells[correction.column]
        if found != correction.expected:
            raise InputError(
                place,
                f"was to be corrected from {correction.expected!r}, which is gone",
                "If the source was mended, remove the correction from corrections.yml",
                found,
            )
        rows[correction.row] = row.with_cell(correction.column, correction.new)
    return list(rows.values())


def correction_rows(source: Source) -> list[dict[str, object]]:
    """The source's corrections as rows of the table `corrections`."""
    return [
        {
            "document": source.document,
            "source_file": f"{source.folder}/{correction.file}",
            "source_row": correction.row,
            "attribute": correction.column,
            "former_value": correction.expected,
            "corrected_value": correction.new,
            "reason": correction.reason,
            "correction_status": correction.status,
        }
        for correction in source.corrections
    ]


def _of_file(source: Source, file: str) -> Iterable[Correction]:
    return (entry for entry in source.corrections if f"{source.folder}/{entry.file}" == file)
