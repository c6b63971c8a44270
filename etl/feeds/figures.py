"""Published figures that stand in printed tables, and totals that name a figure."""

import re

from etl.feeds.feed import Feed
from etl.fields import Fields
from etl.figures.table_columns import FIGURE_COLUMNS
from etl.records import Facts

_LONGEST_SLUG = 22


def _collect_table_row(fields: Fields, facts: Facts) -> None:
    """One published figure per cell of the row; the first column names the category."""
    category = str(fields.require("dimension_value"))
    for name, column in FIGURE_COLUMNS.items():
        number = fields.get(name)
        if number is None:
            continue
        printed = fields.printed[name]
        record = {
            "figure_id": f"{fields.source.document}.{column.stem}.{_slug(category)}",
            "population": fields.require("population"),
            "measure": column.measure,
            "dimension": fields.require("dimension"),
            "dimension_value": category,
            "printed_number": number,
            "unit": column.unit,
            "base": None,
            "printed_form": printed if printed != str(number) else None,
            "qualifier": "exact",
            "derivable": "no",
            "note": None,
        }
        facts.add("published_figures", record, fields.origin)


def _slug(category: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", category.lower())[:_LONGEST_SLUG]


def _collect_total(fields: Fields, facts: Facts) -> None:
    """A published total of the population, filled from the figure it names later on."""
    record = {"review": fields.source.review, "figure_id": fields.require("figure_id")}
    facts.add("population_totals", record, fields.origin)


FIGURE_TABLE = Feed(
    frozenset({"population", "dimension", "dimension_value", *FIGURE_COLUMNS}), _collect_table_row
)
FIGURE_TOTALS = Feed(frozenset({"figure_id"}), _collect_total)
