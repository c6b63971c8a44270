"""Every chart and table the documents show, with the card that shows it or why none can."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pages.shared import declare

FOLDER = Path(__file__).parent
VIEWS_FILE = FOLDER / "views.csv"
QUALIFIER = re.compile(r" \([^()]*\)$")
"""What a card writes behind the name of a view that it shows in part."""


@dataclass(frozen=True)
class Listed:
    """One view of a document.

    view: "001: Fig. 6, Regional distribution". shows: its dimension and measure in words.
    form: chart, table or text. survives: full, part, lost or text. lost: what is lost with a
    picture. reason_not_shown: why no card shows it, empty when one does.
    """

    view: str
    shows: str
    form: str
    survives: str
    lost: str
    reason_not_shown: str

    @property
    def document(self) -> str:
        """The document it stands in."""
        return self.view.partition(":")[0]

    @property
    def name(self) -> str:
        """Its name without the document."""
        return self.view.partition(": ")[2]


@dataclass(frozen=True)
class Shown:
    """A card that shows a view: folder of its page, identifier, title and qualifier."""

    folder: str
    card: str
    title: str
    qualifier: str


@cache
def views() -> tuple[Listed, ...]:
    """The rows of views.csv in their order."""
    with VIEWS_FILE.open(encoding="utf-8", newline="") as stream:
        return tuple(Listed(**row) for row in csv.DictReader(stream))


@cache
def cards() -> dict[str, tuple[Shown, ...]]:
    """View to the cards of all pages that name it."""
    found: dict[str, list[Shown]] = {}
    for file in sorted(FOLDER.parent.glob("*/cards.yml")):
        for card in declare.load(file).values():
            for named in card.views:
                qualifier = QUALIFIER.search(named)
                view = QUALIFIER.sub("", named)
                told = qualifier.group().strip(" ()") if qualifier else ""
                shown = Shown(file.parent.name, card.id, card.title, told)
                found.setdefault(view, []).append(shown)
    return {view: tuple(shown) for view, shown in found.items()}
