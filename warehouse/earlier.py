"""Earlier states of a dataset: a former snapshot, or the portfolio as known on a day.

`HISTORY.csv` beside CURRENT says since when (UTC) each snapshot was in service; the build
adds a line whenever it puts one there. Asked for a day, the snapshot that was in service
then is taken where it is still there, the one in service now otherwise; of either only
what was known on that day is left, see `past`.
"""

import csv
from collections import OrderedDict
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from threading import Lock

from warehouse.errors import BrokenSnapshot
from warehouse.service import Warehouse

HISTORY = "HISTORY.csv"
KEPT_EARLIER = 6
"""Earlier states held in memory at once, of all datasets together."""

_Key = tuple[Path, str, date | None]


class Earlier:
    """Earlier states, loaded when they are first asked for. Safe to share between threads."""

    def __init__(self, kept: int = KEPT_EARLIER) -> None:
        """Load nothing yet."""
        self._kept = kept
        self._lock = Lock()
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
        return self._kept_or((folder, snapshot, None), lambda: Warehouse.open(folder, snapshot))

    def _kept_or(self, key: _Key, load: Callable[[], Warehouse]) -> Warehouse:
        """What is kept under a key; loaded, one at a time, where nothing is."""
        with self._lock:
            found = self._loaded.get(key) or load()
            self._loaded[key] = found
            self._loaded.move_to_end(key)
            while len(self._loaded) > self._kept:
                self._loaded.popitem(last=False)
            return found


def in_service_on(folder: Path, day: date) -> str | None:
    """The snapshot last put in service on a day or before it; None where none was yet."""
    before = [row["snapshot_id"] for row in history(folder) if row["since"].date() <= day]
    return before[-1] if before else None


def history(folder: Path) -> list[dict]:
    """Which snapshots of a data folder were put in service, oldest first: since, snapshot_id."""
    try:
        with (folder / HISTORY).open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
    except FileNotFoundError:
        return []
    return [
        {"since": datetime.fromisoformat(row["since"]), "snapshot_id": row["snapshot_id"]}
        for row in rows
    ]
