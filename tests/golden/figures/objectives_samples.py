"""Small tables of the Objectives and frameworks page and the figures made of them."""

import pyarrow as pa

from pages.objectives import charts
from pages.shared.charts import Measure

OBJECTIVES = pa.table(
    {
        "objective_category": ["government_capacity", "unsafe_migration_drivers"],
        "objective_category_label": ["Strengthen capacities", "Reduce drivers"],
        "stated": [1, 0],
        "inferred": [8, 1],
        "printed_number": [9, 1],
    }
)

OPTIONS = pa.table(
    {
        "option_label": ["Policy advice", "Ethical recruitment"],
        "printed_number": pa.array([20, None], pa.int64()),
        "base": pa.array([27, None], pa.int64()),
        "value_lost": [None, "Value lost with the picture"],
    }
)


def stated_and_inferred():
    """Records split by how they are known, beside the published number."""
    measures = [
        Measure("stated", "Stated"),
        Measure("inferred", "Inferred"),
        Measure("printed_number", "As published", published=True),
    ]
    return charts.stated_and_inferred(OBJECTIVES, "objective_category", measures)


def surviving():
    """One value that is in the text and one that went with the picture."""
    projects = Measure("printed_number", "Projects", published=True, base="base")
    return charts.surviving(OPTIONS, "option_label", [projects])


def figures() -> dict:
    """Name to figure."""
    return {"objectives_split": stated_and_inferred(), "objectives_surviving": surviving()}
