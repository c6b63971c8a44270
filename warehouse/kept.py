"""Which snapshots of a dataset are still on disk."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from warehouse.earlier import history
from warehouse.errors import BrokenSnapshot, NoSnapshot
from warehouse.snapshots import read_current


@dataclass(frozen=True, slots=True)
class KeptSnapshot:
    """A snapshot on disk: when it was written, its projects and rows of all tables.

    `since` is when it was last put in service (UTC), None for a draft that never was.
    """

    id: str
    written_at: datetime
    projects: int
    rows: int
    in_service: bool
    since: datetime | None


def kept_in(folder: Path) -> list[KeptSnapshot]:
    """Snapshots in the folder of a dataset, the newest first; those that cannot be read not."""
    since = {entry["snapshot_id"]: entry["since"] for entry in history(folder)}
    try:
        current = read_current(folder)[0]
    except (NoSnapshot, BrokenSnapshot):
        current = None
    found = []
    for manifest in (folder / "snapshots").glob("*/manifest.json"):
        name = manifest.parent.name
        rows = _rows(manifest) if name.isalnum() else None
        if rows is None:
            continue
        written = datetime.fromtimestamp(manifest.stat().st_mtime, UTC)
        total = sum(rows.values())
        mine = (rows.get("projects", 0), total, name == current, since.get(name))
        found.append(KeptSnapshot(name, written, *mine))
    return sorted(found, key=lambda kept: (kept.written_at, kept.id), reverse=True)


def _rows(manifest: Path) -> dict[str, int] | None:
    """Rows per table as a manifest says; None where it cannot be read."""
    try:
        tables = json.loads(manifest.read_bytes())["tables"]
        return {name: table.get("rows", 0) for name, table in tables.items()}
    except (OSError, ValueError, KeyError):
        return None
