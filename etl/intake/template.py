"""The template: an empty workbook to fill in, made from the declared sheets and code lists."""

import os
from datetime import date
from pathlib import Path

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from etl.intake.choices import Choices, choices_of
from etl.intake.sheet import TEMPLATE_MARK
from etl.intake.sheets import LogicalSheet, SheetColumn, load_sheets

_README = "Read me"
_LISTS = "Lists"
# Rows below the header that get drop-downs and checks.
_PREPARED_ROWS = 20_000
_NUMBER_FORMATS = {
    "date": "yyyy-mm-dd",
    "money": "#,##0.00",
    "integer": "0",
    "months": "0.##",
    "number": "#,##0.######",
}
_WIDTHS = {"date": 13, "money": 16, "integer": 12, "months": 12, "number": 14, "boolean": 10}
_TEXT_WIDTH, _LONG_TEXT_WIDTH = 22, 44
_LONG_TEXTS = {"title", "statement", "recommendation", "lesson", "finding", "note"}

_STEPS = (
    "Fill in the sheets you have data for; leave the others as they are.",
    "Columns with a star (*) and a dark header are needed in every row.",
    "Point at a header to read what belongs there, and in which unit.",
    "Where a cell offers a list, choose from it. The lists are on the sheet Lists.",
    "Where a cell may hold several values, separate them by semicolons.",
    "Leave a cell empty when the value is not known. Do not write 0 or n/a for it.",
    "Dates: enter them as dates, or write them as 2019-04-03.",
    "Amounts: US dollars, as numbers, without currency.",
    "The grey row on each sheet is an example. It is never published; delete it if you like.",
    "Other columns may be added; the check will say that it does not read them.",
    "When done, run: python -m etl check FILE.xlsx. It says what to correct, cell by cell.",
)


def write_template(path: Path) -> None:
    """Write the empty workbook to `path`, replacing a file that is there.

    One sheet per logical sheet, in its order, with drop-downs, notes on the
    headers and an example row; "Read me" comes first, "Lists" last. Raises
    OSError, with `path` as its file name, when the file cannot be written.
    """
    draft = path.with_name(f".{path.name}.part")
    try:
        _write_book(draft)
        os.replace(draft, path)
    except (FileCreateError, OSError) as error:
        cause = error.args[0] if isinstance(error, FileCreateError) else error
        raise OSError(cause.errno, cause.strerror, str(path)) from error


def _write_book(path: Path) -> None:
    with xlsxwriter.Workbook(path) as book:
        formats = _formats(book)
        readme = book.add_worksheet(_README)
        sheets = [(book.add_worksheet(sheet.label), sheet) for sheet in load_sheets().values()]
        choices = choices_of(load_sheets().values())
        lists = _write_lists(book.add_worksheet(_LISTS), choices, formats)
        for worksheet, sheet in sheets:
            _write_sheet(worksheet, sheet, choices, lists, formats)
        _write_readme(readme, formats)


def _formats(book: xlsxwriter.Workbook) -> dict[str, Format]:
    header = {"bold": True, "text_wrap": True, "valign": "top", "border": 1}
    example = {"italic": True, "font_color": "#666666", "bg_color": "#eeeeee"}
    formats = {
        "title": book.add_format({"bold": True, "font_size": 16}),
        "heading": book.add_format({"bold": True}),
        "wrapped": book.add_format({"text_wrap": True, "valign": "top"}),
        "header": book.add_format({**header, "bg_color": "#dbe5ee"}),
        "required": book.add_format({**header, "bg_color": "#1f4e79", "font_color": "#ffffff"}),
        "text": book.add_format({"num_format": "@"}),
        "example text": book.add_format({**example, "num_format": "@"}),
    }
    for kind, number_format in _NUMBER_FORMATS.items():
        formats[kind] = book.add_format({"num_format": number_format})
        formats[f"example {kind}"] = book.add_format({**example, "num_format": number_format})
    return formats


def _write_lists(
    worksheet: Worksheet, choices: dict[str, Choices], formats: dict[str, Format]
) -> dict[str, str]:
    """Write every list as a column; returns the range of each as validations name it."""
    worksheet.write_string(0, 0, TEMPLATE_MARK, formats["heading"])
    ranges = {}
    for column, (name, listed) in enumerate(choices.items()):
        worksheet.write_string(1, column, listed.label, formats["header"])
        for row, text in enumerate(listed.texts, start=2):
            worksheet.write_string(row, column, text)
        cells = xlsxwriter.utility.xl_range_abs(2, column, len(listed.texts) + 1, column)
        ranges[name] = f"={_LISTS}!{cells}"
    worksheet.set_column(0, len(choices) - 1, 30)
    worksheet.freeze_panes(2, 0)
    return ranges


def _write_sheet(
    worksheet: Worksheet,
    sheet: LogicalSheet,
    choices: dict[str, Choices],
    lists: dict[str, str],
    formats: dict[str, Format],
) -> None:
    worksheet.set_row(0, 34)
    worksheet.freeze_panes(1, 1)
    for place, column in enumerate(sheet.asked):
        kind = _kind(column)
        worksheet.set_column(place, place, _width(column), formats[kind])
        text, look = (
            (f"{column.label} *", "required") if column.required else (column.label, "header")
        )
        worksheet.write_string(0, place, text, formats[look])
        worksheet.write_comment(
            0, place, _explained(column, choices), {"x_scale": 2.2, "y_scale": 1.6, "font_size": 9}
        )
        _write_example(worksheet, place, column, formats[f"example {kind}"])
        validation = _validation(column, choices, lists)
        if validation is not None:
            worksheet.data_validation(1, place, _PREPARED_ROWS, place, validation)


def _kind(column: SheetColumn) -> str:
    """Kind of format a column gets; lists and yes or no are text."""
    listed = column.schema_column.codes is not None or column.several
    kind = column.schema_column.type
    return "text" if listed or kind not in _NUMBER_FORMATS else kind


def _width(column: SheetColumn) -> int:
    if column.name in _LONG_TEXTS or column.several:
        return _LONG_TEXT_WIDTH
    return _WIDTHS.get(column.schema_column.type, _TEXT_WIDTH)


def _write_example(worksheet: Worksheet, place: int, column: SheetColumn, look: Format) -> None:
    text = column.example
    if text is None:
        worksheet.write_blank(1, place, None, look)
    elif _kind(column) == "text":
        worksheet.write_string(1, place, text, look)
    elif _kind(column) == "date":
        worksheet.write_datetime(1, place, date.fromisoformat(text), look)
    else:
        worksheet.write_number(1, place, float(text), look)


def _explained(column: SheetColumn, choices: dict[str, Choices]) -> str:
    """The note on a header: meaning, unit, whether it is needed, and short lists of choices."""
    lines = [column.note]
    unit = column.schema_column.unit
    if unit is not None:
        lines.append(f"Unit: {unit}.")
    if column.several:
        lines.append("Several values: separate them by semicolons.")
    listed = choices.get(column.name)
    if listed is not None and listed.is_short:
        lines.append(f"Choices: {'; '.join(listed.texts)}.")
    elif listed is not None:
        lines.append(f"Choices: see {listed.label} on the sheet {_LISTS}.")
    lines.append("Needed in every row." if column.required else "May be left empty.")
    return "\n".join(lines)


def _validation(
    column: SheetColumn, choices: dict[str, Choices], lists: dict[str, str]
) -> dict[str, object] | None:
    """What Excel offers or refuses in the cells of a column; None for free text."""
    if column.several:
        return None
    if column.name in choices:
        listed = choices[column.name]
        return {
            "validate": "list",
            "source": lists[column.name],
            "error_title": column.label,
            "error_message": f"Choose from the list {listed.label} (sheet {_LISTS})."[:255],
        }
    if column.schema_column.type == "date":
        return {
            "validate": "date",
            "criteria": "between",
            "minimum": date(1990, 1, 1),
            "maximum": date(2100, 12, 31),
            "error_title": column.label,
            "error_message": "Enter a date, for example 2019-04-03.",
        }
    if _kind(column) in {"money", "integer", "months", "number"}:
        return {
            "validate": "integer" if _kind(column) == "integer" else "decimal",
            "criteria": ">=",
            "value": 0,
            "error_title": column.label,
            "error_message": "Enter a number, without currency or words.",
        }
    return None


def _write_readme(worksheet: Worksheet, formats: dict[str, Format]) -> None:
    worksheet.set_column(0, 0, 26)
    worksheet.set_column(1, 1, 96)
    worksheet.write_string(0, 0, TEMPLATE_MARK, formats["title"])
    worksheet.write_string(2, 0, "How to fill it in", formats["heading"])
    row = 2
    for step in _STEPS:
        worksheet.write_string(row, 1, step, formats["wrapped"])
        row += 1
    row += 1
    worksheet.write_string(row, 0, "Sheets", formats["heading"])
    for sheet in load_sheets().values():
        row += 1
        worksheet.write_url(row, 0, f"internal:'{sheet.label}'!A1", string=sheet.label)
        worksheet.write_string(row, 1, sheet.note, formats["wrapped"])
    worksheet.activate()
