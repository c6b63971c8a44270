"""One card as files carry it: everything it says, in words and numbers, without its page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pyarrow as pa

import warehouse
from pages.shared.charts import Measure
from pages.shared.formats import day

SYNTHETIC = "Synthetic data: nothing here describes a real project"
"""What stands on every file made of invented data."""

PLAIN = "plain"
"""The format of numbers that name something, such as years."""


@dataclass(frozen=True)
class Column:
    """A column of the exported table: its name, the words above it, and what it holds.

    format: a key of `formats.BY_FORMAT` for numbers, or PLAIN; None for anything else. read:
    whether people read it, rather than programs: a code beside its label is not read.
    """

    name: str
    heading: str
    format: str | None
    read: bool


@dataclass(frozen=True)
class Exported:
    """What every file made of a card says.

    page, card: address of the page and id of the card. subtitle: the filters in words.
    counts: "n 14 of 41 used, 27 not stated", or nothing; used: the same as numbers, per
    measure. origin: computed from records, as published, ...; basis: the same as a code.
    as_of: when the snapshot was put in service (UTC). known_on: the day up to which the
    portfolio is shown; None for everything recorded. sources: "Review 2011-2014, Annex 3".
    mark: what rows of invented data carry; empty for real data.
    method: one sentence per metric on how it is taken. disclaimer: what must stand below a
    map. receipt: the link that opens exactly this view and data again. table, columns: the
    numbers in full, with headings. figure: a Plotly specification with real colours on
    white; None where the card is only a table, or where there is nothing to draw, which
    `nothing` then says in words. marks: the column whose values are the marks.
    """

    page: str
    page_title: str
    card: str
    title: str
    subtitle: str
    counts: str
    used: Mapping[str, warehouse.Counts]
    origin: str
    basis: str
    as_of: datetime
    known_on: date | None
    snapshot: str
    dataset: str
    synthetic: bool
    mark: str
    sources: tuple[str, ...]
    notes: tuple[str, ...]
    method: tuple[str, ...]
    alt: str
    disclaimer: str | None
    receipt: str
    table: pa.Table
    columns: tuple[Column, ...]
    measures: tuple[Measure, ...]
    marks: str | None
    figure: dict[str, Any] | None
    nothing: str | None

    @property
    def file_stem(self) -> str:
        """A file name without its ending, the same for the same card and snapshot."""
        invented = "synthetic-" if self.synthetic else ""
        return f"{invented}{self.page}-{self.card.replace('_', '-')}-{self.snapshot[:6]}"

    @property
    def day(self) -> str:
        """The as-of date: 22 Nov 2026."""
        return day(self.as_of.date())

    @property
    def source_line(self) -> str:
        """All sources in one line; empty when the card names none."""
        return "; ".join(self.sources)

    @property
    def data_line(self) -> str:
        """Dataset, snapshot and day in one line."""
        known = f", as known on {day(self.known_on)}" if self.known_on else ""
        return f"{self.dataset}, snapshot {self.snapshot}, as of {self.day}{known}"

    @property
    def synthetic_line(self) -> str | None:
        """What stands on every file made of invented data."""
        if not self.synthetic:
            return None
        return SYNTHETIC

    def facts(self) -> list[tuple[str, str]]:
        """Everything said of the card besides its data, as heading and text."""
        told = [
            ("Title", self.title),
            ("Shown", self.subtitle),
            ("Records", self.counts),
            ("Origin", self.origin),
            ("Data", f"{self.dataset} ({'synthetic' if self.synthetic else 'not synthetic'})"),
            ("Synthetic data", self.synthetic_line or ""),
            ("As of", self.day),
            ("As known on", day(self.known_on) if self.known_on else ""),
            ("Snapshot", self.snapshot),
            ("Source", self.source_line),
            *(("How it is computed", line) for line in self.method),
            *(("Note", note) for note in self.notes),
            ("Disclaimer", self.disclaimer or ""),
            ("In words", self.alt),
            ("Page", self.page_title),
            ("This view again", self.receipt),
        ]
        return [(name, text) for name, text in told if text]
