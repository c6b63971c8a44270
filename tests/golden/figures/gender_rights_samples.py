"""Small tables and the figures that the Gender and rights page makes of them."""

import pyarrow as pa

from pages.gender_rights import tables
from pages.shared.charts import Measure, matrix

METHODS = pa.table(
    {
        "project_code": ["LM.0001", "LM.0002", "LM.0003"],
        "title": ["First project", "Second project", "Third project"],
        "training": [tables.NAMED, tables.NAMED, tables.NOT_NAMED],
        "policies": [tables.NAMED, tables.NOT_NAMED, tables.NOT_NAMED],
        "methods_named": pa.array([2, 1, None], pa.int64()),
    }
)


def methods():
    """Three projects, one of them not named."""
    return matrix(
        METHODS,
        "project_code",
        [Measure("methods_named", "Methods named", absent=tables.NOT_NAMED)],
        columns={"training": "Training with gender-related content", "policies": "Policies"},
        named_as=tables.NAMED,
        unnamed=tables.NOT_NAMED,
    )


def figures() -> dict:
    """Name to figure."""
    return {"gender_rights_matrix": methods()}
