"""Small tables and the figures that the Results page makes of them."""

from decimal import Decimal

import pyarrow as pa

from pages.results import charts
from pages.shared.charts import Measure, matrix

OUTCOMES = pa.table(
    {
        "outcome_status": ["full", "partial", "not_achieved"],
        "outcome_status_label": ["All met", "Partly met", "Not met"],
        "printed_pct": [Decimal("84"), Decimal("15"), None],
        "projects": [11, 2, 0],
        "base": [13, 13, 13],
        "named": [0, 1, 0],
        "codes": ["", "LM.0001", ""],
    }
)

TARGETS = pa.table(
    {
        "project_code": ["LM.0001", "LM.0001"],
        "project_code_label": ["LM.0001: persons", "LM.0001: organisations"],
        "reached_count": [50, 5],
        "target_count": [200, 4],
    }
)

ACTIONS = pa.table(
    {
        "project_code": ["LM.0001", "LM.0002"],
        "title": ["First project", "Second project"],
        "actions_named": [2, 1],
        "trainings": [True, False],
        "advocacy": [True, True],
    }
)


def units():
    """Thirteen projects, one of them named, in lines of nine."""
    measures = [
        Measure("projects", "Projects", published=True, base="base"),
        Measure("named", "Named by code"),
    ]
    return charts.units(OUTCOMES, "outcome_status", measures)


def within_target():
    """A quarter of a target, and one that was exceeded."""
    reached = Measure("reached_count", "Reached", base="target_count")
    return charts.within_target(TARGETS, "project_code", [reached])


def named():
    """Two projects and two actions."""
    columns = {"trainings": "Trainings, workshops", "advocacy": "Advocacy"}
    measures = [Measure("actions_named", "Actions named")]
    return matrix(ACTIONS, "project_code", measures, columns=columns)


def figures() -> dict:
    """Name to figure."""
    return {
        "results_units": units(),
        "results_within_target": within_target(),
        "results_named": named(),
    }
