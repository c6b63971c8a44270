"""What the Deck page says in words."""

from pages.shared import formats
from pages.shared.deck.model import Deck
from pages.shared.deck.seen import Seen

EMPTY = (
    "The deck is empty: open the menu ⋯ of any card and choose “Add to deck”, or open a deck "
    "that was saved."
)


def sentence(deck: Deck, looked: list[Seen]) -> str:
    """How many slides there are, of which data, and whether a presentation can be made."""
    if not deck.slides:
        return EMPTY
    count = formats.plural(len(deck.slides), "slide")
    data = list(dict.fromkeys(one.data for one in looked if one.data))
    told = f"{count}, of {data[0]}" if len(data) == 1 else count
    if len(data) > 1:
        told += f", of {len(data)} different states of data; each slide says which"
    broken = [number for number, one in enumerate(looked, start=1) if one.problem]
    if broken:
        return f"{told}. {slides_words(broken)} cannot be shown."
    return f"{told}."


def slides_words(numbers: list[int]) -> str:
    """ "Slide 2", or "Slides 2 and 5"."""
    word = "Slide" if len(numbers) == 1 else "Slides"
    return f"{word} {formats.join([str(number) for number in numbers])}"


def differing(looked: list[Seen]) -> list[str]:
    """Which slides show other data than is in service."""
    former = [number for number, one in enumerate(looked, start=1) if one.former]
    if not former:
        return []
    verb = "shows" if len(former) == 1 else "show"
    return [f"{slides_words(former)} {verb} former data, as when the card was added."]
