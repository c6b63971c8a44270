"""Tables the Revisions page puts together from the records in view."""

import pyarrow as pa

from pages.shared import formats, places
from pages.shared.view import View

COLUMNS = ("project_code", "funding_year", "planned_months", "nce_months", "duration_months")


def durations(view: View) -> pa.Table:
    """Planned and actual months of the projects where both are known, longest extension first."""
    table = view.rows("project_register", COLUMNS)
    known = [row["duration_months"] is not None for row in table.to_pylist()]
    table = table.filter(pa.array(known, pa.bool_()))
    return places.with_places(
        table.sort_by([("nce_months", "descending"), ("project_code", "ascending")])
    )


def mean_extension(view: View, dimension: str) -> pa.Table:
    """Mean extension per value of a dimension, with the number of projects in its label.

    Values of which no extension is known are left out.
    """
    name = f"{dimension}_label"
    rows = [
        {
            dimension: row[dimension],
            name: f"{row[name]} (n {formats.count(row['used'])})",
            "nce_months_mean": row["nce_months_mean"],
            "used": row["used"],
        }
        for row in view.table("nce_months_mean", dimension).to_pylist()
        if row["used"] and row[dimension] is not None
    ]
    return pa.Table.from_pylist(rows) if rows else empty(dimension)


def empty(dimension: str) -> pa.Table:
    """The table of `mean_extension` without rows."""
    names = [dimension, f"{dimension}_label", "nce_months_mean", "used"]
    return pa.table({name: [] for name in names})
