"""What can go wrong when the warehouse is asked, in words for people."""

import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher


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
        """Suggest the nearest of the `known` names, which may come with their labels."""
        super().__init__(f"There is no {kind} called '{name}'.", suggestion(str(name), known))
        self.kind = kind


class Unreachable(WarehouseError):
    """A dimension that the records behind a metric know nothing about."""


class BadFilter(WarehouseError):
    """A filter value that cannot be a value of its dimension."""


class NoSnapshot(WarehouseError):
    """There is no data to read yet."""


class BrokenSnapshot(WarehouseError):
    """The snapshot in service does not hold what its manifest says."""


class RegistryError(WarehouseError):
    """A definition in a file that analysts edit is wrong; the message names file and entry."""


class NotASelect(WarehouseError):
    """A statement other than one SELECT was handed to the engine."""


class BadStatement(WarehouseError):
    """The database does not understand a statement; the message says what in it."""


_MOST_SUGGESTED = 5
_NEAR = 0.65


def suggestion(name: str, known: Iterable[str] | Mapping[str, str]) -> str:
    """A sentence naming the nearest known names, or all of them when few and none is near.

    `known` maps names to labels where there are some. A label that is the very
    words comes first, then names and labels that hold them, then what is
    spelt alike, as a whole or word by word.
    """
    labels = dict(known) if isinstance(known, Mapping) else dict.fromkeys(sorted(known), "")
    near = _nearest(name.strip().casefold(), labels)
    if near:
        return f"Did you mean {' or '.join(near)}?"
    if 0 < len(labels) <= 60:
        return f"Known: {', '.join(sorted(labels))}."
    return ""


def _nearest(wanted: str, labels: Mapping[str, str]) -> list[str]:
    texts = {name: (name.casefold(), label.casefold()) for name, label in labels.items()}
    found = [name for name in texts if wanted in texts[name]]
    if not found and len(wanted) > 1:
        found = [name for name, (plain, _) in texts.items() if wanted in plain]
        found = found or [name for name, (_, label) in texts.items() if wanted in label]
    if not found:
        scores = {name: max(_likeness(wanted, text) for text in texts[name]) for name in texts}
        near = (name for name in texts if scores[name] >= _NEAR)
        found = sorted(near, key=scores.__getitem__, reverse=True)[:3]
    return found[:_MOST_SUGGESTED]


def _likeness(wanted: str, text: str) -> float:
    """How alike two texts are, from 0 to 1: as a whole, or the words of one among the other's."""
    words, others = (re.findall(r"[^\W_]+", part) for part in (wanted, text))
    whole = SequenceMatcher(None, wanted, text).ratio()
    if not words or not others:
        return whole
    best = [max(SequenceMatcher(None, word, other).ratio() for other in others) for word in words]
    return max(whole, sum(best) / len(best))
