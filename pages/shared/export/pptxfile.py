"""One 16:9 slide per card, with a native chart or table that can be edited.

`add_slide` puts a card on a slide of any presentation, so that a deck is a loop over it.
"""

import io
import re

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide

from pages.shared.export import chromium, pptxchart, pptxtable
from pages.shared.export.exported import Exported
from pages.shared.export.frame import HEIGHT, QUIET, SMALL, WIDTH, Box
from pages.shared.export.grid import grid
from pages.shared.export.native import Native, natives
from pages.shared.export.picture import picture
from pages.shared.export.pptxchart import emu
from pages.shared.export.pptxwords import outline, words
from pages.shared.export.stage import Stage, own
from pages.shared.export.svgtext import writable

MAP_SHARE = 0.64
TALLEST_BAR = 95
"""Pixels of a row, so that a chart of one bar is no wall."""

PICTURE_SCALE = 3
MOST_TABLE_SLIDES = 8
MOST_NOTE = 9_000
"""Characters of speaker notes."""

ELSEWHERE = 20
"""Pixels for the line that says where the other rows of a table are."""


def write(exported: Exported) -> bytes:
    """The card as a presentation of one slide, and further ones where its table needs them."""
    deck = blank()
    about(deck, exported)
    add_slide(deck, exported)
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def blank() -> Deck:
    """An empty presentation in 16:9, in a typeface that every computer has."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = emu(WIDTH), emu(HEIGHT)
    theme = deck.slide_master.part.part_related_by(RT.THEME)
    theme._blob = re.sub(
        rb'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*', rb"\1Arial", theme.blob
    )
    return deck


def about(deck: Deck, exported: Exported) -> None:
    """What the properties of the file say."""
    told = deck.core_properties
    told.title, told.subject = writable(exported.title)[:255], writable(exported.subtitle)[:255]
    told.author, told.keywords = "Fund Monitor", f"snapshot {exported.snapshot}"
    told.comments = exported.receipt[:255]
    told.created = told.modified = exported.as_of.replace(tzinfo=None)


def add_slide(
    deck: Deck,
    exported: Exported,
    stage: Stage | None = None,
    *,
    comment: str = "",
    elsewhere: str | None = None,
) -> Slide:
    """A slide with the chart of a card, its words, and notes for the speaker.

    stage: where things stand; our own presentation without it. comment: what the presenter says
    of it. elsewhere: what to tell of the rows of a table that have no room; without it they
    follow on further slides.
    """
    stage = stage or own(deck)
    slide, box = outline(deck, exported, stage, comment=comment)
    slide.notes_slide.notes_text_frame.text = notes(exported)
    charts = natives(exported)
    if exported.nothing:
        words(slide, [exported.nothing], Box(box.x, box.y + 20, box.width, 60), 18, QUIET)
        return slide
    if charts:
        _charts(slide, charts, box, exported)
        return slide
    shown = exported if exported.disclaimer else grid(exported)
    room = _map(slide, exported, box) if exported.disclaimer else box
    first = _table(slide, shown, room, elsewhere)
    if first < shown.table.num_rows and not elsewhere:
        add_table(deck, shown, stage, f"{exported.title}: data, continued", first)
    return slide


def add_table(
    deck: Deck,
    exported: Exported,
    stage: Stage,
    title: str,
    first: int = 0,
    most: int = MOST_TABLE_SLIDES,
) -> None:
    """The table of a card from a row on, on slides of its own; the last tells what is left."""
    total = exported.table.num_rows
    for page in range(1, most + 1):
        slide, box = outline(deck, exported, stage, title=title)
        slide.notes_slide.notes_text_frame.text = notes(exported)
        last = "The others are in the spreadsheet." if page == most else None
        first += max(_table(slide, exported, box, last, first), 1)
        if first >= total:
            return
    told = f"{total - first:,} more of {total:,} rows are in the spreadsheet."
    slide.notes_slide.notes_text_frame.text += f"\n{told}"


def _charts(slide: Slide, charts: list[Native], box: Box, exported: Exported) -> None:
    """The panels of a card side by side."""
    wide = box.width / len(charts)
    most = max(len(native.categories) * max(len(native.series), 1) for native in charts)
    lying = all(native.kind == "bar" for native in charts)
    tall = min(box.height, most * TALLEST_BAR + 70) if lying else box.height
    for place, native in enumerate(charts):
        left = box.x + place * wide
        part = Box(left, box.y, wide - (8 if len(charts) > 1 else 0), tall)
        pptxchart.add(slide, native, part, writable(exported.alt))


def _map(slide: Slide, exported: Exported, box: Box) -> Box:
    """The map as a picture; returns the box beside it, or the whole one without Chromium."""
    drawn = picture(exported)
    try:
        image = chromium.chart_png(drawn, PICTURE_SCALE)
    except chromium.NoChromium:
        slide.notes_slide.notes_text_frame.text += (
            "\nThe map is not shown: no Chromium was found on the machine that made this file."
        )
        return box
    wide = min(box.width * MAP_SHARE, box.height * drawn.box.width / drawn.box.height)
    tall = wide * drawn.box.height / drawn.box.width
    shape = slide.shapes.add_picture(
        io.BytesIO(image), emu(box.x), emu(box.y + (box.height - tall) / 2), emu(wide), emu(tall)
    )
    shape._element.nvPicPr.cNvPr.set("descr", writable(exported.alt))
    return Box(box.x + wide + 16, box.y, box.width - wide - 16, box.height)


def _table(
    slide: Slide, exported: Exported, box: Box, elsewhere: str | None, first: int = 0
) -> int:
    """The rows from a number on that have room, and where the others are; returns how many."""
    room = Box(box.x, box.y, box.width, box.height - (ELSEWHERE if elsewhere else 0))
    shown = pptxtable.add(slide, exported, room, first=first)
    total = exported.table.num_rows
    if elsewhere and first + shown < total:
        told = f"Rows {first + 1:,} to {first + shown:,} of {total:,}. {elsewhere}"
        below = Box(room.x, room.y + room.height + 4, room.width, ELSEWHERE)
        words(slide, [told], below, SMALL, QUIET)
    return shown


def notes(exported: Exported) -> str:
    """What a speaker can answer when asked where the numbers are from."""
    text = "\n".join(f"{name}: {text}" for name, text in exported.facts())
    return writable(text)[:MOST_NOTE]
