"""A deck in an address: receipts in their order, and the words that are not the cards' own.

    deck?title=Steering+committee&slide=regions?...&slide=overview?...&comment=2:Ask+about+2015

Words of a slide begin with its number, so that slides without any take no room.
"""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from pages.shared.deck.model import (
    LONGEST_COMMENT,
    LONGEST_TITLE,
    MOST_SLIDES,
    Deck,
    DeckError,
    Slide,
    receipt_path,
)

PAGE = "deck"
LONGEST = 2_000
"""Characters of an address that every program passes on whole."""

NAMES = ("title", "subtitle", "slide", "heading", "comment", "comments", "appendix")
"""The parameters of the page; `heading` and `comment` belong to a slide: "2:Own title"."""


def params(deck: Deck) -> dict[str, list[str]]:
    """The deck as parameters; each has a list, which is empty where there is nothing to say."""
    slides = list(enumerate(deck.slides, start=1))
    return {
        "title": [deck.title] if deck.title else [],
        "subtitle": [deck.subtitle] if deck.subtitle else [],
        "slide": [one.link for _, one in slides],
        "heading": [f"{number}:{one.title}" for number, one in slides if one.title],
        "comment": [f"{number}:{one.comment}" for number, one in slides if one.comment],
        "comments": [] if deck.comments == "slide" else [deck.comments],
        "appendix": [] if deck.appendix else ["no"],
    }


def link(deck: Deck, host: str = "") -> str:
    """The address that opens the deck again. host: the beginning of it, or nothing."""
    query = urlencode(params(deck), doseq=True)
    page = f"{host}/{PAGE}" if host else PAGE
    return f"{page}?{query}" if query else page


def too_long(deck: Deck, host: str = "") -> bool:
    """Whether the address is longer than programs pass on."""
    return len(link(deck, host)) > LONGEST


def read(written: Mapping[str, Sequence[str]]) -> tuple[Deck, list[str]]:
    """The deck of an address, and a sentence on each part that cannot be used."""
    problems: list[str] = []
    headings, comments = (_numbered(written.get(name, ())) for name in ("heading", "comment"))
    slides = []
    for number, text in enumerate(written.get("slide", ())[:MOST_SLIDES], start=1):
        try:
            path = receipt_path(text)
        except DeckError as error:
            problems.append(f"Slide {number} of the link was left out. {error}")
            continue
        slides.append(
            Slide(
                path,
                headings.get(number, "")[:LONGEST_TITLE],
                comments.get(number, "")[:LONGEST_COMMENT],
            )
        )
    if len(written.get("slide", ())) > MOST_SLIDES:
        problems.append(f"The link holds more than {MOST_SLIDES} slides; the others are left out.")
    deck = Deck(
        _first(written, "title"),
        _first(written, "subtitle"),
        tuple(slides),
        "notes" if "notes" in written.get("comments", ()) else "slide",
        "no" not in written.get("appendix", ()),
    )
    return deck, problems


def _first(written: Mapping[str, Sequence[str]], name: str) -> str:
    return next(iter(written.get(name, ())), "").strip()[:LONGEST_TITLE]


def _numbered(texts: Sequence[str]) -> dict[int, str]:
    """ "2:Own title" as the words of slide 2."""
    found = {}
    for text in texts:
        number, colon, words = text.partition(":")
        if colon and number.isascii() and number.isdigit():
            found[int(number)] = words.strip()
    return found
