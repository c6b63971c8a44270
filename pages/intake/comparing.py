"""What a draft would change against the snapshot of its dataset that is in service."""

from dataclasses import dataclass
from functools import lru_cache

import pyarrow as pa
import pyarrow.compute as pc
import streamlit as st

import warehouse
from pages.intake import tables
from pages.intake.report import Report
from pages.shared import formats, moved, words

MOST_PROJECTS = 1_000
"""Changes of projects that are listed; a first upload of a large fund has many more."""

CARRIED = {
    "attribute_sources",
    "ceilings",
    "corrections",
    "countries",
    "data_issues",
    "eligible_by_region",
    "eligible_states",
    "evaluation_rules",
    "region_crosswalk",
    "row_accounting",
    "set_aside",
    "sources",
}
"""Rules of the Fund, carried into every dataset, and what the build keeps of itself."""

ROWS = {
    "label": "Table",
    "added": "Added",
    "changed": "Changed",
    "removed": "Removed",
    "same": "Same",
}
NEW_ROWS = {"label": "Table", "rows": "Rows"}
FIGURES = {"label": "Figure", "before": "In service", "after": "Draft", "records": "Records used"}
PROJECTS = {
    "project_code": "Project",
    "title": "Title",
    "change": "What",
    "before": "In service",
    "after": "Draft",
}


@dataclass(frozen=True)
class Moved:
    """Rows per table, projects and figures that differ; see `warehouse.moved_rows` and so on."""

    rows: pa.Table
    projects: pa.Table
    figures: pa.Table

    @property
    def differing(self) -> pa.Table:
        """Tables of which some row differs."""
        moved_rows = pc.add(pc.add(self.rows["added"], self.rows["changed"]), self.rows["removed"])
        return self.rows.filter(pc.greater(moved_rows, 0))

    def total(self, change: str) -> int:
        """Rows added, changed or removed, over all tables of records."""
        return pc.sum(self.rows[change]).as_py() or 0


def in_service(dataset: str) -> str | None:
    """The snapshot of a dataset in service; None for a dataset that does not exist yet.

    Raises WarehouseError when there is one that cannot be read.
    """
    if dataset not in {found.dataset_name for found in warehouse.datasets()}:
        return None
    return warehouse.current(dataset).snapshot.id


@lru_cache(maxsize=4)
def compare(dataset: str, base: str, draft: str) -> Moved:
    """What moved from one snapshot to another; snapshots never change, so that it is kept."""
    before = warehouse.current(dataset, snapshot=base)
    after = warehouse.current(dataset, snapshot=draft)
    rows = warehouse.moved_rows(before, after)
    records = pc.invert(pc.is_in(rows["table"], pa.array(sorted(CARRIED))))
    figures = warehouse.moved_figures(before, after)
    return Moved(rows.filter(records), warehouse.moved_projects(before, after), figures)


def first(report: Report) -> None:
    """What a dataset that does not exist yet would hold."""
    st.markdown("This is the first snapshot of the dataset: there is nothing to compare it with.")
    labels = {name: found.label for name, found in warehouse.relations().items()}
    filled = [(name, rows) for name, rows in report.new_rows() if name not in CARRIED]
    table = {
        "label": [labels.get(name, name) for name, _ in filled],
        "rows": [rows for _, rows in filled],
    }
    tables.show("Rows of each table", pa.table(table), NEW_ROWS)


def show(found: Moved) -> None:
    """Rows per table, figures and projects that move."""
    st.markdown(f"**{words.escape(sentence(found))}**")
    differing = found.differing
    if differing.num_rows:
        heading("Rows of each table")
        tables.show("Rows of each table", differing, ROWS)
    if found.figures.num_rows:
        heading(f"{formats.plural(found.figures.num_rows, 'figure')} over all projects that move")
        figures = moved.figures(found.figures, ("in service", "in the draft"))
        tables.show("Figures that move", figures, FIGURES)
    if found.projects.num_rows:
        heading("Project by project")
        listed = moved.projects(found.projects.slice(0, MOST_PROJECTS))
        tables.show("Changes project by project", listed, PROJECTS)
        if found.projects.num_rows > MOST_PROJECTS:
            words.quiet(
                f"The first {formats.count(MOST_PROJECTS)} of "
                f"{formats.count(found.projects.num_rows)} changes."
            )


def sentence(found: Moved) -> str:
    """How many rows and projects differ."""
    if not (found.differing.num_rows or found.figures.num_rows or found.projects.num_rows):
        return "No row, project or figure would change; only the files themselves differ."
    changes = [
        f"{formats.plural(found.total(change), 'row')} {change}"
        for change in ("added", "changed", "removed")
    ]
    names = found.projects["change"].to_pylist()
    codes = found.projects["project_code"].to_pylist()
    differing = len({code for code, name in zip(codes, names, strict=True) if name == "changed"})
    return (
        f"{formats.join(changes)}. Projects: {formats.count(names.count('added'))} new, "
        f"{formats.count(differing)} changed, {formats.count(names.count('removed'))} removed."
    )


def heading(text: str) -> None:
    """The title of one of the tables."""
    st.markdown(f"**{words.escape(text)}**")
