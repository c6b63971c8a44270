"""The list of forms sent out, and what became of each of them."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from etl.codebook import CodeBook
from etl.errors import Unreadable
from etl.intake.finding import Finding, found
from etl.intake.parse.dates import order_of, read_date
from etl.intake.parse.distinct import Cell, DistinctCells, NoValue
from etl.intake.read import read_files
from etl.intake.read.files import file_names
from etl.intake.sheet import Sheet
from etl.normalise.dates import DateOrder
from etl.normalise.project_codes import parse_project_code
from etl.normalise.text import match_key, nearest
from etl.records import Origin, Record

NAMES = ("sent.csv", "sent.xlsx")
REQUIRED = ("project_code", "questionnaire", "sent_date")
OPTIONAL = ("returned_date", "return_status")
_RETURNED, _AWAITED, _MISSING = "returned", "sent", "missing"

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Sent:
    """One form sent: when, when it came back, whether it is given up (`is_missing`)."""

    key: Key
    sent_date: date
    returned_date: date | None
    is_missing: bool
    origin: Origin


@dataclass(slots=True)
class SentList:
    """The list as read: `set_aside` rows of that table, `rows_in` by name of the sheet."""

    file: str
    rows: dict[Key, Sent] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    set_aside: list[Record] = field(default_factory=list)
    rows_in: dict[str, int] = field(default_factory=dict)


def read_sent(
    path: Path,
    projects: Collection[str],
    taken: Collection[str] = (),
    date_order: DateOrder | None = None,
) -> SentList:
    """Read the list of forms sent, a text table or a workbook.

    Columns, in any order: project_code, questionnaire, sent_date and, where known,
    returned_date and return_status ("missing" for a form nobody waits for any more).
    A row that cannot be read is set aside with a finding. A list named like one of
    `taken` is told from it by its folder. `date_order` is what the folder declares for
    dates such as 03/04/2021 that no other date of their column decides.
    """
    sent = SentList(file_names([path], taken)[0])
    book = CodeBook()
    for sheet in read_files([path], taken=taken):
        sent.findings += sheet.findings
        if sheet.readable:
            _read_sheet(sheet, _Known(projects, book, _orders(sheet), date_order), sent)
    return sent


@dataclass(frozen=True, slots=True)
class _Known:
    """What a row is read with: `orders` of dates that columns prove, `declared` by the folder."""

    projects: Collection[str]
    book: CodeBook
    orders: Mapping[str, DateOrder | None]
    declared: DateOrder | None

    def day(self, name: str) -> Callable[[str], date]:
        """How the dates of a column are read."""
        return lambda text: read_date(Cell(text), self.orders[name], self.declared)


def _orders(sheet: Sheet) -> dict[str, DateOrder | None]:
    return {
        name: order_of(DistinctCells(sheet.columns[place], sheet.typed[place]))
        for name, place in _columns(sheet.headers).items()
        if name.endswith("_date")
    }


def tracking(sent: SentList | None, returned: Mapping[Key, Origin]) -> list[Record]:
    """Rows of the table `questionnaires`: forms sent, and forms that came back."""
    on_list = sent.rows if sent else {}
    return [
        _track(key, on_list.get(key), returned.get(key))
        for key in sorted(on_list.keys() | returned.keys())
    ]


def not_on_list(sent: SentList, returned: Mapping[Key, Origin]) -> list[Finding]:
    """Forms that came back though the list does not name them, or calls them missing."""
    findings = []
    for key, origin in sorted(returned.items()):
        entry = sent.rows.get(key)
        if entry is None:
            message = f"came back for {key[0]}, but {sent.file} does not name it"
        elif entry.is_missing:
            message = f"came back for {key[0]}, but {sent.file} calls it missing"
        else:
            continue
        advice = "It counts as returned; complete the list"
        findings.append(found("form_not_sent", origin.source_file, message, advice))
    return findings


def _track(key: Key, entry: Sent | None, returned: Origin | None) -> Record:
    origin = entry.origin if entry else returned
    if origin is None:
        raise ValueError(f"{key} was neither sent nor returned")
    came_back = returned is not None or (entry is not None and entry.returned_date is not None)
    is_missing = entry is not None and entry.is_missing
    return {
        "project_code": key[0],
        "questionnaire": key[1],
        "sent_date": entry.sent_date if entry else None,
        "returned_date": entry.returned_date if entry else None,
        "return_status": _RETURNED if came_back else _MISSING if is_missing else _AWAITED,
        **origin.columns(),
    }


def _read_sheet(sheet: Sheet, known: _Known, sent: SentList) -> None:
    places = _columns(sheet.headers)
    lacking = [name for name in REQUIRED if name not in places]
    sent.rows_in[sheet.source_file] = sheet.row_count
    if lacking:
        message = f"has no column {' and no column '.join(lacking)}"
        advice = f"Name its columns {', '.join(REQUIRED)}"
        sent.findings.append(found("sent_column_missing", sheet.file, message, advice))
    columns = {name: sheet.columns[place].to_pylist() for name, place in places.items()}
    for place, number in enumerate(sheet.row_numbers.to_pylist()):
        texts = {name: column[place] or "" for name, column in columns.items()}
        reason = sheet.set_aside.get(number)
        if reason is None and lacking:
            reason = f"The list has no column {lacking[0]}"
        if reason is None:
            reason = _read_row(sheet, number, texts, known, sent)
        if reason is not None:
            sent.set_aside.append(_set_aside(sheet, number, texts, reason))


def _columns(headers: Iterable[str]) -> dict[str, int]:
    """Place of each column, known by its name or its words ("Project code", "Sent date")."""
    keys = {match_key(name.replace("_", " ")): name for name in (*REQUIRED, *OPTIONAL)}
    named = ((keys.get(match_key(text.replace("_", " "))), n) for n, text in enumerate(headers))
    return {name: place for name, place in named if name is not None}


def _read_row(
    sheet: Sheet,
    number: int,
    texts: Mapping[str, str],
    known: _Known,
    sent: SentList,
) -> str | None:
    """Add a row to the list; the reason when it cannot be taken."""
    origin = Origin(sheet.file, "list of forms sent", sheet.source_file, number)
    try:
        entry = _entry(texts, known, origin)
    except _BadValue as bad:
        sent.findings.append(
            found(bad.rule, sheet.file, bad.problem, bad.advice, row=number, value=bad.value)
        )
        return bad.problem
    if entry.key in sent.rows:
        message = f"names {entry.key[0]} and questionnaire {entry.key[1]} a second time"
        sent.findings.append(
            found("sent_twice", sheet.file, message, "Keep one of the two rows", row=number)
        )
        return message
    sent.rows[entry.key] = entry
    return None


class _BadValue(Exception):
    def __init__(self, rule: str, value: str, error: Unreadable) -> None:
        super().__init__(str(error))
        self.rule, self.value = rule, value
        self.problem, self.advice = error.problem, error.advice


def _entry(texts: Mapping[str, str], known: _Known, origin: Origin) -> Sent:
    project = _value(texts, "project_code", parse_project_code)
    if project not in known.projects:
        close = ", ".join(nearest(project, known.projects)) or "none is close"
        error = Unreadable("is not a project of the dataset", f"Nearest codes: {close}")
        raise _BadValue("form_project_unknown", project, error)
    statuses = known.book.list("return_statuses")
    returned = texts.get("returned_date")
    status = texts.get("return_status")
    return Sent(
        (project, _value(texts, "questionnaire", known.book.list("questionnaires").match)),
        _value(texts, "sent_date", known.day("sent_date")),
        _value(texts, "returned_date", known.day("returned_date")) if returned else None,
        bool(status) and _value(texts, "return_status", statuses.match) == _MISSING,
        origin,
    )


def _value(texts, name, read):
    """One cell, read by a function that raises Unreadable."""
    try:
        return read(texts[name])
    except Unreadable as error:
        problem = Unreadable(f"in {name} {error.problem}", error.advice)
        raise _BadValue("sent_value_unclear", texts[name], problem) from error
    except NoValue as error:
        problem = Unreadable(f"in {name} says that there is no value", "Fill or empty the cell")
        raise _BadValue("sent_value_unclear", texts[name], problem) from error


def _set_aside(sheet: Sheet, number: int, texts: Mapping[str, str], reason: str) -> Record:
    shown = "; ".join(f"{name}: {text}" for name, text in texts.items())
    return {
        "source_file": sheet.source_file,
        "source_row": number,
        "reason": reason,
        "row_content": shown,
    }
