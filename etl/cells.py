"""One cell to typed values: plain columns by their declared type, composite cells by name."""

from collections.abc import Callable
from dataclasses import dataclass

from etl.codebook import CodeBook, match_tag
from etl.composite_columns import COMPOSITE_COLUMNS
from etl.figures.table_columns import FIGURE_COLUMNS
from etl.normalise.countries import parse_country_list
from etl.normalise.dates import parse_date
from etl.normalise.money import parse_allocation, parse_usd
from etl.normalise.numbers import (
    parse_count_and_share,
    parse_integer,
    parse_number,
    parse_yes_no,
)
from etl.normalise.periods import parse_period
from etl.normalise.project_codes import parse_project_code, parse_project_codes
from etl.records import Value
from etl.source import Source
from warehouse.schema import Column, load_schema


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell may need to know: its source, the code lists, values read before it."""

    source: Source
    book: CodeBook
    values: dict[str, Value]


def read_cell(column: str, text: str, reading: Reading) -> dict[str, Value]:
    """Values by canonical column that one cell holds; raises Unreadable."""
    if column in COMPOSITES:
        return COMPOSITES[column].read(text, reading)
    if column == "tag":
        family = reading.values.get("tag_family")
        return {"tag": match_tag(reading.book, family, text)}
    return {column: read_value(load_schema().columns[column], text, reading.source, reading.book)}


def read_value(column: Column, text: str, source: Source, book: CodeBook) -> Value:
    """Typed value of one canonical column; raises Unreadable."""
    if column.name == "project_code":
        return parse_project_code(text)
    if column.codes is not None:
        code = book.list(column.codes).match(text)
        return int(code) if column.type == "integer" else code
    if column.type == "date":
        return parse_date(text, source.date_order)
    return _PLAIN[column.type](text)


_PLAIN: dict[str, Callable[[str], Value]] = {
    "text": str,
    "integer": parse_integer,
    "boolean": parse_yes_no,
    "money": parse_usd,
    "months": parse_number,
    "number": parse_number,
}


def _allocation(text: str, reading: Reading) -> dict[str, Value]:
    amount, line = parse_allocation(text)
    code = reading.book.list("funding_lines").match(line)
    return {"amount_usd": amount, "funding_line": int(code)}


def _period(text: str, reading: Reading) -> dict[str, Value]:
    period = parse_period(text, reading.source.date_order)
    values: dict[str, Value] = {
        "start_date": period.start,
        "end_date": period.end,
        "planned_months": period.planned_months,
    }
    if period.extension_months is not None:
        values |= {"nce_months": period.extension_months, "new_end_date": period.end}
    return values


def _countries(text: str, reading: Reading) -> dict[str, Value]:
    book = reading.book
    named = parse_country_list(text, book.list("countries"), book.list("groupings"))
    values: dict[str, Value] = {"countries": named.countries}
    if named.grouping is not None:
        values["regional_grouping"] = named.grouping
    return values


def _project_codes(text: str, reading: Reading) -> dict[str, Value]:
    return {"project_codes": parse_project_codes(text)}


def _projects_and_share(text: str, reading: Reading) -> dict[str, Value]:
    count, share = parse_count_and_share(text)
    return {"projects": count, "projects_pct": share}


def _budget_and_share(text: str, reading: Reading) -> dict[str, Value]:
    amount, share = parse_count_and_share(text)
    return {"budget": amount, "budget_pct": share}


def _figure(name: str) -> Callable[[str, Reading], dict[str, Value]]:
    return lambda text, reading: {name: parse_number(text)}


@dataclass(frozen=True, slots=True)
class Composite:
    """A cell that holds several values: the columns it may fill, and its reader."""

    columns: frozenset[str]
    read: Callable[[str, Reading], dict[str, Value]]


_READERS: dict[str, Callable[[str, Reading], dict[str, Value]]] = {
    "allocation_and_line": _allocation,
    "period_and_extension": _period,
    "country_list": _countries,
    "project_code_list": _project_codes,
    "projects_and_share": _projects_and_share,
    "budget_and_share": _budget_and_share,
}

# Name used in a column map -> how such a cell is read.
COMPOSITES: dict[str, Composite] = {
    **{name: Composite(COMPOSITE_COLUMNS[name], read) for name, read in _READERS.items()},
    **{name: Composite(frozenset({name}), _figure(name)) for name in FIGURE_COLUMNS},
}
