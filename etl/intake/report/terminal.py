"""The report of a check as lines of text."""

from collections import Counter
from collections.abc import Sequence

from etl.intake.check import Checked
from etl.intake.finding import Finding
from etl.intake.sheets import load_sheets
from etl.intake.tables.bookkeeping import SheetCount

_HEADINGS = {
    "error": "Errors: these rows or files are set aside until they are corrected",
    "warning": "Warnings: published and marked; please look",
    "note": "Notes: nothing needs doing unless you want to",
}
_SHOWN_OF_A_RULE = 5
_SHOWN = 40


def report_lines(checked: Checked) -> list[str]:
    """The whole report: what was read, what was found, and how it ends.

    Of many findings of one rule the first few are shown, with the number left out.
    """
    names = [_name(count) for count in checked.accounting]
    width = max(map(len, names), default=0) + 2
    lines = [f"{'Rows':<{width + 2}}{'read':>8} = published + set aside"]
    for name, count in zip(names, checked.accounting, strict=True):
        aside = f"{count.rows_published:,} + {count.rows_set_aside:,}"
        lines.append(f"  {name:<{width}}{count.rows_in:>8,} = {aside}")
    if not checked.accounting:
        lines.append("  No sheet could be read.")
    lines += _without_data(checked)
    for severity, heading in _HEADINGS.items():
        findings = [finding for finding in checked.findings if finding.severity == severity]
        if findings:
            lines += ["", f"{heading} ({len(findings):,})", *_shown(findings)]
    return [*lines, "", summary(checked)]


def summary(checked: Checked) -> str:
    """The outcome in one sentence."""
    number = Counter(finding.severity for finding in checked.findings)
    rows = sum(count.rows_in for count in checked.accounting)
    aside = sum(count.rows_set_aside for count in checked.accounting)
    return (
        f"{_counted(number['error'], 'error')}, {_counted(number['warning'], 'warning')}, "
        f"{_counted(number['note'], 'note')}. {rows:,} rows read = "
        f"{checked.rows_published:,} published + {aside:,} set aside."
    )


def _name(count: SheetCount) -> str:
    """Name of a sheet, and what it was read as."""
    if count.logical is None:
        return f"{count.source_file} (not read)"
    sheet = load_sheets().get(count.logical)
    return f"{count.source_file} (as {sheet.label if sheet else count.logical})"


def _without_data(checked: Checked) -> list[str]:
    rows = checked.rows_without_data
    if not rows:
        return []
    shown = [f"  {name}: row {number:,} {reason}" for name, number, reason in rows[:_SHOWN]]
    more = [f"  ... and {len(rows) - _SHOWN:,} more"] if len(rows) > _SHOWN else []
    return ["", f"Rows without data, set aside as such ({len(rows):,})", *shown, *more]


def _shown(findings: Sequence[Finding]) -> list[str]:
    lines: list[str] = []
    seen: Counter[str] = Counter()
    for finding in findings:
        seen[finding.rule] += 1
        if seen[finding.rule] <= _SHOWN_OF_A_RULE and len(lines) < _SHOWN:
            lines.append(f"  {str(finding).partition(': ')[2]}")
    if len(findings) > len(lines):
        lines.append(f"  ... and {len(findings) - len(lines):,} more, all in the marked workbook")
    return lines


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"
