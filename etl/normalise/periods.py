"""Project periods with their extensions, as the first review prints them."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from etl.errors import Unreadable
from etl.normalise.dates import DateOrder, parse_date

_DATE = r"\d{1,2}\s*/\s*\d{1,2}\s*/\s*\d{4}"
_PERIOD = re.compile(
    rf"(?P<start>{_DATE})\s*[–-]\s*(?P<end>{_DATE})"
    r"\s+(?P<planned>\d+(\.\d+)?)\s*months?"
    r"(\s*\+\s*(?P<extension>\d+(\.\d+)?)\s*months?\s*NCE)?"
)


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, planned months, and months added without cost (None: none printed)."""

    start: date
    end: date
    planned_months: Decimal
    extension_months: Decimal | None


def parse_period(text: str, order: DateOrder | None = None) -> Period:
    """Period such as "01/05/2014 –31/01/2015 8 months + 1 months NCE".

    Raises Unreadable when a part is missing or a date is not certain.
    """
    match = _PERIOD.fullmatch(text.strip())
    if match is None:
        raise Unreadable(
            "is not a period with its months",
            'Write it as "01/05/2014 - 31/01/2015 8 months + 1 month NCE"',
        )
    extension = match["extension"]
    return Period(
        start=parse_date(match["start"], order),
        end=parse_date(match["end"], order),
        planned_months=Decimal(match["planned"]),
        extension_months=None if extension is None else Decimal(extension),
    )


def calendar_months(start: date, end: date) -> Decimal:
    """Length of a period in months, both days included, with two decimals.

    Whole months count as they stand; the days left over as thirtieths.
    """
    after = date.fromordinal(end.toordinal() + 1)
    months = (after.year - start.year) * 12 + after.month - start.month
    days = after.day - start.day
    if days < 0:
        months -= 1
        first_of_month = after.replace(day=1)
        days += date.fromordinal(first_of_month.toordinal() - 1).day
    return (Decimal(months) + Decimal(days) / 30).quantize(Decimal("0.01"))
