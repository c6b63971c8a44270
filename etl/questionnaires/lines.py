"""A Word document as lines from top to bottom: paragraphs and table rows, with their fields.

Text that was deleted with tracked changes, struck through or hidden is left out; text
that was inserted is kept.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from etl.questionnaires.controls import W14, W
from etl.questionnaires.marks import TICKED_SIGNS, UNTICKED_SIGNS, plain_signs
from etl.questionnaires.package import BadFile
from etl.questionnaires.tags import Tag, read_tag

MAX_LINES = 20_000

_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_LEFT_OUT = {
    f"{{{W}}}{name}"
    for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sdtPr", "sdtEndPr")
} | {f"{{{_MC}}}Fallback"}
_SIGNS = {f"{{{W}}}tab": "\t", f"{{{W}}}br": "\n", f"{{{W}}}cr": "\n", f"{{{W}}}noBreakHyphen": "-"}
_OFF = {"0", "false", "none", "off"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, or a box; `tag` names the field it stands in.

    `ticked` is None for text. `is_field` is true inside a field for writing.
    """

    text: str
    ticked: bool | None = None
    tag: Tag | None = None
    is_field: bool = False


Cell = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph (one cell) or a table row; `table` counts tables from 1, None outside."""

    cells: tuple[Cell, ...]
    table: int | None = None

    @property
    def pieces(self) -> Iterator[Piece]:
        """Every piece of every cell."""
        return (piece for cell in self.cells for piece in cell)


def read_lines(document: etree._Element) -> list[Line]:
    """Lines of a document in reading order; raises BadFile above MAX_LINES."""
    body = document.find(f"{{{W}}}body")
    if body is None:
        raise BadFile("file_damaged", "has no text", "Ask for the form once more")
    lines: list[Line] = []
    tables = 0
    for block, tag in _blocks(body, None):
        if _is(block, "p"):
            lines.append(Line((tuple(_joined(_pieces(block, tag))),)))
        else:
            tables += 1
            lines.extend(Line(cells, tables) for cells in _rows(block))
        if len(lines) > MAX_LINES:
            problem = f"has more than {MAX_LINES:,} lines"
            raise BadFile("file_too_large", problem, "Send the form alone, without annexes")
    return lines


def _blocks(
    container: etree._Element, tag: Tag | None
) -> Iterator[tuple[etree._Element, Tag | None]]:
    """Paragraphs and tables, also those inside content controls and other wrappers."""
    for child in container:
        if _is(child, "p") or _is(child, "tbl"):
            yield child, tag
        elif _is(child, "sdt"):
            yield from _blocks(_content(child), _tag_of(child) or tag)
        elif child.tag not in _LEFT_OUT and isinstance(child.tag, str):
            yield from _blocks(child, tag)


def _rows(table: etree._Element) -> Iterator[tuple[Cell, ...]]:
    for row in _children(table, "tr"):
        if row.find(f"{{{W}}}trPr/{{{W}}}del") is None:
            yield tuple(_cells(row))


def _cells(row: etree._Element) -> Iterator[Cell]:
    """Cells of a row; one that spans several columns is followed by empty ones."""
    for cell in _children(row, "tc"):
        yield tuple(_joined(_cell_pieces(cell)))
        span = cell.find(f"{{{W}}}tcPr/{{{W}}}gridSpan")
        columns = (span.get(f"{{{W}}}val") or "") if span is not None else ""
        for _ in range(min(int(columns), 64) - 1 if columns.isdecimal() else 0):
            yield ()


def _children(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """Rows or cells, also those a content control is wrapped around."""
    for child in parent:
        if _is(child, name):
            yield child
        elif _is(child, "sdt"):
            yield from _children(_content(child), name)
        elif _is(child, "ins") or _is(child, "customXml"):
            yield from _children(child, name)


def _cell_pieces(cell: etree._Element) -> Iterator[Piece]:
    """Pieces of a cell, paragraphs apart by a line break; tables inside are read too."""
    outer = cell.getparent().getparent()
    tag = _tag_of(outer) if outer is not None and _is(outer, "sdt") else None
    first = True
    for block, inner in _blocks(cell, tag):
        if not first:
            yield Piece("\n")
        first = False
        if _is(block, "p"):
            yield from _pieces(block, inner)
            continue
        for cells in _rows(block):
            yield from (piece for nested in cells for piece in (*nested, Piece("\t")))
            yield Piece("\n")


def _pieces(element: etree._Element, tag: Tag | None) -> Iterator[Piece]:
    """Pieces below an element; `tag` is that of the control around it."""
    for child in element:
        if child.tag in _LEFT_OUT or not isinstance(child.tag, str):
            continue
        if _is(child, "r"):
            yield from _run(child, tag)
        elif _is(child, "sdt"):
            yield from _control(child, tag)
        else:
            yield from _pieces(child, tag)


def _control(control: etree._Element, outer: Tag | None) -> Iterator[Piece]:
    tag = _tag_of(control) or outer
    checkbox = control.find(f"{{{W}}}sdtPr/{{{W14}}}checkbox")
    if checkbox is None:
        yield from _pieces(_content(control), tag)
        return
    sign = "".join(piece.text for piece in _pieces(_content(control), None)).strip()
    checked = checkbox.find(f"{{{W14}}}checked")
    ticked = checked is not None and checked.get(f"{{{W14}}}val", "1") not in _OFF
    # The sign is what a person sees, so it decides where the two differ.
    if sign in TICKED_SIGNS or sign in UNTICKED_SIGNS:
        ticked = sign in TICKED_SIGNS
    yield Piece("", ticked, tag)


def _run(run: etree._Element, tag: Tag | None) -> Iterator[Piece]:
    properties = run.find(f"{{{W}}}rPr")
    if properties is not None and any(
        _is_on(properties, name) for name in ("strike", "dstrike", "vanish")
    ):
        return
    for child in run:
        if child.tag in _LEFT_OUT or not isinstance(child.tag, str):
            continue
        if _is(child, "t"):
            yield Piece(plain_signs(child.text or ""), None, tag, tag is not None)
        elif child.tag in _SIGNS:
            yield Piece(_SIGNS[child.tag], None, tag, tag is not None)
        elif _is(child, "sym"):
            yield Piece(_symbol(child), None, tag, tag is not None)
        elif _is(child, "fldChar"):
            yield from _form_field(child)
        else:
            yield from _pieces(child, tag)


def _symbol(symbol: etree._Element) -> str:
    """A sign of a symbol font, as the character it looks like; empty for an unknown one."""
    code = symbol.get(f"{{{W}}}char", "")
    if not re.fullmatch("[0-9A-Fa-f]{1,4}", code):
        return ""
    shown = plain_signs(chr(int(code, 16) | 0xF000))
    return "" if "\ue000" <= shown <= "\uf8ff" else shown


def _form_field(field: etree._Element) -> Iterator[Piece]:
    """The check box of a form field as Word had them before content controls."""
    box = field.find(f"{{{W}}}ffData/{{{W}}}checkBox")
    if box is None:
        return
    states = (box.find(f"{{{W}}}{name}") for name in ("checked", "default"))
    state = next((state for state in states if state is not None), None)
    yield Piece("", state is not None and state.get(f"{{{W}}}val", "1") not in _OFF)


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Neighbouring text of one field as one piece, however Word cut it into runs."""
    last: Piece | None = None
    for piece in pieces:
        same = (
            last is not None
            and last.ticked is None
            and piece.ticked is None
            and (last.tag, last.is_field) == (piece.tag, piece.is_field)
        )
        if same:
            last = replace(last, text=last.text + piece.text)
            continue
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield last


def _is(element: etree._Element, name: str) -> bool:
    return element.tag == f"{{{W}}}{name}"


def _is_on(properties: etree._Element, name: str) -> bool:
    found = properties.find(f"{{{W}}}{name}")
    return found is not None and found.get(f"{{{W}}}val", "1") not in _OFF


def _content(control: etree._Element) -> etree._Element:
    content = control.find(f"{{{W}}}sdtContent")
    return etree.Element("empty") if content is None else content


def _tag_of(control: etree._Element) -> Tag | None:
    found = control.find(f"{{{W}}}sdtPr/{{{W}}}tag")
    return None if found is None else read_tag(found.get(f"{{{W}}}val"))
