"""Finds the snapshot in service and checks it before anything reads it."""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from warehouse.errors import BrokenSnapshot, NoSnapshot
from warehouse.schema import SCHEMA_VERSION, load_schema

DATA_VARIABLE = "FUND_MONITOR_DATA"
_DEFAULT_DATA = Path(__file__).parent.parent / "data"
_BUILD = "Run `python -m etl build` to build the data."
_REBUILD = "Run `python -m etl build` to build the data anew."


@dataclass(frozen=True)
class SnapshotInfo:
    """Which data is in service.

    `id` names the content; `built_at` is the moment (UTC) it was put in service;
    `synthetic` tells invented data from real. `refused` is empty, or says why a
    newer snapshot was not taken into service.
    """

    id: str
    built_at: datetime
    dataset_name: str
    dataset_title: str
    synthetic: bool
    schema_version: str
    path: Path
    refused: str = ""


def data_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """The folder of snapshots: FUND_MONITOR_DATA, or `data` beside the packages."""
    return Path(environment.get(DATA_VARIABLE) or _DEFAULT_DATA)


def read_current(folder: Path) -> tuple[str, int]:
    """What the file CURRENT says and when it was written, in nanoseconds.

    Any build changes the pair. Raises NoSnapshot when there is no such file.
    """
    file = str(folder / "CURRENT")
    try:
        found = os.stat(file)
        return _written_in(file, found.st_ino, found.st_mtime_ns), found.st_mtime_ns
    except FileNotFoundError:
        raise NoSnapshot(f"There is no data in {folder} yet.", _BUILD) from None


@lru_cache(maxsize=16)
def _written_in(file: str, _inode: int, _written_ns: int) -> str:
    """The text of a file, read once per version: every question asks for it."""
    return Path(file).read_text(encoding="utf-8").strip()


def verify(folder: Path, snapshot_id: str) -> SnapshotInfo:
    """Check a snapshot against its manifest and the schema, byte by byte.

    Raises BrokenSnapshot naming the first file that is missing or differs.
    """
    if not snapshot_id.isalnum():
        raise BrokenSnapshot(
            f"The file {folder / 'CURRENT'} does not name a snapshot: '{snapshot_id}'.", _REBUILD
        )
    path = folder / "snapshots" / snapshot_id
    manifest = _manifest(path)
    if manifest["schema_version"] != SCHEMA_VERSION:
        raise BrokenSnapshot(
            f"Snapshot {snapshot_id} was built for schema version {manifest['schema_version']}, "
            f"this program reads version {SCHEMA_VERSION}.",
            _REBUILD,
        )
    for name in load_schema().tables:
        _check_table(path / f"{name}.parquet", name, manifest["tables"])
    dataset = manifest["dataset"]
    return SnapshotInfo(
        id=snapshot_id,
        built_at=datetime.fromtimestamp((folder / "CURRENT").stat().st_mtime, UTC),
        dataset_name=dataset["name"],
        dataset_title=dataset["title"],
        synthetic=bool(dataset["synthetic"]),
        schema_version=manifest["schema_version"],
        path=path,
    )


def _manifest(path: Path) -> dict[str, Any]:
    file = path / "manifest.json"
    try:
        manifest = json.loads(file.read_text(encoding="utf-8"))
        missing = {"schema_version", "dataset", "tables"} - set(manifest)
        missing |= {"name", "title", "synthetic"} - set(manifest.get("dataset", {}))
    except FileNotFoundError:
        raise BrokenSnapshot(f"{file} is missing.", _REBUILD) from None
    except (ValueError, TypeError, AttributeError) as error:
        raise BrokenSnapshot(f"{file} is not a manifest: {error}.", _REBUILD) from None
    if missing:
        raise BrokenSnapshot(f"{file} does not say: {', '.join(sorted(missing))}.", _REBUILD)
    return manifest


def _check_table(file: Path, name: str, declared: Mapping[str, Any]) -> None:
    if name not in declared:
        raise BrokenSnapshot(f"The manifest beside {file.name} does not list it.", _REBUILD)
    if not file.exists():
        raise BrokenSnapshot(f"{file} is missing.", _REBUILD)
    with file.open("rb") as stream:
        found = hashlib.file_digest(stream, "sha256").hexdigest()
    if found != declared[name]["sha256"]:
        raise BrokenSnapshot(
            f"{file} is not the file that was built: its SHA-256 is {found[:12]}..., "
            f"the manifest says {declared[name]['sha256'][:12]}....",
            _REBUILD,
        )
    expected = load_schema().tables[name].arrow_schema
    schema = pq.read_schema(file)
    if (schema.names, schema.types) != (expected.names, expected.types):
        raise BrokenSnapshot(f"The columns of {file} are not those of the schema.", _REBUILD)
