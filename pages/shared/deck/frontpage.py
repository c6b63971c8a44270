"""The first slide of a deck, and the one before its appendix."""

from collections.abc import Sequence
from dataclasses import dataclass

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.presentation import Presentation
from pptx.slide import Slide
from pptx.util import Pt

from pages.shared.deck.template import TITLES
from pages.shared.export import svgtext
from pages.shared.export.frame import (
    EDGE,
    HEIGHT,
    INK,
    LINE,
    QUIET,
    RIBBON,
    SYNTHETIC_FILL,
    WIDTH,
    Box,
)
from pages.shared.export.pptxchart import POINTS_PER_PIXEL, rgb
from pages.shared.export.pptxwords import (
    begin,
    filled,
    paper,
    rectangle,
    ribbon,
    tight,
    words,
    write_title,
)
from pages.shared.export.stage import Stage
from pages.shared.export.svgtext import writable
from pages.shared.theme import palette

SUBTITLES = {PP_PLACEHOLDER.SUBTITLE, PP_PLACEHOLDER.BODY}
TITLE_SIZES = ((46, 2), (36, 3), (28, 4))
"""Sizes of the title of a deck, with the lines it may take before it becomes smaller."""

SUBTITLE, FACT = 22, 14
BAND, LEFT = 20, 96
"""Width of the coloured band at the left, and where words begin."""

MOST_FACTS = 6
APPENDIX = "Appendix: the data of the figures"
APPENDIX_WORDS = (
    "The numbers behind each figure, in the order of the slides. The link below a figure opens "
    "it again, with a spreadsheet of all its rows."
)


@dataclass(frozen=True)
class Front:
    """What the first slide says. facts: of which data the figures are. mark: on invented data."""

    title: str
    subtitle: str
    facts: Sequence[str]
    mark: str

    @property
    def few_facts(self) -> list[str]:
        """As many facts as there is room for, and how many more there are."""
        more = len(self.facts) - MOST_FACTS
        rest = [f"and {more} more"] if more > 0 else []
        return [*self.facts[:MOST_FACTS], *rest]


def own(slide: Slide, stage: Stage, front: Front) -> None:
    """Fill the first slide of our own presentation."""
    filled(rectangle(slide, Box(0, 0, BAND, HEIGHT)), palette("light")["#000007"], "", FACT)
    if front.mark:
        ribbon(slide, front.mark, stage)
    room = WIDTH - LEFT - 2 * EDGE
    size, lines = _title_lines(front.title, room)
    tall = len(lines) * size * 1.2
    y = HEIGHT * 0.46 - tall
    shape = slide.shapes.title
    _place(shape, Box(LEFT, y, room, tall + 8))
    tight(shape.text_frame)
    shape.text_frame.vertical_anchor = MSO_ANCHOR.TOP
    _fill(shape.text_frame, [(" ".join(lines), size, INK, True)])
    y += tall + 22
    line = rectangle(slide, Box(LEFT, y, 120, 3))
    filled(line, palette("light")["#000007"], "", FACT)
    y += 22
    if front.subtitle:
        below = svgtext.lines(front.subtitle, room, SUBTITLE, most=3)
        words(slide, below, Box(LEFT, y, room, len(below) * SUBTITLE * 1.3), SUBTITLE, QUIET)
    told = [line for fact in front.few_facts for line in svgtext.lines(fact, room, FACT, most=2)]
    tall = len(told) * FACT * 1.34
    words(slide, told, Box(LEFT, HEIGHT - 44 - tall, room, tall), FACT, QUIET)


def _title_lines(title: str, room: float) -> tuple[float, list[str]]:
    for size, most in TITLE_SIZES:
        found = svgtext.lines(title, room, size, bold=True)
        if len(found) <= most:
            break
    return size, svgtext.lines(title, room, size, bold=True, most=6)


def _place(shape, box: Box) -> None:
    from_pixels = [round(value * 9525) for value in (box.x, box.y, box.width, box.height)]
    shape.left, shape.top, shape.width, shape.height = from_pixels


def of_template(slide: Slide, stage: Stage, front: Front) -> None:
    """Fill the first slide as the template has it: its places for title and subtitle."""
    title, below = _taken(slide)
    if title is None:
        write_title(slide, front.title, stage, stage.area.y)
    else:
        title.text_frame.text = writable(front.title)
    facts = front.few_facts
    if front.mark:
        mark = rectangle(slide, Box(0, 0, WIDTH, RIBBON))
        filled(mark, SYNTHETIC_FILL, front.mark, FACT, left=EDGE)
    if below is not None:
        subtitle = [(front.subtitle, 0, "", False)] if front.subtitle else []
        _fill(below.text_frame, [*subtitle, *((fact, FACT * 1.4, "", False) for fact in facts)])
        return
    area, colour = stage.area, "" if stage.paper else QUIET
    y = area.y + (80 if title is None else 10)
    if front.subtitle:
        words(slide, [front.subtitle], Box(area.x, y, area.width, 60), SUBTITLE, colour)
    words(slide, facts, Box(area.x, y + 70, area.width, 200), FACT, colour)


def _taken(slide: Slide) -> tuple:
    """The places for title and subtitle; others are taken away, since they would stay empty."""
    title = below = None
    for shape in list(slide.placeholders):
        kind = shape.placeholder_format.type
        if kind in TITLES and title is None:
            title = shape
        elif kind in SUBTITLES and below is None:
            below = shape
        else:
            shape._element.getparent().remove(shape._element)
    return title, below


def _fill(frame, lines: list[tuple[str, float, str, bool]]) -> None:
    """Paragraphs of text, size in pixels, colour and weight; 0 and "" leave the template's."""
    for number, (text, size, colour, bold) in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = writable(text)
        if size:
            run.font.size = Pt(size * POINTS_PER_PIXEL)
        if colour:
            run.font.color.rgb = rgb(colour)
        if bold:
            run.font.bold = True
            paragraph.alignment = PP_ALIGN.LEFT


def divider(deck: Presentation, stage: Stage) -> Slide:
    """The slide before the data tables."""
    slide = begin(deck, stage)
    area = stage.area
    y = write_title(slide, APPENDIX, stage, area.y + 14)
    if stage.paper:
        paper(slide, area)
    filled(rectangle(slide, Box(area.x, y + 6, area.width, 1)), LINE, "", FACT)
    words(slide, [APPENDIX_WORDS], Box(area.x, y + 24, area.width * 0.8, 90), SUBTITLE * 0.9, QUIET)
    return slide
