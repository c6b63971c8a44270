"""Small tables and the figures that the From intent to outcome page makes of them."""

import pyarrow as pa

from pages.intent import charts, tables
from pages.shared.charts import Measure

HELD, OTHERWISE, NOT_DUE, SILENT = tables.WORDS.values()
PROJECTS = pa.table(
    {
        "project_code": ["LM.0001", "LM.0002", "LM.0003"],
        "title": ["First project", "Second project", "Third project"],
        "marker_state": [HELD, OTHERWISE, SILENT],
        "targets_state": [OTHERWISE, NOT_DUE, SILENT],
        "drifts": [1, 1, 0],
        "silences": [0, 0, 2],
    }
)
STEPS = pa.table(
    {
        "step": ["targets_state", "evaluation_state"],
        "step_label": ["Targets by sex", "Evaluation speaks of it"],
        "held": [7, 2],
        "not_due": [0, 5],
        "otherwise": [2, 0],
        "silent": [1, 3],
    }
)
COUNTS = [Measure("drifts", "Says otherwise"), Measure("silences", "Nothing said")]
PARTS = [
    Measure("held", "As intended"),
    Measure("not_due", "Not asked, not due or not evaluated"),
    Measure("otherwise", "Says otherwise"),
    Measure("silent", "Nothing said"),
]


def trail():
    """Three projects at two steps."""
    return charts.trail(
        PROJECTS,
        "project_code",
        COUNTS,
        columns={"marker_state": "Marker", "targets_state": "Targets"},
        words=[HELD, OTHERWISE, NOT_DUE],
    )


def figures() -> dict:
    """Name to figure."""
    return {"intent_trail": trail(), "intent_states": charts.states(STEPS, "step", PARTS)}
