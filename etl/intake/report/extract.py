"""A workbook with the findings and the rows they are about, for text tables and large files."""

import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from etl.intake.finding import Finding
from etl.intake.report import listing
from etl.intake.sheet import Sheet

_NOTE = (
    "Made by the check. Red: error, the row is set aside. Yellow: warning, the row is published "
    "and marked. Blue: note. The other sheets hold the rows concerned; correct your own file."
)
_SHOWN_ROWS = 20_000
_COMMENTED_CELLS = 2_000
_LONGEST = 32_000
_FORBIDDEN_IN_NAMES = re.compile(r"[\[\]:*?/\\']")


def write_extract(findings: Sequence[Finding], sheets: Sequence[Sheet], target: Path) -> None:
    """Write the findings, and for each sheet the rows they are about, to `target`.

    At most 20,000 rows of a sheet are shown. Raises FileCreateError of
    xlsxwriter when the file cannot be written.
    """
    with xlsxwriter.Workbook(target, {"strings_to_urls": False}) as book:
        formats = {
            severity: book.add_format({"bg_color": f"#{colour}"})
            for severity, colour in listing.COLOURS.items()
        }
        bold = book.add_format({"bold": True})
        _list(book.add_worksheet(listing.SHEET), findings, formats, bold)
        names: set[str] = {listing.SHEET.casefold()}
        for sheet in sheets:
            about = [f for f in findings if (f.file, f.sheet) == (sheet.file, sheet.name)]
            rows = {finding.row for finding in about if finding.row is not None}
            if sheet.readable and rows:
                worksheet = book.add_worksheet(_free_name(sheet.name or sheet.file, names))
                _write_rows(worksheet, sheet, about, formats, bold)


def _list(
    worksheet: Worksheet, findings: Sequence[Finding], formats: dict[str, Format], bold: Format
) -> None:
    worksheet.write_string(0, 0, listing.TITLE, bold)
    worksheet.write_string(1, 0, _NOTE)
    worksheet.write_row(3, 0, listing.HEADERS, bold)
    for column, width in enumerate(listing.WIDTHS):
        worksheet.set_column(column, column, width)
    labels = listing.rule_labels()
    for row, finding in enumerate(findings[: listing.LISTED], start=4):
        for column, text in enumerate(listing.line_of(finding, labels)):
            look = formats[finding.severity] if listing.HEADERS[column] == "Severity" else None
            worksheet.write_string(row, column, text, look)
    worksheet.freeze_panes(4, 0)
    last = max(4, len(findings[: listing.LISTED]) + 3)
    worksheet.autofilter(3, 0, last, len(listing.HEADERS) - 1)


def _write_rows(
    worksheet: Worksheet,
    sheet: Sheet,
    about: Sequence[Finding],
    formats: dict[str, Format],
    bold: Format,
) -> None:
    """The rows concerned, with their number in the file and their cells marked."""
    worksheet.write_string(0, 0, listing.TITLE, bold)
    worksheet.write_row(1, 0, ["Row", *sheet.headers], bold)
    worksheet.set_column(1, len(sheet.headers), 22)
    worksheet.freeze_panes(2, 1)
    by_place: dict[tuple[int, str | None], list[Finding]] = defaultdict(list)
    for finding in about:
        if finding.row is not None:
            letter = finding.column if finding.column in sheet.column_letters else None
            by_place[finding.row, letter].append(finding)
    wanted = pa.array(sorted({row for row, _ in by_place}), pa.int64())
    keep = pc.is_in(sheet.row_numbers, wanted)
    rows = sheet.row_numbers.filter(keep).to_pylist()[:_SHOWN_ROWS]
    columns = [column.filter(keep).to_pylist() for column in sheet.columns]
    commented = 0
    for position, number in enumerate(rows):
        texts = [str(number), *(column[position] or "" for column in columns)]
        for place, text in enumerate(texts):
            letter = None if place == 0 else sheet.column_letters[place - 1]
            found = by_place.get((number, letter), [])
            look = formats[listing.worst(found)] if found else None
            worksheet.write_string(position + 2, place, text[:_LONGEST], look)
            if found and commented < _COMMENTED_CELLS:
                worksheet.write_comment(position + 2, place, listing.comment_of(found))
                commented += 1


def _free_name(name: str, taken: set[str]) -> str:
    """A name for a sheet that Excel takes and that is not used yet."""
    plain = _FORBIDDEN_IN_NAMES.sub(" ", name)[:25].strip() or "Rows"
    free, number = plain, 2
    while free.casefold() in taken:
        free, number = f"{plain} {number}", number + 1
    taken.add(free.casefold())
    return free
