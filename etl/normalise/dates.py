"""Calendar dates."""

import re
from datetime import date
from typing import Literal

from etl.errors import Unreadable

DateOrder = Literal["day_first", "month_first"]

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_SLASHED = re.compile(r"(\d{1,2})\s*[/.]\s*(\d{1,2})\s*[/.]\s*(\d{4})")


def parse_date(text: str, order: DateOrder | None = None) -> date:
    """A date: "2014-05-01", "28/02/2013", also with stray blanks ("28/02/ 2013").

    `order` tells which of the first two numbers is the day; a source declares it.
    Raises Unreadable for no date, an impossible date, and for a date that could
    be two ("03/04/2019") when the order is not declared.
    """
    iso = _ISO.fullmatch(text.strip())
    if iso:
        return _date(int(iso[1]), int(iso[2]), int(iso[3]))
    slashed = _SLASHED.fullmatch(text.strip())
    if slashed is None:
        raise Unreadable("is not a date", "Write it as 2014-05-01 or 01/05/2014")
    first, second, year = (int(part) for part in slashed.groups())
    if _is_month_first(first, second, order):
        return _date(year, first, second)
    return _date(year, second, first)


def _is_month_first(first: int, second: int, order: DateOrder | None) -> bool:
    if order is None and first != second and first <= 12 and second <= 12:
        raise Unreadable(
            "can be read as two dates",
            "Declare date_order (day_first or month_first) in source.yml, or write 2019-04-03",
        )
    if order is None:
        return second > 12
    return order == "month_first"


def _date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise Unreadable("is not a date of the calendar", "Check day and month") from error
