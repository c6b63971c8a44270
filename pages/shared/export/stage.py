"""Where things stand on the slides of a presentation: our own, or one of a fund's template.

Everything is laid out on a slide 1280 pixels wide, whatever its real size; a slide of another
size is brought to it at the end (`rescale.py`), so that all parts keep their proportions.
"""

from dataclasses import dataclass

from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout

from pages.shared.export.frame import EDGE, HEIGHT, WIDTH, Box

TITLE_ONLY = 5
"""The layout of our own presentation that has a title and nothing else."""


@dataclass(frozen=True)
class Stage:
    """The layout of figure slides and the room it leaves.

    area: all the room, without the title where the template has a place for it. title: that
    place; None where the title stands at the top of the area. title_size: the size of titles in
    the template, in pixels. paper: whether what lies behind is not white, so that a white sheet
    has to be put below the figure. numbered: whether slides carry their number.
    """

    layout: SlideLayout
    area: Box
    title: Box | None = None
    title_size: float = 0
    paper: bool = False
    numbered: bool = False

    @property
    def right(self) -> float:
        """The right edge of the area."""
        return self.area.x + self.area.width

    @property
    def bottom(self) -> float:
        """The lower edge of the area."""
        return self.area.y + self.area.height


def own(deck: Deck, *, numbered: bool = False) -> Stage:
    """The slides of a presentation made by `pptxfile.blank`."""
    area = Box(EDGE, 0, WIDTH - 2 * EDGE, HEIGHT - 8)
    return Stage(deck.slide_layouts[TITLE_ONLY], area, numbered=numbered)
