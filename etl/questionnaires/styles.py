"""How a blank form looks: page, fonts, and the paragraph styles of its parts."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell

from etl.questionnaires.controls import W

QUESTION, HINT, LABEL, ANSWER, CHOICE = "Question", "Hint", "Field label", "Answer", "Choice"
FIELD_GREY, HEAD_GREY = "F2F2F2", "DDE6EE"
_BLUE, _GREY = RGBColor(0x1F, 0x4E, 0x79), RGBColor(0x59, 0x59, 0x59)
_FONT = "Calibri"
_INDENT_CM = 0.6


def set_up(document: Document) -> None:
    """A4 page and every style a form uses."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(1.8)
    normal = document.styles["Normal"]
    _font(normal, 10.5)
    normal.paragraph_format.space_after = Pt(4)
    for name, size in (("Title", 18), ("Heading 1", 13)):
        style = document.styles[name]
        _font(style, size, bold=True, colour=_BLUE)
        style.paragraph_format.space_before = Pt(14 if name == "Heading 1" else 0)
        style.paragraph_format.space_after = Pt(4)
    _style(document, QUESTION, 10.5, bold=True, before=10)
    _style(document, HINT, 9.5, italic=True, colour=_GREY)
    _style(document, LABEL, 10, colour=_GREY).paragraph_format.left_indent = Cm(_INDENT_CM)
    choice = _style(document, CHOICE, 10.5)
    choice.paragraph_format.left_indent = Cm(_INDENT_CM)
    choice.paragraph_format.first_line_indent = Cm(-_INDENT_CM)
    answer = _style(document, ANSWER, 10.5, keep=False)
    answer.paragraph_format.left_indent = Cm(_INDENT_CM)
    answer.element.get_or_add_pPr().append(_shading(FIELD_GREY))
    placeholder = document.styles.add_style("Placeholder Text", WD_STYLE_TYPE.CHARACTER)
    placeholder.font.color.rgb = _GREY


def shade(cell: _Cell, colour: str) -> None:
    """Fill a table cell with a colour in hexadecimal."""
    cell._tc.get_or_add_tcPr().append(_shading(colour))


def set_widths(table: Table, widths_cm: tuple[float, ...]) -> None:
    """Fixed widths for the columns of a table, in centimetres."""
    table.autofit = False
    for column, width in zip(table.columns, widths_cm, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths_cm, strict=True):
            cell.width = Cm(width)
        keep = OxmlElement("w:cantSplit")
        row._tr.get_or_add_trPr().append(keep)


def repeat_as_header(table: Table) -> None:
    """Print the first row again on every page the table reaches."""
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def add_page_number(document: Document, text: str) -> None:
    """A footer with a text and the number of the page."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.style = document.styles[HINT]
    paragraph.add_run(f"{text}   |   page ")
    field = parse_xml(
        f'<w:fldSimple xmlns:w="{W}" w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    )
    paragraph._p.append(field)


def _style(
    document: Document,
    name: str,
    size: float,
    *,
    bold: bool = False,
    italic: bool = False,
    colour: RGBColor | None = None,
    before: float = 2,
    keep: bool = True,
) -> ParagraphStyle:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    _font(style, size, bold=bold, colour=colour)
    style.font.italic = italic
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(2)
    style.paragraph_format.keep_with_next = keep
    return style


def _font(
    style: ParagraphStyle, size: float, bold: bool = False, colour: RGBColor | None = None
) -> None:
    style.font.name, style.font.size, style.font.bold = _FONT, Pt(size), bold
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    if colour is not None:
        style.font.color.rgb = colour


def _shading(colour: str) -> OxmlElement:
    return parse_xml(f'<w:shd xmlns:w="{W}" w:val="clear" w:color="auto" w:fill="{colour}"/>')
