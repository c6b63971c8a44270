"""Checking a fund's own files: from sheets to findings, accounting and tables."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path, PurePath

import pyarrow as pa

from etl.codebook import CodeBook, check_code_lists
from etl.errors import BuildFailed, InputError, Place
from etl.intake.case import Case
from etl.intake.column_map import FILE as COLUMN_MAP_FILE
from etl.intake.column_map import NOT_READ, ColumnMap
from etl.intake.finding import Finding, found
from etl.intake.frame import frame_of
from etl.intake.header_keys import header_key
from etl.intake.map_lines import unused_lines
from etl.intake.read import read_files
from etl.intake.recognise import Recognised, recognise
from etl.intake.report.names import is_report
from etl.intake.rules.currency import is_currency_header
from etl.intake.rules.runner import run_rules
from etl.intake.settings import FILE as SETTINGS_FILE
from etl.intake.settings import Settings, read_settings
from etl.intake.sheet import Sheet
from etl.intake.sheets import LogicalSheet, load_sheets
from etl.intake.tables import assemble
from etl.intake.tables.bookkeeping import SheetCount, form_count
from etl.normalise.text import nearest
from etl.questionnaires.join import join_folders
from etl.questionnaires.read import FOLDER as QUESTIONNAIRES
from etl.records import Record
from etl.reference_tables import reference_tables

_DECLARATIONS = {COLUMN_MAP_FILE, SETTINGS_FILE}
_UNKNOWN = "The sheet was not recognised"
# A header that says so must not be mapped to an amount in dollars as it stands.
_NOT_DOLLARS = re.compile(
    r"[€£¥₠-₿]|\b(EUR|CHF|GBP|JPY|CAD|AUD|XOF|XAF|ZAR|KES|NGN|euros?|francs?|pounds?|"
    r"local currency|thousands?|millions?)\b|\b000\b",
    re.IGNORECASE,
)
_DOLLARS_WANTED = "Give the amounts in whole US dollars under a header such as Amount USD"
_LEFT_OUT = "The column map leaves the sheet out"


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found.

    files       the files that were read
    findings    everything there is to say, in the order of files, sheets and rows
    accounting  per sheet: rows read, published and set aside
    tables      every table of the schema, ready to be published
    sheets      the sheets as read
    forms       returned questionnaires that were read, and the list of those sent
    """

    files: tuple[Path, ...]
    findings: tuple[Finding, ...]
    accounting: tuple[SheetCount, ...]
    tables: dict[str, pa.Table]
    sheets: tuple[Sheet, ...] = ()
    forms: tuple[Path, ...] = ()

    @property
    def rows_published(self) -> int:
        """Rows that are published, over all sheets."""
        return sum(count.rows_published for count in self.accounting)

    @property
    def rows_without_data(self) -> list[tuple[str, int, str]]:
        """Rows set aside without a finding: source file, number, and what the row is."""
        return [
            (sheet.source_file, number, reason)
            for sheet in self.sheets
            for number, reason in sheet.without_data.items()
        ]


def check_files(paths: Sequence[Path], column_map: Path | None = None) -> Checked:
    """Read files, or all files of folders, and hold them to the rules; nothing is written.

    Questionnaires in the folder `questionnaires` below are read as well. A `column_map.csv` and
    an `intake.yml` beside the files apply; `column_map` goes before them. Faults in the files
    come back as findings. Raises BuildFailed when a declaration or code list cannot be used.
    """
    check_code_lists()
    files = _files(paths)
    given = [path for path in paths if path.is_dir()]
    folders = _once([*given, *(path.parent for path in files)])
    try:
        maps = [folder / COLUMN_MAP_FILE for folder in folders]
        maps = [path for path in maps if path.is_file()]
        used = ColumnMap([*maps, *([column_map] if column_map else [])])
        settings = _settings(folders)
    except InputError as error:
        raise BuildFailed([error]) from error
    checked = check_sheets(read_files(files, used), used, settings, tuple(files))
    checked = replace(checked, findings=(*_left_out(_once(given)), *checked.findings))
    return _with_questionnaires(checked, _once(given))


def check_sheets(
    sheets: Sequence[Sheet],
    column_map: ColumnMap,
    settings: Settings,
    files: tuple[Path, ...] = (),
) -> Checked:
    """Hold sheets to the rules; see `check_files`."""
    book, reference = CodeBook(), _reference()
    recognised = [recognise(sheet, column_map) for sheet in sheets if sheet.readable]
    findings = [finding for sheet in sheets for finding in sheet.findings]
    for each in recognised:
        findings += _sheet_findings(each, column_map)
    frames = {}
    for name, logical in load_sheets().items():
        own = [each for each in recognised if each.logical is logical]
        frames[name] = frame_of(logical, own, settings, book)
    case = Case(frames, reference["ceilings"], book)
    ruled = run_rules(case)
    unread = [
        (each.sheet, _LEFT_OUT if each.left_out else _UNKNOWN)
        for each in recognised
        if each.logical is None
    ]
    outcome = assemble(case, ruled, reference, unread)
    findings += [finding for frame in frames.values() for finding in frame.findings]
    order = {sheet.source_file: place for place, sheet in enumerate(sheets)}
    findings.sort(key=lambda finding: (order.get(_source_file(finding), 0), finding.row or 0))
    findings = [*unused_lines(column_map.lines, recognised), *findings]
    return Checked(files, tuple(findings), outcome.counts, outcome.tables, tuple(sheets))


def _with_questionnaires(checked: Checked, folders: Sequence[Path]) -> Checked:
    """Add the forms returned in `questionnaires/` of each folder."""
    joined = join_folders(checked.tables, folders)
    counts = [form_count(row) for row in joined.accounting]
    return replace(
        checked,
        tables=joined.tables,
        findings=(*checked.findings, *joined.findings),
        accounting=(*checked.accounting, *counts),
        forms=joined.files,
    )


@cache
def _reference() -> dict[str, list[Record]]:
    return reference_tables()


def _source_file(finding: Finding) -> str:
    return finding.file if finding.sheet is None else f"{finding.file} / {finding.sheet}"


def _files(paths: Sequence[Path]) -> list[Path]:
    files: list[Path] = []
    for path in paths:
        inside = sorted(path.iterdir()) if path.is_dir() else [path]
        files += [
            each
            for each in inside
            if not each.is_dir()
            and each.name not in _DECLARATIONS
            and not (path.is_dir() and is_report(each))
            and not each.name.startswith((".", "~$"))
        ]
    return _once(files)


def _left_out(folders: Sequence[Path]) -> list[Finding]:
    """What lies in the folders and is not read, so that nothing is missing unsaid."""
    findings = []
    for path in (path for folder in folders for path in sorted(folder.iterdir())):
        is_folder = path.is_dir() and path.name != QUESTIONNAIRES and not path.name.startswith(".")
        if is_folder and any(path.iterdir()):
            message = "is a folder below the one given; its files are not read"
            advice = "Move its files up, or check it for itself"
            findings.append(found("folder_left_out", f"{path.name}/", message, advice))
        elif path.is_file() and is_report(path):
            message = "is named like the marked workbook of a check and not read"
            advice = "Nothing needs doing; give it another name if it holds data"
            findings.append(found("report_left_out", path.name, message, advice))
    return findings


def _once(paths: Sequence[Path]) -> list[Path]:
    """Each file or folder once, whatever path leads there."""
    found: dict[Path, Path] = {}
    for path in paths:
        found.setdefault(path.resolve(), path)
    return list(found.values())


def _settings(folders: Sequence[Path]) -> Settings:
    declared = [read_settings(folder) for folder in folders]
    given = [settings for settings in declared if settings != Settings()]
    if any(settings != given[0] for settings in given):
        problem = "declares something else in one folder than in another"
        advice = "Check each folder for itself, or declare the same in all of them"
        raise InputError(Place(SETTINGS_FILE), problem, advice)
    return given[0] if given else Settings()


def _sheet_findings(recognised: Recognised, column_map: ColumnMap) -> list[Finding]:
    sheet, logical = recognised.sheet, recognised.logical
    if recognised.left_out:
        message, advice = "is left out by the column map", "Nothing needs doing"
        return [found("sheet_left_out", sheet.file, message, advice, sheet=sheet.name)]
    if logical is None:
        return [_unknown_sheet(sheet)]
    findings = [_missing_column(sheet, logical, name) for name in recognised.missing]
    taken = set(recognised.columns)
    known = {form: name for form, name in column_map.headers(logical).items() if name not in taken}
    filled: dict[str, int] = {}
    for position, (header, column) in enumerate(
        zip(sheet.headers, recognised.columns, strict=True)
    ):
        if column is None and is_currency_header(header):
            continue
        if column is None and header:
            findings.append(_unknown_header(sheet, logical, position, known))
        elif column in filled and column != NOT_READ:
            findings.append(_repeated_header(sheet, position, filled[column]))
        elif column is not None:
            filled[column] = position
    if not sheet.row_count:
        message, advice = "has no row below its headers", "Nothing needs doing if it is meant so"
        findings.append(found("sheet_without_rows", sheet.file, message, advice, sheet=sheet.name))
    return findings


def _unknown_sheet(sheet: Sheet) -> Finding:
    labels = ", ".join(logical.label for logical in load_sheets().values())
    name = sheet.name or PurePath(sheet.file).stem
    close = nearest(name, [logical.label for logical in load_sheets().values()], 1)
    guess = f" (nearest: {close[0]})" if close else ""
    message = f"is not one of the sheets of the intake{guess}; its rows are set aside"
    advice = (
        f"Name it as one of them ({labels}), or add a line to column_map.csv: "
        f"{name},,*,projects (or - to leave it out)"
    )
    return found("sheet_unknown", sheet.file, message, advice, sheet=sheet.name, value=name)


def _missing_column(sheet: Sheet, logical: LogicalSheet, name: str) -> Finding:
    label = logical.column(name).label
    message = f"has no column for {label}, which every row of {logical.label} needs"
    advice = f"Add the column, or map its header to {name} in column_map.csv"
    return found("column_missing", sheet.file, message, advice, sheet=sheet.name)


def _unknown_header(
    sheet: Sheet, logical: LogicalSheet, position: int, known: dict[str, str]
) -> Finding:
    header = sheet.headers[position]
    close = dict.fromkeys(known[form] for form in nearest(header_key(header), known))
    advice = (
        _DOLLARS_WANTED if _NOT_DOLLARS.search(header) else _mapping(logical, header, list(close))
    )
    message = f"is no header of {logical.label} that the column map knows; it is not published"
    return found(
        "header_unknown",
        sheet.file,
        message,
        advice,
        sheet=sheet.name,
        row=sheet.header_row,
        column=sheet.column_letters[position],
        header=header,
        value=header,
    )


def _mapping(logical: LogicalSheet, header: str, close: Sequence[str]) -> str:
    labels = ", ".join(f"{logical.column(name).label} ({name})" for name in close)
    line = f"{logical.name},,{header},{close[0] if close else 'COLUMN'}"
    return (
        f"Nearest: {labels or 'none is close'}. Add a line to column_map.csv: "
        f"{line} (or - to leave it out)"
    )


def _repeated_header(sheet: Sheet, position: int, first: int) -> Finding:
    header, other = sheet.headers[position], sheet.headers[first]
    message = f"fills the same column as “{other}” ({sheet.column_letters[first]}); it is not read"
    return found(
        "header_repeated",
        sheet.file,
        message,
        "Remove one of the two, or map one to - in column_map.csv",
        sheet=sheet.name,
        row=sheet.header_row,
        column=sheet.column_letters[position],
        header=header,
        value=header,
    )
