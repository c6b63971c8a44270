"""How numbers, dates and their absence are written, on every page alike."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

NOT_STATED = "not stated"
NOT_APPLICABLE = "not applicable"

SMALL_BASE = 30
"""Below this many records a share is never shown without its counts."""

LARGE_BASE = 1_000
"""Above this many records a share may carry one decimal."""

Number = int | float | Decimal


def rounded(value: Number, decimals: int = 0) -> Decimal:
    """`value` rounded half up, as the documents round (2.5 becomes 3); nothing is -0."""
    found = Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return found if found else abs(found)


def count(value: Number | None) -> str:
    """A number of things: 1,234."""
    return NOT_STATED if value is None else f"{rounded(value):,}"


def decimal(value: Number | None) -> str:
    """A plain number without needless zeros: 38.5, 7."""
    if value is None:
        return NOT_STATED
    short = rounded(value, 2).normalize()
    return f"{short:,f}"


def usd(value: Number | None) -> str:
    """An amount as text shows it: USD 1.65 M from a million on, else USD 117,857."""
    if value is None:
        return NOT_STATED
    if abs(value) >= 1_000_000:
        return f"USD {rounded(Decimal(str(value)) / 1_000_000, 2)} M"
    return f"USD {rounded(value):,}"


def usd_short(value: Number) -> str:
    """An amount as a narrow column carries it, the currency being in the title: 450 k, 1.65 M."""
    if abs(value) >= 1_000_000:
        return f"{rounded(Decimal(str(value)) / 1_000_000, 2)} M"
    return f"{rounded(Decimal(str(value)) / 1_000)} k" if abs(value) >= 1_000 else count(value)


def usd_full(value: Number | None) -> str:
    """An amount as tables show it: USD 1,650,000, with cents only where there are any."""
    if value is None:
        return NOT_STATED
    whole = rounded(value, 2) == rounded(value)
    return f"USD {rounded(value, 0 if whole else 2):,}"


def months(value: Number | None) -> str:
    """A duration: 5.7 months."""
    return NOT_STATED if value is None else f"{rounded(value, 1)} months"


def percent(value: Number | None) -> str:
    """A share given in per cent, without decimals: 38%."""
    return NOT_STATED if value is None else f"{rounded(value)}%"


def percent_printed(value: Number | None) -> str:
    """A published share, with the decimals it was printed with: 38.5%."""
    return NOT_STATED if value is None else f"{decimal(value)}%"


def share(part: Number | None, base: Number | None) -> str:
    """`part` of `base` as a share.

    Counts go with it below 30 records: "52% (14 of 27)"; above 1,000 records one
    decimal: "12.6%". A base of nothing has no share: "not applicable".
    """
    if part is None or base is None:
        return NOT_STATED
    if base == 0:
        return NOT_APPLICABLE
    value = Decimal(str(part)) * 100 / Decimal(str(base))
    text = f"{rounded(value, 1 if base > LARGE_BASE else 0)}%"
    return f"{text} ({count(part)} of {count(base)})" if base < SMALL_BASE else text


def day(value: date | None) -> str:
    """A date: 1 May 2014."""
    return NOT_STATED if value is None else f"{value.day} {value:%b %Y}"


def years(first: int | None, last: int | None) -> str:
    """A span of years: 2011-2014, or 2013 alone."""
    if first is None or last is None:
        return NOT_STATED
    return str(first) if first == last else f"{first}–{last}"


def spans(found: Iterable[int]) -> list[str]:
    """Years with those that follow each other joined: 2001–2010, 2015."""
    runs: list[list[int]] = []
    for year in sorted(found):
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return [years(run[0], run[-1]) for run in runs]


def plural(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: 1 project, 14 projects."""
    return f"{count(number)} {one if number == 1 else many or one + 's'}"


def agreeing(number: int, one: str, several: str) -> str:
    """The word that goes with a number: 1 is, 2 are."""
    return one if number == 1 else several


def join(words: list[str], last: str = "and") -> str:
    """Words as a sentence lists them: Africa, Europe and Global."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


BY_FORMAT: dict[str, Callable[[Number | None], str]] = {
    "count": count,
    "usd": usd,
    "months": months,
    "percent": percent,
    "number": decimal,
}
"""The `format` of a metric in the warehouse to the way it is written."""

OF_UNIT = {"USD": "usd", "months": "months", "percent": "percent", "per cent": "percent"}
"""The unit of a published figure to its format; anything else is a count of things."""
