"""Lengths of many periods at once, counted as etl/normalise/periods.py counts one."""

from decimal import Decimal

import numpy as np
import pyarrow as pa

MONTHS = pa.decimal128(8, 2)


def calendar_months(start: pa.Array, end: pa.Array) -> pa.Array:
    """Length of each period in months, both days included; null without both days."""
    missing = (start.is_null().to_numpy(zero_copy_only=False)) | (
        end.is_null().to_numpy(zero_copy_only=False)
    )
    first, after = _days(start), _days(end) + 1
    months = (_month(after) - _month(first)).astype(np.int64)
    days = (_day(after) - _day(first)).astype(np.int64)
    short = days < 0
    month_before = _month(after) - 1
    length = (month_before + 1).astype("datetime64[D]") - month_before.astype("datetime64[D]")
    months -= short
    days += np.where(short, length.astype(np.int64), 0)
    hundredths = months * 100 + np.rint(days * 10 / 3).astype(np.int64)
    return decimals(hundredths, missing)


def decimals(hundredths: np.ndarray, missing: np.ndarray) -> pa.Array:
    """Whole hundredths as exact months, null where missing."""
    distinct, index = np.unique(np.where(missing, 0, hundredths), return_inverse=True)
    values = pa.array([Decimal(int(number)).scaleb(-2) for number in distinct], MONTHS)
    return values.take(pa.array(index, mask=missing))


def _days(dates: pa.Array) -> np.ndarray:
    numbers = dates.cast(pa.int32()).fill_null(0).to_numpy(zero_copy_only=False)
    return numbers.astype("datetime64[D]")


def _month(days: np.ndarray) -> np.ndarray:
    return days.astype("datetime64[M]")


def _day(days: np.ndarray) -> np.ndarray:
    return (days - _month(days).astype("datetime64[D]")).astype(np.int64)
