"""How a review looks in Word: page, typeface, headings, captions and tables."""

from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

FONT = "Arial"
INK, QUIET, ACCENT = "0F1620", "47505D", "0B4F8A"
TABLE = "Fund Monitor table"

# name: based on, size, bold, colour, points before and after
PARAGRAPHS = {
    "Normal": (None, 10, False, INK, 0, 6),
    "Title": ("Normal", 26, True, ACCENT, 40, 6),
    "Subtitle": ("Normal", 14, False, QUIET, 0, 14),
    "Heading 1": ("Normal", 18, True, ACCENT, 24, 8),
    "Heading 2": ("Normal", 13.5, True, INK, 16, 6),
    "Caption": ("Normal", 10.5, True, ACCENT, 14, 4),
    "List Bullet": ("Normal", 10, False, INK, 0, 3),
    "Answer": ("Normal", 11, True, INK, 0, 8),
    "Small print": ("Normal", 8, False, QUIET, 3, 2),
    "Small print last": ("Normal", 8, False, QUIET, 0, 14),
    "Contents heading": ("Normal", 13, True, ACCENT, 14, 4),
    "toc 1": ("Normal", 9.5, True, INK, 3, 0),
    "toc 2": ("Normal", 9.5, False, INK, 0, 0),
    "Synthetic": ("Normal", 12, True, "7A3E00", 0, 8),
    "Cell": ("Normal", 8, False, INK, 1, 1),
    "Key figure": ("Normal", 17, True, ACCENT, 0, 0),
    "Header": ("Normal", 8.5, False, QUIET, 0, 0),
    "Footer": ("Normal", 8.5, False, QUIET, 0, 0),
}

_TABLE_STYLE = """
<w:style {ns} w:type="table" w:customStyle="1" w:styleId="FundMonitorTable">
  <w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/><w:qFormat/>
  <w:tblPr><w:tblStyleRowBandSize w:val="1"/>
    <w:tblBorders>
      <w:top w:val="single" w:sz="8" w:space="0" w:color="{accent}"/>
      <w:bottom w:val="single" w:sz="8" w:space="0" w:color="{accent}"/>
      <w:insideH w:val="single" w:sz="4" w:space="0" w:color="D5DAE1"/>
    </w:tblBorders>
    <w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar>
  </w:tblPr>
  <w:tblStylePr w:type="firstRow">
    <w:rPr><w:b/></w:rPr>
    <w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="EEF2F6"/></w:tcPr>
  </w:tblStylePr>
</w:style>
"""


def prepare(word: Word) -> None:
    """A4 with even margins, and every style that a review uses."""
    page = word.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(20)
    page.top_margin, page.bottom_margin = Mm(24), Mm(20)
    page.header_distance = page.footer_distance = Mm(10)
    for name, looks in PARAGRAPHS.items():
        _paragraph(word, name, *looks)
    word.styles["List Bullet"].paragraph_format.left_indent = Mm(6)
    word.styles["List Bullet"].paragraph_format.first_line_indent = Mm(-5)
    for name in ("Heading 1", "Heading 2", "Caption"):
        word.styles[name].paragraph_format.keep_with_next = True
    ns = nsdecls("w")
    xml = _TABLE_STYLE.format(ns=ns, name=TABLE, accent=ACCENT)
    word.styles.element.append(parse_xml(xml))
    # Only Word knows on which page a chapter stands; this makes it fill in the contents.
    update = parse_xml(f'<w:updateFields {ns} w:val="true"/>')
    word.settings.element.find(qn("w:compat")).addprevious(update)


def _paragraph(
    word: Word, name: str, based_on: str | None, size: float, bold: bool, colour: str,
    before: float, after: float,
) -> None:  # fmt: skip
    """One paragraph style, made where the empty document has none."""
    known = name in [style.name for style in word.styles]
    kind, of_word = WD_STYLE_TYPE.PARAGRAPH, name.startswith("toc")
    style = word.styles[name] if known else word.styles.add_style(name, kind, of_word)
    if based_on:
        style.base_style = word.styles[based_on]
    style.hidden, style.quick_style = False, True
    font = style.font
    font.name, font.size, font.bold, font.italic = FONT, Pt(size), bold, False
    font.color.rgb = RGBColor.from_string(colour)
    fonts = style.element.rPr.rFonts
    for key in list(fonts.attrib):
        if key.endswith("Theme"):
            del fonts.attrib[key]
    for key in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(key), FONT)
    for tag in ("w:pBdr", "w:tabs"):
        _drop(style.element, tag)
    layout = style.paragraph_format
    layout.space_before, layout.space_after = Pt(before), Pt(after)
    layout.line_spacing = 1.12


def _drop(element, tag: str) -> None:
    """Take a property of the empty document away, such as the line under its titles."""
    for found in element.iter(qn(tag)):
        found.getparent().remove(found)
        return
