"""Content controls of Word, which python-docx does not write itself.

The elements follow ECMA-376 part 1, section 17.5.2 (structured document tags) and
[MS-DOCX] 2.6.1 (check boxes).
"""

from itertools import count

from docx.oxml import parse_xml
from lxml import etree

from etl.questionnaires.tags import Tag

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
TICKED, UNTICKED = "☒", "☐"
PLACEHOLDER = "Write here"


class Controls:
    """Makes the content controls of one document, each with an identifier of its own."""

    def __init__(self) -> None:
        """Start counting identifiers at 1."""
        self._numbers = count(1)

    def box(self, tag: Tag, name: str) -> etree._Element:
        """A check box, not ticked; `name` is read out by screen readers."""
        control, content = self._control(
            tag,
            name,
            f'<w14:checkbox><w14:checked w14:val="0"/>'
            f'<w14:checkedState w14:val="{ord(TICKED):04X}" w14:font="MS Gothic"/>'
            f'<w14:uncheckedState w14:val="{ord(UNTICKED):04X}" w14:font="MS Gothic"/>'
            f"</w14:checkbox>",
        )
        fonts = '<w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic"/>'
        content.append(_run(UNTICKED, fonts))
        return control

    def line(self, tag: Tag, name: str, text: str = "") -> etree._Element:
        """A field inside a paragraph, filled with `text` or showing the placeholder."""
        control, content = self._control(tag, name, '<w:text w:multiLine="1"/>', not text)
        content.append(_field_run(text))
        return control

    def block(self, tag: Tag, name: str, style: str) -> etree._Element:
        """A field for whole paragraphs, in a paragraph style."""
        control, content = self._control(tag, name, "", empty=True)
        paragraph = _element("p")
        properties = etree.SubElement(paragraph, f"{{{W}}}pPr")
        etree.SubElement(properties, f"{{{W}}}pStyle").set(f"{{{W}}}val", style)
        paragraph.append(_field_run(""))
        content.append(paragraph)
        return control

    def _control(
        self, tag: Tag, name: str, kind: str, empty: bool = False
    ) -> tuple[etree._Element, etree._Element]:
        """A control that cannot be deleted by accident, and the element for its content."""
        placeholder = "<w:showingPlcHdr/>" if empty else ""
        control = parse_xml(
            f'<w:sdt xmlns:w="{W}" xmlns:w14="{W14}"><w:sdtPr><w:alias/><w:tag/>'
            f'<w:id w:val="{next(self._numbers)}"/><w:lock w:val="sdtLocked"/>'
            f"{placeholder}{kind}</w:sdtPr><w:sdtContent/></w:sdt>"
        )
        properties, content = control[0], control[1]
        properties[0].set(f"{{{W}}}val", name)
        properties[1].set(f"{{{W}}}val", str(tag))
        return control, content


def _element(name: str) -> etree._Element:
    return parse_xml(f'<w:{name} xmlns:w="{W}"/>')


def _field_run(text: str) -> etree._Element:
    if text:
        return _run(text)
    return _run(PLACEHOLDER, '<w:rStyle w:val="PlaceholderText"/>')


def _run(text: str, properties: str = "") -> etree._Element:
    run = parse_xml(
        f'<w:r xmlns:w="{W}"><w:rPr>{properties}</w:rPr><w:t xml:space="preserve"/></w:r>'
    )
    run[1].text = text
    return run
