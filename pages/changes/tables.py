"""What moved, counted by what it is."""

from collections import Counter

import pyarrow as pa
import pyarrow.compute as pc

from pages.shared import moved as told
from pages.shared import records
from pages.shared.view import View


def by_attribute(moved: pa.Table) -> pa.Table:
    """Projects per thing that changed, most first: attribute, attribute_label, projects."""
    found = Counter(told.thing(row) for row in moved.to_pylist()).most_common()
    return pa.table(
        {
            "attribute": pa.array([name for name, _ in found], pa.string()),
            "attribute_label": pa.array([told.label(name) for name, _ in found], pa.string()),
            "projects": pa.array([number for _, number in found], pa.int64()),
        }
    )


def figures(moved: pa.Table) -> pa.Table:
    """Figures that moved, see `moved.figures`, without those that read the same on both days."""
    found = told.figures(moved)
    before, after = (pc.fill_null(found[name], "") for name in ("before", "after"))
    return found.filter(pc.not_equal(before, after))


def compared(moved: pa.Table, view: View) -> records.Used:
    """The projects that moved, of all that either of the two days knows."""
    gone = pc.sum(pc.equal(moved["change"], "removed")).as_py() or 0
    number = pc.count_distinct(moved["project_code"]).as_py()
    return records.Used(number, view.count() + gone, otherwise="unchanged")
