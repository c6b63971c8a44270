"""Publishing a snapshot: Parquet files and a manifest, switched to in one step.

A build writes into a folder of its own and syncs it to disk before anything
points there; CURRENT is then replaced in one operation of the file system. A
build that fails or is killed leaves the former snapshot in service, and the
next build removes what was left behind.
"""

import fcntl
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from etl.errors import BuildFailed, InputError, Place
from etl.records import Record
from warehouse.schema import SCHEMA_VERSION, Table, load_schema

MANIFEST = "manifest.json"
CURRENT = "CURRENT"
HISTORY = "HISTORY.csv"
_UNFINISHED = ".building-"
# Rows written at a time; each becomes one row group, so memory does not grow with the table.
_ROWS_AT_A_TIME = 1_000_000

Rows = list[Record] | pa.Table


def publish(
    out: Path,
    tables: Mapping[str, Rows],
    inputs: Sequence[dict[str, object]],
    dataset: dict[str, object],
    switch: bool = True,
) -> str:
    """Write a snapshot below `out`, put it in service and return its identifier.

    `tables` holds every table of the schema, as records or as an Arrow table with
    at least its columns, in any order of rows; columns are cast to the schema. With
    `switch` false the snapshot is written but the former one stays in service.

    The identifier is the start of the SHA-256 of the manifest, which holds
    the SHA-256 of every table: same content, same identifier, same bytes.
    Raises BuildFailed when another build is writing to the same place, or the
    place cannot be written to.
    """
    try:
        return _publish(out, tables, inputs, dataset, switch)
    except OSError as error:
        place = Place(str(error.filename2 or error.filename or out))
        advice = (
            "Check that the folder is one, may be written to and has room, "
            "or build into another folder with --out"
        )
        problem = InputError(place, f"cannot be written: {error.strerror or error}", advice)
        raise BuildFailed([problem]) from error


def _publish(
    out: Path,
    tables: Mapping[str, Rows],
    inputs: Sequence[dict[str, object]],
    dataset: dict[str, object],
    switch: bool,
) -> str:
    snapshots = out / "snapshots"
    snapshots.mkdir(parents=True, exist_ok=True)
    with _only_build(out):
        _remove_unfinished(out)
        folder = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=snapshots))
        folder.chmod(0o755)
        outputs = {
            table.name: _write_table(folder, table, tables[table.name])
            for table in load_schema().tables.values()
        }
        manifest = {
            "schema_version": SCHEMA_VERSION,
            "dataset": dataset,
            "inputs": list(inputs),
            "tables": outputs,
            "accounting": _records(tables["row_accounting"]),
        }
        content = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True).encode()
        _write_synced(folder / MANIFEST, content)
        _sync(folder)
        snapshot_id = hashlib.sha256(content).hexdigest()[:16]
        _move_into_place(folder, snapshots / snapshot_id)
        if switch:
            _switch(out, snapshot_id)
    return snapshot_id


def put_in_service(out: Path, snapshot_id: str) -> None:
    """Point the folder to a snapshot it already holds.

    Raises BuildFailed when a build is writing there, or the place cannot be written to.
    """
    try:
        with _only_build(out):
            _switch(out, snapshot_id)
    except OSError as error:
        place = Place(str(error.filename2 or error.filename or out))
        problem = f"cannot be written: {error.strerror or error}"
        raise BuildFailed(
            [InputError(place, problem, "Check that the folder may be written to")]
        ) from error


def remove_draft(out: Path, snapshot_id: str) -> None:
    """Remove a snapshot that was never in service from disk.

    A folder that holds nothing else goes with it, for nothing was published there.
    Raises BuildFailed for a snapshot that is or was in service, when a build is writing
    there, or when the place cannot be written to.
    """
    try:
        with _only_build(out):
            if snapshot_id in _ever_in_service(out):
                problem = "is or was in service; only drafts are discarded"
                advice = "Put another one in service with `python -m etl rollback` if it is wrong"
                raise BuildFailed([InputError(Place(str(out)), problem, advice, snapshot_id)])
            aside = out / "snapshots" / f"{_UNFINISHED}{snapshot_id}"
            (out / "snapshots" / snapshot_id).rename(aside)
            shutil.rmtree(aside)
            _remove_if_empty(out)
    except OSError as error:
        place = Place(str(error.filename or out))
        problem = f"cannot be removed: {error.strerror or error}"
        raise BuildFailed(
            [InputError(place, problem, "Check that the folder may be written to")]
        ) from error


def _ever_in_service(out: Path) -> set[str]:
    """Snapshots that CURRENT or HISTORY name."""
    named = [
        path.read_text(encoding="utf-8") for path in (out / CURRENT, out / HISTORY) if path.exists()
    ]
    return {line.rpartition(",")[2].strip() for text in named for line in text.splitlines()}


def _remove_if_empty(out: Path) -> None:
    """Remove the folder of a dataset of which no snapshot is left and none was in service."""
    left = {path.name for path in out.iterdir()}
    if left == {"snapshots", ".lock"} and not any((out / "snapshots").iterdir()):
        shutil.rmtree(out)


def broken_files(snapshot: Path) -> list[str]:
    """Files of a snapshot that are missing or differ from what the manifest says.

    Only the manifest when it is not the one the snapshot is named by: what it
    says of the others means nothing then.
    """
    manifest_path = snapshot / MANIFEST
    if not manifest_path.is_file():
        return [MANIFEST]
    content = manifest_path.read_bytes()
    if hashlib.sha256(content).hexdigest()[:16] != snapshot.name:
        return [MANIFEST]
    broken = []
    for name, output in json.loads(content)["tables"].items():
        path = snapshot / f"{name}.parquet"
        if not path.is_file() or sha256_of(path) != output["sha256"]:
            broken.append(path.name)
    return broken


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


@contextmanager
def _only_build(out: Path) -> Iterator[None]:
    """Hold the lock of the folder; the system lets go of it when the process dies."""
    with (out / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            advice = "Wait until it is done, or build into another folder with --out"
            problem = InputError(Place(str(out)), "is being written by another build", advice)
            raise BuildFailed([problem]) from error
        yield


def _remove_unfinished(out: Path) -> None:
    for path in (out / "snapshots").glob(f"{_UNFINISHED}*"):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
    (out / f"{CURRENT}.new").unlink(missing_ok=True)


def _write_table(folder: Path, table: Table, rows: Rows) -> dict[str, object]:
    schema = table.arrow_schema
    columns = rows if isinstance(rows, pa.Table) else _columns(table, rows)
    order = _order(columns, table.key)
    path = folder / f"{table.name}.parquet"
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for start in range(0, max(len(order), 1), _ROWS_AT_A_TIME):
            part = columns.take(order.slice(start, _ROWS_AT_A_TIME))
            typed = [part[field.name].cast(field.type).combine_chunks() for field in schema]
            writer.write_table(pa.table(typed, schema=schema), row_group_size=_ROWS_AT_A_TIME)
    _sync(path)
    return {"rows": len(order), "sha256": sha256_of(path)}


def _order(columns: pa.Table, key: tuple[str, ...]) -> pa.Array:
    # Dictionary-encoded columns cannot be sorted in every version of Arrow.
    plain = {
        name: columns[name].cast(columns.schema.field(name).type.value_type)
        if pa.types.is_dictionary(columns.schema.field(name).type)
        else columns[name]
        for name in key
    }
    return pc.sort_indices(pa.table(plain), sort_keys=[(name, "ascending") for name in key])


def _columns(table: Table, rows: list[Record]) -> pa.Table:
    schema = table.arrow_schema
    columns = [pa.array([row[field.name] for row in rows], field.type) for field in schema]
    return pa.table(columns, schema=schema)


def _records(rows: Rows) -> list[Record]:
    return rows.to_pylist() if isinstance(rows, pa.Table) else list(rows)


def _write_synced(path: Path, content: bytes) -> None:
    with path.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _sync(path: Path) -> None:
    """Make sure a file, or the entries of a folder, are on disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _move_into_place(folder: Path, target: Path) -> None:
    if target.exists() and not broken_files(target):
        shutil.rmtree(folder)
        return
    if target.exists():
        target.rename(Path(f"{folder}-broken"))
    folder.rename(target)
    _sync(target.parent)


def _switch(out: Path, snapshot_id: str) -> None:
    """Put a snapshot in service, and note since when; the note is all that has a clock."""
    new = out / f"{CURRENT}.new"
    _write_synced(new, f"{snapshot_id}\n".encode())
    new.replace(out / CURRENT)
    history = out / HISTORY
    if not history.exists():
        history.write_text("since,snapshot_id\n", encoding="utf-8")
    with history.open("a", encoding="utf-8") as stream:
        stream.write(f"{datetime.now(UTC).isoformat(timespec='seconds')},{snapshot_id}\n")
    _sync(out)
