"""What a page gave to `cards.show`, and a way to collect it instead of drawing it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

import plotly.graph_objects as go
import pyarrow as pa

from pages.shared.declare import Card
from pages.shared.view import View

Builder = Callable[..., go.Figure]


@dataclass(frozen=True)
class Asked:
    """One card as its page asked for it.

    draw: the figure builder, None for a card that is only a table. table: data the page
    prepared, None where the question of the card is all. options: of the builder.
    """

    view: View
    card: Card
    draw: Builder | None
    table: pa.Table | None
    options: Mapping[str, object]


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
