"""Rule on what a document says of one thing in several places."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from etl.errors import InputError
from etl.figures.words import number_words
from etl.records import Origin, Record
from etl.rules.issue import Evidence, Issue
from etl.statements import Statement

_MONTH_SPAN = re.compile(r"(\d{4})-(\d{2})\.\.(\d{4})-(\d{2})")
_MONTHS_PER_YEAR = 12


@dataclass(frozen=True, slots=True)
class _Said:
    """A value ready to be compared, as it is told, and where it stands."""

    value: str | Decimal
    told: str
    locator: str


def statements_that_differ(evidence: Evidence) -> Iterator[Issue]:
    """Things of which a document says different things in different places.

    Raises InputError for a statement that names no figure, no table or no column.
    """
    for source in evidence.sources:
        groups: dict[tuple[str, str], list[Statement]] = defaultdict(list)
        for statement in source.statements:
            groups[statement.subject, statement.about].append(statement)
        for statements in groups.values():
            said = [_said(statement, evidence) for statement in statements]
            if not all(_same(said[0].value, other.value) for other in said[1:]):
                yield _issue(statements[0], said, source.document)


def _said(statement: Statement, evidence: Evidence) -> _Said:
    if statement.figure:
        return _from_figure(statement, evidence)
    if statement.rows:
        number = Decimal(_count(statement, evidence))
        return _Said(number, f"{number_words(number)} in the records", statement.locator)
    span = _MONTH_SPAN.fullmatch(statement.value)
    if span and statement.unit == "months":
        number = Decimal(months_inclusive(*span.groups()))
        told = f"{number_words(number)} months by its dates, {span[1]}-{span[2]} to "
        return _Said(number, f"{told}{span[3]}-{span[4]}", statement.locator)
    told = _in_words(statement.value, statement.unit)
    return _Said(_number_or_text(statement.value), told, statement.locator)


def _in_words(value: str, unit: str) -> str:
    """A value with its unit: 6 to 12 months, 12 months or more."""
    first, dots, last = value.partition("..")
    if dots and not last:
        return f"{first} {unit} or more" if unit else f"{first} and later"
    return f"{first} to {last} {unit}".strip() if dots else f"{value} {unit}".strip()


def _from_figure(statement: Statement, evidence: Evidence) -> _Said:
    """The printed number of a figure; years become months where months are compared."""
    for figure in evidence.tables["published_figures"]:
        if figure["figure_id"] == statement.figure:
            number, unit = figure["printed_number"], figure["unit"]
            told = f"{number_words(number)} {unit}"
            if unit == "years" and statement.unit == "months":
                number *= _MONTHS_PER_YEAR
                told += f", {number_words(number)} months"
            return _Said(number, told, figure["locator"])
    raise InputError(statement.place, "is no published figure", "Correct it", statement.figure)


def _count(statement: Statement, evidence: Evidence) -> int:
    """Rows of a table that fit conditions such as `review=2016-2020, fund_region=A|B`."""
    name, _, conditions = statement.rows.partition(":")
    wanted = [tuple(part.strip().split("=", 1)) for part in conditions.split(",")]
    rows = evidence.tables.get(name, [])
    if not rows or any(len(pair) != 2 or pair[0] not in rows[0] for pair in wanted):
        advice = "Write it as table: column=value, column=value|value"
        raise InputError(statement.place, "names no table or column", advice, statement.rows)
    return sum(_fits(row, wanted) for row in rows)


def _fits(row: Record, wanted: list[tuple[str, ...]]) -> bool:
    return all(str(row[column]) in values.split("|") for column, values in wanted)


def months_inclusive(year: str, month: str, last_year: str, last_month: str) -> int:
    """Calendar months from the first to the last, both included."""
    years = int(last_year) - int(year)
    return years * _MONTHS_PER_YEAR + int(last_month) - int(month) + 1


def _number_or_text(value: str) -> str | Decimal:
    """Numbers as numbers; years, dates and ranges stay text."""
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    return value if re.fullmatch(r"\d{4}", value) else number


def _same(first: str | Decimal, second: str | Decimal) -> bool:
    """Whether two values agree; a year agrees with a month in it."""
    if isinstance(first, Decimal) or isinstance(second, Decimal):
        return first == second
    if ".." in first or ".." in second:
        return first == second
    return first.startswith(second) or second.startswith(first)


def _issue(statement: Statement, said: list[_Said], document: str) -> Issue:
    parts = [f"{entry.told} ({entry.locator})" for entry in said]
    origin = Origin(document, said[0].locator, statement.place.file, statement.place.row)
    return Issue(
        rule="statements_differ",
        entity="statements",
        entity_id=statement.subject,
        origin=origin,
        attribute=statement.about,
        found=said[0].told,
        expected="; ".join(parts[1:]),
        message=f"{statement.subject}, {statement.about}: {'; '.join(parts)}.",
        handling="Every statement is kept with its place; none is preferred.",
        place=statement.about,
    )
