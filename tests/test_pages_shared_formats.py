"""How numbers and their absence are written."""

from datetime import date
from decimal import Decimal

import pytest

from pages.shared import formats


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal("1650000.00"), "USD 1.65 M"),
        (Decimal("117857.142857"), "USD 117,857"),
        (Decimal("0"), "USD 0"),
        (Decimal("999999.99"), "USD 1,000,000"),
        (None, "not stated"),
    ],
)
def test_amounts_in_text(value, written):
    assert formats.usd(value) == written


def test_amounts_in_full_show_cents_only_where_there_are_any():
    assert formats.usd_full(Decimal("149682.00")) == "USD 149,682"
    assert formats.usd_full(Decimal("117834.43")) == "USD 117,834.43"


def test_amounts_on_narrow_columns():
    assert [formats.usd_short(v) for v in (450_000, 1_650_000, 750, 0)] == [
        "450 k",
        "1.65 M",
        "750",
        "0",
    ]


def test_months_carry_one_decimal():
    assert formats.months(Decimal("5.714286")) == "5.7 months"
    assert formats.months(None) == "not stated"


@pytest.mark.parametrize(
    ("part", "base", "written"),
    [
        (14, 27, "52% (14 of 27)"),
        (17, 41, "41%"),
        (126, 1001, "12.6%"),
        (0, 12, "0% (0 of 12)"),
        (0, 0, "not applicable"),
        (None, 12, "not stated"),
    ],
)
def test_shares_carry_their_counts_when_the_base_is_small(part, base, written):
    assert formats.share(part, base) == written


def test_zero_not_stated_and_not_applicable_read_differently():
    assert len({formats.count(0), formats.count(None), formats.share(0, 0)}) == 3


def test_halves_are_rounded_up_as_the_documents_round():
    assert [formats.count(v) for v in (Decimal("0.5"), Decimal("1.5"), Decimal("2.5"))] == [
        "1",
        "2",
        "3",
    ]


def test_published_shares_keep_the_decimals_they_were_printed_with():
    assert formats.percent_printed(Decimal("38.500000")) == "38.5%"
    assert formats.percent_printed(Decimal("100.000000")) == "100%"


def test_dates_years_and_lists():
    assert formats.day(date(2014, 5, 1)) == "1 May 2014"
    assert formats.years(2011, 2014) == "2011–2014"
    assert formats.years(2013, 2013) == "2013"
    assert formats.join(["Africa", "Europe", "Global"]) == "Africa, Europe and Global"
    assert formats.join(["Africa"]) == "Africa"
    assert formats.plural(1, "country", "countries") == "1 country"
    assert formats.plural(1200, "project") == "1,200 projects"
