"""Small tables and the figures that the Fairness page makes of them."""

import pyarrow as pa

from pages.fairness import charts
from pages.shared.charts import Measure

FEW = "fewer than five projects, counts only"
YEARS = pa.table(
    {
        "funding_year": [2018, 2019, 2020, 2021],
        "projects": [3, 8, 9, 10],
        "projects_moved_pct": pa.array([None, 30.0, 12.5, 20.0]),
        "projects_chance_pct": pa.array([None, 41.4, 38.7, 35.0]),
        "budget_moved_pct": pa.array([None, 35.0, None, 15.0]),
    }
)
OF_PROJECTS = Measure("projects_moved_pct", "Of the projects", "percent", absent=FEW)
OF_MONEY = Measure("budget_moved_pct", "Of the money", "percent", absent=FEW)


def history(*measures: Measure, **chance: str):
    """The index over four years."""
    return charts.history(YEARS, "funding_year", measures, number="projects", **chance)


def figures() -> dict:
    """Name to figure."""
    chance = {"chance": "projects_chance_pct", "chance_label": "What chance alone gives"}
    return {
        "fairness_history": history(OF_PROJECTS, OF_MONEY, **chance),
        "fairness_history_without_chance": history(OF_PROJECTS),
    }
