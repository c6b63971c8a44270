"""Dates as texts, in three orders and with names of months.

The year first (2019-04-03) and the name of a month (3 April 2019) are certain. Of
03/04/2019 only the column can say which is the day: another cell with a part above
12, the form in the header, or what intake.yml declares. Where these contradict each other
it is asked about. Nothing else is guessed.
"""

import re
from datetime import date

from etl.errors import Unreadable
from etl.intake.parse.distinct import Cell, DistinctCells, Doubtful, Fault, Unusable
from etl.intake.parse.no_value import refuse_no_value
from etl.normalise.dates import DateOrder, parse_date
from etl.normalise.text import match_key

_TIME = re.compile(r"[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[ap]m)?(Z|[+-]\d{2}:?\d{2})?$", re.I)
_YEAR_FIRST = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})")
_YEAR_LAST = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4})")
_SHORT_YEAR = re.compile(r"\d{1,2}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{2}")
_DAY_AND_NAME = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|er)?[\s./-]*(?:de |of )?([a-z]{3,})\.?[\s,./-]*(?:de )?(\d{4}|\d{2})"
)
_NAME_AND_DAY = re.compile(r"([a-z]{3,})\.?[\s-]*(\d{1,2})(?:st|nd|rd|th)?[\s,-]+(\d{4})")
_YEAR_ONLY = re.compile(r"\d{4}")
_YEAR_AND_MONTH = re.compile(r"(\d{4})[-/. ](\d{1,2})")
_MONTH_AND_YEAR = re.compile(r"(\d{1,2})[-/. ](\d{4})")
_NAME_AND_YEAR = re.compile(r"([a-z]{3,})\.?[\s,./-]*(?:de )?(\d{4})")
_SERIAL = re.compile(r"\d{5}(\.\d+)?")

# Excel counts days from here; its mistaken 29 February 1900 is inside the offset.
_EXCEL_DAY_ZERO = date(1899, 12, 30).toordinal()

# First letters of months in English, French and Spanish, blind to accents.
_MONTHS = {
    1: ("jan", "ene"),
    2: ("feb", "fev"),
    3: ("mar",),
    4: ("apr", "avr", "abr"),
    5: ("may", "mai"),
    6: ("jun", "juin"),
    7: ("jul", "juil"),
    8: ("aug", "aou", "ago"),
    9: ("sep", "set"),
    10: ("oct",),
    11: ("nov",),
    12: ("dec", "dic"),
}

_ENOUGH_DAYS = 2
_LAST_MONTH = 12
_FIRST: dict[DateOrder, str] = {"day_first": "day", "month_first": "month"}
_WRITE_IT = "Write it as 2019-04-03"


def order_of(cells: DistinctCells) -> DateOrder | None:
    """Order of day and month that a column proves; None without proof or with proof of both."""
    orders = {order for cell in cells if (order := _proof(cell)) is not None}
    return orders.pop() if len(orders) == 1 else None


def _proof(cell: Cell) -> DateOrder | None:
    match = _YEAR_LAST.fullmatch(_without_time(cell.text))
    if cell.typed or match is None:
        return None
    first, second = int(match[1]), int(match[2])
    if 12 < first <= 31 and second <= 12:
        return "day_first"
    if 12 < second <= 31 and first <= 12:
        return "month_first"
    return None


def may_be_exchanged(cells: DistinctCells) -> bool:
    """Whether a spreadsheet program may have exchanged day and month of real dates.

    A program that expects 04/25/2019 takes 03/04/2019 for the 4th of March, and leaves
    25/04/2019 a text. What it leaves behind are real dates up to the 12th of a month
    only, beside texts whose day is above 12.
    """
    days = [int(match[3]) for cell in cells if cell.typed and (match := _day_of(cell))]
    texts = [match for cell in cells if not cell.typed and (match := _YEAR_LAST.match(cell.text))]
    proven = order_of(cells) is not None and not any(_either(match) for match in texts)
    return proven and len(days) >= _ENOUGH_DAYS and max(days) <= _LAST_MONTH


def _day_of(cell: Cell) -> re.Match[str] | None:
    return _YEAR_FIRST.fullmatch(_without_time(cell.text))


def read_with_doubt(cell: Cell, day: date) -> date:
    """The day of a cell of a column that `may_be_exchanged`; raises Doubtful for real dates."""
    if not cell.typed or day.day == day.month:
        return day
    other = date(day.year, day.day, day.month)
    problem = (
        f"is {day:%-d %B %Y}, and may have been {other:%-d %B %Y}: all real dates of the column "
        "lie up to the 12th of a month, and all others are texts"
    )
    advice = "Compare it with the source; export the column as 2019-04-03 to be certain"
    raise Doubtful(day, Fault("dates_exchanged", problem, advice))


def read_date(cell: Cell, order: DateOrder | None, declared: DateOrder | None = None) -> date:
    """The day a cell names.

    `order` is what the column proves and `declared` what the header or intake.yml
    says. Raises Unusable for no date, for one outside the calendar, and for one
    that can be two; NoValue for a word that says there is none.
    """
    text = _without_time(cell.text)
    first = _YEAR_FIRST.fullmatch(text)
    if first:
        return _day(int(first[1]), int(first[2]), int(first[3]))
    last = _YEAR_LAST.fullmatch(text)
    if last:
        return _year_last(last, order, declared)
    named = _with_month_name(text)
    if named is not None:
        return named
    refuse_no_value(text)
    raise _no_date(cell, text)


def read_partial_date(cell: Cell, order: DateOrder | None, declared: DateOrder | None) -> str:
    """A day, a month or a year, as precisely as the cell says: 2019-04-03, 2019-04, 2019."""
    text = _without_time(cell.text)
    if _YEAR_ONLY.fullmatch(text):
        return text
    for pattern, year, month in ((_YEAR_AND_MONTH, 1, 2), (_MONTH_AND_YEAR, 2, 1)):
        match = pattern.fullmatch(text)
        if match:
            return f"{_day(int(match[year]), int(match[month]), 1):%Y-%m}"
    match = _NAME_AND_YEAR.fullmatch(match_key(text))
    if match and _month(match[1]):
        return f"{match[2]}-{_month(match[1]):02d}"
    return read_date(cell, order, declared).isoformat()


def _year_last(match: re.Match[str], order: DateOrder | None, declared: DateOrder | None) -> date:
    parts = f"{match[1]}/{match[2]}/{match[3]}"
    if _either(match) and (declared or order) is None:
        raise _ambiguous(parts, "no other cell of the column says which is meant")
    if _either(match) and declared and order and declared != order:
        first = _FIRST[declared]
        why = f"the {first} is declared to come first, but other dates of the column say otherwise"
        raise _ambiguous(parts, why)
    try:
        return parse_date(parts, declared or (order if _either(match) else None))
    except Unreadable as error:
        problem = error.problem
        if declared is not None and _is_date(parts):
            first = _FIRST[declared]
            problem = f"is no date with the {first} first, as the header or intake.yml declares"
        raise Unusable("date_unreadable", problem, _WRITE_IT) from error


def _ambiguous(parts: str, why: str) -> Unusable:
    days = [parse_date(parts, order) for order in _FIRST]
    readings = " or ".join(f"{day:%-d %B %Y}" for day in days)
    write = f"Write {' or '.join(day.isoformat() for day in days)}"
    advice = f"{write}, or declare date_order: day_first or month_first in intake.yml; {why}"
    return Unusable("date_ambiguous", f"can be {readings}", advice)


def _is_date(parts: str) -> bool:
    try:
        parse_date(parts)
    except Unreadable:
        return False
    return True


def _either(match: re.Match[str]) -> bool:
    first, second = int(match[1]), int(match[2])
    return first != second and first <= 12 and second <= 12


def _with_month_name(text: str) -> date | None:
    plain = match_key(text)
    match = _DAY_AND_NAME.fullmatch(plain)
    if match and _month(match[2]):
        # Two digits are a year of this century: the Fund began in 2001.
        year = int(match[3]) if len(match[3]) == 4 else 2000 + int(match[3])
        return _day(year, _month(match[2]), int(match[1]))
    match = _NAME_AND_DAY.fullmatch(plain)
    if match and _month(match[1]):
        return _day(int(match[3]), _month(match[1]), int(match[2]))
    return None


def _month(name: str) -> int:
    for number, beginnings in _MONTHS.items():
        if name.startswith(beginnings):
            return number
    return 0


def _no_date(cell: Cell, text: str) -> Unusable:
    if _SHORT_YEAR.fullmatch(text):
        advice = f"{_WRITE_IT}, with four digits for the year"
        return Unusable("date_ambiguous", "has a year of two digits", advice)
    if cell.typed and _SERIAL.fullmatch(text):
        day = date.fromordinal(_EXCEL_DAY_ZERO + int(float(text)))
        advice = f"Format the cell as a date if {day.isoformat()} is meant, or write the date"
        return Unusable("date_unreadable", "is a number, not a date", advice)
    return Unusable("date_unreadable", "is not a date", f"{_WRITE_IT} or 3 April 2019")


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        problem = "is not a date of the calendar"
        raise Unusable("date_unreadable", problem, "Check day and month") from error


def _without_time(text: str) -> str:
    return _TIME.sub("", text.strip()).strip()
