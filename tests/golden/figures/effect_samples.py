"""Small tables and the figures that the comparison of the COVID-19 page makes of them."""

from datetime import date

import pyarrow as pa

from pages.covid import effect_charts
from pages.shared.charts import Measure

MEASURE = Measure("months", "Mean months of extension", "months", absent="counts only")


def compared(value: float | None, baseline: float | None, interval: tuple | None) -> pa.Table:
    """Two groups and their difference; values are None for small groups."""
    low, high = interval or (None, None)
    difference = None if value is None or baseline is None else value - baseline
    number = pa.float64()
    return pa.table(
        {
            "group": ["march_2020", "earlier", "difference"],
            "group_label": ["March 2020 (n 14)", "Earlier (n 136)", "Difference"],
            "months": pa.array([value, baseline, difference], number),
            "low": pa.array([None, None, low], number),
            "high": pa.array([None, None, high], number),
        }
    )


REASONS = pa.table(
    {
        "month": [date(2020, 2, 1), date(2020, 3, 1)],
        "month_label": ["Feb 2020", "Mar 2020"],
        "covid": [0, 3],
        "other": [4, 2],
        "unknown": [0, 0],
    }
)
REASON_MEASURES = [
    Measure("covid", "COVID-19"),
    Measure("other", "Another reason"),
    Measure("unknown", "Not stated"),
]


def difference(*values: object):
    """The chart of a comparison."""
    return effect_charts.difference(compared(*values), "group", [MEASURE], group="march_2020")


def months():
    """Reasons by month."""
    since = date(2020, 3, 1)
    return effect_charts.months(REASONS, "month", REASON_MEASURES, since=since)


def figures() -> dict:
    """Name to figure."""
    return {
        "effect_difference": difference(3.5, 2.0, (-0.5, 3.5)),
        "effect_of_small_groups": difference(None, None, None),
        "effect_reasons_by_month": months(),
    }
