"""Parts of a Word document that python-docx has no call for, written as Word's own XML.

Tables are put together as one piece of XML: cell by cell they would take minutes.
"""

import io
import re
import unicodedata
import zlib
from xml.sax.saxutils import escape, quoteattr

from docx.document import Document as Word
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.image.image import Image
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Length, Mm
from docx.text.paragraph import Paragraph

from pages.shared.export.svgtext import writable
from pages.shared.formats import day
from pages.shared.review.model import Grid, KeyFigures, Review

NS = nsdecls("w")
TWIPS = 9638
"""Width of the text in twentieths of a point."""


def paragraph(word: Word, text: str, style: str = "Normal") -> Paragraph:
    """A paragraph of text; right to left where the text is."""
    found = word.add_paragraph(style=style)
    found.add_run(writable(text))
    _direct(found, text)
    return found


def bullet(word: Word, name: str, said: str) -> None:
    """An item of a list, its name in bold."""
    found = word.add_paragraph(style="List Bullet")
    if name:
        found.add_run(f"{writable(name)}. ").bold = True
    found.add_run(writable(said))
    _direct(found, name or said)


def right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left."""
    for sign in text:
        kind = unicodedata.bidirectional(sign)
        if kind in ("L", "R", "AL"):
            return kind != "L"
    return False


def _direct(found: Paragraph, text: str) -> None:
    if right_to_left(text):
        found._p.get_or_add_pPr().append(parse_xml(f"<w:bidi {NS}/>"))
        for run in found.runs:
            run.font.rtl = True


def link(found: Paragraph, address: str) -> None:
    """An address at the end of a paragraph, to be followed where it names a host."""
    text = writable(address)
    if "://" not in address:
        found.add_run(text)
        return
    part = found.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    found._p.append(
        parse_xml(
            f'<w:hyperlink {nsdecls("w", "r")} r:id="{part}"><w:r><w:rPr>'
            f'<w:color w:val="0B4F8A"/><w:u w:val="single"/></w:rPr>'
            f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:hyperlink>'
        )
    )


def bookmark(found: Paragraph, name: str) -> None:
    """Make a paragraph a place that links within the file lead to."""
    number = zlib.crc32(name.encode()) % 1_000_000
    first = found._p.find(qn("w:r"))
    first.addprevious(
        parse_xml(f'<w:bookmarkStart {NS} w:id="{number}" w:name={quoteattr(_short(name))}/>')
    )
    found._p.append(parse_xml(f'<w:bookmarkEnd {NS} w:id="{number}"/>'))


def _short(name: str) -> str:
    """A name that Word takes for a bookmark: letters, digits and _, at most 40."""
    return re.sub(r"\W", "_", name)[:40]


def field(found: Paragraph, code: str, shown: str) -> None:
    """A field of Word, with what it shows until Word works it out anew."""
    for piece in (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {escape(code)} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        f"<w:t>{escape(shown)}</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ):
        found._p.append(parse_xml(f"<w:r {NS}>{piece}</w:r>"))


def caption(word: Word, label: str, title: str, anchor: str) -> None:
    """A numbered caption as Word numbers them, so that its own list of figures finds it."""
    kind, _, number = label.partition(" ")
    found = word.add_paragraph(style="Caption")
    found.add_run(f"{kind} ")
    field(found, f"SEQ {kind} \\* ARABIC", number)
    found.add_run(f". {writable(title)}")
    bookmark(found, anchor)


def contents(word: Word, review: Review) -> None:
    """The contents with links; page numbers are fields that the reader's program fills."""
    for level, section in review.sections():
        found = word.add_paragraph(style=f"toc {level}")
        stops = found.paragraph_format.tab_stops
        stops.add_tab_stop(Mm(170), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        found.paragraph_format.left_indent = Mm(6 * (level - 1))
        inner = Paragraph(
            parse_xml(
                f'<w:hyperlink {NS} w:anchor={quoteattr(_short(section.anchor))} w:history="1">'
                f'<w:r><w:t xml:space="preserve">{escape(writable(section.heading))}</w:t></w:r>'
                f"<w:r><w:tab/></w:r></w:hyperlink>"
            ),
            found._parent,
        )
        found._p.append(inner._p)
        field(inner, f"PAGEREF {_short(section.anchor)} \\h", "")


def header_and_footer(word: Word, review: Review) -> None:
    """Title and the mark of invented data on top of every page; data and page number below."""
    section = word.sections[0]
    top, bottom = section.header.paragraphs[0], section.footer.paragraphs[0]
    for found in (top, bottom):
        found.paragraph_format.tab_stops.clear_all()
        found.paragraph_format.tab_stops.add_tab_stop(Mm(170), WD_TAB_ALIGNMENT.RIGHT)
    title = writable(review.title)
    top.add_run(title if len(title) <= 90 else f"{title[:89]}…")
    if review.synthetic_line:
        top.add_run().add_break()
        mark = top.add_run(review.synthetic_line)
        mark.bold = True
        mark.font.color.rgb = word.styles["Synthetic"].font.color.rgb
    bottom.add_run(f"Snapshot {review.snapshot}, as of {day(review.as_of.date())}\tPage ")
    field(bottom, "PAGE", "1")
    bottom._p.append(parse_xml(f'<w:r {NS}><w:t xml:space="preserve"> of </w:t></w:r>'))
    field(bottom, "NUMPAGES", "1")


def picture(word: Word, content: bytes, alt: str, width: Length, tallest: Length) -> None:
    """A picture as wide as the text, unless it would be too tall, with its words."""
    image = Image.from_blob(content)
    found = word.add_paragraph()
    found.paragraph_format.keep_with_next = True
    too_tall = width * image.px_height / image.px_width > tallest
    size = {"height": tallest} if too_tall else {"width": width}
    shape = found.add_run().add_picture(io.BytesIO(content), **size)
    shape._inline.docPr.set("descr", writable(alt))


def table(word: Word, grid: Grid, alt: str) -> None:
    """A table of text with a heading row that is repeated on each page."""
    wide = [max(round(share * TWIPS), 300) for share in grid.shares]
    parts = [
        f'<w:tbl {NS}><w:tblPr><w:tblStyle w:val="FundMonitorTable"/>'
        f'<w:tblW w:w="{sum(wide)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblDescription w:val={quoteattr(writable(alt))}/></w:tblPr><w:tblGrid>",
        *(f'<w:gridCol w:w="{width}"/>' for width in wide),
        "</w:tblGrid>",
        _row(grid.headings, wide, grid.numeric, head=True),
        *(_row(row, wide, grid.numeric, head=False) for row in grid.rows),
        "</w:tbl>",
    ]
    word.element.body.insert(len(word.element.body) - 1, parse_xml("".join(parts)))


def _row(cells: tuple[str, ...], wide: list[int], numeric: tuple[bool, ...], *, head: bool) -> str:
    props = "<w:cantSplit/><w:tblHeader/>" if head else "<w:cantSplit/>"
    found = [f"<w:tr><w:trPr>{props}</w:trPr>"]
    for text, width, number in zip(cells, wide, numeric, strict=True):
        text = writable(text)
        other_way = right_to_left(text)
        side = '<w:jc w:val="right"/>' if number else ""
        bidi = "<w:bidi/>" if other_way else ""
        look = f"{'<w:b/>' if head else ''}{'<w:rtl/>' if other_way else ''}"
        run = f"<w:rPr>{look}</w:rPr>" if look else ""
        found.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr>'
            f'<w:pStyle w:val="Cell"/>{bidi}{side}</w:pPr><w:r>{run}'
            f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p></w:tc>'
        )
    return "".join([*found, "</w:tr>"])


def key_figures(word: Word, block: KeyFigures) -> None:
    """Numbers side by side: label, number, and what it is of."""
    each = TWIPS // len(block.figures)
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{each}" w:type="dxa"/>'
        '<w:shd w:val="clear" w:color="auto" w:fill="F3F5F8"/></w:tcPr>'
        f"{_line(label, 'Cell')}{_line(value, 'Keyfigure')}{_line(base, 'Cell')}</w:tc>"
        for label, value, base in block.figures
    )
    columns = "".join(f'<w:gridCol w:w="{each}"/>' for _ in block.figures)
    whole = parse_xml(
        f'<w:tbl {NS}><w:tblPr><w:tblW w:w="{each * len(block.figures)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="80" w:type="dxa"/>'
        '<w:left w:w="120" w:type="dxa"/><w:bottom w:w="80" w:type="dxa"/>'
        '<w:right w:w="120" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"
        "</w:tbl>"
    )
    word.element.body.insert(len(word.element.body) - 1, whole)
    paragraph(word, "", "Small print")


def _line(text: str, style: str) -> str:
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r>'
        f'<w:t xml:space="preserve">{escape(writable(text))}</w:t></w:r></w:p>'
    )
