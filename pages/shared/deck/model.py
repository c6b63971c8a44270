"""What a deck is, and what can be done to it."""

from dataclasses import dataclass, field, replace
from typing import Literal
from urllib.parse import parse_qsl, urlencode, urlsplit

from pages.shared.addresses import PAGES
from pages.shared.export.receipt import CARD, SNAPSHOT

MOST_SLIDES = 100
"""Slides of one deck, so that making it takes minutes and not gigabytes."""

LONGEST_TITLE, LONGEST_COMMENT, LONGEST_LINK = 300, 4_000, 2_000
"""Characters of what a presenter writes, and of a receipt."""

UNTITLED = "Figures of the portfolio"


class DeckError(Exception):
    """A deck cannot be read or made; the message says what is wrong and what to do."""


@dataclass(frozen=True)
class Slide:
    """One card on a slide.

    link: its receipt without a host, such as regions?fund_region=Africa&snapshot=...&card=map.
    title: instead of the title of the card; empty for that one. comment: what the presenter
    says of it.
    """

    link: str
    title: str = ""
    comment: str = ""


@dataclass(frozen=True)
class Deck:
    """Slides in their order.

    comments: where comments stand: on the slide, and in its notes; or in the notes alone.
    appendix: whether the data of the figures follows as tables.
    """

    title: str = ""
    subtitle: str = ""
    slides: tuple[Slide, ...] = field(default_factory=tuple)
    comments: Literal["slide", "notes"] = "slide"
    appendix: bool = True

    @property
    def shown_title(self) -> str:
        """The title, or a plain one where none is given."""
        return self.title or UNTITLED

    def added(self, link: str) -> "Deck":
        """With one more slide at the end. Raises DeckError when the deck is full."""
        if len(self.slides) >= MOST_SLIDES:
            raise DeckError(f"A deck holds {MOST_SLIDES} slides at most. Begin a second one.")
        return replace(self, slides=(*self.slides, Slide(receipt_path(link))))

    def removed(self, place: int) -> "Deck":
        """Without the slide at a place, counted from 0."""
        return replace(self, slides=self.slides[:place] + self.slides[place + 1 :])

    def moved(self, place: int, by: int) -> "Deck":
        """With a slide moved up (-1) or down (1); at the end of the deck it stays."""
        there = place + by
        if not 0 <= there < len(self.slides):
            return self
        slides = list(self.slides)
        slides[place], slides[there] = slides[there], slides[place]
        return replace(self, slides=tuple(slides))

    def changed(self, place: int, **values: str) -> "Deck":
        """With other words or another link of one slide."""
        slides = list(self.slides)
        slides[place] = replace(slides[place], **values)
        return replace(self, slides=tuple(slides))

    def in_service(self) -> "Deck":
        """With the data now in service instead of the snapshots its links name."""
        return replace(
            self, slides=tuple(replace(one, link=without_snapshot(one.link)) for one in self.slides)
        )

    def place_of(self, link: str) -> int | None:
        """Where the card of a receipt stands, counted from 0; None where it does not."""
        wanted = receipt_path(link)
        return next((n for n, one in enumerate(self.slides) if one.link == wanted), None)


def receipt_path(link: str) -> str:
    """A receipt without its host, always written the same. Raises DeckError."""
    if len(link) > LONGEST_LINK:
        raise DeckError(f"The link is longer than {LONGEST_LINK:,} characters.")
    try:
        parts = urlsplit(link.strip())
    except ValueError:
        raise DeckError(f"“{link[:80]}” is not a link.") from None
    query = parse_qsl(parts.query)
    page = parts.path.rstrip("/").rpartition("/")[2] or next(iter(PAGES))
    if page not in PAGES:
        raise DeckError(f"“{link[:80]}” opens no page of the dashboard: there is no page {page}.")
    if not dict(query).get(CARD):
        raise DeckError(
            f"“{link[:80]}” names no card. Expected the link of a card, which ends in card=..."
        )
    return f"{page}?{urlencode(query, safe=':/,')}"


def without_snapshot(link: str) -> str:
    """A receipt that follows the data in service."""
    page, _, query = link.partition("?")
    kept = [(name, value) for name, value in parse_qsl(query) if name != SNAPSHOT]
    return f"{page}?{urlencode(kept, safe=':/,')}"
