"""What a check said, as the page tells it."""

from collections.abc import Sequence
from pathlib import PurePath

import pyarrow as pa

from pages.shared import formats

SEVERITIES = {"error": "Errors", "warning": "Warnings", "note": "Notes"}
MEANING = {
    "error": "These rows or files are set aside until they are corrected.",
    "warning": "These rows are published and marked as doubtful. Please look.",
    "note": "Nothing needs doing unless you want to.",
}
FINDING_COLUMNS = (
    "file",
    "sheet",
    "cell",
    "row",
    "header",
    "value",
    "severity",
    "message",
    "advice",
)


class Report:
    """The report of `python -m etl check --json`; see etl/intake/report/machine.py."""

    def __init__(self, document: dict) -> None:
        """Take the document as read."""
        self.files: list[str] = document["files"]
        self.counts: dict[str, int] = document["counts"]
        self.tables: dict[str, int] = document["tables"]
        self.left_out: int = document["findings_left_out"]
        self._sheets: list[dict] = document["sheets"]
        self._findings: list[dict] = document["findings"]

    @property
    def rows(self) -> tuple[int, int, int]:
        """Rows read, published, set aside."""
        names = ("rows_in", "rows_published", "rows_set_aside")
        read, published, aside = (sum(row[name] for row in self._sheets) for name in names)
        return read, published, aside

    def sentence(self) -> str:
        """How the check ended."""
        found = [
            formats.plural(self.counts[severity], severity)
            for severity in SEVERITIES
            if self.counts[severity]
        ]
        read, published, aside = (formats.count(number) for number in self.rows)
        rows = f"{read} rows read = {published} published + {aside} set aside"
        told = f"{formats.join(found)} found" if found else "nothing found to correct"
        if not self.tables.get("projects"):
            return f"No project can be published: {told}; {rows}."
        projects = formats.plural(self.tables["projects"], "project")
        return f"{projects} can be published: {told}; {rows}."

    def sheets(self) -> pa.Table:
        """Per sheet that holds rows: name, what it was read as, rows read, published, set aside."""
        rows = [row for row in self._sheets if row["rows_in"]]
        return pa.table(
            {
                "sheet": [row["source_file"] for row in rows],
                "read_as": [read_as(row["logical"]) for row in rows],
                "rows_in": [row["rows_in"] for row in rows],
                "rows_published": [row["rows_published"] for row in rows],
                "rows_set_aside": [row["rows_set_aside"] for row in rows],
            }
        )

    @property
    def empty_sheets(self) -> int:
        """Sheets without a row, as an unused one of the template."""
        return sum(not row["rows_in"] for row in self._sheets)

    def findings(self, severity: str) -> pa.Table:
        """Findings of one severity: where, value, what, what to do."""
        found = [row for row in self._findings if row["severity"] == severity]
        columns = {
            "file": [place(row["file"], row["sheet"]) for row in found],
            "cell": [cell(row) for row in found],
            "value": [row["value"] for row in found],
            "message": [row["message"] for row in found],
            "advice": [row["advice"] for row in found],
        }
        return pa.table({name: pa.array(texts, pa.string()) for name, texts in columns.items()})

    def every_finding(self) -> pa.Table:
        """All findings with every column, for a file."""
        columns = {
            name: [None if row[name] is None else str(row[name]) for row in self._findings]
            for name in FINDING_COLUMNS
        }
        return pa.table({name: pa.array(texts, pa.string()) for name, texts in columns.items()})

    def new_rows(self) -> list[tuple[str, int]]:
        """Tables the files fill, with their rows, in the order of the schema."""
        return [(name, rows) for name, rows in self.tables.items() if rows]


def read_as(logical: str | None) -> str:
    """What a sheet was taken for."""
    return "not read" if logical is None else logical.replace("_", " ").capitalize()


def place(file: str, sheet: str | None) -> str:
    """File and sheet."""
    return PurePath(file).name if sheet is None else f"{PurePath(file).name} / {sheet}"


def cell(row: dict) -> str:
    """The cell, or the row or column, with its header."""
    where = row["cell"] or (f"row {row['row']}" if row["row"] else "") or (row["column"] or "")
    parts: Sequence[str] = [part for part in (where, row["header"]) if part]
    return f"{parts[0]} ({parts[1]})" if len(parts) == 2 else "".join(parts)
