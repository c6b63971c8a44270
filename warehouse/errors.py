"""What can go wrong when the warehouse is asked, in words for people."""

from collections.abc import Iterable
from difflib import get_close_matches

REBUILD = "Run `python -m etl build` to build the data anew."


class WarehouseError(Exception):
    """Anything the warehouse refuses or cannot do.

    `message` says what happened, with the name or value at fault; `hint` says
    what to do about it and may be empty.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep both parts apart, so that a page can show them differently."""
        super().__init__(f"{message} {hint}".strip())
        self.message = message
        self.hint = hint


class UnknownName(WarehouseError):
    """A metric, dimension, relation, column, code list or project that does not exist."""

    def __init__(self, kind: str, name: object, known: Iterable[str]) -> None:
        """Suggest the nearest of the `known` names."""
        super().__init__(f"There is no {kind} called '{name}'.", suggestion(str(name), known))


class Unreachable(WarehouseError):
    """A dimension that the records behind a metric know nothing about."""


class BadFilter(WarehouseError):
    """A filter value that cannot be a value of its dimension."""


class NoSnapshot(WarehouseError):
    """There is no data to read yet."""


class BrokenSnapshot(WarehouseError):
    """The snapshot in service does not hold what its manifest says."""


class RegistryError(WarehouseError):
    """A definition in warehouse/metrics, models or reconciliation is wrong."""


class NotASelect(WarehouseError):
    """A statement other than one SELECT was handed to the engine."""


def suggestion(name: str, known: Iterable[str]) -> str:
    """A sentence naming the nearest known names, or all of them when few and none is near."""
    by_lower = {known_name.lower(): known_name for known_name in sorted(known)}
    wanted = name.lower()
    near = get_close_matches(wanted, by_lower, n=3, cutoff=0.6)
    near = near or [lower for lower in by_lower if wanted in lower][:3]
    if near:
        return f"Did you mean {' or '.join(by_lower[lower] for lower in near)}?"
    if 0 < len(by_lower) <= 60:
        return f"Known: {', '.join(by_lower.values())}."
    return ""
