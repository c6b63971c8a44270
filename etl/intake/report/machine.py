"""The report of a check as JSON, for programs."""

import json
import os
from collections import Counter
from dataclasses import asdict
from pathlib import Path

from etl.intake.check import Checked
from etl.intake.finding import Finding
from warehouse.schema import load_codes

_LISTED = 20_000


def report_document(checked: Checked) -> dict[str, object]:
    """The report as plain values.

    files     names of the files, in order
    sheets    per sheet: file, sheet, source_file, logical, rows_in,
              rows_published, rows_set_aside
    no_data   rows set aside because they hold none: source_file, row, reason
    counts    findings by severity
    findings  every field of a finding, its cell, and the label of its rule; at
              most 20,000, errors first; `findings_left_out` says how many more
    tables    rows by table that would be published
    """
    order = {"error": 0, "warning": 1, "note": 2}
    findings = sorted(checked.findings, key=lambda finding: order[finding.severity])
    labels = {row["code"]: row["label"] for row in load_codes("intake_rules")}
    number = Counter(finding.severity for finding in findings)
    return {
        "files": [path.name for path in checked.files],
        "sheets": [asdict(count) for count in checked.accounting],
        "no_data": [
            {"source_file": name, "row": row, "reason": reason}
            for name, row, reason in checked.rows_without_data[:_LISTED]
        ],
        "counts": {severity: number[severity] for severity in order},
        "findings": [_entry(finding, labels) for finding in findings[:_LISTED]],
        "findings_left_out": max(0, len(findings) - _LISTED),
        "tables": {name: table.num_rows for name, table in checked.tables.items()},
    }


def write_json(path: Path, document: dict[str, object]) -> None:
    """Write a report to `path` in one step, so that a reader never sees half of it."""
    draft = path.with_name(f".{path.name}.part")
    draft.write_text(json.dumps(document, ensure_ascii=False, indent=1), encoding="utf-8")
    os.replace(draft, path)


def _entry(finding: Finding, labels: dict[str, str]) -> dict[str, object]:
    return {**asdict(finding), "cell": finding.cell, "rule_label": labels[finding.rule]}
