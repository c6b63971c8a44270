"""Answers of the warehouse, kept per dataset and snapshot.

Another snapshot has another identifier, so nothing of one is ever shown for another, and no
restart is needed. A question that fails is not kept. Streamlit's own cache would do the same
at ten times the price of a look-up, and a page looks up about a hundred answers.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps

import warehouse
from pages.shared import datasets, day, former

KEPT_ANSWERS = 2_000
"""Answers held in memory per snapshot, a few kilobytes each."""

KEPT_SNAPSHOTS = 4
"""Snapshots whose answers are held in memory."""

_MEMORIES = []
_ASKED: ContextVar[warehouse.Warehouse | None] = ContextVar("asked", default=None)


def store() -> warehouse.Warehouse:
    """The warehouse of the dataset, day and former snapshot chosen.

    Raises what `warehouse.current` raises.
    """
    held = _ASKED.get()
    if held is not None:
        return held
    return warehouse.current(datasets.chosen(), day.chosen(), former.chosen())


@contextmanager
def one_store() -> Iterator[None]:
    """Ask one warehouse all the time, even if a build replaces the snapshot meanwhile.

    For the run of a page, whose cards must not speak of different snapshots; it also saves
    looking at several hundred questions whether there is a new one.
    """
    before = _ASKED.set(store())
    try:
        yield
    finally:
        _ASKED.reset(before)


def kept(function):
    """Keep what `function` finds for its arguments in the snapshot in service.

    While it looks, it asks that very snapshot, even if another is put in service meanwhile.
    """

    @lru_cache(maxsize=KEPT_SNAPSHOTS)
    def memory(_dataset_name, _snapshot_id, _as_of):
        return lru_cache(maxsize=KEPT_ANSWERS)(function)

    @wraps(function)
    def asked(*args):
        with one_store():
            seen = store().snapshot
            return memory(seen.dataset_name, seen.id, seen.as_of)(*args)

    _MEMORIES.append(memory)
    return asked


def forget() -> None:
    """Let all kept answers go; for measurements."""
    for memory in _MEMORIES:
        memory.cache_clear()
