"""Amounts of money in US dollars."""

import re
from decimal import Decimal

from etl.errors import Unreadable

_CURRENCY = re.compile(r"^(USD|US\$|\$)\s*|\s*(USD|US\$|\$)$", re.IGNORECASE)
_WHOLE_OR_CENTS = re.compile(r"\d+(\.\d{1,2})?")
_COMMA_GROUPS = re.compile(r"\d{1,3}(,\d{3})+(\.\d{1,2})?")
_DOT_GROUPS = re.compile(r"\d{1,3}(\.\d{3})+(,\d{1,2})?")
_COMMA_CENTS = re.compile(r"\d+,\d{1,2}")
_ALLOCATION = re.compile(r"(?P<amount>.+?)\s*\(\s*(?P<line>\d+)\s*\)")


def parse_usd(text: str) -> Decimal:
    """Amount in US dollars: "USD 70,000", "3,510,669.00", "USD 70.000".

    An amount has at most two decimals, so a dot or comma followed by exactly
    three digits separates thousands: "70.000" is seventy thousand. Amounts in
    that form are reported as a data issue (see `is_unusual_usd`).
    Raises Unreadable for another currency, a sign or any other form.
    """
    digits = _bare(text)
    if _WHOLE_OR_CENTS.fullmatch(digits):
        return Decimal(digits)
    if _COMMA_GROUPS.fullmatch(digits):
        return Decimal(digits.replace(",", ""))
    if _DOT_GROUPS.fullmatch(digits):
        return Decimal(digits.replace(".", "").replace(",", "."))
    if _COMMA_CENTS.fullmatch(digits):
        return Decimal(digits.replace(",", "."))
    raise Unreadable("is not an amount in US dollars", 'Write it as "USD 70,000" or 70000')


def is_unusual_usd(text: str) -> bool:
    """Whether an amount, with or without a line, uses the dot for thousands or the comma
    for decimals.
    """
    allocation = _ALLOCATION.fullmatch(text.strip())
    digits = _bare(text if allocation is None else allocation["amount"])
    return bool(_DOT_GROUPS.fullmatch(digits) or _COMMA_CENTS.fullmatch(digits))


def parse_allocation(text: str) -> tuple[Decimal, str]:
    """Amount and funding line: "USD 70,000 (2)" is (70000, "2").

    Raises Unreadable when the line in brackets is missing.
    """
    match = _ALLOCATION.fullmatch(text.strip())
    if match is None:
        raise Unreadable("is not an amount with a line", 'Write it as "USD 70,000 (2)"')
    return parse_usd(match["amount"]), match["line"]


def _bare(text: str) -> str:
    return _CURRENCY.sub("", text.strip()).strip()
