from decimal import Decimal

import pytest

from etl.errors import Unreadable
from etl.normalise.money import is_unusual_usd, parse_allocation, parse_usd
from etl.normalise.numbers import (
    parse_count_and_share,
    parse_integer,
    parse_number,
    parse_yes_no,
)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("USD 70,000", "70000"),
        ("USD 70.000", "70000"),
        ("USD 149,682", "149682"),
        ("3,510,669.00", "3510669.00"),
        ("1.234", "1234"),
        ("1.234.567,89", "1234567.89"),
        ("117857.14", "117857.14"),
        ("98,5", "98.5"),
        ("$ 100", "100"),
        ("100 USD", "100"),
    ],
)
def test_amounts_in_us_dollars(text, amount):
    assert parse_usd(text) == Decimal(amount)


@pytest.mark.parametrize(
    "text", ["EUR 70,000", "70,00,000", "1.2345", "1,234.567", "-5", "", "seventy", "70 000 (2)"]
)
def test_other_amounts_are_refused(text):
    with pytest.raises(Unreadable, match="is not an amount in US dollars"):
        parse_usd(text)


def test_unusual_forms_are_told_from_usual_ones():
    assert is_unusual_usd("USD 70.000")
    assert is_unusual_usd("98,5")
    assert not is_unusual_usd("USD 70,000")
    assert not is_unusual_usd("117857.14")


def test_allocation_holds_amount_and_line():
    assert parse_allocation("USD 70,000 (2)") == (Decimal(70000), "2")


def test_allocation_without_line_is_refused():
    with pytest.raises(Unreadable, match="with a line"):
        parse_allocation("USD 70,000")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("89,7", "89.7"),
        ("6.5", "6.5"),
        ("1,234", "1234"),
        ("3,510,669.00", "3510669.00"),
        ("-17.5", "-17.5"),
        ("117857.142857", "117857.142857"),
    ],
)
def test_numbers(text, number):
    assert parse_number(text) == Decimal(number)


@pytest.mark.parametrize("text", ["", "n/a", "1.234.567", "12 %", "1,2,3", "1e5"])
def test_other_numbers_are_refused(text):
    with pytest.raises(Unreadable, match="is not a number"):
        parse_number(text)


def test_integers_must_be_whole():
    assert parse_integer("2014") == 2014
    with pytest.raises(Unreadable, match="is not a whole number"):
        parse_integer("2014.5")


def test_count_or_amount_with_share():
    assert parse_count_and_share("5 (19%)") == (Decimal(5), Decimal(19))
    assert parse_count_and_share("831,000 (23.5%)") == (Decimal(831000), Decimal("23.5"))
    assert parse_count_and_share("3,510,669.00 (100%)") == (Decimal(3510669), Decimal(100))


def test_count_without_share_is_refused():
    with pytest.raises(Unreadable, match="with a share"):
        parse_count_and_share("5")


def test_yes_and_no_only():
    assert parse_yes_no("Yes") is True
    assert parse_yes_no("no") is False
    with pytest.raises(Unreadable, match="neither yes nor no"):
        parse_yes_no("1")
