from datetime import date
from decimal import Decimal

import pytest

from etl.errors import Unreadable
from etl.normalise.dates import parse_date
from etl.normalise.periods import Period, calendar_months, parse_period


@pytest.mark.parametrize("text", ["28/02/2013", "28/02/ 2013", "2013-02-28", "28.02.2013"])
def test_dates(text):
    assert parse_date(text, "day_first") == date(2013, 2, 28)


def test_day_above_twelve_needs_no_declared_order():
    assert parse_date("28/02/2013") == date(2013, 2, 28)
    assert parse_date("02/28/2013") == date(2013, 2, 28)


def test_same_day_and_month_needs_no_declared_order():
    assert parse_date("03/03/2019") == date(2019, 3, 3)


def test_date_that_could_be_two_is_asked_about():
    with pytest.raises(Unreadable, match="can be read as two dates"):
        parse_date("03/04/2019")


def test_declared_order_decides():
    assert parse_date("03/04/2019", "day_first") == date(2019, 4, 3)
    assert parse_date("03/04/2019", "month_first") == date(2019, 3, 4)


@pytest.mark.parametrize("text", ["31/02/2013", "00/01/2013", "2013-13-01"])
def test_days_outside_the_calendar_are_refused(text):
    with pytest.raises(Unreadable, match="not a date of the calendar"):
        parse_date(text, "day_first")


@pytest.mark.parametrize("text", ["February 2013", "28/02/13", ""])
def test_other_texts_are_refused(text):
    with pytest.raises(Unreadable, match="is not a date"):
        parse_date(text, "day_first")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        (
            "01/05/2014 –31/01/2015 8 months + 1 months NCE",
            Period(date(2014, 5, 1), date(2015, 1, 31), Decimal(8), Decimal(1)),
        ),
        (
            "15/01/2014 –30/11/2014 6.5 months + 4 months NCE",
            Period(date(2014, 1, 15), date(2014, 11, 30), Decimal("6.5"), Decimal(4)),
        ),
        (
            "01/01/2012 – 28/02/ 2013 12 months + 2 months NCE",
            Period(date(2012, 1, 1), date(2013, 2, 28), Decimal(12), Decimal(2)),
        ),
        (
            "01/09/2012 - 30/08/2013 12 months",
            Period(date(2012, 9, 1), date(2013, 8, 30), Decimal(12), None),
        ),
    ],
)
def test_periods(text, period):
    assert parse_period(text, "day_first") == period


def test_period_without_months_is_refused():
    with pytest.raises(Unreadable, match="is not a period"):
        parse_period("01/05/2014 – 31/01/2015", "day_first")


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (date(2014, 5, 1), date(2015, 1, 31), "9.00"),
        (date(2012, 8, 10), date(2014, 2, 9), "18.00"),
        (date(2014, 1, 15), date(2014, 11, 30), "10.53"),
        (date(2013, 10, 1), date(2015, 6, 26), "20.87"),
        (date(2012, 1, 1), date(2012, 2, 29), "2.00"),
    ],
)
def test_calendar_months_count_both_days(start, end, months):
    assert calendar_months(start, end) == Decimal(months)
