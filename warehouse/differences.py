"""What moved between two states of a portfolio: two days, two snapshots, or both."""

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from warehouse.declarations import load_registry
from warehouse.schema import load_schema
from warehouse.service import Warehouse, Where

ADDED, REMOVED, CHANGED = "added", "removed", "changed"

PROJECTS = pa.schema(
    {
        "project_code": pa.string(),
        "title": pa.string(),
        "change": pa.string(),
        "attribute": pa.string(),
        "before": pa.string(),
        "after": pa.string(),
    }
)
_KEY = ["project_code"]
_REGISTER = "project_register"
_PLACE = ("document", "locator", "source_file", "source_row")
"""Where a row stands in its source, which is no part of what it says."""

_SEPARATOR = "\x1f"


def moved_projects(before: Warehouse, after: Warehouse, where: Where = None) -> pa.Table:
    """What moved, project by project: one row per project and attribute that differs.

    Columns as in PROJECTS; values as text, null where there is none. A project that is in one
    of the two only has one row, without an attribute. Ordered by project code.
    """
    old, new = before.rows(_REGISTER, where), after.rows(_REGISTER, where)
    old_keys, new_keys = _keys(old, _KEY), _keys(new, _KEY)
    parts = [
        _whole(new, pc.invert(pc.is_in(new_keys, old_keys)), ADDED),
        _whole(old, pc.invert(pc.is_in(old_keys, new_keys)), REMOVED),
    ]
    both = pc.is_in(new_keys, old_keys)
    kept = new.filter(both)
    former = old.take(pc.index_in(new_keys.filter(both), old_keys))
    for column in kept.column_names:
        if column not in (*_KEY, *_PLACE):
            parts.append(_moved(kept, former, column))
    return pa.concat_tables(parts).sort_by([("project_code", "ascending")])


def moved_rows(before: Warehouse, after: Warehouse) -> pa.Table:
    """Rows added, removed, changed and kept as they are, per published table.

    Columns: table, label, added, removed, changed, same. Where a row stands in its source is
    no change.
    """
    tables = []
    for table in load_schema().tables.values():
        old, new = before.rows(table.name), after.rows(table.name)
        old_keys, new_keys = _keys(old, table.key), _keys(new, table.key)
        both = pc.is_in(new_keys, old_keys)
        kept = new.filter(both)
        former = old.take(pc.index_in(new_keys.filter(both), old_keys))
        told = [name for name in kept.column_names if name in table.key or name not in _PLACE]
        differs = [_differs(kept[name], former[name]) for name in told]
        changed = _number(_any(differs)) if kept.num_rows else 0
        tables.append(
            {
                "table": table.name,
                "label": table.label,
                ADDED: new.num_rows - kept.num_rows,
                REMOVED: old.num_rows - kept.num_rows,
                CHANGED: changed,
                "same": kept.num_rows - changed,
            }
        )
    return pa.Table.from_pylist(tables)


def moved_figures(before: Warehouse, after: Warehouse, where: Where = None) -> pa.Table:
    """Metrics over everything in view whose values differ between the two.

    Columns: metric, label, unit, before, after (as text, null where no record states it),
    used_before, used_after. In the order of the metrics' files. A metric that a filter does
    not reach is left out.
    """
    old, new = _values(before, where), _values(after, where)
    definitions = load_registry().metrics
    moved = [
        {
            "metric": name,
            "label": definitions[name].label,
            "unit": definitions[name].unit,
            "before": old[name][0],
            "after": new[name][0],
            "used_before": old[name][1],
            "used_after": new[name][1],
        }
        for name in definitions
        if name in new and old[name][0] != new[name][0]
    ]
    text, number = pa.string(), pa.int64()
    schema = {"metric": text, "label": text, "unit": text, "before": text, "after": text}
    counts = {"used_before": number, "used_after": number}
    return pa.Table.from_pylist(moved, schema=pa.schema(schema | counts))


def _values(store: Warehouse, where: Where) -> dict[str, tuple[str | None, int]]:
    """Each metric that the filters reach, as text, and how many records it rests on.

    Metrics of one relation are asked for together, which takes a tenth of the time.
    """
    registry = load_registry()
    together: dict[str, list[str]] = {}
    for metric in registry.metrics.values():
        if set(where or ()) <= set(registry.reachable(registry.relation(metric.relation))):
            together.setdefault(metric.relation, []).append(metric.name)
    values = {}
    for names in together.values():
        (row,) = store.query(names, where=where).to_pylist()
        for name in names:
            used = row[f"{name}_used" if len(names) > 1 else "used"]
            values[name] = (None if row[name] is None else str(row[name]), used)
    return values


def _keys(table: pa.Table, names: Sequence[str]) -> pa.ChunkedArray:
    """One text per row that tells it from every other."""
    parts = [pc.fill_null(pc.cast(table[name], pa.string()), "") for name in names]
    return parts[0] if len(parts) == 1 else pc.binary_join_element_wise(*parts, _SEPARATOR)


def _whole(table: pa.Table, which: pa.ChunkedArray, change: str) -> pa.Table:
    """A row for each project that is in one of the two states only."""
    found = table.filter(which)
    nothing = pa.nulls(found.num_rows, pa.string())
    columns = [
        found["project_code"],
        found["title"],
        pa.array([change] * found.num_rows, pa.string()),
    ]
    return pa.table([*columns, nothing, nothing, nothing], schema=PROJECTS)


def _moved(kept: pa.Table, former: pa.Table, column: str) -> pa.Table:
    """A row for each project whose attribute differs."""
    which = _differs(kept[column], former[column])
    new, old = kept.filter(which), former.filter(which)
    rows = new.num_rows
    return pa.table(
        [
            new["project_code"],
            new["title"],
            pa.array([CHANGED] * rows, pa.string()),
            pa.array([column] * rows, pa.string()),
            pc.cast(old[column], pa.string()),
            pc.cast(new[column], pa.string()),
        ],
        schema=PROJECTS,
    )


def _differs(new: pa.ChunkedArray, old: pa.ChunkedArray) -> pa.ChunkedArray:
    """Whether two values differ; one of them missing is a difference, both missing is none."""
    unequal = pc.fill_null(pc.not_equal(new, old), False)
    return pc.or_(unequal, pc.xor(pc.is_null(new), pc.is_null(old)))


def _any(flags: Sequence[pa.ChunkedArray]) -> pa.ChunkedArray:
    found = flags[0]
    for flag in flags[1:]:
        found = pc.or_(found, flag)
    return found


def _number(flags: pa.ChunkedArray) -> int:
    return pc.sum(pc.cast(flags, pa.int64())).as_py() or 0
