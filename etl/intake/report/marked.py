"""A copy of a workbook with every cell marked that there is something to say about."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import openpyxl
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.workbook import Workbook
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from etl.intake.finding import Finding
from etl.intake.report import listing

_AUTHOR = "Fund Monitor"
_COMMENTED_CELLS = 5_000
_NOTE = (
    "Made by the check. Red: error, the row is set aside. Yellow: warning, the row is published "
    "and marked. Blue: note. Correct your own file; this copy may lack charts and saved results."
)


def write_marked_copy(source: Path, findings: Sequence[Finding], target: Path) -> None:
    """Copy the workbook `source` to `target`, mark its cells, and list the findings first.

    A finding about a whole row marks its first cell. Raises whatever openpyxl
    raises for a workbook it does not understand; nothing is written then.
    """
    book = openpyxl.load_workbook(source, keep_links=False)
    by_cell: dict[tuple[str, int, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.sheet in book.sheetnames and finding.row is not None:
            by_cell[finding.sheet, finding.row, finding.column or "A"].append(finding)
    for number, ((sheet, row, column), about) in enumerate(by_cell.items()):
        _mark(book[sheet][f"{column}{row}"], about, with_comment=number < _COMMENTED_CELLS)
    if listing.SHEET in book.sheetnames:
        book[listing.SHEET].title = f"{listing.SHEET} (yours)"
    _list(book.create_sheet(listing.SHEET, 0), findings, book)
    book.active = 0
    book.save(target)


def _mark(cell: Cell | MergedCell, about: Sequence[Finding], *, with_comment: bool) -> None:
    colour = listing.COLOURS[listing.worst(about)]
    cell.fill = PatternFill("solid", start_color=colour, end_color=colour)
    if with_comment and isinstance(cell, Cell):
        cell.comment = Comment(_legal(listing.comment_of(about)), _AUTHOR, height=160, width=320)


def _list(sheet: Worksheet, findings: Sequence[Finding], book: Workbook) -> None:
    _write(sheet.cell(1, 1), listing.TITLE).font = Font(bold=True)
    _write(sheet.cell(2, 1), _NOTE)
    for column, (header, width) in enumerate(
        zip(listing.HEADERS, listing.WIDTHS, strict=True), start=1
    ):
        _write(sheet.cell(4, column), header).font = Font(bold=True)
        sheet.column_dimensions[openpyxl.utils.get_column_letter(column)].width = width
    labels = listing.rule_labels()
    for row, finding in enumerate(findings[: listing.LISTED], start=5):
        for column, text in enumerate(listing.line_of(finding, labels), start=1):
            cell = _write(sheet.cell(row, column), text)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        colour = listing.COLOURS[finding.severity]
        sheet.cell(row, 7).fill = PatternFill("solid", start_color=colour, end_color=colour)
        if finding.cell is not None and finding.sheet in book.sheetnames:
            place = sheet.cell(row, 3)
            place.hyperlink = _link(place, finding)
            place.font = Font(underline="single", color="1F4E79")
    sheet.freeze_panes = "A5"
    sheet.auto_filter.ref = f"A4:I{max(5, sheet.max_row)}"


def _link(place: Cell, finding: Finding) -> Hyperlink:
    """A link to the cell a finding is about; quotes in the name of its sheet are doubled."""
    sheet = (finding.sheet or "").replace("'", "''")
    return Hyperlink(ref=place.coordinate, location=f"'{sheet}'!{finding.cell}")


def _write(cell: Cell, text: str) -> Cell:
    """Put a text into a cell as text, whatever it begins with."""
    cell.value = _legal(text)
    if text:
        cell.data_type = "s"
    return cell


def _legal(text: str) -> str:
    """The text without characters that a workbook cannot hold."""
    return ILLEGAL_CHARACTERS_RE.sub("", text)
