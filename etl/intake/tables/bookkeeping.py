"""Issues, rows set aside, accounting and sources."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from etl.intake.case import Case
from etl.intake.frame import Frame, Part
from etl.intake.provenance import Origins
from etl.intake.rules.references import joined
from etl.intake.sheet import Sheet
from etl.intake.tables.draft import finished, whole
from etl.records import Record
from warehouse.schema import load_schema

# Logical sheet -> table its rows are mainly published in, where the names differ.
_TABLE_OF = {
    "countries": "project_countries",
    "tags": "project_tags",
    "criterion_ratings": "evaluation_findings",
}

# What stands for the logical sheet of returned forms and of the list of those sent.
QUESTIONNAIRE = "questionnaire"


@dataclass(frozen=True, slots=True)
class SheetCount:
    """What became of the rows of one sheet: rows_in = rows_published + rows_set_aside.

    `sheet` is None for CSV; `logical` is the logical sheet, QUESTIONNAIRE for
    a returned form, None when it was not recognised or is left out.
    """

    file: str
    sheet: str | None
    source_file: str
    logical: str | None
    rows_in: int
    rows_published: int
    rows_set_aside: int


def form_count(row: Record) -> SheetCount:
    """What became of the answers of a questionnaire, from its row of `row_accounting`."""
    file, source_file = str(row["document"]), str(row["source_file"])
    rows = [int(str(row[name])) for name in ("rows_in", "rows_published", "rows_set_aside")]
    return SheetCount(file, None, source_file, QUESTIONNAIRE, *rows)


def data_issues(case: Case, origins: Origins) -> pa.Table:
    """One row per warning on a published row."""
    columns: dict[str, list[object]] = {name: [] for name in _ISSUE_COLUMNS}
    numbers: list[np.ndarray] = [np.zeros(0, dtype=np.int64)]
    for name, frame in case.frames.items():
        marks = [mark for mark in frame.marks if frame.active[mark.row]]
        if not marks:
            continue
        names = entity_ids(frame).to_pylist()
        for mark in marks:
            finding, source = mark.finding, frame.source_file(mark.row)
            about = "" if mark.column is None else f":{mark.column}"
            columns["issue_id"].append(f"{finding.rule}:{source}:{frame.number[mark.row]}{about}")
            columns["rule"].append(finding.rule)
            columns["severity"].append(finding.severity)
            columns["entity"].append(_TABLE_OF.get(name, name))
            columns["entity_id"].append(names[mark.row])
            columns["attribute"].append(_attribute(frame, mark.column))
            columns["found_value"].append(finding.value)
            columns["message"].append(_sentence(finding.header, finding.value, finding.message))
            columns["handling"].append(f"{finding.advice}.")
        numbers.append(origins.of(name, np.array([mark.row for mark in marks])))
    arrays = {name: pa.array(values, pa.string()) for name, values in columns.items()}
    return finished("data_issues", arrays, np.concatenate(numbers), origins)


_ISSUE_COLUMNS = (
    "issue_id",
    "rule",
    "severity",
    "entity",
    "entity_id",
    "attribute",
    "found_value",
    "message",
    "handling",
)


def _attribute(frame: Frame, column: str | None) -> str | None:
    return None if column is None else frame.logical.column(column).schema_column.name


def _sentence(header: str | None, value: str | None, message: str) -> str:
    begin = f"{header}: " if header else ""
    shown = f"“{value}” " if value is not None else ""
    return f"{begin}{shown}{message}."


def entity_ids(frame: Frame) -> pa.Array:
    """What a row is called in messages: the key of its project, revision or evaluation."""
    columns = {column.name for column in frame.logical.columns}
    if "revision_number" in columns:
        return joined(frame, ("project_code", "revision_number"))
    for name in ("request_id", "evaluation_id", "project_code"):
        if name in columns:
            return frame.values[name]
    raise KeyError(f"sheet {frame.logical.name} names nothing its rows belong to")


def set_aside(frames: Sequence[Frame], unread: Sequence[tuple[Sheet, str]]) -> pa.Table:
    """One row per input row that is not published, with the reason and the row as JSON."""
    rows: dict[str, list[object]] = {
        "source_file": [],
        "source_row": [],
        "reason": [],
        "row_content": [],
    }
    for frame in frames:
        for row in sorted(frame.reasons):
            part = frame.parts[frame.part[row]]
            reason = "; ".join(frame.reasons[row])
            _add_row(rows, part.sheet, row - part.first, reason)
    for sheet, reason in unread:
        for place in range(sheet.row_count):
            _add_row(rows, sheet, place, reason)
    schema = load_schema().tables["set_aside"].arrow_schema
    arrays = {name: pa.array(values, schema.field(name).type) for name, values in rows.items()}
    return whole("set_aside", arrays, len(rows["reason"]))


def _add_row(rows: dict[str, list[object]], sheet: Sheet, place: int, reason: str) -> None:
    rows["source_file"].append(sheet.source_file)
    rows["source_row"].append(sheet.row_numbers[place].as_py())
    rows["reason"].append(reason)
    content: dict[str, str] = {}
    cells = zip(sheet.headers, sheet.column_letters, sheet.columns, strict=True)
    for header, letter, column in cells:
        name = header if header and header not in content else f"{header} ({letter})".strip()
        content[name] = column[place].as_py() or ""
    rows["row_content"].append(json.dumps(content, ensure_ascii=False))


def counts(frames: Sequence[Frame], unread: Sequence[tuple[Sheet, str]]) -> list[SheetCount]:
    """What became of the rows of every sheet."""
    found = [_count(frame, part) for frame in frames for part in frame.parts]
    for sheet, _ in unread:
        rows = sheet.row_count
        found.append(SheetCount(sheet.file, sheet.name, sheet.source_file, None, rows, 0, rows))
    return found


def _count(frame: Frame, part: Part) -> SheetCount:
    sheet = part.sheet
    rows = sheet.row_count
    published = int(frame.active[part.first : part.first + rows].sum())
    aside = sum(part.first <= row < part.first + rows for row in frame.reasons)
    name = frame.logical.name
    return SheetCount(sheet.file, sheet.name, sheet.source_file, name, rows, published, aside)


def accounting_rows(found: Sequence[SheetCount]) -> list[Record]:
    """Rows of the table `row_accounting`."""
    return [
        {
            "source_file": count.source_file,
            "document": count.file,
            "rows_in": count.rows_in,
            "rows_published": count.rows_published,
            "rows_set_aside": count.rows_set_aside,
        }
        for count in found
    ]


def source_rows(files: Sequence[str]) -> list[Record]:
    """Rows of the table `sources`, one per input file."""
    return [
        {
            "document": file,
            "source_title": file,
            "short_label": file,
            "publisher": "Own data",
            "published_on": None,
            "population_covered": "The rows of the file",
            "locator_convention": "Sheet and row as a spreadsheet shows them",
        }
        for file in files
    ]
