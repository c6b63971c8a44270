"""Workbooks (XLSX, XLSM, XLS, ODS): every cell as text, and whether it was typed as one.

The reader is asked twice. First for texts: it writes real dates as "2019-04-03
00:00:00" and numbers in machine form, and names every cell that shows an error. Then
for booleans: it gives one for each real number and real boolean, and none for a text,
also where the text looks like a number. So "1.234" typed as text can be told from the
number 1.234. Dates are told by their form.
"""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import fastexcel
import pyarrow as pa
import pyarrow.compute as pc

from etl.intake.finding import Finding, Refused, found
from etl.intake.limits import load_limits
from etl.intake.read.archive import damaged, opened
from etl.intake.read.currencies import currency_of, with_currencies
from etl.intake.read.grid import Grid
from etl.intake.read.kinds import FileKind, protected
from etl.intake.read.letters import letter_of
from etl.intake.read.look import Look, Workbook, check_size, look_at
from etl.intake.read.opendocument import look_at_opendocument
from etl.intake.read.panics import panics_refused
from etl.intake.read.parts import shared_text_bytes, sheet_parts
from etl.intake.read.scales import scale_findings, scale_of
from etl.intake.read.styles import number_formats

_DATE = r"^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d+)?$"
_MIDNIGHT = r"^(\d{4}-\d{2}-\d{2}) 00:00:00$"
_MOMENT = r"^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})"
_ERROR_DETAIL = re.compile(r"Error\((\w+)\)")
_ERRORS = {
    "Div0": "#DIV/0!",
    "NA": "#N/A",
    "Name": "#NAME?",
    "Null": "#NULL!",
    "Num": "#NUM!",
    "Ref": "#REF!",
    "Value": "#VALUE!",
    "GettingData": "#GETTING_DATA",
}
_RECALCULATE = "Open the file in a spreadsheet program, let it calculate, and save it"
_HIDDEN_ADVICE = "Check that they belong to the data; delete them if not"


def read_workbook(path: Path, file: str, kind: FileKind) -> list[Grid]:
    """Every sheet of a workbook that holds a cell.

    Raises Refused for a workbook, or a sheet of it, that cannot be taken.
    """
    looks = _looks(path, file) if kind == "zip" else {}
    try:
        with panics_refused(file):
            reader = fastexcel.read_excel(path)
            names = reader.sheet_names
            _check_names(names, file)
            grids = [_grid(reader, name, file, looks.get(name, Look())) for name in names]
    except fastexcel.FastExcelError as error:
        raise Refused(_not_readable(file, str(error))) from error
    return [grid for grid in grids if grid is not None]


def _check_names(names: Sequence[str], file: str) -> None:
    """Sheets are told apart by their names, in findings and in the accounting."""
    twice = [name for name, times in Counter(names).items() if times > 1]
    if twice:
        message = f"two sheets of the workbook have the name “{twice[0]}”"
        advice = "Open it in a spreadsheet program, name each sheet for itself, and save it"
        raise Refused(found("file_damaged", file, message, advice))


def _looks(path: Path, file: str) -> dict[str, Look]:
    with opened(path, file) as archive:
        if "content.xml" in archive.namelist():
            return look_at_opendocument(archive, file)
        parts = sheet_parts(archive, file)
        formats = number_formats(archive, file)
        currencies, scales = (
            {style: name for style, form in formats.items() if (name := named(form)) is not None}
            for named in (currency_of, scale_of)
        )
        shared = Workbook(shared_text_bytes(archive, file), currencies, scales)
        return {name: look_at(archive, part, file, name, shared) for name, part in parts.items()}


def _grid(reader: fastexcel.ExcelReader, name: str, file: str, look: Look) -> Grid | None:
    options = {"header_row": None, "skip_rows": 0}
    sheet = reader.load_sheet(name, dtypes="string", **options)
    if sheet.width == 0 or sheet.height == 0:
        if look.unsaved:
            message = "every cell is a formula whose result was never saved"
            raise Refused(found("formula_without_value", file, message, _RECALCULATE, sheet=name))
        return None
    check_size(file, name, sheet.height, sheet.width)
    first_column = sheet.available_columns()[0].absolute_index
    is_hidden = sheet.visible != "visible"
    batch, errors = sheet.to_arrow_with_errors()
    del sheet
    numbers = reader.load_sheet(name, dtypes="boolean", **options).to_arrow()
    cells = [
        _clean(text, is_number)
        for text, is_number in zip(batch.columns, numbers.columns, strict=True)
    ]
    shown = look.errors | ({} if errors is None else _error_cells(errors, first_column))
    texts, typed = (tuple(arrays) for arrays in zip(*cells, strict=True))
    scaled = scale_findings(file, name, texts, typed, first_column, look.scales)
    texts, typed = with_currencies(texts, typed, first_column, look.currencies)
    texts = _with_shown(texts, first_column, shown | look.unsaved)
    findings = [
        *_cell_findings(file, name, shown, look.unsaved),
        *_hidden_findings(file, name, look, is_hidden),
        *scaled,
    ]
    return Grid(
        file=file,
        name=name,
        texts=texts,
        typed=typed,
        row_numbers=pa.array(range(1, batch.num_rows + 1), pa.int64()),
        first_column=first_column,
        merged=tuple(look.merged),
        findings=tuple(findings),
    )


def _clean(text: pa.Array, number: pa.Array) -> tuple[pa.Array, pa.Array]:
    """Trimmed text with dates in ISO form, and whether the cell is a number or a date."""
    is_date = pc.fill_null(pc.match_substring_regex(text, _DATE), False)
    trimmed = trimmed_texts(text)
    if pc.any(is_date).as_py():
        days = pc.replace_substring_regex(trimmed, pattern=_MIDNIGHT, replacement=r"\1")
        trimmed = pc.replace_substring_regex(days, pattern=_MOMENT, replacement=r"\1T\2")
    typed = pc.and_(pc.or_(pc.is_valid(number), is_date), pc.is_valid(trimmed))
    return trimmed, typed


def trimmed_texts(text: pa.Array) -> pa.Array:
    """Texts without blanks around them (of any width); null where nothing is left."""
    trimmed = pc.utf8_trim_whitespace(pc.cast(text, pa.string()))
    return pc.if_else(pc.equal(trimmed, ""), pa.scalar(None, pa.string()), trimmed)


def _error_cells(errors: fastexcel.CellErrors, first_column: int) -> dict[tuple[int, int], str]:
    """Errors shown by cells, by (row from 1, column from 0)."""
    shown = {}
    for error in errors.errors:
        row, column = error.position
        match = _ERROR_DETAIL.search(error.detail)
        name = "#ERROR" if match is None else _ERRORS.get(match[1], f"#{match[1].upper()}")
        shown[row + 1, column + first_column] = name
    return shown


def _with_shown(
    texts: tuple[pa.Array, ...], first_column: int, shown: dict[tuple[int, int], str]
) -> tuple[pa.Array, ...]:
    """The texts with errors and formulas in the cells that would else be blank."""
    by_column: dict[int, dict[int, str]] = {}
    for (row, column), text in shown.items():
        by_column.setdefault(column - first_column, {})[row - 1] = text
    changed = list(texts)
    for index, cells in by_column.items():
        if 0 <= index < len(texts):
            values = texts[index].to_pylist()
            for place, text in cells.items():
                if place < len(values):
                    values[place] = text
            changed[index] = pa.array(values, pa.string())
    return tuple(changed)


def _cell_findings(
    file: str, sheet: str, shown: dict[tuple[int, int], str], unsaved: dict[tuple[int, int], str]
) -> list[Finding]:
    limit = load_limits().cell_findings
    if len(shown) + len(unsaved) > limit:
        message = f"more than {limit:,} cells show errors or hold formulas without a result"
        rule = "formula_without_value" if unsaved else "error_in_cell"
        raise Refused(found(rule, file, message, _RECALCULATE, sheet=sheet))
    cells = [("error_in_cell", "is an error", *cell) for cell in shown.items()]
    problem = "is a formula whose result was never saved"
    cells += [("formula_without_value", problem, *cell) for cell in unsaved.items()]
    return [
        found(
            rule,
            file,
            message,
            _RECALCULATE if rule == "formula_without_value" else "Correct the formula or the value",
            sheet=sheet,
            row=row,
            column=letter_of(column),
            value=value,
        )
        for rule, message, (row, column), value in sorted(cells, key=lambda cell: cell[2])
    ]


def _hidden_findings(file: str, sheet: str, look: Look, is_hidden: bool) -> list[Finding]:
    findings = []
    if is_hidden:
        message = "the sheet is hidden in the workbook; it is read like the others"
        findings.append(found("sheet_hidden", file, message, _HIDDEN_ADVICE, sheet=sheet))
    for count, what in ((look.hidden_rows, "row"), (look.hidden_columns, "column")):
        if count:
            words = f"{count} hidden {what}s are" if count > 1 else f"one hidden {what} is"
            message = f"{words} read like the others"
            findings.append(found("row_hidden", file, message, _HIDDEN_ADVICE, sheet=sheet))
    return findings


def _not_readable(file: str, detail: str) -> Finding:
    if "assword" in detail:
        return protected(file)
    return damaged(file)
