"""Yes and no, codes, project codes, and cells with several values."""

import re
from collections.abc import Callable
from typing import TypeVar

from etl.codebook import CodeBook
from etl.errors import Unreadable
from etl.intake.parse.distinct import Cell, NoValue, Unusable
from etl.intake.parse.no_value import refuse_no_value
from etl.normalise.codes import CodeList
from etl.normalise.countries import CountryList, NamedCountry, parse_country_list
from etl.normalise.text import match_key

Value = TypeVar("Value")

_YES = {"yes", "y", "true", "1", "x", "oui", "si", "✓", "✔", "☑", "☒", "ja"}
_NO = {"no", "n", "false", "0", "non", "☐", "nein"}

_LOOSE_CODE = re.compile(r"([A-Za-z]{2})[\s.\-_/]{0,3}(\d{4})")
_CODES_APART = re.compile(r"[,;|/\n+&]|\band\b|\bet\b|\by\b", re.IGNORECASE)
_VALUES_APART = re.compile(r"[,;|/\n+&]|\band\b", re.IGNORECASE)
_COUNTRIES_APART = re.compile(r"[;|\n]")
_WHOLE_NUMBER = re.compile(r"(\d+)\.0+")


def read_yes_no(cell: Cell) -> bool:
    """True or False; raises Unusable for another word, NoValue for a word that says nothing."""
    answer = match_key(cell.text)
    if answer in _YES:
        return True
    if answer in _NO:
        return False
    refuse_no_value(cell.text)
    raise Unusable(
        "yes_no_unreadable", "is neither yes nor no", "Write yes or no, or leave the cell empty"
    )


def read_code(cell: Cell, codes: CodeList) -> str:
    """Code of a list for a code, label or other known form.

    Raises Unusable with the nearest known codes, NoValue for a word that says nothing.
    """
    text = cell.text.strip()
    whole = _WHOLE_NUMBER.fullmatch(text)
    code = codes.find(whole[1] if whole else text) or codes.find(text.replace("_", " "))
    if code is not None:
        return code
    refuse_no_value(text)
    rule = "country_unknown" if codes.name == "countries" else "code_unknown"
    return _matched(rule, lambda: codes.match(text))


def read_project_code(cell: Cell) -> str:
    """A project code, also where case and the sign between letters and number differ."""
    match = _LOOSE_CODE.fullmatch(cell.text.strip())
    if match is None:
        refuse_no_value(cell.text)
        problem = "is not a project code"
        advice = "Write two letters, a dot and four digits: LM.0329"
        raise Unusable("project_code_unreadable", problem, advice)
    return f"{match[1].upper()}.{match[2]}"


def read_project_codes(cell: Cell) -> list[str]:
    """Project codes of one cell, each once, in their order."""
    pieces = [piece for piece in _CODES_APART.split(cell.text) if piece.strip()]
    if not pieces:
        raise NoValue
    codes = [read_project_code(Cell(piece)) for piece in pieces]
    return list(dict.fromkeys(codes))


def read_codes(cell: Cell, codes: CodeList) -> list[str]:
    """Codes of one cell, each once, in their order; the whole cell may be one label."""
    if codes.find(cell.text) is not None:
        return [read_code(cell, codes)]
    refuse_no_value(cell.text)
    pieces = [piece for piece in _VALUES_APART.split(cell.text) if piece.strip()]
    if not pieces:
        raise NoValue
    return list(dict.fromkeys(read_code(Cell(piece), codes) for piece in pieces))


def read_countries(cell: Cell, book: CodeBook) -> dict[str, object]:
    """ISO 3166 codes, the names as written, and the grouping where one is named."""
    countries, groupings = book.list("countries"), book.list("groupings")
    refuse_no_value(cell.text)
    named: dict[str, str] = {}
    grouping = None
    for piece in _country_pieces(cell.text, countries):
        found = _country_list(piece, countries, groupings)
        for country in found.countries:
            named.setdefault(country.iso3, country.printed)
        if grouping and found.grouping and grouping != found.grouping:
            raise Unusable("country_unknown", "names two groupings", "Keep one of the two")
        grouping = grouping or found.grouping
    return {"iso3": list(named), "country_printed": list(named.values()), "grouping": grouping}


def _country_pieces(text: str, countries: CodeList) -> list[str]:
    pieces: list[str] = []
    for piece in _COUNTRIES_APART.split(text):
        # "Kosovo/UNSCR 1244" is one name, "Ghana/Kenya" are two.
        pieces += [piece] if countries.find(piece) else piece.split("/")
    return [piece.strip() for piece in pieces if piece.strip()]


def _country_list(text: str, countries: CodeList, groupings: CodeList) -> CountryList:
    whole = countries.find(text)
    if whole is not None:
        return CountryList((NamedCountry(whole, text),), None)
    return _matched("country_unknown", lambda: parse_country_list(text, countries, groupings))


def _matched(rule: str, read: Callable[[], Value]) -> Value:
    try:
        return read()
    except Unreadable as error:
        raise Unusable(rule, error.problem, error.advice) from error
