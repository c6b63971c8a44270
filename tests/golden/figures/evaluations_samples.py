"""A small table and the matrix that the Evaluations page makes of it."""

import pyarrow as pa

from pages.evaluations import charts

CELLS = pa.table(
    {
        "evaluation_id": ["EX-1", "EX-1", "EX-2"],
        "criterion": ["Impact", "Sustainability", "Validity of design"],
        "finding": ["It helped.", None, None],
        "printed_criterion": ["impact", "sustainability", "validity of design"],
    }
)
COLUMNS = {"Impact": "DAC", "Sustainability": "DAC", "Validity of design": "Other"}
ROWS = {"EX-1": "First evaluation", "EX-2": "Second evaluation", "EX-3": "Third evaluation"}
NAMES = {"EX-1": "First"}


def by_criterion():
    """Three evaluations, one of which names no criterion."""
    return charts.by_criterion(CELLS, "evaluation_id", [], columns=COLUMNS, rows=ROWS, names=NAMES)


def figures() -> dict:
    """Name to figure."""
    return {"evaluations_by_criterion": by_criterion()}
