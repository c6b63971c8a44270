"""One thing the intake has to say about a file, a sheet, a row or a cell."""

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from warehouse.schema import load_codes

Severity = Literal["error", "warning", "note"]

_SHOWN_VALUE = 60


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, where, and what a person should do about it.

    `file` is the name without its folder; `sheet` is None for CSV and for what
    concerns the whole file. `row` is the number and `column` the letter a
    spreadsheet shows; None where the finding is about more than that. `value`
    is the text found. `rule` is a code of warehouse/codes/intake_rules.csv.
    An error sets the row (or the file) aside, a warning publishes the row
    marked, a note changes nothing.
    """

    file: str
    sheet: str | None
    row: int | None
    column: str | None
    header: str | None
    value: str | None
    rule: str
    severity: Severity
    message: str
    advice: str

    @property
    def cell(self) -> str | None:
        """The cell as a spreadsheet names it, "C12"; None when it is not about one cell."""
        if self.column is None or self.row is None:
            return None
        return f"{self.column}{self.row}"

    @property
    def place(self) -> str:
        """Sheet and cell in words: "sheet Projects, cell C12 (Title)"."""
        parts = [] if self.sheet is None else [f"sheet {self.sheet}"]
        if self.cell is not None:
            parts.append(f"cell {self.cell}")
        elif self.row is not None:
            parts.append(f"row {self.row}")
        elif self.column is not None:
            parts.append(f"column {self.column}")
        text = ", ".join(parts)
        return f"{text} ({self.header})" if self.header and parts else text

    def __str__(self) -> str:
        """The finding as one line for people."""
        where = ", ".join(part for part in (self.file, self.place) if part)
        return f"{self.severity}: {where}: {self._found()}{self.message}. {self.advice}"

    def _found(self) -> str:
        if self.value is None:
            return ""
        value = " ".join(self.value.split())
        shown = value if len(value) <= _SHOWN_VALUE else f"{value[:_SHOWN_VALUE]}..."
        return f'"{shown}" '


def found(
    rule: str,
    file: str,
    message: str,
    advice: str,
    *,
    sheet: str | None = None,
    row: int | None = None,
    column: str | None = None,
    header: str | None = None,
    value: str | None = None,
) -> Finding:
    """A finding with the severity its rule has; KeyError for a rule that is not listed."""
    severity = _severities()[rule]
    return Finding(file, sheet, row, column, header, value, rule, severity, message, advice)


@cache
def _severities() -> dict[str, Severity]:
    return {row["code"]: cast(Severity, row["severity"]) for row in load_codes("intake_rules")}


class Refused(Exception):
    """A file or sheet that cannot be taken at all; `finding` says why."""

    def __init__(self, finding: Finding) -> None:
        """Take the finding that explains the refusal."""
        super().__init__(str(finding))
        self.finding = finding
