"""One damaged folder through the check, and what must hold of the outcome."""

from collections import Counter
from pathlib import Path

from etl.contract_columns import check_columns
from etl.intake.check import Checked, check_files
from etl.intake.report.machine import report_document
from etl.intake.report.terminal import report_lines
from etl.intake.report.workbooks import write_issues
from etl.questionnaires.read import FOLDER as FORMS


def passed(folder: Path, damaged: str, scratch: Path) -> bool:
    """Whether the damaged file of a folder was read; False when it was refused.

    Goes through all that `python -m etl check` does; the marked workbooks are
    written to `scratch`. Raises AssertionError when rows are lost or counted
    twice, and lets through whatever the check raises: both are failures.
    """
    checked = check_files([folder])
    check_accounting(checked)
    check_columns(checked.tables)
    list(report_lines(checked))
    report_document(checked)
    write_issues(checked, scratch / "issues.xlsx")
    name = Path(damaged).name
    counted = any(count.file == name for count in checked.accounting)
    read = counted if damaged.startswith(FORMS) else _is_readable(checked, name)
    said = any(finding.file == name and finding.advice for finding in checked.findings)
    assert read or said, f"{name} was neither read nor refused"
    return read


def _is_readable(checked: Checked, name: str) -> bool:
    return any(sheet.readable for sheet in checked.sheets if sheet.file == name)


def check_accounting(checked: Checked) -> None:
    """Rows in = published + set aside, for each source file, and every sheet counted once."""
    aside = Counter(checked.tables["set_aside"]["source_file"].to_pylist())
    for count in checked.accounting:
        assert count.rows_in == count.rows_published + count.rows_set_aside, count
        assert aside[count.source_file] == count.rows_set_aside, count
    rows = Counter({count.source_file: count.rows_in for count in checked.accounting})
    for sheet in checked.sheets:
        if sheet.readable:
            assert rows[sheet.source_file] == sheet.row_count, sheet.source_file
    listed = Counter(count.source_file for count in checked.accounting)
    assert not listed or max(listed.values()) == 1, listed
    published = {
        row["source_file"]: row["rows_in"] for row in checked.tables["row_accounting"].to_pylist()
    }
    assert {name: published.get(name) for name in rows} == dict(rows)
