"""Numbers as documents print them."""

import re
from decimal import Decimal

from etl.errors import Unreadable

_PLAIN = re.compile(r"[+-]?\d+(\.\d+)?")
_COMMA_GROUPS = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
_DECIMAL_COMMA = re.compile(r"[+-]?\d+,(\d{1,2}|\d{4,})")
_COUNT_AND_SHARE = re.compile(r"(?P<count>[\d.,]+)\s*\(\s*(?P<share>[\d.,]+)\s*%\s*\)")


def parse_number(text: str) -> Decimal:
    """A number with English signs, or with a decimal comma ("89,7").

    A dot is always the decimal point. A comma followed by exactly three digits
    separates thousands ("1,234"); any other comma is a decimal comma.
    Raises Unreadable for everything else.
    """
    digits = text.strip()
    if _PLAIN.fullmatch(digits):
        return Decimal(digits)
    if _COMMA_GROUPS.fullmatch(digits):
        return Decimal(digits.replace(",", ""))
    if _DECIMAL_COMMA.fullmatch(digits):
        return Decimal(digits.replace(",", "."))
    raise Unreadable("is not a number", "Write digits such as 1234, 1,234.5 or 89,7")


def parse_integer(text: str) -> int:
    """A whole number; raises Unreadable when there is none or a fraction is left."""
    number = parse_number(text)
    if number != number.to_integral_value():
        raise Unreadable("is not a whole number", "Write a whole number such as 2014")
    return int(number)


def parse_count_and_share(text: str) -> tuple[Decimal, Decimal]:
    """Count or amount, and share in per cent: "5 (19%)", "561,192 (16%)".

    Raises Unreadable when either of the two is missing.
    """
    match = _COUNT_AND_SHARE.fullmatch(text.strip())
    if match is None:
        raise Unreadable("is not a number with a share", 'Write it as "5 (19%)"')
    return parse_number(match["count"]), parse_number(match["share"])


def parse_yes_no(text: str) -> bool:
    """True for yes, False for no; raises Unreadable for anything else."""
    answer = text.strip().casefold()
    if answer in {"yes", "no"}:
        return answer == "yes"
    raise Unreadable("is neither yes nor no", "Write yes or no, or leave the cell empty")
