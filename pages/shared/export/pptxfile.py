"""One 16:9 slide per card, with a native chart or table that can be edited.

`add_slide` puts a card on a slide of any presentation, so that a deck is a loop over it.
"""

import io
import re

from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide, SlideLayout
from pptx.util import Emu, Pt

from pages.shared.export import chromium, pptxchart, pptxtable, svgtext
from pages.shared.export.exported import Exported
from pages.shared.export.frame import (
    BESIDE_BADGE,
    EDGE,
    HEIGHT,
    INK,
    QUIET,
    RIBBON,
    SMALL,
    SUBTITLE,
    SYNTHETIC_FILL,
    WIDTH,
    Box,
    title_lines,
)
from pages.shared.export.grid import grid
from pages.shared.export.native import Native, natives
from pages.shared.export.picture import picture
from pages.shared.export.pptxchart import POINTS_PER_PIXEL, emu, rgb
from pages.shared.export.svgtext import writable
from pages.shared.theme import palette

TITLE_ONLY = 5
"""The layout of the presentation that has a title and nothing else."""

MAP_SHARE = 0.64
TALLEST_BAR = 95
"""Pixels of a row, so that a chart of one bar is no wall."""

PICTURE_SCALE = 3
MOST_TABLE_SLIDES = 8
MOST_NOTE = 9_000
"""Characters of speaker notes."""


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


def add_slide(deck: Deck, exported: Exported, layout: SlideLayout | None = None) -> Slide:
    """A slide with the chart of a card, its words, and notes for the speaker.

    layout: one of the presentation's own with a title; the sixth one without it. A map, and a
    table with more rows than a slide holds, get further slides with the rest of the table.
    """
    slide, box = _outline(deck, exported, layout)
    charts = natives(exported)
    if exported.nothing:
        _words(slide, [exported.nothing], Box(box.x, box.y + 20, box.width, 60), 18, QUIET)
    elif charts:
        _charts(slide, charts, box, exported)
    elif exported.disclaimer:
        _map(deck, slide, exported, box, layout)
    else:
        _tables(deck, slide, grid(exported), box, layout, first=0)
    return slide


def _outline(
    deck: Deck, exported: Exported, layout: SlideLayout | None, title: str | None = None
) -> tuple[Slide, Box]:
    """A slide with all its words, and the box left for the chart."""
    slide = deck.slides.add_slide(layout or deck.slide_layouts[TITLE_ONLY])
    y = 0.0
    if exported.synthetic_line:
        ribbon = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, 0, 0, emu(WIDTH), emu(RIBBON))
        _filled(ribbon, SYNTHETIC_FILL, exported.synthetic_line, 14, left=True)
        y = RIBBON
    y = _title(slide, title or exported.title, y + 14)
    _badge(slide, exported, y_top=(RIBBON if exported.synthetic_line else 0) + 24)
    told = " · ".join(part for part in (exported.subtitle, exported.counts) if part)
    lines = svgtext.lines(told, WIDTH - 2 * EDGE, SUBTITLE, most=2)
    tall = len(lines) * SUBTITLE * 1.35 + 4
    _words(slide, [" ".join(lines)], Box(EDGE, y, WIDTH - 2 * EDGE, tall), SUBTITLE, QUIET)
    foot = _foot(slide, exported)
    top = y + tall + 10
    slide.notes_slide.notes_text_frame.text = notes(exported)
    return slide, Box(EDGE, top, WIDTH - 2 * EDGE, HEIGHT - foot - top - 10)


def _title(slide: Slide, words: str, y: float) -> float:
    """The title in the largest size it fits in; returns where it ends."""
    size, lines = title_lines(words, WIDTH - 2 * EDGE - BESIDE_BADGE)
    tall = len(lines) * size * 1.22 + 6
    shape = slide.shapes.title
    shape.left, shape.top = emu(EDGE), emu(y)
    shape.width, shape.height = emu(WIDTH - 2 * EDGE - BESIDE_BADGE + 10), emu(tall)
    frame = shape.text_frame
    _tight(frame)
    frame.text = " ".join(lines)
    frame.vertical_anchor = MSO_ANCHOR.TOP
    paragraph = frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.LEFT
    font = paragraph.runs[0].font
    font.size, font.bold, font.color.rgb = Pt(size * POINTS_PER_PIXEL), True, rgb(INK)
    return y + tall


def _badge(slide: Slide, exported: Exported, y_top: float) -> None:
    """Where the numbers come from: filled when computed, outlined when printed."""
    accent = palette("light")["#000007"]
    wide = svgtext.width(exported.origin, 13, bold=True) + 26
    shape = slide.shapes.add_shape(
        MSO_SHAPE.ROUNDED_RECTANGLE, emu(WIDTH - EDGE - wide), emu(y_top), emu(wide), emu(25)
    )
    computed = exported.basis in ("records", "build")
    _filled(shape, accent if computed else "#ffffff", exported.origin, 13)
    shape.line.color.rgb = rgb(accent)
    shape.line.width = Pt(1.25)
    shape.text_frame.paragraphs[0].runs[0].font.color.rgb = rgb("#ffffff" if computed else accent)


def _filled(shape, colour: str, words: str, size: float, *, left: bool = False) -> None:
    """A shape of one colour with a line of bold words."""
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(colour)
    shape.line.fill.background()
    shape.shadow.inherit = False
    _tight(shape.text_frame, left=EDGE if left else 0)
    shape.text_frame.text = writable(words)
    paragraph = shape.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.LEFT if left else PP_ALIGN.CENTER
    font = paragraph.runs[0].font
    font.size, font.bold, font.color.rgb = Pt(size * POINTS_PER_PIXEL), True, rgb("#ffffff")


def _foot(slide: Slide, exported: Exported) -> float:
    """Notes, disclaimer, source, data and link; returns how high they are."""
    room = WIDTH - 2 * EDGE
    told: list[str] = []
    absent = "; ".join(line for chart in natives(exported) for line in chart.absent)
    for text, most in (
        (f"Without a value: {absent}" if absent else "", 2),
        (" ".join(exported.notes), 3),
        (exported.disclaimer or "", 3),
        (f"Source: {exported.source_line}" if exported.source_line else "", 2),
        (exported.data_line, 1),
    ):
        told += svgtext.lines(text, room, SMALL, most=most) if text else []
    tall = SMALL * 1.34 * (len(told) + 1) + 16
    box = Box(EDGE, HEIGHT - tall - 8, room, tall)
    frame = _words(slide, told, box, SMALL, QUIET)
    paragraph = frame.add_paragraph()
    run = paragraph.add_run()
    run.text = f"This view again: {exported.receipt}"
    run.font.size = Pt(SMALL * POINTS_PER_PIXEL)
    if "://" in exported.receipt:
        run.hyperlink.address = exported.receipt
    return tall + 8


def _words(slide: Slide, lines: list[str], box: Box, size: float, colour: str):
    """Lines of text in a box; returns its frame."""
    shape = slide.shapes.add_textbox(emu(box.x), emu(box.y), emu(box.width), emu(box.height))
    frame = shape.text_frame
    _tight(frame)
    for number, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = writable(line)
        run.font.size, run.font.color.rgb = Pt(size * POINTS_PER_PIXEL), rgb(colour)
    return frame


def _tight(frame, left: float = 0) -> None:
    """A frame whose text begins at its edge and breaks its lines."""
    frame.word_wrap = True
    frame.margin_left, frame.margin_right = emu(left), Emu(0)
    frame.margin_top = frame.margin_bottom = Emu(0)


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


def _map(
    deck: Deck, slide: Slide, exported: Exported, box: Box, layout: SlideLayout | None
) -> None:
    """The map as a picture with its table beside it; the table alone without Chromium."""
    drawn = picture(exported)
    try:
        image = chromium.chart_png(drawn, PICTURE_SCALE)
    except chromium.NoChromium:
        slide.notes_slide.notes_text_frame.text += (
            "\nThe map is not shown: no Chromium was found on the machine that made this file."
        )
        _tables(deck, slide, exported, box, layout, first=0)
        return
    wide = box.width * MAP_SHARE
    tall = wide * drawn.box.height / drawn.box.width
    shape = slide.shapes.add_picture(
        io.BytesIO(image), emu(box.x), emu(box.y + (box.height - tall) / 2), emu(wide), emu(tall)
    )
    shape._element.nvPicPr.cNvPr.set("descr", writable(exported.alt))
    beside = Box(box.x + wide + 16, box.y, box.width - wide - 16, box.height)
    shown = pptxtable.add(slide, exported, beside, first=0)
    if shown < exported.table.num_rows:
        _further(deck, exported, layout, first=shown)


def _tables(
    deck: Deck,
    slide: Slide,
    exported: Exported,
    box: Box,
    layout: SlideLayout | None,
    first: int,
) -> None:
    """The table of a card, continued on further slides where there are more rows."""
    shown = first + pptxtable.add(slide, exported, box, first=first)
    if shown < exported.table.num_rows:
        _further(deck, exported, layout, first=shown)


def _further(deck: Deck, exported: Exported, layout: SlideLayout | None, first: int) -> None:
    """The rows that a slide had no room for, on slides of their own; the last tells the rest."""
    for _ in range(MOST_TABLE_SLIDES):
        slide, box = _outline(deck, exported, layout, f"{exported.title}: data, continued")
        first += max(pptxtable.add(slide, exported, box, first=first), 1)
        if first >= exported.table.num_rows:
            return
    left = exported.table.num_rows - first
    told = f"{left:,} more of {exported.table.num_rows:,} rows are in the spreadsheet."
    slide.notes_slide.notes_text_frame.text += f"\n{told}"


def notes(exported: Exported) -> str:
    """What a speaker can answer when asked where the numbers are from."""
    text = "\n".join(f"{name}: {text}" for name, text in exported.facts())
    return writable(text)[:MOST_NOTE]
