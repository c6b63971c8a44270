"""Dates as whole days since 1970-01-01, for columns of any length."""

import numpy as np

HALF_MONTH_DAYS = 15


def first_day(months: np.ndarray) -> np.ndarray:
    """First day of each month, counted from 1970-01."""
    return months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)


def month_of(days: np.ndarray) -> np.ndarray:
    """Month a day lies in, counted from 1970-01."""
    return days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)


def year_start(years: np.ndarray) -> np.ndarray:
    """First day of each calendar year."""
    return first_day((years - 1970) * 12)


def last_day(start_month: np.ndarray, months: np.ndarray) -> np.ndarray:
    """Last day of a period that starts on the first of a month and lasts whole or half months."""
    whole = np.floor(months).astype(np.int64)
    half = np.where(months > whole, HALF_MONTH_DAYS, 0)
    return first_day(start_month + whole) - 1 + half


def months_later(days: np.ndarray, months: int) -> np.ndarray:
    """The same day so many months later, or the last day of that month."""
    month = month_of(days)
    of_month = days - first_day(month)
    longest = first_day(month + months + 1) - first_day(month + months) - 1
    return first_day(month + months) + np.minimum(of_month, longest)
