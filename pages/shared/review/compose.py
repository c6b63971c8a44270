"""Puts a review together: asks each page of the outline once, then numbers everything."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import count
from pathlib import Path

from pages.shared import data, empty, formats
from pages.shared.addresses import PAGES
from pages.shared.export import assemble, chromium, headless, receipt
from pages.shared.export.asked import Asked, Heard
from pages.shared.export.headless import Address
from pages.shared.filters import NAMES
from pages.shared.review import annexes, grids, outline, sentences
from pages.shared.review.model import Block, Figure, KeyFigures, Listing, Review, Section, Text
from pages.shared.review.outline import FROM_PAGE, Outline, Part
from pages.shared.review.seen import PageRead, Seen
from pages.shared.view import NothingInCommon, View

PAGE = "review"
"""The page of the dashboard that writes reviews."""

FUNCTIONS = sentences.FUNCTIONS | annexes.FUNCTIONS

NO_PICTURES = (
    "no Chromium or Chrome was found where this review was written, so charts are given as "
    "tables. Install one (Debian, Ubuntu: apt-get install chromium), or name it in the "
    "environment variable BROWSER_PATH."
)


class NothingMatches(Exception):
    """No project matches the filters; the message says which filter to take away."""


@dataclass(frozen=True)
class Step:
    """How far a review is: number of `total` steps done, and what is being done."""

    number: int
    total: int
    doing: str


Tell = Callable[[Step], None]
"""Is told each step. What it raises ends the review."""


def silent(_step: Step) -> None:
    """Tell nobody."""


def compose(
    address: Address, host: str = "", tell: Tell = silent, file: Path | None = None
) -> Review:
    """The review of what an address chooses, without pictures, as a `Review`.

    address: dataset, day, snapshot and filters count. file: another outline than the shipped
    one. Raises NothingMatches and BadOutline, and what the warehouse raises.
    """
    declared = outline.load(file or outline.FILE, tuple(FUNCTIONS))
    headless.ask(address, partial(_check, address))
    pages, wanted = {}, declared.pages
    for number, (page, cards) in enumerate(wanted.items(), start=1):
        tell(Step(number, len(wanted), f"Reading {PAGES[page][0]}"))
        asked = replace(address, page=page, params={})
        pages[page] = headless.read(asked, partial(_read, page, set(cards), host))
    return headless.ask(address, partial(_put_together, address, host, declared, pages))


def _check(address: Address) -> None:
    """Raise NothingMatches where there is nothing to review."""
    filters = address.filters
    if data.value("projects", filters.where):
        return
    helps = [
        f"without {NAMES[name]} {formats.plural(number, 'project')}"
        for name, number in empty.without_each(filters)
        if number
    ]
    advice = f" There would be {formats.join(helps, 'or')}." if helps else ""
    raise NothingMatches(f"No project matches the filters: {filters.words}.{advice}")


def _read(page: str, wanted: set[str], host: str, shown: Iterable[Asked], heard: Heard) -> PageRead:
    """The wanted cards of a page in full, while the page is open."""
    place = assemble.Place(page, host)
    cards, out_of_reach = {}, []
    for asked in shown:
        if asked.card.id in wanted:
            try:
                cards[asked.card.id] = assemble.exported(asked, place)
            except NothingInCommon:
                out_of_reach.append(asked.card.title)
    return PageRead(heard, cards, tuple(out_of_reach))


def _put_together(
    address: Address, host: str, declared: Outline, pages: Mapping[str, PageRead]
) -> Review:
    """The review itself, in the session that sees the data of the address."""
    lacking = "" if chromium.found() else NO_PICTURES
    seen = Seen(View(address.filters, {}), declared, pages, lacking)
    info, number = data.snapshot(), _Numbers()
    subject = f"{sentences.subject(seen)}s"
    title = declared.title.format(
        subject=subject if subject != "projects" else "Fund projects",
        years=seen.view.years,
        projects=seen.view.count(),
    )
    told = [part for part in declared.chapters if seen.tells(part)]
    chapters = tuple(_chapter(part, seen, number) for part in told)
    return Review(
        title=title,
        scope=address.filters.words if address.filters.active else assemble.EVERYTHING,
        population=sentences.population_words(seen),
        dataset=info.dataset_title,
        snapshot=info.id,
        as_of=info.built_at,
        known_on=info.as_of,
        synthetic=info.synthetic,
        receipt=receipt.link(f"{host}/{PAGE}", address.filters, info),
        chapters=tuple(chapter for chapter in chapters if chapter.blocks or chapter.sections),
    )


@dataclass
class _Numbers:
    """The next number of chapters, annexes, figures and tables."""

    chapters: count = field(default_factory=lambda: count(1))
    annexes: count = field(default_factory=lambda: count(0))
    of_kind: dict[str, count] = field(
        default_factory=lambda: {"Figure": count(1), "Table": count(1)}
    )

    def chapter(self, part: Part) -> str:
        """How a chapter is numbered: "3", "Annex B", or not at all."""
        if part.annex:
            return f"Annex {chr(ord('A') + next(self.annexes))}"
        return str(next(self.chapters)) if part.numbered else ""


def _chapter(part: Part, seen: Seen, number: _Numbers) -> Section:
    """A chapter with its parts; parts that have nothing to say are left out."""
    mine = number.chapter(part)
    blocks = _blocks(part, seen, number)
    parts = [(inner, _blocks(inner, seen, number)) for inner in part.parts if seen.tells(inner)]
    kept = [(inner, found) for inner, found in parts if found]
    sections = tuple(
        Section(f"{mine}.{place}" if mine else "", inner.title, found)
        for place, (inner, found) in enumerate(kept, start=1)
    )
    return Section(mine, part.title, blocks, sections)


def _blocks(part: Part, seen: Seen, number: _Numbers) -> tuple[Block, ...]:
    """What a part says and shows."""
    found: list[Block] = []
    for name in part.say:
        found += _said(name, part, seen) if name in FROM_PAGE else FUNCTIONS[name](seen)
    shown = seen.pages[part.page].cards if part.page else {}
    for name in part.cards:
        card = shown.get(name)
        if card is None or card.nothing or seen.of_other_documents(card):
            continue
        kind = "Figure" if card.figure is not None else "Table"
        grid = grids.of_card(card, seen.outline.most_rows)
        found.append(Figure(kind, 0, card, grid))
    return tuple(_numbered(block, number) for block in found)


def _numbered(block: Block, number: _Numbers) -> Block:
    """The block with the next number of its kind, where it has one."""
    if isinstance(block, Figure):
        return replace(block, number=next(number.of_kind[block.kind]))
    if isinstance(block, Listing):
        return replace(block, number=next(number.of_kind["Table"]))
    return block


def _said(name: str, part: Part, seen: Seen) -> list[Block]:
    """A part of the words of a page."""
    heard = seen.pages[part.page].heard
    if name == "key_figures":
        figures = tuple((one.label, one.value, one.base) for one in heard.key_figures)
        return [KeyFigures(figures)] if figures else []
    said = getattr(heard, name)
    return [Text(said, lead=name == "answer")] if said else []
