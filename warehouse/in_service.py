"""Which datasets there are, and the loaded warehouse of each that is being asked.

The published reviews lie at the root of the data folder, every other dataset below
`datasets/<name>/` in the same layout. A dataset is known by the name of its folder.
"""

import re
from collections import OrderedDict
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Lock

from warehouse.earlier import Earlier
from warehouse.errors import BrokenSnapshot, NoSnapshot, UnknownName
from warehouse.kept import KeptSnapshot, kept_in
from warehouse.service import Warehouse
from warehouse.snapshots import (
    DATASETS_FOLDER,
    ROOT_DATASET,
    SnapshotInfo,
    data_folder,
    describe,
    read_current,
)

KEPT_LOADED = 4
"""Datasets held in memory at once; the one asked longest ago makes room for another."""

_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")


class _InService:
    """The loaded warehouse of one dataset, replaced when a build has written CURRENT anew."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = Lock()
        self._seen: tuple[str, int] | None = None
        self._loaded: Warehouse | None = None

    def get(self) -> Warehouse:
        """The warehouse of the snapshot in service; raises NoSnapshot and BrokenSnapshot."""
        # Read under the lock: a thread that waited for a load would put back what it read before.
        with self._lock:
            try:
                found = read_current(self._folder)
            except BrokenSnapshot as error:
                self._seen = None
                return self._former(error)
            if self._loaded is None or found != self._seen:
                self._loaded = self._open(found[0])
                self._seen = found
            return self._loaded

    def _open(self, snapshot_id: str) -> Warehouse:
        """The snapshot named; the former one, marked, when the new one is broken."""
        try:
            return Warehouse.open(self._folder, snapshot_id)
        except BrokenSnapshot as error:
            return self._former(error)

    def _former(self, error: BrokenSnapshot) -> Warehouse:
        """The former warehouse, which says why there is no newer one; raises without one."""
        if self._loaded is None:
            raise error
        self._loaded.snapshot = replace(self._loaded.snapshot, refused=str(error))
        return self._loaded

    @property
    def loaded(self) -> Warehouse | None:
        """What was last taken into service, whatever CURRENT says by now."""
        return self._loaded


class Datasets:
    """The datasets of the data folder. Loads one when it is first asked for; forgets the rest.

    One dataset being loaded does not keep the others waiting.
    """

    def __init__(self, kept: int = KEPT_LOADED) -> None:
        """Load nothing yet; `kept` is how many datasets stay in memory."""
        self._kept = kept
        self._lock = Lock()
        self._loaded: OrderedDict[Path, _InService] = OrderedDict()
        self._earlier = Earlier()

    def current(
        self, dataset: str | None = None, as_of: date | None = None, snapshot: str | None = None
    ) -> Warehouse:
        """See `warehouse.current`."""
        now = self._place(_folder_of(dataset)).get()
        if as_of is None and snapshot is None:
            return now
        return self._earlier.get(now, snapshot, as_of)

    def found(self) -> list[SnapshotInfo]:
        """See `warehouse.datasets`."""
        return [info for name in _names() if (info := self._described(name)) is not None]

    def kept(self, dataset: str | None = None) -> list[KeptSnapshot]:
        """See `warehouse.kept_snapshots`."""
        return kept_in(_folder_of(dataset))

    def _place(self, folder: Path) -> _InService:
        """Where the warehouse of a folder is kept; the least used ones give way."""
        with self._lock:
            place = self._loaded.setdefault(folder, _InService(folder))
            self._loaded.move_to_end(folder)
            while len(self._loaded) > self._kept:
                self._loaded.popitem(last=False)
            return place

    def _described(self, name: str) -> SnapshotInfo | None:
        """What a dataset is, read without loading it; None where nothing was built."""
        folder = _path(name)
        place = self._loaded.get(folder)
        kept = place.loaded.snapshot if place and place.loaded else None
        if kept and kept.refused:
            return kept
        try:
            return describe(folder, read_current(folder)[0])
        except NoSnapshot:
            return None
        except BrokenSnapshot as error:
            return replace(kept or _unread(name), refused=str(error))


def _unread(name: str) -> SnapshotInfo:
    """All that is known of a dataset that was never read."""
    file = _path(name) / "CURRENT"
    written = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    return SnapshotInfo("", written, name, name, False, "", file.parent)


def _names() -> list[str]:
    """The published reviews, then the folders below `datasets` by name."""
    folder = data_folder() / DATASETS_FOLDER
    inside = folder.iterdir() if folder.is_dir() else ()
    return [ROOT_DATASET, *sorted(path.name for path in inside if _is_name(path.name))]


def _is_name(text: str) -> bool:
    return _NAME.fullmatch(text) is not None and text != ROOT_DATASET


def _path(name: str) -> Path:
    return data_folder() if name == ROOT_DATASET else data_folder() / DATASETS_FOLDER / name


def _folder_of(dataset: str | None) -> Path:
    """The folder of a dataset; raises UnknownName naming those there are."""
    name = ROOT_DATASET if dataset is None else dataset
    if name != ROOT_DATASET and not (_is_name(name) and (_path(name) / "CURRENT").exists()):
        built = [known for known in _names() if (_path(known) / "CURRENT").exists()]
        raise UnknownName("dataset", name, built)
    return _path(name)
