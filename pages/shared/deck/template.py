"""A fund's own template: is it usable, which of its layouts, and how much room do they leave?"""

import io
import zipfile

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.exc import PackageNotFoundError
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout

from pages.shared.deck.backdrop import is_white
from pages.shared.deck.model import DeckError
from pages.shared.export.frame import EDGE, WIDTH, Box
from pages.shared.export.pptxchart import EMU_PER_PIXEL, POINTS_PER_PIXEL
from pages.shared.export.stage import Stage

LARGEST_BYTES = 50_000_000
MOST_UNPACKED = 300_000_000
"""Bytes of a template, and of all that is in it: a small file must not fill the memory."""

TITLES = {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}
MARGINAL = {PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER}
NARROWEST = (640, 300)
"""Pixels of room, on a slide 1280 wide, that a figure with its words needs at least."""

GAP = 10
USUAL_TITLE_POINTS = 32.0
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
"""How files of Office before 2007, and those with a password, begin."""

ASKED = "Save the template in PowerPoint as “PowerPoint Presentation (*.pptx)” and give that."


def opened(content: bytes) -> Deck:
    """The template without the slides it may hold. Raises DeckError."""
    _checked(content)
    try:
        deck = Presentation(io.BytesIO(content))
        _emptied(deck)
    except ValueError as error:
        raise DeckError(f"The template is no presentation: {_kind(str(error))} {ASKED}") from None
    except (PackageNotFoundError, KeyError, zipfile.BadZipFile, SyntaxError, AttributeError):
        raise DeckError(f"The template cannot be read; the file is damaged. {ASKED}") from None
    return deck


def _checked(content: bytes) -> None:
    """Raise DeckError for what is no presentation, or too large to be opened."""
    if len(content) > LARGEST_BYTES:
        raise DeckError("The template is larger than 50 MB. Take pictures and sample slides out.")
    if content.startswith(OLD_OFFICE):
        raise DeckError(
            f"The template is of an older PowerPoint, or protected with a password. {ASKED}"
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            unpacked = sum(one.file_size for one in packed.infolist())
    except zipfile.BadZipFile:
        raise DeckError(f"The template is no PowerPoint file, or a damaged one. {ASKED}") from None
    if unpacked > MOST_UNPACKED:
        raise DeckError("The template unpacks to more than 300 MB. Take large pictures out.")


def _kind(told: str) -> str:
    """What a file is instead, by its content type."""
    if "template" in told:
        return "it is a PowerPoint template (.potx)."
    return "it is another kind of Office file."


def _emptied(deck: Deck) -> None:
    """Take the slides of the template away, and lists that name them."""
    if "macroEnabled" in deck.part.content_type:
        raise DeckError(f"The template holds macros (.pptm), which are not passed on. {ASKED}")
    slides = deck.slides._sldIdLst
    for slide in list(slides):
        deck.part.drop_rel(slide.rId)
        slides.remove(slide)
    whole = deck.part._element
    for name in ("p:custShowLst", "p:extLst"):
        # Sections and shows would name slides that are gone, which PowerPoint calls damaged.
        for found in whole.findall(qn(name)):
            whole.remove(found)


def layouts(deck: Deck) -> tuple[SlideLayout, SlideLayout]:
    """The layout of the first slide and the one of figures. Raises DeckError.

    The first: one made for titles, else one with title and subtitle, else that of figures. For
    figures: one with a title and nothing else, else the one with a title and the fewest other
    places (they stay empty), else a blank one.
    """
    every = [layout for master in deck.slide_masters for layout in master.slide_layouts]
    titled = [one for one in every if _kinds(one) & TITLES and not _upright(one)]
    blank = [one for one in every if not _kinds(one) - MARGINAL]
    figures = sorted(
        [one for one in titled if PP_PLACEHOLDER.CENTER_TITLE not in _kinds(one)],
        key=lambda one: (
            _type(one) != "titleOnly",
            len(list(one.placeholders)),
            _number(every, one),
        ),
    )
    if not figures and not blank:
        names = ", ".join(f"“{one.name}”" for one in every) or "none"
        raise DeckError(
            "The template has no layout for a figure. Expected one with a title and no other "
            f"place (such as “Title Only”), or a blank one; it has {names}."
        )
    figure = (figures or blank)[0]
    first = next((one for one in titled if _type(one) == "title"), None)
    first = first or next((one for one in titled if PP_PLACEHOLDER.SUBTITLE in _kinds(one)), figure)
    return first, figure


def _kinds(layout: SlideLayout) -> set:
    return {shape.placeholder_format.type for shape in layout.placeholders}


def _type(layout: SlideLayout) -> str | None:
    return layout._element.get("type")


def _number(every: list[SlideLayout], layout: SlideLayout) -> int:
    return next(n for n, one in enumerate(every) if one is layout)


def _upright(layout: SlideLayout) -> bool:
    """Whether the title runs from top to bottom, as for East Asian scripts."""
    return (_type(layout) or "").startswith("vert")


def scale(deck: Deck) -> float:
    """How much larger the slides are than 1280 pixels."""
    return deck.slide_width / (WIDTH * EMU_PER_PIXEL)


def stage(deck: Deck, layout: SlideLayout) -> Stage:
    """The room a layout leaves for a figure. Raises DeckError where it is too little.

    As wide as the text of the template (its master says where that stands), from below the
    title to above footer, date and number.
    """
    height = deck.slide_height / EMU_PER_PIXEL / scale(deck)
    title = next((s for s in layout.placeholders if s.placeholder_format.type in TITLES), None)
    place = None if title is None else _box(title, deck)
    bodies = [
        _box(shape, deck)
        for shape in layout.slide_master.placeholders
        if shape.placeholder_format.type == PP_PLACEHOLDER.BODY
    ]
    body = bodies[0] if bodies else Box(EDGE, 0, WIDTH - 2 * EDGE, height)
    low = [
        _box(shape, deck).y
        for shape in (*layout.placeholders, *layout.slide_master.placeholders)
        if shape.placeholder_format.type in MARGINAL
    ]
    bottom = min([y for y in low if y > height * 0.75], default=height - 16)
    top = body.y if place is None else _below(place, body, height)
    area = Box(body.x, top, body.width, bottom - GAP / 2 - top)
    if area.width < NARROWEST[0] or area.height < NARROWEST[1]:
        raise DeckError(
            f"The layout “{layout.name}” of the template leaves no room for a figure: "
            f"{area.width:.0f} × {area.height:.0f} of {WIDTH} × {height:.0f} pixels, expected at "
            f"least {NARROWEST[0]} × {NARROWEST[1]}. Make the text area of the slide master larger."
        )
    paper = not is_white(layout)
    return Stage(layout, area, place, _title_size(layout, title, deck), paper, numbered=True)


def _below(title: Box, body: Box, height: float) -> float:
    """Where figures begin: below the title, or where the text does when the title is at a side."""
    end = title.y + title.height + GAP
    return end if end < height / 2 else body.y


def _box(shape, deck: Deck) -> Box:
    """Where a place of a layout stands, in pixels of a slide 1280 wide."""
    pixel = EMU_PER_PIXEL * scale(deck)
    found = [shape.left, shape.top, shape.width, shape.height]
    return Box(*((value or 0) / pixel for value in found))


def _title_size(layout: SlideLayout, title, deck: Deck) -> float:
    """The size of titles: as the layout says, else the master."""
    styles = [] if title is None else [title._element]
    styles += list(layout.slide_master._element.iter(qn("p:titleStyle")))
    for style in styles:
        for level in style.iter(qn("a:lvl1pPr")):
            look = level.find(qn("a:defRPr"))
            if look is not None and look.get("sz"):
                return int(look.get("sz")) / 100 / POINTS_PER_PIXEL / scale(deck)
    return USUAL_TITLE_POINTS / POINTS_PER_PIXEL / scale(deck)
