"""What a budget may be spent on, and how much."""

from dataclasses import dataclass
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from warehouse.schema import fund_limits

_NOTHING = pa.scalar(Decimal("0.00"), pa.decimal128(18, 2))


@dataclass(frozen=True, slots=True)
class Breaches:
    """The rows that break a rule, with what each has and the bound it breaks.

    `found` and `bound` have one entry per row of `rows`, in US dollars with two
    decimals or as dates; a bound on money is rounded to the side that keeps the rule.
    """

    rows: np.ndarray
    found: pa.Array
    bound: pa.Array


def staff_and_office(original: pa.Array, staff: pa.Array, office: pa.Array) -> Breaches:
    """Original budgets of which staff and office take more than 30 per cent.

    A line that is not stated counts as nothing; without a total nothing is judged.
    """
    found = pc.add(pc.fill_null(staff, _NOTHING), pc.fill_null(office, _NOTHING))
    bound = _percent(original, fund_limits().staff_office_percent)
    return _broken(pc.greater(found, bound), found, pc.round(bound, 2, "down"))


def low_reserve(year: pa.Array, original: pa.Array, evaluation: pa.Array) -> Breaches:
    """Original budgets since 2017 that set aside less than 5 per cent for the evaluation.

    Rows whose amount for the evaluation is null are not judged: give 0 where the
    lines are known and none is for the evaluation.
    """
    bound = _percent(original, fund_limits().evaluation_percent)
    ruled = pc.greater_equal(year, fund_limits().evaluation_first_year)
    low = pc.and_(ruled, pc.less(evaluation, bound))
    return _broken(low, evaluation, pc.round(bound, 2, "up"))


def overspent(spent: pa.Array, budget: pa.Array) -> Breaches:
    """Spending above the budget in force."""
    return _broken(pc.greater(spent, budget), spent, budget)


def _percent(amount: pa.Array, percent: int) -> pa.Array:
    """So many hundredths of amounts, exactly."""
    share = pa.scalar(Decimal(percent).scaleb(-2), pa.decimal128(3, 2))
    return pc.multiply(amount, share)


def _broken(breaks: pa.Array, found: pa.Array, bound: pa.Array) -> Breaches:
    rows = np.flatnonzero(pc.fill_null(breaks, False).to_numpy(zero_copy_only=False))
    places = pa.array(rows)
    return Breaches(rows, found.take(places), bound.take(places))
