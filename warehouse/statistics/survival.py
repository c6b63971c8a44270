"""How long records stay without an event when some are still being watched.

The estimator is that of Kaplan and Meier (Journal of the American Statistical
Association 53, 1958, 457-481), as `scipy.stats.ecdf` computes it; the interval is the
"exponential Greenwood" one (log-log), which stays between 0 and 100 per cent.
"""

import warnings

import numpy as np
import pyarrow as pa
from scipy import stats

from warehouse.statistics import CONFIDENCE, DAYS_PER_MONTH, MINIMUM_GROUP

SCHEMA = pa.schema(
    {
        "month": pa.int64(),
        "at_risk": pa.int64(),
        "events": pa.int64(),
        "without_pct": pa.float64(),
        "low_pct": pa.float64(),
        "high_pct": pa.float64(),
    }
)


def share_without(
    watched: np.ndarray, happened: np.ndarray, *, unit: float = DAYS_PER_MONTH
) -> pa.Table:
    """Share of records without the event, by month since they began to be watched.

    watched: days each record was watched, until its event or until watching ended
    (censored). happened: whether the event ended it. unit: days in one month; textbooks that
    count in months or weeks have 1.

    One row per whole month as long as anything is watched: at_risk (records watched that
    long without an event), events (up to and including that day), without_pct and its
    interval low_pct to high_pct in per cent. Where fewer than MINIMUM_GROUP records are at
    risk the share and its interval are missing; before the first event, and once nothing is
    left, only the interval is, for the formula has none.
    """
    watched = np.asarray(watched, float)
    happened = np.asarray(happened, bool)
    if not watched.size:
        return SCHEMA.empty_table()
    months = np.arange(int(watched.max() // unit) + 1)
    days = months * unit
    at_risk = watched.size - np.searchsorted(np.sort(watched), days, side="left")
    events = np.searchsorted(np.sort(watched[happened]), days, side="right")
    share, low, high = _curve(watched, happened, days)
    too_few = at_risk < MINIMUM_GROUP
    columns = [months, at_risk, events]
    arrays = [pa.array(column, pa.int64()) for column in columns]
    arrays += [
        pa.array(100 * values, pa.float64(), mask=too_few | np.isnan(values))
        for values in (share, low, high)
    ]
    return pa.Table.from_arrays(arrays, schema=SCHEMA)


def half_without(
    watched: np.ndarray, happened: np.ndarray, *, unit: float = DAYS_PER_MONTH
) -> float | None:
    """Months after which at most half of the records are without the event.

    None where that is never reached, or with fewer than MINIMUM_GROUP records.
    """
    watched = np.asarray(watched, float)
    if watched.size < MINIMUM_GROUP:
        return None
    without = stats.ecdf(_censored(watched, np.asarray(happened, bool))).sf
    reached = without.quantiles[without.probabilities <= 0.5]
    return float(reached[0]) / unit if reached.size else None


def _curve(
    watched: np.ndarray, happened: np.ndarray, days: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Share without the event and both ends of its interval on `days`; nan for none."""
    without = stats.ecdf(_censored(watched, happened)).sf
    with warnings.catch_warnings():
        # The log-log formula has no interval at a share of 0 or 1 and says so.
        warnings.simplefilter("ignore", RuntimeWarning)
        interval = without.confidence_interval(CONFIDENCE, method="log-log")
    share = without.evaluate(days)
    low, high = interval.low.evaluate(days), interval.high.evaluate(days)
    certain = (share == 0) | (share == 1)
    return share, np.where(certain, np.nan, low), np.where(certain, np.nan, high)


def _censored(watched: np.ndarray, happened: np.ndarray) -> stats.CensoredData:
    return stats.CensoredData.right_censored(watched, ~happened)
