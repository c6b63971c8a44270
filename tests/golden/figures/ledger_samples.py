"""Small tables and the figures that waterfalls and the Revision ledger page make of them."""

from decimal import Decimal

import pyarrow as pa

from pages.ledger import charts
from pages.shared.charts import Measure, waterfall

STEPS = pa.table(
    {
        "step": ["original", "raised", "cut", "unknown", "revised", "unspent", "final"],
        "step_label": [
            "Original budget",
            "Raised by requests",
            "Cut by requests",
            "Of unknown kind",
            "Revised budget",
            "Not spent",
            "Spent at completion",
        ],
        "amount_usd": [
            Decimal(100_000),
            Decimal(6_000),
            Decimal(-1_000),
            None,
            Decimal(105_000),
            Decimal(-2_000),
            Decimal(103_000),
        ],
        "original_usd": [Decimal(100_000)] * 7,
    }
)
CHANGES = pa.table(
    {
        "fund_region": ["Africa", "Europe", "Global"],
        "budget_change_pct": [Decimal("2.25"), Decimal("-0.75"), None],
    }
)
MONTHS = pa.table(
    {
        "month": [0, 1, 2, 3],
        "at_risk": [6, 6, 5, 3],
        "events": [0, 0, 1, 2],
        "without_pct": pa.array([100.0, 100.0, 83.3, None]),
        "low_pct": pa.array([None, None, 27.3, None], pa.float64()),
        "high_pct": pa.array([None, None, 97.5, None], pa.float64()),
    }
)
AMOUNT = Measure("amount_usd", "Amount", "usd", base="original_usd")
CHANGE = Measure("budget_change_pct", "Change", "percent", absent="fewer than five projects")
NOT_YET = Measure("without_pct", "Not yet revised", "percent")


def first_revision(half: float | None = 2.5):
    """The curve of first revisions, with or without a mark where half are revised."""
    options = {"low": "low_pct", "high": "high_pct", "watched": "at_risk"}
    return charts.curve(MONTHS, "month", [NOT_YET], half=half, **options)


def figures() -> dict:
    """Name to figure."""
    levels = ("original", "revised", "final")
    return {
        "waterfall_of_a_budget": waterfall(STEPS, "step", [AMOUNT], levels=levels),
        "waterfall_of_changes": waterfall(CHANGES, "fund_region", [CHANGE], joined=False),
        "ledger_first_revision": first_revision(),
    }
