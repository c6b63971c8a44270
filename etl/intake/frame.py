"""All rows of one logical sheet, from every file, with what became of each row."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.codebook import CodeBook
from etl.intake.column_map import NOT_READ
from etl.intake.finding import Finding, found
from etl.intake.parse import Parsed, parse_column
from etl.intake.parse.column import TEXTS
from etl.intake.recognise import Recognised
from etl.intake.settings import Settings
from etl.intake.sheet import Sheet
from etl.intake.sheets import LogicalSheet, SheetColumn


@dataclass(frozen=True, slots=True)
class Part:
    """One sheet of a frame: the rows from `first` on, and where each column stands in it."""

    sheet: Sheet
    columns: dict[str, int]
    first: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A warning on a row; `column` of the logical sheet it is about, None for the whole row."""

    row: int
    column: str | None
    finding: Finding


@dataclass(slots=True)
class Frame:
    """Rows of one logical sheet, those of several files one below the other.

    values, printed  per column of the logical sheet: typed values, and texts as read
    part, number     per row: which sheet it stands in, and its number there
    data             False for totals, examples and remarks
    active           True as long as nothing keeps the row from being published
    reasons          why rows are set aside
    marks            what is wrong with rows that are published all the same
    """

    logical: LogicalSheet
    parts: tuple[Part, ...]
    values: dict[str, pa.Array]
    printed: dict[str, pa.Array]
    part: np.ndarray
    number: np.ndarray
    data: np.ndarray
    active: np.ndarray
    findings: list[Finding]
    reasons: dict[int, list[str]] = field(default_factory=dict)
    marks: list[Mark] = field(default_factory=list)

    def __len__(self) -> int:
        """Rows, totals and examples included."""
        return len(self.number)

    def report(
        self,
        rule: str,
        rows: Iterable[int],
        column: str | None,
        message: str | Sequence[str],
        advice: str,
    ) -> None:
        """Add a finding for each row; an error also sets the row aside.

        `message` completes "this value ..." or stands alone; one for all rows or
        one for each.
        """
        for place, row in enumerate(rows):
            text = message if isinstance(message, str) else message[place]
            finding = self._finding(rule, int(row), column, text, advice)
            self.findings.append(finding)
            if finding.severity == "error":
                self.set_aside(int(row), _reason(finding))
            elif finding.severity == "warning":
                self.marks.append(Mark(int(row), column, finding))

    def set_aside(self, row: int, reason: str) -> None:
        """Keep a row from being published, with the reason."""
        self.active[row] = False
        reasons = self.reasons.setdefault(row, [])
        if reason not in reasons:
            reasons.append(reason)

    def source_file(self, row: int) -> str:
        """Name under which the sheet of a row is accounted for."""
        return self.parts[self.part[row]].sheet.source_file

    def place(self, row: int) -> str:
        """The row in words, for messages about another row."""
        sheet = self.parts[self.part[row]].sheet
        where = sheet.file if sheet.name is None else f"{sheet.file}, sheet {sheet.name}"
        return f"{where}, row {self.number[row]}"

    def _finding(
        self, rule: str, row: int, column: str | None, message: str, advice: str
    ) -> Finding:
        part = self.parts[self.part[row]]
        position = None if column is None else part.columns.get(column)
        named = position is not None
        return found(
            rule,
            part.sheet.file,
            message,
            advice,
            sheet=part.sheet.name,
            row=int(self.number[row]),
            column=part.sheet.column_letters[position] if named else None,
            header=part.sheet.headers[position] if named else None,
            value=self.printed[column][row].as_py() if named else None,
        )


def _reason(finding: Finding) -> str:
    shown = "" if finding.value is None else f"“{finding.value}” "
    header = f"{finding.header}: " if finding.header else ""
    return f"{header}{shown}{finding.message}"


def frame_of(
    logical: LogicalSheet, recognised: Sequence[Recognised], settings: Settings, book: CodeBook
) -> Frame:
    """The rows of every sheet recognised as one logical sheet, read and reported on."""
    parts, first = [], 0
    for each in recognised:
        parts.append(Part(each.sheet, _positions(each), first))
        first += each.sheet.row_count
    frame = Frame(
        logical=logical,
        parts=tuple(parts),
        values={},
        printed={},
        part=np.repeat(np.arange(len(parts)), [part.sheet.row_count for part in parts]).astype(
            np.int64
        ),
        number=_joined([part.sheet.row_numbers for part in parts], pa.int64()).to_numpy(),
        data=np.ones(first, dtype=bool),
        active=np.ones(first, dtype=bool),
        findings=[],
    )
    for part in parts:
        _leave_out(frame, part)
    for column in logical.columns:
        _read_column(frame, column, settings, book)
    _check_required(frame)
    return frame


def _positions(recognised: Recognised) -> dict[str, int]:
    positions: dict[str, int] = {}
    for position, column in enumerate(recognised.columns):
        if column not in (None, NOT_READ):
            positions.setdefault(column, position)
    return positions


def _joined(arrays: Sequence[pa.Array | pa.ChunkedArray], kind: pa.DataType) -> pa.Array:
    flat: list[pa.Array] = []
    for array in arrays:
        flat += array.chunks if isinstance(array, pa.ChunkedArray) else [array]
    if len(flat) == 1:
        return flat[0].cast(kind)
    return pa.concat_arrays([array.cast(kind) for array in flat]) if flat else pa.array([], kind)


def _leave_out(frame: Frame, part: Part) -> None:
    """Set aside what is no data, and rows the reader could not read."""
    sheet = part.sheet
    told = [finding for finding in sheet.findings if finding.row is not None]
    if not (sheet.total_rows or sheet.set_aside or told):
        return
    rows = {int(number): part.first + i for i, number in enumerate(sheet.row_numbers.to_numpy())}
    aside = sheet.without_data
    for number, reason in aside.items():
        frame.data[rows[number]] = False
        frame.set_aside(rows[number], reason)
    columns = {sheet.column_letters[position]: name for name, position in part.columns.items()}
    for finding in told:
        if finding.row not in rows or finding.row in aside:
            continue
        if finding.severity == "error":
            frame.set_aside(rows[finding.row], _reason(finding))
        elif finding.severity == "warning":
            frame.marks.append(Mark(rows[finding.row], columns.get(finding.column), finding))


def _read_column(frame: Frame, column: SheetColumn, settings: Settings, book: CodeBook) -> None:
    kind = TEXTS if column.several else column.schema_column.arrow_type
    values, printed, extra = [], [], {}
    for part in frame.parts:
        parsed, texts = _read_part(part, column, kind, settings, book)
        values.append(parsed.values)
        printed.append(texts)
        for name, array in parsed.extra.items():
            extra.setdefault(name, []).append(array)
        _report_cells(frame, part, column, parsed)
    frame.values[column.name] = _joined(values, kind)
    frame.printed[column.name] = _joined(printed, pa.string())
    if column.name == "countries":
        for name, extra_kind in (("country_printed", TEXTS), ("grouping", pa.string())):
            frame.values[f"countries.{name}"] = _joined(extra.get(name, []), extra_kind)


def _read_part(
    part: Part, column: SheetColumn, kind: pa.DataType, settings: Settings, book: CodeBook
) -> tuple[Parsed, pa.Array]:
    sheet = part.sheet
    position = part.columns.get(column.name)
    if position is None:
        rows = sheet.row_count
        extra = {}
        if column.name == "countries":
            extra = {
                "country_printed": pa.nulls(rows, TEXTS),
                "grouping": pa.nulls(rows, pa.string()),
            }
        return Parsed(pa.nulls(rows, kind), extra=extra), pa.nulls(rows, pa.string())
    texts, typed = _cells(sheet, position)
    header = sheet.headers[position]
    return parse_column(column, texts, typed, header, settings, book), texts


def _cells(sheet: Sheet, position: int) -> tuple[pa.Array, pa.Array]:
    """Cells of a column, empty in rows that are no data: they say nothing of the others' form."""
    texts, typed = sheet.columns[position], sheet.typed[position]
    if not sheet.set_aside:
        return texts, typed
    aside = pc.is_in(sheet.row_numbers, value_set=pa.array(list(sheet.set_aside), pa.int64()))
    no_text, no_flag = pa.scalar(None, pa.string()), pa.scalar(False)
    return pc.if_else(aside, no_text, texts), pc.if_else(aside, no_flag, typed)


def _report_cells(frame: Frame, part: Part, column: SheetColumn, parsed: Parsed) -> None:
    """Report what is wrong in cells of data rows; texts are joined afterwards, so by hand."""
    sheet = part.sheet
    position = part.columns.get(column.name)
    for row, fault in (*parsed.faults, *parsed.doubts):
        if not frame.data[part.first + row]:
            continue
        finding = found(
            fault.rule,
            sheet.file,
            fault.problem,
            fault.advice,
            sheet=sheet.name,
            row=int(frame.number[part.first + row]),
            column=sheet.column_letters[position],
            header=sheet.headers[position],
            value=sheet.columns[position][row].as_py(),
        )
        frame.findings.append(finding)
        if finding.severity == "error":
            frame.set_aside(part.first + row, _reason(finding))
        elif finding.severity == "warning":
            frame.marks.append(Mark(part.first + row, column.name, finding))
    if parsed.no_value:
        count = len(parsed.no_value)
        frame.findings.append(
            found(
                "no_value_word",
                sheet.file,
                f"{count} cell{'s say' if count > 1 else ' says'} that there is no value",
                "Nothing needs doing; such cells are read as empty",
                sheet=sheet.name,
                column=sheet.column_letters[position],
                header=sheet.headers[position],
                value=sheet.columns[position][parsed.no_value[0]].as_py(),
            )
        )


def _check_required(frame: Frame) -> None:
    for column in frame.logical.columns:
        if not column.required:
            continue
        empty = frame.values[column.name].is_null().to_numpy(zero_copy_only=False)
        for row in np.flatnonzero(empty & frame.data):
            part = frame.parts[frame.part[row]]
            if column.name not in part.columns:
                frame.set_aside(int(row), f"{column.label}: the sheet has no such column")
            elif frame.printed[column.name][int(row)].as_py() is None:
                message, advice = "is empty and every row needs it", "Fill the cell"
                frame.report("required_missing", [int(row)], column.name, message, advice)
            elif int(row) not in frame.reasons:
                message = "says that there is no value, and every row needs one"
                frame.report("required_missing", [int(row)], column.name, message, "Fill the cell")
