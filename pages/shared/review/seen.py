"""What a review is made from: the words and cards of pages, and the view they share."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import pyarrow as pa
import pyarrow.compute as pc

from pages.shared import data
from pages.shared.export.asked import Heard
from pages.shared.export.exported import Exported
from pages.shared.review.outline import Outline, Part
from pages.shared.view import View


@dataclass(frozen=True)
class PageRead:
    """One page as a review takes it: its words, its cards by id, and titles of cards that the
    filters leave nothing for.
    """

    heard: Heard
    cards: Mapping[str, Exported] = field(default_factory=dict)
    out_of_reach: tuple[str, ...] = ()


@dataclass(frozen=True)
class Seen:
    """Everything that sentences and annexes of a review may use.

    pages: by address. lacking: why there are no pictures; empty where there are.
    """

    view: View
    outline: Outline
    pages: Mapping[str, PageRead]
    lacking: str = ""

    @cached_property
    def codes(self) -> pa.Array:
        """Codes of the projects in view."""
        return self.view.rows("project_facts", ["project_code"])["project_code"].combine_chunks()

    @cached_property
    def documents(self) -> tuple[str, ...]:
        """The documents that the records of the projects in view come from."""
        found = self.view.answer("projects").sources
        return tuple(dict.fromkeys(source.document for source in found))

    @cached_property
    def figures(self) -> pa.Table:
        """What these documents print, with verdicts; no rows in a dataset of records only."""
        every = data.figures()
        return every.filter(pc.is_in(every["document"], pa.array(self.documents, pa.string())))

    def tells(self, part: Part) -> bool:
        """Whether a part belongs into this review: one `with_cards` does where a card has
        something to show.
        """
        if not part.with_cards:
            return True
        shown = self.pages[part.page].cards
        return any(name in shown and not shown[name].nothing for name in part.cards)

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """Page to the title of the section that tells its answer."""
        found: dict[str, str] = {}
        for part in self.outline.parts:
            if part.page and "answer" in part.say and self.tells(part):
                found.setdefault(part.page, part.title)
        return found

    def answers(self) -> list[tuple[str, str]]:
        """Title and sentence of each page that gives an answer, in the order of the outline."""
        told = ((title, self.pages[page].heard.answer) for page, title in self.titles.items())
        return [(title, sentence) for title, sentence in told if sentence]

    def of_other_documents(self, card: Exported) -> bool:
        """Whether a card shows what reviews print, and none of those behind the records does."""
        if card.basis not in ("published", "both") or not self.figures.num_rows:
            return False
        of_fund = data.rows("projects", columns=["document"])["document"].unique().to_pylist()
        labels = {name: data.source(name, None).short_label for name in of_fund}
        named = {
            name
            for name, label in labels.items()
            if any(line == label or line.startswith(f"{label},") for line in card.sources)
        }
        return bool(named) and not named & set(self.documents)
