"""Earlier states of a dataset: a former snapshot, or the portfolio as known on a day.

`HISTORY.csv` beside CURRENT says since when (UTC) each snapshot was in service; the build
adds a line whenever it puts one there. Asked for a day, the snapshot that was in service
then is taken where it is still there, the one in service now otherwise; of either only
what was known on that day is left, see `past`.
"""

import csv
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Lock

from warehouse.errors import BrokenSnapshot
from warehouse.service import Warehouse

HISTORY = "HISTORY.csv"
KEPT_EARLIER = 6
"""Earlier states held in memory at once, of all datasets together."""

_Key = tuple[Path, str, date | None]


class Earlier:
    """Earlier states, loaded when they are first asked for. Safe to share between threads.

    They are loaded one at a time, which bounds memory; those that are kept need not wait.
    """

    def __init__(self, kept: int = KEPT_EARLIER) -> None:
        """Load nothing yet."""
        self._kept = kept
        self._lock = Lock()
        self._loading = Lock()
        self._loaded: OrderedDict[_Key, Warehouse] = OrderedDict()

    def get(self, now: Warehouse, snapshot: str | None, as_of: date | None) -> Warehouse:
        """What `now` was as the snapshot named, or as known on a day, or both.

        Raises BrokenSnapshot for a snapshot that is not there any more.
        """
        folder = now.snapshot.path.parents[1]
        if snapshot is None:
            base = self._in_service_on(now, folder, as_of)
        else:
            base = self._opened(now, folder, snapshot)
        if as_of is None:
            return base
        return self._kept_or((folder, base.snapshot.id, as_of), lambda: base.as_of(as_of))

    def _in_service_on(self, now: Warehouse, folder: Path, day: date | None) -> Warehouse:
        then = in_service_on(folder, day) if day else None
        if then is None:
            return now
        try:
            return self._opened(now, folder, then)
        except BrokenSnapshot:
            return now

    def _opened(self, now: Warehouse, folder: Path, snapshot: str) -> Warehouse:
        if snapshot == now.snapshot.id:
            return now
        return self._kept_or((folder, snapshot, None), lambda: _former(folder, snapshot))

    def _kept_or(self, key: _Key, load: Callable[[], Warehouse]) -> Warehouse:
        """What is kept under a key; loaded where nothing is."""
        found = self._used(key)
        if found is not None:
            return found
        with self._loading:
            # Another thread may have loaded it while this one waited.
            found = self._used(key) or load()
            with self._lock:
                self._loaded[key] = found
                while len(self._loaded) > self._kept:
                    self._loaded.popitem(last=False)
            return found

    def _used(self, key: _Key) -> Warehouse | None:
        """What is kept under a key, which is now the one used last."""
        with self._lock:
            if key in self._loaded:
                self._loaded.move_to_end(key)
            return self._loaded.get(key)


def _former(folder: Path, snapshot: str) -> Warehouse:
    """A former snapshot, which says since when it was in service itself, not the present one."""
    store = Warehouse.open(folder, snapshot)
    written = (store.snapshot.path / "manifest.json").stat().st_mtime
    moments = [row["since"] for row in history(folder) if row["snapshot_id"] == snapshot]
    since = moments[-1] if moments else datetime.fromtimestamp(written, UTC)
    store.snapshot = replace(store.snapshot, built_at=since)
    return store


def in_service_on(folder: Path, day: date) -> str | None:
    """The snapshot last put in service on a day or before it; None where none was yet."""
    before = [row["snapshot_id"] for row in history(folder) if row["since"].date() <= day]
    return before[-1] if before else None


def history(folder: Path) -> list[dict]:
    """Which snapshots of a data folder were put in service, oldest first: since, snapshot_id.

    A line that says neither, such as one that was cut off, is left out.
    """
    try:
        with (folder / HISTORY).open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
    except FileNotFoundError:
        return []
    dated = [(_moment(row.get("since")), row.get("snapshot_id")) for row in rows]
    return [
        {"since": since, "snapshot_id": snapshot} for since, snapshot in dated if since and snapshot
    ]


def _moment(text: str | None) -> datetime | None:
    """A moment as the build writes it; None for anything else."""
    try:
        return datetime.fromisoformat(text or "")
    except ValueError:
        return None
