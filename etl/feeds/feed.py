"""The common shape of a feed."""

from collections.abc import Callable
from dataclasses import dataclass

from etl.fields import Fields
from etl.records import Facts


@dataclass(frozen=True, slots=True)
class Feed:
    """Takes `columns` of a row and adds records or claims to the facts."""

    columns: frozenset[str]
    collect: Callable[[Fields, Facts], None]
