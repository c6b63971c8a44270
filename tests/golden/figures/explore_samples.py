"""Small tables and the figures of two dimensions, of lines and of maps made of them."""

from datetime import date
from decimal import Decimal

import pyarrow as pa

from pages.explore import charts as explore
from pages.shared import charts
from pages.shared.charts import Measure

PAIRS = pa.table(
    {
        "fund_region": ["Africa", "Africa", "Africa", "Europe", "Middle East"],
        "coverage": ["national", "regional", None, "regional", "national"],
        "coverage_label": ["National", "Regional", "Not stated", "Regional", "National"],
        "budget_usd": [Decimal("550000"), Decimal("100000"), Decimal("5000"), None, None],
    }
)
BY_YEAR = pa.table(
    {
        "funding_year": [2011, 2011, 2014, 2012, None],
        "fund_region": ["Africa", "Europe", "Africa", "Europe", "Africa"],
        "projects": [3, 2, 1, 4, 5],
    }
)
DATES = pa.table(
    {
        "end_date": pa.array([date(2013, 5, 1), date(2014, 2, 28), None], pa.date32()),
        "nce_months_mean": [Decimal("6"), Decimal("2.5"), Decimal("4")],
    }
)
REGIONS = pa.table({"fund_region": ["Africa", "Global", None], "projects": [3, 2, 1]})
YEARS = pa.table({"funding_year": [2011, 2013, None], "projects": [3, 2, 1]})
COUNTRIES = pa.table({"iso3": ["KEN", "TUV", None], "budget_usd": [Decimal("10"), None, None]})
PLACES = {"KEN": (Decimal("0.5"), Decimal("37.8")), "TUV": (Decimal("-8.5"), Decimal("179.2"))}

BUDGET = Measure("budget_usd", "Budget", "usd")
PROJECTS = Measure("projects", "Projects")
EXTENSION = Measure("nce_months_mean", "Mean extension", "months")


def figures() -> dict:
    """Name to figure, one for each way it can look."""
    coverage = {"second": "coverage", "order": ["regional", "national", None]}
    region = {"second": "fund_region"}
    return {
        "parted_stacked": charts.parted(
            PAIRS, "fund_region", [BUDGET], stacked=True, upright=False, **coverage
        ),
        "parted_grouped": charts.parted(PAIRS, "fund_region", [BUDGET], stacked=False, **coverage),
        "parted_upright": charts.parted(
            BY_YEAR, "funding_year", [PROJECTS], stacked=True, upright=True, **region
        ),
        "lines_by_region": charts.lines(BY_YEAR, "funding_year", [PROJECTS], years=True, **region),
        "lines_of_dates": charts.lines(DATES, "end_date", [EXTENSION]),
        "heat_of_pairs": charts.heat(PAIRS, "fund_region", [BUDGET], **coverage),
        "explore_regions": explore.regions(
            REGIONS,
            "fund_region",
            [PROJECTS],
            members={"KEN": "Africa", "TUV": "Asia and Oceania"},
            places=PLACES,
        ),
        "explore_countries": explore.countries(COUNTRIES, "iso3", [BUDGET], places=PLACES),
        "explore_by_year": explore.by_year(YEARS, "funding_year", [PROJECTS]),
    }
