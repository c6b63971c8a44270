"""Finds the snapshot in service and checks it before anything reads it."""

import hashlib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from pydantic import BaseModel, ConfigDict, ValidationError

from warehouse.errors import BrokenSnapshot, NoSnapshot
from warehouse.schema import SCHEMA_VERSION, load_schema

DATA_VARIABLE = "FUND_MONITOR_DATA"
DATASETS_FOLDER = "datasets"
ROOT_DATASET = "published-reviews"
"""The dataset at the root of the data folder; the others lie below DATASETS_FOLDER."""
_DEFAULT_DATA = Path(__file__).parent.parent / "data"
DEMONSTRATION = "demonstration"
"""The dataset that `python -m etl demo` makes; all others are built from files."""


@dataclass(frozen=True)
class SnapshotInfo:
    """Which data is in service.

    `id` names the content; `built_at` is the moment (UTC) it was put in service;
    `dataset_name` is the name it is asked by; `synthetic` tells invented data from
    real. `refused` is empty, or says why a newer snapshot was not taken into service.
    `as_of` is the day up to which the portfolio is known, without it everything recorded.
    """

    id: str
    built_at: datetime
    dataset_name: str
    dataset_title: str
    synthetic: bool
    schema_version: str
    path: Path
    refused: str = ""
    as_of: date | None = None


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True)


class _Dataset(_Strict):
    name: str
    title: str
    synthetic: bool


class _WrittenTable(_Strict):
    sha256: str


class _Manifest(_Strict):
    """What is read of a manifest.json; it says more, for people."""

    schema_version: str
    dataset: _Dataset
    tables: dict[str, _WrittenTable]


def data_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """The folder of snapshots: FUND_MONITOR_DATA, or `data` beside the packages."""
    return Path(environment.get(DATA_VARIABLE) or _DEFAULT_DATA)


def dataset_of(folder: Path) -> str:
    """The name by which the dataset that lies in `folder` is asked for."""
    return folder.name if folder.parent == data_folder() / DATASETS_FOLDER else ROOT_DATASET


def build_command(path: Path) -> str:
    """The command that builds the dataset to which a file or folder belongs."""
    below = data_folder() / DATASETS_FOLDER
    if not path.is_relative_to(below) or path == below:
        return "`python -m etl build`"
    name = path.relative_to(below).parts[0]
    if name == DEMONSTRATION:
        return "`python -m etl demo`"
    return f"`python -m etl build --source FOLDER --name {name}`"


def rebuild(path: Path) -> str:
    """What to do when a file or folder of a dataset cannot be used."""
    return f"Run {build_command(path)} to build the data anew."


def read_current(folder: Path) -> tuple[str, int]:
    """What the file CURRENT says and when it was written, in nanoseconds.

    Any build changes the pair. Raises NoSnapshot when there is no such file,
    BrokenSnapshot when it cannot be read.
    """
    file = str(folder / "CURRENT")
    try:
        found = os.stat(file)
        return _written_in(file, found.st_ino, found.st_mtime_ns), found.st_mtime_ns
    except FileNotFoundError:
        raise NoSnapshot(
            f"There is no data in {folder} yet.", f"Run {build_command(folder)} to build the data."
        ) from None
    except NotADirectoryError:
        raise NoSnapshot(
            f"{folder} is not a folder.", f"Set {DATA_VARIABLE} to a folder of snapshots."
        ) from None
    except OSError as error:
        raise BrokenSnapshot(
            f"{file} cannot be read: {error.strerror}.",
            f"Remove it, then run {build_command(folder)}.",
        ) from None


@lru_cache(maxsize=64)
def _written_in(file: str, _inode: int, _written_ns: int) -> str:
    """The text of a file, read once per version: every question asks for it."""
    return Path(file).read_text(encoding="utf-8", errors="replace").strip()


def verify(folder: Path, snapshot_id: str) -> SnapshotInfo:
    """Check a snapshot against its name, its manifest and the schema, byte by byte.

    Raises BrokenSnapshot naming the first file that is missing or differs.
    """
    return _read(folder, snapshot_id, _checked_manifest)


def describe(folder: Path, snapshot_id: str) -> SnapshotInfo:
    """What the manifest of a snapshot says, its tables unread; raises BrokenSnapshot."""
    return _read(folder, snapshot_id, _known_manifest)


def _read(folder: Path, snapshot_id: str, manifest_of: Callable[[Path], _Manifest]) -> SnapshotInfo:
    if not snapshot_id.isalnum():
        raise BrokenSnapshot(
            f"The file {folder / 'CURRENT'} does not name a snapshot: '{snapshot_id}'.",
            rebuild(folder),
        )
    path = folder / "snapshots" / snapshot_id
    try:
        manifest = manifest_of(path)
        built_at = datetime.fromtimestamp((folder / "CURRENT").stat().st_mtime, UTC)
    except FileNotFoundError as error:
        raise BrokenSnapshot(f"{error.filename} is missing.", rebuild(folder)) from None
    except OSError as error:
        raise BrokenSnapshot(
            f"{error.filename or path} cannot be read: {error.strerror or error}.", rebuild(folder)
        ) from None
    return SnapshotInfo(
        id=snapshot_id,
        built_at=built_at,
        dataset_name=dataset_of(folder),
        dataset_title=manifest.dataset.title,
        synthetic=manifest.dataset.synthetic,
        schema_version=manifest.schema_version,
        path=path,
    )


@lru_cache(maxsize=64)
def _known_manifest(path: Path) -> _Manifest:
    """The manifest of a snapshot; a snapshot never changes, so it is read once."""
    return _manifest(path / "manifest.json")


def _checked_manifest(path: Path) -> _Manifest:
    """The manifest of a snapshot, after everything it says was found true."""
    manifest = _manifest(path / "manifest.json")
    if manifest.schema_version != SCHEMA_VERSION:
        raise BrokenSnapshot(
            f"Snapshot {path.name} was built for schema version {manifest.schema_version}, "
            f"this program reads version {SCHEMA_VERSION}.",
            rebuild(path),
        )
    for name in load_schema().tables:
        _check_table(path / f"{name}.parquet", name, manifest.tables)
    return manifest


def _manifest(file: Path) -> _Manifest:
    """A manifest; a snapshot is named by the first 16 digits of its manifest's SHA-256."""
    content = file.read_bytes()
    found = hashlib.sha256(content).hexdigest()[:16]
    if found != file.parent.name:
        raise BrokenSnapshot(
            f"{file} is not the file that was built: its SHA-256 begins with {found}, "
            f"the snapshot is called {file.parent.name}.",
            rebuild(file),
        )
    try:
        return _Manifest.model_validate_json(content)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        said = f"{place}: {first['msg']}" if place else first["msg"]
        raise BrokenSnapshot(f"{file} is not a manifest: {said}.", rebuild(file)) from None


def _check_table(file: Path, name: str, declared: Mapping[str, _WrittenTable]) -> None:
    if name not in declared:
        raise BrokenSnapshot(f"The manifest beside {file.name} does not list it.", rebuild(file))
    with file.open("rb") as stream:
        found = hashlib.file_digest(stream, "sha256").hexdigest()
    said = declared[name].sha256
    if found != said:
        raise BrokenSnapshot(
            f"{file} is not the file that was built: its SHA-256 is {found[:12]}..., "
            f"the manifest says {said[:12]}....",
            rebuild(file),
        )
    expected = load_schema().tables[name].arrow_schema
    try:
        schema = pq.read_schema(file)
    except pa.ArrowInvalid:
        raise BrokenSnapshot(f"{file} is not a Parquet file.", rebuild(file)) from None
    if (schema.names, schema.types) != (expected.names, expected.types):
        raise BrokenSnapshot(f"The columns of {file} are not those of the schema.", rebuild(file))
