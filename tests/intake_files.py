"""Small workbooks and text tables for the tests of the intake."""

import datetime as dt
from pathlib import Path

import xlsxwriter

from etl.intake.read import read_files
from etl.intake.sheet import Sheet


def write_book(path: Path, rows: list[list[object]], name: str = "Projects", **more) -> Path:
    """A workbook with one sheet, or several given as name=rows."""
    with xlsxwriter.Workbook(path) as book:
        date = book.add_format({"num_format": "dd/mm/yyyy"})
        for sheet_name, sheet_rows in {name: rows, **more}.items():
            sheet = book.add_worksheet(sheet_name)
            for number, cells in enumerate(sheet_rows):
                for column, value in enumerate(cells):
                    if isinstance(value, dt.date):
                        sheet.write_datetime(number, column, value, date)
                    elif isinstance(value, str) and value:
                        sheet.write_string(number, column, value)
                    elif value is not None:
                        sheet.write(number, column, value)
    return path


def read_one(path: Path) -> Sheet:
    """The only sheet of a file."""
    (sheet,) = read_files([path])
    return sheet


def rows_of(sheet: Sheet) -> list[list[str | None]]:
    """Cells by row."""
    return [list(row) for row in zip(*(c.to_pylist() for c in sheet.columns), strict=True)]


def rules_of(sheet: Sheet) -> list[str]:
    """Rules of the findings in order."""
    return [finding.rule for finding in sheet.findings]
