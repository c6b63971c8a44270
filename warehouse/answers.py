"""What a question is answered with."""

from dataclasses import dataclass

import pyarrow as pa


@dataclass(frozen=True)
class Counts:
    """How many records an answer rests on: `eligible` = `used` + `missing`."""

    used: int
    eligible: int

    @property
    def missing(self) -> int:
        """Eligible records of which something required is not stated."""
        return self.eligible - self.used


@dataclass(frozen=True, order=True)
class SourceRef:
    """A place in a document."""

    document: str
    short_label: str
    locator: str


@dataclass(frozen=True)
class Answer:
    """A table with what a card says below it.

    `counts` are over the whole selection, by metric, not summed over groups;
    `overlapping` is true when a record may count in several groups; `sources`
    are the places the records used come from.
    """

    table: pa.Table
    counts: dict[str, Counts]
    sources: list[SourceRef]
    overlapping: bool
    snapshot_id: str
