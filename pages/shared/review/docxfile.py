"""A review as a Word document: headings, captions, tables and fields of Word itself."""

import io

from docx import Document
from docx.document import Document as Word
from docx.enum.text import WD_BREAK
from docx.shared import Mm

from pages.shared.export.svgtext import writable
from pages.shared.review import docxparts, docxstyles
from pages.shared.review.model import (
    Block,
    Bullets,
    Figure,
    KeyFigures,
    Listing,
    Review,
    Section,
    Text,
)

TEXT_WIDTH_MM, TALLEST_MM = 170, 205
"""Size that a picture may have: the page without its margins, and room for its caption."""


def write(review: Review) -> bytes:
    """The review as DOCX."""
    word = Document()
    docxstyles.prepare(word)
    _properties(word, review)
    docxparts.header_and_footer(word, review)
    _cover(word, review)
    for level, section in review.sections():
        _section(word, section, level)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _properties(word: Word, review: Review) -> None:
    told = word.core_properties
    told.title, told.subject = writable(review.title)[:255], writable(review.scope)[:255]
    told.author, told.language = "Fund Monitor", "en"
    told.keywords = f"snapshot {review.snapshot}"[:255]
    told.comments = writable(review.synthetic_line or "")
    told.created = told.modified = review.as_of.replace(tzinfo=None)


def _cover(word: Word, review: Review) -> None:
    """Title, what is in view, the data, and the contents."""
    docxparts.paragraph(word, review.title, "Title")
    docxparts.paragraph(word, review.population, "Subtitle")
    if review.synthetic_line:
        docxparts.paragraph(word, review.synthetic_line, "Synthetic")
    for line in (f"In view: {review.scope}.", f"Data: {review.data_line}."):
        docxparts.paragraph(word, line)
    small = docxparts.paragraph(word, "This review again: ", "Small print")
    docxparts.link(small, review.receipt)
    docxparts.paragraph(word, "Contents", "Contents heading")
    docxparts.contents(word, review)
    word.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)


def _section(word: Word, section: Section, level: int) -> None:
    heading = docxparts.paragraph(word, section.heading, f"Heading {level}")
    heading.paragraph_format.page_break_before = section.number.startswith("Annex")
    docxparts.bookmark(heading, section.anchor)
    for block in section.blocks:
        _block(word, block)


def _block(word: Word, block: Block) -> None:
    match block:
        case Text():
            style = "Answer" if block.lead else "Small print" if block.quiet else "Normal"
            docxparts.paragraph(word, block.text, style)
        case Bullets():
            for name, said in block.items:
                docxparts.bullet(word, name, said)
        case KeyFigures():
            docxparts.key_figures(word, block)
        case Figure():
            _figure(word, block)
        case Listing():
            docxparts.caption(word, block.label, block.title, block.anchor)
            docxparts.table(word, block.grid, block.title)
            _left_out(word, block.grid.left_out)


def _figure(word: Word, figure: Figure) -> None:
    """Caption, picture, data table, small print and link."""
    card = figure.card
    docxparts.caption(word, figure.label, card.title, figure.anchor)
    if figure.picture:
        docxparts.picture(word, figure.picture, card.alt, Mm(TEXT_WIDTH_MM), Mm(TALLEST_MM))
    if figure.lacking:
        docxparts.paragraph(word, figure.lacking, "Small print")
    if figure.grid:
        docxparts.table(word, figure.grid, card.alt)
        _left_out(word, figure.grid.left_out)
    for line in figure.small_print:
        docxparts.paragraph(word, line, "Small print")
    again = docxparts.paragraph(word, f"{figure.label} again: ", "Small print last")
    docxparts.link(again, card.receipt)


def _left_out(word: Word, told: str) -> None:
    if told:
        docxparts.paragraph(word, told, "Small print")
