"""What moved, counted by what it is."""

from collections import Counter

import pyarrow as pa
import pyarrow.compute as pc

from pages.shared import moved as told


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
