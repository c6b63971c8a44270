"""A review as files carry it: chapters of plain blocks, without pages or warehouse."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from pages.shared.export.exported import Exported
from pages.shared.formats import day


@dataclass(frozen=True)
class Grid:
    """A table of text. numeric: whether a column holds numbers. shares: widths, adding up to 1.

    left_out: what is told of rows and columns there is no room for; empty when all are there.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]
    shares: tuple[float, ...]
    left_out: str = ""


@dataclass(frozen=True)
class Text:
    """A paragraph. lead: it answers the question of its section. quiet: small print."""

    text: str
    lead: bool = False
    quiet: bool = False


@dataclass(frozen=True)
class Bullets:
    """A list; each item is a few words that name it (or nothing) and what is said."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class KeyFigures:
    """Numbers that matter, each as label, value and what it is of."""

    figures: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Figure:
    """A numbered figure: a card with its picture and the table of its data.

    kind: Figure, or Table where the card has no chart. picture: PNG or SVG, None where none
    was drawn, which `lacking` then explains; size: its width and height in pixels. grid: its
    data.
    """

    kind: str
    number: int
    card: Exported
    grid: Grid | None
    picture: bytes | None = None
    size: tuple[int, int] = (0, 0)
    lacking: str = ""

    @property
    def label(self) -> str:
        """What the text calls it: Figure 3."""
        return f"{self.kind} {self.number}"

    @property
    def anchor(self) -> str:
        """Where links within the file lead."""
        return f"{self.kind.lower()}-{self.number}"

    @property
    def small_print(self) -> tuple[str, ...]:
        """Filters, records, origin, source and data; remarks; what must stand below a map."""
        card = self.card
        told = [card.subtitle, card.counts, card.origin.capitalize()]
        if card.source_line:
            told.append(f"Source: {card.source_line}")
        told.append(f"Snapshot {card.snapshot}, as of {card.day}")
        below = (card.disclaimer,) if card.disclaimer else ()
        notes = (" ".join(card.notes),) if card.notes else ()
        return (". ".join(part for part in told if part) + ".", *notes, *below)


@dataclass(frozen=True)
class Listing:
    """A table with its numbered caption."""

    number: int
    title: str
    grid: Grid

    @property
    def label(self) -> str:
        """What the text calls it: Table 3."""
        return f"Table {self.number}"

    @property
    def anchor(self) -> str:
        """Where links within the file lead."""
        return f"table-{self.number}"


Block = Text | Bullets | KeyFigures | Figure | Listing


@dataclass(frozen=True)
class Section:
    """A chapter or a part of one. number: "3.1", "Annex B", or nothing for the summary."""

    number: str
    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple["Section", ...] = ()

    @property
    def heading(self) -> str:
        """Number and title."""
        if self.number.startswith("Annex"):
            return f"{self.number}: {self.title}"
        return f"{self.number} {self.title}".strip()

    @property
    def anchor(self) -> str:
        """Where links within the file lead."""
        return "section-" + (self.number or self.title).lower().replace(" ", "-").replace(".", "-")


@dataclass(frozen=True)
class Review:
    """A whole review.

    scope: the filters in words. population: "27 projects funded 2016–2020". as_of, known_on,
    snapshot, dataset, synthetic: as in `Exported`. receipt: opens the page of reviews with the
    same filters and data.
    """

    title: str
    scope: str
    population: str
    dataset: str
    snapshot: str
    as_of: datetime
    known_on: date | None
    synthetic: bool
    receipt: str
    chapters: tuple[Section, ...] = field(default_factory=tuple)

    @property
    def synthetic_line(self) -> str | None:
        """What stands on top of every page of a review of invented data."""
        if not self.synthetic:
            return None
        return "Synthetic data: nothing here describes a real project"

    @property
    def data_line(self) -> str:
        """Dataset, snapshot and day in one line."""
        known = f", as known on {day(self.known_on)}" if self.known_on else ""
        return f"{self.dataset}, snapshot {self.snapshot}, as of {day(self.as_of.date())}{known}"

    @property
    def file_stem(self) -> str:
        """A file name without its ending."""
        invented = "synthetic-" if self.synthetic else ""
        return f"{invented}review-{self.snapshot[:6]}"

    def sections(self) -> Iterator[tuple[int, Section]]:
        """Every chapter and part with its level, in order."""
        for chapter in self.chapters:
            yield 1, chapter
            for part in chapter.sections:
                yield 2, part

    def figures(self) -> Iterator[Figure]:
        """Every numbered figure and table of a card, in order."""
        for _, section in self.sections():
            yield from (block for block in section.blocks if isinstance(block, Figure))

    def with_figures(self, drawn: dict[str, Figure]) -> "Review":
        """The same with figures put in place of those with the same anchor."""

        def placed(section: Section) -> Section:
            blocks = tuple(
                drawn.get(block.anchor, block) if isinstance(block, Figure) else block
                for block in section.blocks
            )
            return replace(section, blocks=blocks, sections=tuple(map(placed, section.sections)))

        return replace(self, chapters=tuple(map(placed, self.chapters)))
