"""The printed table of projects and budget by region."""

from etl.feeds.feed import Feed
from etl.fields import Fields
from etl.normalise.text import name_case
from etl.records import Facts

# Value of the row -> measure, unit, and part of the figure's identifier.
_MEASURES = {
    "projects": ("projects", "projects", "count"),
    "projects_pct": ("share of projects", "percent", "pct"),
    "budget": ("budget allocated", "USD", "budget"),
    "budget_pct": ("share of budget", "percent", "budget_pct"),
}


def _collect_region_totals(fields: Fields, facts: Facts) -> None:
    """Four published totals per region; they are also published figures."""
    region = name_case(str(fields.require("region_name")))
    slug = region.casefold().replace(" ", "_")
    for column, (measure, unit, part) in _MEASURES.items():
        record = {
            "review": fields.source.review,
            "measure": measure,
            "dimension": "fund_region",
            "dimension_value": region,
            "printed_number": fields.require(column),
            "unit": unit,
            "figure_id": f"{fields.source.document}.region.{part}.{slug}",
        }
        facts.add("population_totals", record, fields.origin)


REGION_TOTALS = Feed(frozenset({"region_name", *_MEASURES}), _collect_region_totals)
