"""Where it was said: every attribute of a project with value, origin and place."""

import pyarrow as pa

from pages.projects.facts import Project, label_of, place, written
from pages.shared import data

COLUMNS = {
    "attribute": 150,
    "value_text": 240,
    "how_known": 90,
    "basis": 260,
    "place": 200,
    "source_file": 210,
    "source_row": 90,
}
"""What the table on the page shows, with widths in pixels; the download has the codes too."""


def table(project: Project) -> pa.Table:
    """One row per attribute in the order of the register, those that are missing included.

    Beside the words stand the codes (`attribute_code`, `value_code`, `how_known_code`), for the
    download.
    """
    rows = [project.known[name] for name in order(project)]
    names = {row["code"]: row["label"] for row in data.codes("how_known")}
    return pa.table(
        {
            "attribute": [label_of(row["attribute"]) for row in rows],
            "attribute_code": [row["attribute"] for row in rows],
            "value_text": [written(row["attribute"], row["value_text"]) for row in rows],
            "value_code": pa.array([row["value_text"] for row in rows], pa.string()),
            "how_known": [names[row["how_known"]] for row in rows],
            "how_known_code": [row["how_known"] for row in rows],
            "basis": pa.array([row["basis"] for row in rows], pa.string()),
            "place": [place(row) for row in rows],
            "document": pa.array([row["document"] for row in rows], pa.string()),
            "locator": pa.array([row["locator"] for row in rows], pa.string()),
            "source_file": pa.array([row["source_file"] for row in rows], pa.string()),
            "source_row": pa.array([row["source_row"] for row in rows], pa.int64()),
        }
    )


def heading(name: str) -> str:
    """The words above a column of the table on the page."""
    return "Where it is said" if name == "place" else label_of(name)


def order(project: Project) -> list[str]:
    """Attributes in the order of the table of projects, then those derived from others."""
    first = [name for name in project.tables["projects"][0] if name in project.known]
    return first + [name for name in project.known if name not in first]
