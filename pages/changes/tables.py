"""What moved, counted by what it is."""

from collections import Counter

import pyarrow as pa

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
