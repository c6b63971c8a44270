"""Lists of countries as documents print them."""

import re
from dataclasses import dataclass

from etl.errors import Unreadable
from etl.normalise.codes import CodeList

_INCLUDING = re.compile(r",?\s+including\s+", re.IGNORECASE)
_LEADING_AND = re.compile(r"^and\s+", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NamedCountry:
    """ISO 3166-1 alpha-3 code and the name as printed."""

    iso3: str
    printed: str


@dataclass(frozen=True, slots=True)
class CountryList:
    """Countries named one by one, and the code of the grouping named (None: none)."""

    countries: tuple[NamedCountry, ...]
    grouping: str | None


def parse_country_list(text: str, countries: CodeList, groupings: CodeList) -> CountryList:
    """Countries and groupings of a printed list.

    "Haiti, Jamaica, Colombia" names countries; "Association of Southeast Asian
    Nations (ASEAN) Member States" a grouping, kept as such; "Countries and
    territories in SEE, including Albania, BiH" both. Raises Unreadable with
    the nearest known names when a part is neither, and for two groupings.
    """
    if countries.find(text) is None and groupings.find(text) is not None:
        return CountryList((), groupings.match(text))
    pieces: list[str] = []
    head_and_tail = _INCLUDING.split(text.strip(), maxsplit=1)
    if len(head_and_tail) == 2:
        pieces.append(head_and_tail[0])
    for piece in re.split(r"[,;]", head_and_tail[-1]):
        pieces += _split_at_and(piece, countries)
    named, grouped = [], []
    for piece in pieces:
        if groupings.find(piece) and not countries.find(piece):
            grouped.append(groupings.match(piece))
        else:
            named.append(NamedCountry(countries.match(piece), piece))
    if len(grouped) > 1:
        raise Unreadable(f"names {len(grouped)} groupings", "Keep the one the project is for")
    return CountryList(tuple(named), grouped[0] if grouped else None)


def _split_at_and(piece: str, countries: CodeList) -> list[str]:
    name = _LEADING_AND.sub("", piece.strip())
    if countries.find(name) is None and _AND.search(name):
        parts = _AND.split(name)
        if all(countries.find(part) for part in parts):
            return parts
    return [name]
