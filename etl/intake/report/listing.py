"""What the sheet "Issues" lists, whichever way its workbook is made."""

from collections.abc import Iterable

from etl.intake.finding import Finding, Severity
from etl.intake.sheet import TEMPLATE_MARK
from warehouse.schema import load_codes

SHEET = "Issues"
TITLE = TEMPLATE_MARK
HEADERS = ("File", "Sheet", "Cell", "Column", "Value", "Rule", "Severity", "What", "What to do")
WIDTHS = (24, 18, 9, 24, 26, 28, 10, 60, 60)
COLOURS: dict[Severity, str] = {"error": "F4B6B6", "warning": "FFE699", "note": "DDEBF7"}
ORDER: tuple[Severity, ...] = ("error", "warning", "note")
LISTED = 100_000
_LONGEST = 2_000


def line_of(finding: Finding, labels: dict[str, str]) -> tuple[str, ...]:
    """One line of the listing, in the order of HEADERS."""
    row = "" if finding.row is None else f"row {finding.row}"
    column = "" if finding.column is None else f"column {finding.column}"
    return (
        finding.file,
        finding.sheet or "",
        finding.cell or row or column,
        finding.header or "",
        (finding.value or "")[:_LONGEST],
        labels[finding.rule],
        finding.severity,
        finding.message,
        finding.advice,
    )


def rule_labels() -> dict[str, str]:
    """Label of every rule of the intake."""
    return {row["code"]: row["label"] for row in load_codes("intake_rules")}


def worst(findings: Iterable[Finding]) -> Severity:
    """The most serious of the severities."""
    return min((finding.severity for finding in findings), key=ORDER.index)


def comment_of(findings: Iterable[Finding]) -> str:
    """The comment on a marked cell: every finding about it."""
    lines = [f"{finding.severity}: {finding.message}. {finding.advice}" for finding in findings]
    return "\n\n".join(dict.fromkeys(lines))[:_LONGEST]
