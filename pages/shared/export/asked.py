"""What a page gave to `cards.show` and said in words, and a way to collect both."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

import plotly.graph_objects as go
import pyarrow as pa

from pages.shared import records
from pages.shared.declare import Card
from pages.shared.view import View

Builder = Callable[..., go.Figure]


@dataclass(frozen=True)
class Asked:
    """One card as its page asked for it.

    draw: the figure builder, None for a card that is only a table. table: data the page
    prepared, None where the question of the card is all. options: of the builder. used: the
    records that table was made from, where they are not all in view.
    """

    view: View
    card: Card
    draw: Builder | None
    table: pa.Table | None
    options: Mapping[str, object]
    used: records.Used | None = None


_collected: ContextVar[list[Asked] | None] = ContextVar("collected", default=None)


@contextmanager
def collecting() -> Iterator[list[Asked]]:
    """Collect the cards that are shown inside, in their order, instead of drawing them.

    Holds for the thread it is called in and no other.
    """
    found: list[Asked] = []
    token = _collected.set(found)
    try:
        yield found
    finally:
        _collected.reset(token)


def collected(asked: Asked) -> bool:
    """Whether someone collects cards here, who then has this one."""
    found = _collected.get()
    if found is None:
        return False
    found.append(asked)
    return True


@dataclass
class Heard:
    """What a page says besides its cards.

    answer: the sentence that answers its question. key_figures: as `layout` takes them, with
    label, value and base. not_known: its last line.
    """

    answer: str = ""
    key_figures: list[Any] = field(default_factory=list)
    not_known: str = ""


_heard: ContextVar[Heard | None] = ContextVar("heard", default=None)


@contextmanager
def hearing() -> Iterator[Heard]:
    """Note what a page says inside; in the thread it is called in and no other."""
    noted = Heard()
    token = _heard.set(noted)
    try:
        yield noted
    finally:
        _heard.reset(token)


def hear(name: str, said: Any) -> None:
    """Note a part of what the page says, by its name in `Heard`, if someone listens."""
    noted = _heard.get()
    if noted is not None:
        setattr(noted, name, said)
