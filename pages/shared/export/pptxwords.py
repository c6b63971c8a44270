"""The words of a slide: title, filters, origin and comment above the figure, sources below it."""

from copy import deepcopy

from lxml import etree
from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.enum.shapes import MSO_SHAPE, PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.util import Emu, Pt

from pages.shared.export import svgtext
from pages.shared.export.exported import Exported
from pages.shared.export.frame import (
    BESIDE_BADGE,
    EDGE,
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
from pages.shared.export.native import natives
from pages.shared.export.pptxchart import POINTS_PER_PIXEL, emu, rgb
from pages.shared.export.stage import Stage
from pages.shared.export.svgtext import writable
from pages.shared.theme import palette

COMMENT, COMMENT_LINES = 17, 4
"""Size and lines of a comment on a slide; the notes have all of it."""

BAR = 5
NUMBER_WIDTH = 46
PAPER_EDGE = 14
BADGE_HEIGHT = 25
KEPT = {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}


def outline(
    deck: Deck, exported: Exported, stage: Stage, *, title: str | None = None, comment: str = ""
) -> tuple[Slide, Box]:
    """A slide with all the words of a card, and the box left for its chart.

    title: instead of the one of the card. comment: what the presenter says of it.
    """
    slide = begin(deck, stage)
    area, y = stage.area, stage.area.y
    if stage.paper:
        paper(slide, area)
    if exported.synthetic_line:
        y = ribbon(slide, exported.synthetic_line, stage)
    top = y + (24 if stage.title is None else 2)
    y = write_title(slide, title or exported.title, stage, y + 14)
    _badge(slide, exported, stage, top)
    room = area.width - (0 if stage.title is None else BESIDE_BADGE)
    told = " · ".join(part for part in (exported.subtitle, exported.counts) if part)
    lines = svgtext.lines(told, room, SUBTITLE, most=2)
    tall = max(len(lines) * SUBTITLE * 1.35, 0 if stage.title is None else BADGE_HEIGHT) + 4
    words(slide, [" ".join(lines)], Box(area.x, y, room, tall), SUBTITLE, QUIET)
    y += tall + 10
    if comment:
        y = _comment(slide, comment, Box(area.x, y, area.width, 0))
    foot = _foot(slide, exported, stage)
    return slide, Box(area.x, y, area.width, foot - y - 10)


def begin(deck: Deck, stage: Stage) -> Slide:
    """An empty slide of the stage; places of its layout that nothing is put into are taken away."""
    slide = deck.slides.add_slide(stage.layout)
    for shape in list(slide.placeholders):
        if shape.placeholder_format.type not in KEPT:
            shape._element.getparent().remove(shape._element)
    if stage.numbered:
        _number(slide, stage, len(deck.slides))
    return slide


def ribbon(slide: Slide, told: str, stage: Stage) -> float:
    """The mark of invented data across the slide; returns where it ends."""
    area = stage.area
    whole = stage.title is None
    box = Box(0, 0, WIDTH, RIBBON) if whole else Box(area.x, area.y, area.width, RIBBON)
    shape = rectangle(slide, box)
    filled(shape, SYNTHETIC_FILL, told, 14, left=EDGE if whole else 12)
    return box.y + RIBBON + (0 if whole else 8)


def write_title(slide: Slide, told: str, stage: Stage, y: float) -> float:
    """The title where it belongs, in the largest size it fits in; returns where the rest begins."""
    shape = slide.shapes.title
    if stage.title is not None and shape is not None:
        size, lines = _fitting(told, stage.title, stage.title_size)
        shape.text_frame.text = writable(" ".join(lines))
        if size < stage.title_size:
            shape.text_frame.paragraphs[0].runs[0].font.size = Pt(size * POINTS_PER_PIXEL)
        return y - 14
    area = stage.area
    size, lines = title_lines(told, area.width - BESIDE_BADGE)
    tall = len(lines) * size * 1.22 + 6
    if shape is None:
        shape = slide.shapes.add_textbox(0, 0, 0, 0)
        shape.name = "Title"
    shape.left, shape.top = emu(area.x), emu(y)
    shape.width, shape.height = emu(area.width - BESIDE_BADGE + 10), emu(tall)
    frame = shape.text_frame
    tight(frame)
    frame.text = " ".join(lines)
    frame.vertical_anchor = MSO_ANCHOR.TOP
    paragraph = frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.LEFT
    font = paragraph.runs[0].font
    font.size, font.bold, font.color.rgb = Pt(size * POINTS_PER_PIXEL), True, rgb(INK)
    return y + tall


def _fitting(told: str, box: Box, largest: float) -> tuple[float, list[str]]:
    """The size of a title of the template and its lines, smaller where it would not fit."""
    size = largest
    while True:
        most = max(int(box.height / (size * 1.2)), 1)
        lines = svgtext.lines(told, box.width * 0.95, size, bold=True)
        if len(lines) <= most:
            return size, lines
        if size <= SUBTITLE:
            return size, svgtext.lines(told, box.width * 0.95, size, bold=True, most=most)
        size *= 0.92


def paper(slide: Slide, area: Box) -> None:
    """A white sheet for the figure, where the template is dark or has a picture behind."""
    edge = PAPER_EDGE
    sheet = Box(area.x - edge, area.y - edge, area.width + 2 * edge, area.height + 2 * edge)
    filled(rectangle(slide, sheet), "#ffffff", "", SMALL)


def rectangle(slide: Slide, box: Box, kind=MSO_SHAPE.RECTANGLE):
    """An empty shape in a box."""
    return slide.shapes.add_shape(kind, emu(box.x), emu(box.y), emu(box.width), emu(box.height))


def _badge(slide: Slide, exported: Exported, stage: Stage, y: float) -> None:
    """Where the numbers come from: filled when computed, outlined when printed."""
    accent = palette("light")["#000007"]
    wide = svgtext.width(exported.origin, 13, bold=True) + 26
    box = Box(stage.right - wide, y, wide, BADGE_HEIGHT)
    shape = rectangle(slide, box, MSO_SHAPE.ROUNDED_RECTANGLE)
    computed = exported.basis in ("records", "build")
    filled(shape, accent if computed else "#ffffff", exported.origin, 13)
    shape.text_frame.word_wrap = False
    shape.line.color.rgb = rgb(accent)
    shape.line.width = Pt(1.25)
    if not computed:
        shape.line.dash_style = MSO_LINE_DASH_STYLE.DASH
    shape.text_frame.paragraphs[0].runs[0].font.color.rgb = rgb("#ffffff" if computed else accent)


def filled(shape, colour: str, told: str, size: float, *, left: float = 0) -> None:
    """A shape of one colour with a line of bold words, in its middle or from `left` on."""
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(colour)
    shape.line.fill.background()
    shape.shadow.inherit = False
    if not told:
        return
    tight(shape.text_frame, left=left)
    shape.text_frame.text = writable(told)
    paragraph = shape.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.LEFT if left else PP_ALIGN.CENTER
    font = paragraph.runs[0].font
    font.size, font.bold, font.color.rgb = Pt(size * POINTS_PER_PIXEL), True, rgb("#ffffff")


def _comment(slide: Slide, told: str, box: Box) -> float:
    """What the presenter says of the figure, beside a bar; returns where it ends."""
    room = box.width - 20
    paragraphs, left = [], COMMENT_LINES
    for paragraph in filter(None, told.splitlines()):
        lines = svgtext.lines(paragraph, room, COMMENT, most=left) if left else []
        paragraphs += [" ".join(lines)] if lines else []
        left -= len(lines)
    tall = (COMMENT_LINES - left) * COMMENT * 1.3
    filled(rectangle(slide, Box(box.x, box.y, BAR, tall)), palette("light")["#000007"], "", SMALL)
    words(slide, paragraphs, Box(box.x + 16, box.y, room, tall), COMMENT, INK)
    return box.y + tall + 10


def _foot(slide: Slide, exported: Exported, stage: Stage) -> float:
    """Notes, disclaimer, source, data and link; returns where they begin."""
    room = stage.area.width - (NUMBER_WIDTH if stage.numbered else 0)
    told, number = [], 0
    absent = "; ".join(line for chart in natives(exported) for line in chart.absent)
    for text, most in (
        (f"Without a value: {absent}" if absent else "", 2),
        (" ".join(exported.notes), 3),
        (exported.disclaimer or "", 3),
        (f"Source: {exported.source_line}" if exported.source_line else "", 2),
        (exported.data_line, 1),
    ):
        lines = svgtext.lines(text, room, SMALL, most=most) if text else []
        told += [" ".join(lines)] if lines else []
        number += len(lines)
    tall = SMALL * 1.34 * (number + 1) + 16
    top = stage.bottom - tall
    frame = words(slide, told, Box(stage.area.x, top, room, tall), SMALL, QUIET)
    run = frame.add_paragraph().add_run()
    run.text = f"This view again: {exported.receipt}"
    run.font.size = Pt(SMALL * POINTS_PER_PIXEL)
    if "://" in exported.receipt:
        run.hyperlink.address = exported.receipt
    return top


def _number(slide: Slide, stage: Stage, number: int) -> None:
    """The number of the slide: where the template has it, else in the lower right corner."""
    if stage.title is not None:
        for shape in slide.slide_layout.placeholders:
            if shape.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER:
                slide.shapes._spTree.append(_number_of_template(shape._element, number))
        return
    wide, tall = NUMBER_WIDTH, SMALL * 2
    box = Box(stage.right - wide, stage.bottom - tall, wide, tall)
    paragraph = words(slide, [""], box, SMALL, QUIET).paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT
    field = etree.SubElement(paragraph._p, qn("a:fld"), id=_FIELD, type="slidenum")
    look = etree.SubElement(field, qn("a:rPr"), lang="en", sz=str(round(SMALL * 75)))
    colour = etree.SubElement(etree.SubElement(look, qn("a:solidFill")), qn("a:srgbClr"))
    colour.set("val", QUIET.lstrip("#"))
    etree.SubElement(field, qn("a:t")).text = str(number)


def _number_of_template(place: etree._Element, number: int) -> etree._Element:
    """The place for the number in a layout, filled; it stands and looks as the layout says."""
    found = deepcopy(place)
    for child in list(found.find(qn("p:spPr"))):
        child.getparent().remove(child)
    words_of = found.find(qn("p:txBody"))
    for child in list(words_of):
        words_of.remove(child)
    for name in ("a:bodyPr", "a:lstStyle"):
        etree.SubElement(words_of, qn(name))
    paragraph = etree.SubElement(words_of, qn("a:p"))
    field = etree.SubElement(paragraph, qn("a:fld"), id=_FIELD, type="slidenum")
    etree.SubElement(field, qn("a:rPr"), lang="en")
    etree.SubElement(field, qn("a:t")).text = str(number)
    return found


_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
"""What PowerPoint calls a field with the number of the slide."""


def words(slide: Slide, lines: list[str], box: Box, size: float, colour: str):
    """Paragraphs of text in a box; returns its frame. colour: empty for the one of the theme."""
    shape = slide.shapes.add_textbox(emu(box.x), emu(box.y), emu(box.width), emu(box.height))
    frame = shape.text_frame
    tight(frame)
    for number, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        if not line:
            continue
        run = paragraph.add_run()
        run.text = writable(line)
        run.font.size = Pt(size * POINTS_PER_PIXEL)
        if colour:
            run.font.color.rgb = rgb(colour)
    return frame


def tight(frame, left: float = 0) -> None:
    """A frame whose text begins at its edge and breaks its lines."""
    frame.word_wrap = True
    frame.margin_left, frame.margin_right = emu(left), Emu(0)
    frame.margin_top = frame.margin_bottom = Emu(0)
