"""Numbers and amounts as texts, with either separator.

1,234,567 and 12.5 are certain; 1.234 and 1,234 are thousands or decimals. Only the
column can say which: another cell that is certain, or what intake.yml declares. Where
that makes them decimals of something that has no three decimals, they are asked about:
150,000 below 200.000,00 is hardly 150 dollars.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from etl.intake.parse.distinct import Cell, DistinctCells, Doubtful, Fault, Unusable
from etl.intake.parse.no_value import refuse_no_value
from etl.intake.settings import DecimalSign

_DOLLARS = re.compile(
    r"^(US ?\$|USD|\$)\s*|\s*(US ?\$|USD|US dollars?|dollars?|\$)$", re.IGNORECASE
)
_CURRENCY = re.compile(
    r"[^\W\d_]{1,3}\$|[€£¥₠-₿৳฿]|\b(?:R|Rs|kr|zł|Fr|Ksh)\b|"
    r"\b(?:EUR|CHF|GBP|JPY|CAD|AUD|NZD|NOK|SEK|DKK|XOF|XAF|CFA|ZAR|KES|NGN|GHS|INR|BDT|PHP|"
    r"CNY|RUB|UAH|TRY|MXN|BRL|COP|euros?|francs?|pounds?)\b|(?:EUR|CHF|GBP)(?=\d)",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\((.*)\)")
_THOUSANDS_APART = re.compile(r"\d{1,3}([ '’\u00a0\u202f]\d{3})+([.,]\d+)?")
_GROUP_SIGNS = re.compile(r"[ '’\u00a0\u202f]")
_MACHINE = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d{1,3})?")
_POINT_DECIMAL = re.compile(r"\d*\.\d+|\d{1,3}(,\d{3})+\.\d+|\d{1,3}(,\d{3}){2,}")
_COMMA_DECIMAL = re.compile(r"\d*,\d+|\d{1,3}(\.\d{3})+,\d+|\d{1,3}(\.\d{3}){2,}")
_EITHER = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_EITHER_DECIMALS = 3
_SIGNS = {"point": ".", "comma": ","}
_WHOLE = re.compile(r"\d+")
_MONTHS = re.compile(r"\s*(months?|mois|meses)$", re.IGNORECASE)

_CENTS = 2
_MONTH_DECIMALS = 2

# Months are kept with six digits before the point.
_MOST_MONTHS = 10**6

# A spreadsheet's binary number is this close to the decimal that was typed.
_BINARY_NOISE = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class Signs:
    """Decimal sign that a column proves, and the one intake.yml declares; None for none."""

    proven: DecimalSign | None = None
    declared: DecimalSign | None = None


def sign_of(cells: DistinctCells) -> DecimalSign | None:
    """Decimal sign that a column proves; None without proof or with proof of both."""
    signs = {sign for cell in cells if (sign := _proof(cell)) is not None}
    return signs.pop() if len(signs) == 1 else None


def _proof(cell: Cell) -> DecimalSign | None:
    digits = _bare(cell.text)
    if cell.typed or _EITHER.fullmatch(digits):
        return None
    if _POINT_DECIMAL.fullmatch(digits):
        return "point"
    if _COMMA_DECIMAL.fullmatch(digits):
        return "comma"
    return None


def read_number(cell: Cell, signs: Signs, decimals: int) -> Decimal:
    """A number with at most so many decimals; `signs` is what the column and intake.yml say.

    Raises Unusable for no number, one that can be two, and one with more decimals;
    NoValue for a word that says there is none.
    """
    number = _number(cell, signs, decimals)
    return _told_if_rounded(_fitted(number, decimals, typed=cell.typed), number)


def read_amount(cell: Cell, signs: Signs) -> Decimal:
    """An amount in US dollars, with or without their sign; other currencies are refused."""
    text = _DOLLARS.sub("", _DOLLARS.sub("", cell.text.strip())).strip()
    refuse_no_value(text)
    if _CURRENCY.search(text) and _WHOLE.search(text):
        advice = "Give the amount in US dollars; nothing is converted here"
        raise Unusable("currency_other", "is not in US dollars", advice)
    number = _number(Cell(text, cell.typed), signs, _CENTS)
    return _told_if_rounded(_not_negative(_fitted(number, _CENTS, typed=cell.typed)), number)


def read_count(cell: Cell, signs: Signs) -> int:
    """A whole number, zero or more."""
    number = _number(cell, signs, 0)
    if number != number.to_integral_value():
        advice = "Write a whole number such as 2014"
        raise Unusable("number_unreadable", "is not a whole number", advice)
    if abs(number) >= 10**15:
        raise _too_large()
    return int(_not_negative(number))


def read_months(cell: Cell, signs: Signs) -> Decimal:
    """A number of months, zero or more, with or without the word."""
    text = _MONTHS.sub("", cell.text.strip())
    number = _number(Cell(text, cell.typed), signs, _MONTH_DECIMALS)
    months = _fitted(number, _MONTH_DECIMALS, typed=cell.typed)
    if abs(months) >= _MOST_MONTHS:
        raise _too_large()
    return _told_if_rounded(_not_negative(months), number)


def _number(cell: Cell, signs: Signs, decimals: int) -> Decimal:
    text = cell.text.strip()
    if cell.typed and _MACHINE.fullmatch(text):
        return Decimal(text)
    refuse_no_value(text)
    bracketed = _BRACKETS.fullmatch(text)
    negative = bracketed is not None or text.startswith(("-", "−"))
    digits = _bare(text)
    number = _unsigned(digits, signs, decimals)
    return -number if negative else number


def _unsigned(digits: str, signs: Signs, decimals: int) -> Decimal:
    if _WHOLE.fullmatch(digits):
        return Decimal(digits)
    if _EITHER.fullmatch(digits):
        sign = signs.declared or signs.proven
        if sign is None:
            raise _ambiguous(digits, "no other cell of the column says which is meant")
        if signs.proven not in (sign, None):
            why = f"other cells of the column have the {signs.proven} before decimals"
            raise _ambiguous(digits, f"intake.yml declares the {sign}, but {why}")
        if decimals < _EITHER_DECIMALS and _SIGNS[sign] in digits:
            raise _ambiguous(digits, f"the column has the {sign} before decimals")
        return _with_sign(digits, sign)
    if _POINT_DECIMAL.fullmatch(digits):
        return _with_sign(digits, "point")
    if _COMMA_DECIMAL.fullmatch(digits):
        return _with_sign(digits, "comma")
    raise Unusable("number_unreadable", "is not a number", "Write digits such as 70000 or 1234.50")


def _ambiguous(digits: str, why: str) -> Unusable:
    whole, decimal = digits.replace(".", "").replace(",", ""), digits.replace(",", ".")
    advice = f"Write {whole} or {decimal}0, or declare decimal: point or comma in intake.yml; {why}"
    return Unusable("number_ambiguous", f"can be {whole} or {decimal}", advice)


def _with_sign(digits: str, sign: DecimalSign) -> Decimal:
    if sign == "point":
        return Decimal(digits.replace(",", ""))
    return Decimal(digits.replace(".", "").replace(",", "."))


def _bare(text: str) -> str:
    """Digits and separators, without sign, brackets, dollars, months and blanks in groups."""
    bare = _DOLLARS.sub("", text.strip())
    bracketed = _BRACKETS.fullmatch(bare)
    bare = _DOLLARS.sub("", (bracketed[1] if bracketed else bare).strip().lstrip("+-−").strip())
    bare = _MONTHS.sub("", bare).strip()
    return _GROUP_SIGNS.sub("", bare) if _THOUSANDS_APART.fullmatch(bare) else bare


def _fitted(number: Decimal, decimals: int, *, typed: bool) -> Decimal:
    if abs(number) >= 10**16:
        raise _too_large()
    rounded = number.quantize(Decimal(1).scaleb(-decimals))
    if rounded == number or (typed and abs(rounded - number) < _BINARY_NOISE):
        return rounded
    if not (typed and _decimals(number) > _EITHER_DECIMALS):
        problem = f"has more than {decimals} decimals"
        advice = f"Round it to {decimals} decimals, or leave out the sign where it means thousands"
        raise Unusable("number_too_precise", problem, advice)
    return rounded


def _told_if_rounded(rounded: Decimal, number: Decimal) -> Decimal:
    """The rounded number; raises Doubtful where a spreadsheet worked out more decimals."""
    if abs(rounded - number) < _BINARY_NOISE:
        return rounded
    advice = "Nothing needs doing; round it in the file to be rid of this note"
    raise Doubtful(rounded, Fault("number_rounded", f"is taken as {rounded}", advice))


def _decimals(number: Decimal) -> int:
    return -int(number.normalize().as_tuple().exponent)


def _too_large() -> Unusable:
    return Unusable("number_unreadable", "is too large", "Check the number of digits")


def _not_negative(number: Decimal) -> Decimal:
    if number < 0:
        advice = "Write a number of zero or more; a reduction goes to the sheet Revisions"
        raise Unusable("amount_negative", "is below zero", advice)
    return number
