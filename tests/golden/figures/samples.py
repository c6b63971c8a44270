"""Small tables and the figures the chart builders make of them.

The specifications are kept as JSON beside this file; `python -m tests.golden.figures.update`
writes them anew. Read the difference before committing it.
"""

from decimal import Decimal

import pyarrow as pa

from pages.shared import charts
from pages.shared.charts import Measure

REGIONS = pa.table(
    {
        "fund_region": ["Africa", "Asia and Oceania", "Middle East", None],
        "projects": [3, 5, 0, 2],
        "projects_base": pa.array([8, 8, 8, None], pa.int64()),
        "budget_usd": [Decimal("650000.00"), Decimal("1750000.00"), None, Decimal("0.00")],
    }
)

YEARS = pa.table({"funding_year": [2011, 2012, 2014], "budget_usd": [450_000, 600_000, None]})

PRINTED = pa.table(
    {
        "fund_region": ["Africa", "Middle East"],
        "printed_number": [Decimal("33"), Decimal("11")],
        "recomputed_number": [Decimal("33.3333"), Decimal("7.6923")],
        "verdict": ["matches_after_rounding", "contradicts"],
        "records_pct": [Decimal("33.3333"), None],
    }
)

MONTHS = pa.table(
    {
        "project_code": ["LM.0001", "LM.0002", "LM.0003", "LM.0004"],
        "planned_months": [Decimal("12"), Decimal("6.5"), Decimal("18"), None],
        "duration_months": [Decimal("18"), Decimal("6.5"), Decimal("15"), Decimal("20")],
        "nce_months": [Decimal("6"), Decimal("6"), Decimal("1"), None],
    }
)

CEILINGS = pa.table(
    {
        "project_code": ["LM.0001", "LM.0002", "LM.0003", "LM.0004", "LM.0005"],
        "line_and_coverage": ["Line 1, national", "Line 1, national", *["Line 1, regional"] * 3],
        "budget_usd": [100_000, 120_000, 180_000, None, 30_000],
        "ceiling_usd": [100_000, 100_000, 100_000, 100_000, None],
        "exceptional_ceiling_usd": [None, None, 200_000, 200_000, None],
    }
)

LINES = pa.table(
    {
        "funding_year": [2013, 2014, 2016],
        "line_2": [2, 1, 0],
        "line_1": [3, 0, 0],
        "unknown": [0, 0, 7],
    }
)

COUNTRIES = pa.table(
    {
        "iso3": ["VNM", "TUV", "XKX"],
        "iso3_label": ["Viet Nam", "Tuvalu", "Kosovo/UNSCR 1244"],
        "projects": [4, 1, 1],
        "latitude": [Decimal("16.6"), Decimal("-8.5"), Decimal("42.6")],
        "longitude": [Decimal("106.3"), Decimal("179.2"), Decimal("20.9")],
    }
)

COUNT = Measure("projects", "Projects")
SHARED = Measure("projects", "Projects", base="projects_base")
BUDGET = Measure("budget_usd", "Budget", "usd")
PUBLISHED = Measure("printed_number", "As published", "percent", published=True)
RECORDS = Measure("records_pct", "Records", "percent")
PLANNED = Measure("planned_months", "Planned duration", "months")
ACTUAL = Measure("duration_months", "Actual duration", "months")
EXTENSION = Measure("nce_months", "Extension", "months")
CEILING = Measure("ceiling_usd", "Ceiling in force", "usd")
LINE_PARTS = [
    Measure("line_2", "Line 2"),
    Measure("line_1", "Line 1"),
    Measure("unknown", "Line not stated"),
]


def figures() -> dict:
    """Name to figure, one for each kind of chart and each way it can look."""
    return {
        "bars_by_region": charts.bars(REGIONS, "fund_region", [SHARED]),
        "bars_of_money": charts.bars(REGIONS, "fund_region", [BUDGET], keep_order=True),
        "bars_published": charts.bars(PRINTED, "fund_region", [PUBLISHED]),
        "columns_by_year": charts.columns(YEARS, "funding_year", [BUDGET], every_year=True),
        "paired_published_and_records": charts.paired(
            PRINTED, "fund_region", [PUBLISHED, RECORDS], colour_regions=True
        ),
        "strip_of_months": charts.strip(
            MONTHS, "project_code", [EXTENSION], mean=Decimal("4.33"), median=Decimal("6")
        ),
        "spans_planned_actual": charts.spans(MONTHS, "project_code", [PLANNED, ACTUAL]),
        "ceilings_by_line": charts.ceilings(
            CEILINGS,
            "project_code",
            [BUDGET, CEILING],
            exceptional="exceptional_ceiling_usd",
            group="line_and_coverage",
        ),
        "stacked_lines_by_year": charts.stacked(
            LINES, "funding_year", LINE_PARTS, every_year=True, not_stated="unknown"
        ),
        "world": charts.world(COUNTRIES, "iso3", [COUNT]),
    }
