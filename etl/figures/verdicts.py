"""Whether a printed and a recomputed value agree.

The rule, in the order it is applied:

1. Equal values match.
2. A number printed with d decimals matches after rounding when it differs by at most half a
   unit of its last digit, 0.5 x 10^-d. `rounding.csv` may declare another step (the region
   table of the review 2011-2014 mixes whole and half points: 0.25 is allowed).
3. A total of amounts or shares that were rounded before adding may differ by half a unit for
   each part as well; counts of things are never rounded.
4. A word beside the number loosens it: about = within 5 per cent of the printed value;
   almost, less than = below it by at most 10 per cent; more than = above; at least = not
   below; up to = not above.
5. Everything else contradicts.
"""

import re
from decimal import Decimal

from etl.errors import Unreadable
from etl.normalise.numbers import parse_number
from etl.records import Record

_ABOUT = Decimal("0.05")
_JUST_BELOW = Decimal("0.10")
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")


def verdict_of(printed: Decimal, recomputed: Decimal, qualifier: str, allowed: Decimal) -> str:
    """Code of the list `verdicts`; `allowed` is the difference rounding explains."""
    if printed == recomputed:
        return "contradicts" if qualifier in {"less_than", "almost"} else "matches"
    if _fits(printed, recomputed, qualifier, allowed):
        return "matches_after_rounding"
    return "contradicts"


def _fits(printed: Decimal, recomputed: Decimal, qualifier: str, allowed: Decimal) -> bool:
    above = recomputed - printed
    if qualifier == "approx":
        return abs(above) <= max(allowed, _ABOUT * abs(printed))
    if qualifier in {"almost", "less_than"}:
        return -_JUST_BELOW * abs(printed) <= above < 0
    if qualifier in {"more_than", "greater_than", "at_least"}:
        return above > 0
    if qualifier == "up_to":
        return above < 0
    return abs(above) <= allowed


def rounding_step(figure: Record) -> Decimal:
    """One unit of the last digit the document prints, e.g. 0.1 for 38.5."""
    printed = figure["printed_number"]
    for found in _NUMBER.findall(figure.get("printed_form") or ""):
        try:
            shown = parse_number(found)
        except Unreadable:
            continue
        if shown == printed:
            return _last_digit(shown)
    return _last_digit(printed)


def _last_digit(number: Decimal) -> Decimal:
    return Decimal(1).scaleb(min(0, int(number.as_tuple().exponent)))
