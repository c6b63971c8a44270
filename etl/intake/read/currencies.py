"""Currencies that only the format of a cell shows.

A cell with the number 5000 and the format "#,##0 €" shows "5,000 €", while the number
itself says nothing of euros. Read as it stands, it would pass for US dollars.
"""

import re
from collections.abc import Iterable, Mapping
from unicodedata import category

import pyarrow as pa

_SIGNS = {"€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₣": "CHF"}
# What stands in the brackets of a currency: [$EUR], [$CHF-807], [$R$-416], [$kr-41D].
_BRACKETED = re.compile(r"\[\$([^\]\-]+)")
# A sign in quotes: "CHF", "R$", "kr". Longer words, such as "months", are no currency.
_QUOTED = re.compile(r'"\s*([A-Z]{1,3}\$|[A-Z]{3}|Fr\.?|kr\.?|R|Rs\.?|Ksh)\s*"', re.IGNORECASE)
_DOLLARS = {"$", "US$", "USD"}


def currency_of(number_format: str) -> str | None:
    """Currency a format shows, as ISO code or as the sign itself; None for US dollars and none."""
    for sign, code in _SIGNS.items():
        if sign in number_format:
            return code
    named = [*_BRACKETED.findall(number_format), *_QUOTED.findall(number_format)]
    named += [sign for sign in number_format if category(sign) == "Sc" and sign != "$"]
    other = [name.strip() for name in named if name.strip().upper() not in _DOLLARS]
    return other[0] if other else None


def with_currencies(
    texts: tuple[pa.Array, ...],
    typed: tuple[pa.Array, ...],
    first_column: int,
    currencies: Mapping[tuple[int, str], Iterable[int]],
) -> tuple[tuple[pa.Array, ...], tuple[pa.Array, ...]]:
    """Texts and marks with each number shown in a currency as people see it: "EUR 5000".

    `currencies` gives the rows (from 1) by column (from 0) and currency. Such a
    cell no longer counts as typed, so that its reader must look at the currency.
    """
    new_texts, new_typed = list(texts), list(typed)
    for (column, currency), rows in currencies.items():
        index = column - first_column
        if not 0 <= index < len(texts):
            continue
        cells, marks = new_texts[index].to_pylist(), new_typed[index].to_pylist()
        for row in rows:
            if row <= len(cells) and marks[row - 1]:
                cells[row - 1], marks[row - 1] = f"{currency} {cells[row - 1]}", False
        new_texts[index] = pa.array(cells, pa.string())
        new_typed[index] = pa.array(marks, pa.bool_())
    return tuple(new_texts), tuple(new_typed)
