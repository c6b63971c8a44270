"""The arithmetic that leads from printed figures to another one.

An operand is a figure, a printed list, or several of them joined by ` + `. With a
`*` it stands for every figure that fits, unless the derived figure has a `*` too:
then it stands for the same text.

| Operation        | Result                                                        |
|------------------|---------------------------------------------------------------|
| equal            | the operand                                                   |
| sum              | all operands added                                            |
| difference       | the first less all others                                     |
| quotient         | the first divided by the second                               |
| share            | the first as per cent of the second                           |
| share_of_rest    | the first less all others, as per cent of the first           |
| ratio_of_shares  | (first / second) / (third / fourth)                           |
| count            | number of figures                                             |
| count_unchanged  | pairs that are equal (first half against second half)         |
| rows             | rows of a published table, e.g. `lessons: evaluation_id=X`    |
"""

from collections.abc import Callable, Sequence
from decimal import Decimal

Numbers = Sequence[Decimal]

_HUNDRED = Decimal(100)


def _difference(values: Numbers) -> Decimal:
    return values[0] - sum(values[1:], Decimal(0))


def _share_of_rest(values: Numbers) -> Decimal:
    return _HUNDRED * _difference(values) / values[0]


def _ratio_of_shares(values: Numbers) -> Decimal:
    return (values[0] / values[1]) / (values[2] / values[3])


def _count_unchanged(values: Numbers) -> Decimal:
    half = len(values) // 2
    return Decimal(sum(a == b for a, b in zip(values[:half], values[half:], strict=True)))


# Name -> number of operands it needs (None: any) and the computation.
OPERATIONS: dict[str, tuple[int | None, Callable[[Numbers], Decimal]]] = {
    "equal": (1, lambda values: values[0]),
    "sum": (None, lambda values: sum(values, Decimal(0))),
    "difference": (None, _difference),
    "quotient": (2, lambda values: values[0] / values[1]),
    "share": (2, lambda values: _HUNDRED * values[0] / values[1]),
    "share_of_rest": (None, _share_of_rest),
    "ratio_of_shares": (4, _ratio_of_shares),
    "count": (None, lambda values: Decimal(len(values))),
    "count_unchanged": (None, _count_unchanged),
    "rows": (1, lambda values: values[0]),
}


def nearest_possible_share(printed: Decimal, base: Decimal) -> tuple[Decimal, Decimal]:
    """Share in per cent closest to `printed` that a whole number of `base` gives.

    Returns that number of records and the share.
    """
    count = (printed * base / _HUNDRED).to_integral_value()
    return count, _HUNDRED * count / base
