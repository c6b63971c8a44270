"""The marked workbooks of a check: a marked copy where possible, an extract otherwise."""

import os
from collections.abc import Sequence
from pathlib import Path

from etl.intake.check import Checked
from etl.intake.finding import Finding
from etl.intake.limits import load_limits
from etl.intake.read.files import file_names
from etl.intake.report.extract import write_extract
from etl.intake.report.marked import write_marked_copy
from etl.intake.report.names import issues_paths
from etl.intake.sheet import Sheet

_COPIED = {".xlsx", ".xlsm"}


def write_issues(checked: Checked, wanted: Path) -> list[Path]:
    """Write one workbook for each input there is something to say about.

    `wanted` is the path for a single input; several inputs get one workbook
    each beside it. Returns the paths written. Raises FileCreateError of xlsxwriter,
    or OSError, when a file cannot be written.
    """
    written = []
    targets = issues_paths(checked.files, wanted)
    for source, file, target in zip(checked.files, file_names(checked.files), targets, strict=True):
        findings = [finding for finding in checked.findings if finding.file == file]
        sheets = [sheet for sheet in checked.sheets if sheet.file == file]
        if findings:
            _write(source, findings, sheets, target)
            written.append(target)
    return written


def _write(
    source: Path, findings: Sequence[Finding], sheets: Sequence[Sheet], target: Path
) -> None:
    draft = target.with_name(f".{target.name}.part.xlsx")
    try:
        if not (_can_be_copied(source, sheets) and _copied(source, findings, draft)):
            write_extract(findings, sheets, draft)
        os.replace(draft, target)
    finally:
        draft.unlink(missing_ok=True)


def _can_be_copied(source: Path, sheets: Sequence[Sheet]) -> bool:
    """Whether the input is a workbook that was read and is small enough to be held as objects."""
    cells = sum(len(sheet.columns) * sheet.row_count for sheet in sheets)
    was_read = bool(sheets) and all(sheet.readable for sheet in sheets)
    is_workbook = source.suffix.lower() in _COPIED
    return is_workbook and was_read and cells <= load_limits().marked_cells


def _copied(source: Path, findings: Sequence[Finding], draft: Path) -> bool:
    """Whether the marked copy could be written.

    openpyxl raises errors of many kinds for parts it does not know, such as
    pivot tables of other programs; the extract serves then.
    """
    try:
        write_marked_copy(source, findings, draft)
    except Exception:
        return False
    return True
