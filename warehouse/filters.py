"""Turns what a person or a page asks to keep into values the engine can be given."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

import pyarrow as pa

from warehouse.errors import BadFilter, suggestion
from warehouse.registry import Dimension
from warehouse.schema import load_codes, load_schema

# Stands for "no value" where a filter is written as text.
NOT_STATED = "not stated"

_TRUE = {"true", "yes", "1"}
_FALSE = {"false", "no", "0"}
_ORDERED = {"integer", "date", "money", "months", "number"}


@dataclass(frozen=True)
class Between:
    """A range with both ends included; None leaves an end open."""

    low: Any
    high: Any


@dataclass(frozen=True)
class Filter:
    """What to keep of one dimension: some values, perhaps the unknown ones, or a range."""

    dimension: Dimension
    values: tuple[Any, ...] = ()
    with_missing: bool = False
    between: Between | None = None


def parse_where(texts: Iterable[str]) -> dict[str, Any]:
    """Filters written as `name=value`, `name=a..b` or `name=a|b|c`.

    Raises BadFilter when the text has no equals sign or a name is given twice,
    which could be meant to narrow or to widen.
    """
    where: dict[str, Any] = {}
    for text in texts:
        name, equals, value = (part.strip() for part in text.partition("="))
        if not equals or not name or not value:
            raise BadFilter(
                f"The filter '{text}' is not of the form name=value.",
                "Write for example funding_year=2011..2014 or iso3=KEN|UGA.",
            )
        if name in where:
            raise BadFilter(
                f"The filter on '{name}' is given twice.",
                f"Give it once: several values separated by |, or a range, as {name}=a..b.",
            )
        if ".." in value:
            low, _, high = value.partition("..")
            wanted: Any = Between(low.strip() or None, high.strip() or None)
        else:
            wanted = [part.strip() for part in value.split("|")]
        where[name] = wanted
    return where


def resolve(dimension: Dimension, wanted: Any) -> Filter:
    """One filter with every value checked and of the dimension's type.

    `wanted` is a value, several of them, or a `Between`. A value is a code or a
    label; None and the words "not stated" mean records without a value. Raises
    BadFilter with the nearest known values.
    """
    if isinstance(wanted, Between):
        return Filter(dimension, between=_range(dimension, wanted))
    several = isinstance(wanted, Iterable) and not isinstance(wanted, str | bytes | Mapping)
    given = list(wanted) if several else [wanted]
    if not given:
        raise BadFilter(
            f"The filter on '{dimension.name}' has no value.", "Leave it out to keep everything."
        )
    stated = [value for value in given if not _means_missing(value)]
    values = dict.fromkeys(convert(dimension, value) for value in stated)
    return Filter(dimension, tuple(values), with_missing=len(stated) < len(given))


def convert(dimension: Dimension, value: Any) -> Any:
    """`value`, a code or label in any case, as the dimension stores it; raises BadFilter."""
    if dimension.codes is not None:
        value = _code(dimension, str(value))
    try:
        return _CONVERTERS[dimension.type](value)
    except (ValueError, InvalidOperation) as error:
        raise BadFilter(
            f"'{value}' is not a value of '{dimension.name}'.",
            f"Expected: {_EXPECTED[dimension.type]}.",
        ) from error


def code_rows(dimension: Dimension) -> list[dict[str, str]]:
    """The rows of the dimension's code list, in display order; empty when it has none."""
    if dimension.codes is None:
        return []
    rows = load_codes(dimension.codes)
    return [row for row in rows if dimension.family in (None, row.get("tag_family"))]


def _means_missing(value: Any) -> bool:
    return value is None or (isinstance(value, str) and value.strip().lower() == NOT_STATED)


def _range(dimension: Dimension, wanted: Between) -> Between:
    if dimension.type not in _ORDERED:
        raise BadFilter(
            f"'{dimension.name}' has no order, so it takes no range.",
            "Give one value or several separated by |.",
        )
    if wanted.low is None and wanted.high is None:
        raise BadFilter(f"The range on '{dimension.name}' has neither a start nor an end.")
    low, high = (
        None if end is None else convert(dimension, end) for end in (wanted.low, wanted.high)
    )
    if low is not None and high is not None and low > high:
        raise BadFilter(
            f"The range {low}..{high} on '{dimension.name}' is empty.",
            f"Did you mean {high}..{low}?",
        )
    return Between(low, high)


def _code(dimension: Dimension, value: str) -> str:
    exact, folded = _names(dimension.codes or "", dimension.family)
    wanted = value.strip().casefold()
    code = exact.get(wanted) or folded.get(_folded(wanted))
    if code is None:
        rows = code_rows(dimension)
        known = {row["code"] for row in rows} | {row["label"] for row in rows}
        hint = suggestion(value, known)
        raise BadFilter(f"'{value}' is not a value of '{dimension.name}'.", hint)
    return code


@cache
def _names(codes: str, family: str | None) -> tuple[dict[str, str], dict[str, str]]:
    """What each code of a list may be called, to the code: in small letters, and folded.

    Codes go before labels, labels before aliases, and the first in the list wins.
    """
    rows = [row for row in load_codes(codes) if family in (None, row.get("tag_family"))]
    names = [(row["code"], row["code"]) for row in rows]
    names += [(row["label"], row["code"]) for row in rows]
    names += [
        (alias, row["code"]) for row in rows for alias in (row.get("aliases") or "").split("|")
    ]
    if codes == "countries":
        names += [(row["alias"], row["iso3"]) for row in load_codes("country_aliases")]
    exact: dict[str, str] = {}
    folded: dict[str, str] = {}
    for name, code in names:
        if name:
            exact.setdefault(name.casefold(), code)
            folded.setdefault(_folded(name), code)
    return exact, folded


def _folded(text: str) -> str:
    """A name without accents, apostrophes and hyphens, in small letters."""
    letters = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", text.casefold())
        if not unicodedata.combining(letter)
    )
    return " ".join(re.sub(r"['’‘`´]", "", letters).replace("-", " ").split())


def _boolean(value: Any) -> bool:
    text = str(value).strip().lower()
    if text in _TRUE:
        return True
    if text in _FALSE:
        return False
    raise ValueError(text)


def _integer(value: Any) -> int:
    number = _decimal(value)
    if number != number.to_integral_value():
        raise ValueError(value)
    return int(number)


def _decimal(value: Any) -> Decimal:
    number = Decimal(str(value).strip())
    if not number.is_finite():
        raise ValueError(value)
    return number


def _date(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value).strip())


_CONVERTERS = {
    "text": lambda value: str(value).strip(),
    "integer": _integer,
    "boolean": _boolean,
    "date": _date,
    "money": _decimal,
    "months": _decimal,
    "number": _decimal,
}

_EXPECTED = {
    "text": "a text",
    "integer": "a whole number",
    "boolean": "yes or no",
    "date": "a date such as 2014-05-31",
    "money": "an amount such as 100000",
    "months": "a number of months such as 6.5",
    "number": "a number",
}


def column_dimension(field: pa.Field) -> Dimension:
    """A column of a relation as something to filter by."""
    known = load_schema().columns.get(field.name)
    if known is not None:
        return Dimension(
            name=field.name,
            label=known.label,
            description=known.meaning,
            type=known.type,
            codes=known.codes,
            column=field.name,
        )
    return Dimension(
        name=field.name,
        label=field.name,
        description="",
        type=_filter_type(field.type),
        column=field.name,
    )


def _filter_type(arrow_type: pa.DataType) -> str:
    if pa.types.is_boolean(arrow_type):
        return "boolean"
    if pa.types.is_integer(arrow_type):
        return "integer"
    if pa.types.is_date(arrow_type):
        return "date"
    return "number" if pa.types.is_decimal(arrow_type) else "text"
