"""Snapshots of a dataset: which there are, and which is in service."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from etl.build import PUBLISHED_REVIEWS
from etl.errors import BuildFailed, InputError, Place
from etl.publish import CURRENT, MANIFEST, broken_files, put_in_service, remove_draft
from warehouse.schema import SCHEMA_VERSION


@dataclass(frozen=True, slots=True)
class Kept:
    """One snapshot: when it was written, how many projects and rows it has."""

    snapshot_id: str
    written_at: datetime
    projects: int
    rows: int
    in_service: bool


def folder_of(data: Path, name: str | None) -> Path:
    """Folder of a dataset; the published reviews stand at the root of the data folder."""
    if name in (None, PUBLISHED_REVIEWS["name"]):
        return data
    return data / "datasets" / str(name)


def known_folder(data: Path, name: str | None) -> Path:
    """Folder of a dataset that is there; raises BuildFailed naming the datasets there are."""
    folder = folder_of(data, name)
    known = datasets(data)
    if folder != data and name not in known:
        raise _refused(data, "is not a dataset there", f"Known: {', '.join(known)}", str(name))
    return folder


def datasets(data: Path) -> list[str]:
    """Names of the datasets that have a snapshot, the published reviews first."""
    named = sorted(path.parent.name for path in data.glob("datasets/*/snapshots"))
    return [str(PUBLISHED_REVIEWS["name"]), *named]


def kept(folder: Path) -> list[Kept]:
    """Snapshots of a dataset, the newest first; none where nothing was built."""
    current = _current(folder)
    entries = []
    for manifest in (folder / "snapshots").glob(f"*/{MANIFEST}"):
        snapshot_id = manifest.parent.name
        if snapshot_id.startswith("."):
            continue
        tables = json.loads(manifest.read_bytes())["tables"]
        entries.append(
            Kept(
                snapshot_id=snapshot_id,
                written_at=datetime.fromtimestamp(manifest.stat().st_mtime, UTC),
                projects=tables["projects"]["rows"],
                rows=sum(table["rows"] for table in tables.values()),
                in_service=snapshot_id == current,
            )
        )
    return sorted(entries, key=lambda entry: (entry.written_at, entry.snapshot_id), reverse=True)


def switch_to(folder: Path, snapshot_id: str) -> str:
    """Put a snapshot in service, named by its identifier or the beginning of it.

    Raises BuildFailed when there is none or there are several of that name, when its
    files are not whole, or when it was built for another version of the tables.
    """
    found = _named(folder, snapshot_id)
    snapshot = folder / "snapshots" / found
    broken = broken_files(snapshot)
    if broken:
        problem = f"is not whole: {', '.join(broken)}"
        raise _refused(folder, problem, "Build the dataset again", found)
    version = json.loads((snapshot / MANIFEST).read_bytes())["schema_version"]
    if version != SCHEMA_VERSION:
        problem = f"has version {version} of the tables; the dashboard reads {SCHEMA_VERSION}"
        raise _refused(folder, problem, "Build the dataset again", found)
    put_in_service(folder, found)
    return found


def discard(folder: Path, snapshot_id: str) -> str:
    """Remove a draft, named by its identifier or the beginning of it, from disk.

    Raises BuildFailed when there is none or there are several of that name, and for a
    snapshot that is or was in service.
    """
    found = _named(folder, snapshot_id)
    remove_draft(folder, found)
    return found


def _named(folder: Path, snapshot_id: str) -> str:
    """The identifier that begins with `snapshot_id`; raises BuildFailed unless it is one."""
    known = [entry.snapshot_id for entry in kept(folder)]
    found = [name for name in known if name.startswith(snapshot_id)]
    if len(found) != 1 or not snapshot_id:
        problem = "is no snapshot of the dataset" if not found else "names several snapshots"
        raise _refused(folder, problem, f"Give one of: {', '.join(known) or 'none'}", snapshot_id)
    return found[0]


def _refused(folder: Path, problem: str, advice: str, value: str) -> BuildFailed:
    return BuildFailed([InputError(Place(str(folder)), problem, advice, value)])


def _current(folder: Path) -> str | None:
    try:
        return (folder / CURRENT).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
