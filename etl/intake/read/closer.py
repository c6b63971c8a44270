"""A closer look at the markup of an XLSX sheet, cell by cell."""

import zipfile
from dataclasses import dataclass, field

from lxml import etree

from etl.intake.finding import Refused
from etl.intake.limits import load_limits
from etl.intake.read.archive import damaged
from etl.intake.read.letters import position_of

SAFE = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}

# Cells with a format only are passed over, up to this many times the limit of cells.
_EMPTY_FACTOR = 3


@dataclass(slots=True)
class CloserLook:
    """Last row and column with content, cells with content, and unsaved formulas by place."""

    rows: int = 0
    columns: int = 0
    cells: int = 0
    unsaved: dict[tuple[int, int], str] = field(default_factory=dict)

    def add(self, cell: etree._Element, row: int, column: int) -> None:
        """Count one cell, unless it holds nothing but a format."""
        if not len(cell):
            return
        self.rows, self.columns = max(self.rows, row), max(self.columns, column + 1)
        self.cells += 1
        formula = _unsaved_formula(cell)
        if formula is not None:
            self.unsaved[row, column] = formula


def look_closer(archive: zipfile.ZipFile, part: str, file: str) -> CloserLook:
    """Every cell with content, also where rows and cells are not numbered.

    Reading stops early when the sheet is above the limit of cells, or has more
    unsaved formulas than are reported one by one. Raises Refused for markup
    that is not XML.
    """
    look, row, column, seen = CloserLook(), 1, 0, 0
    limits = load_limits()
    try:
        with archive.open(part) as stream:
            events = etree.iterparse(stream, events=("end",), tag=("{*}c", "{*}row"), **SAFE)
            for _, element in events:
                row = _row_number(element, row)
                if element.tag.endswith("}row"):
                    row, column = row + 1, 0
                else:
                    here = element.get("r")
                    number, column = position_of(here) if here else (row, column)
                    look.add(element, number, column)
                    column += 1
                forget(element)
                seen += 1
                if seen > _EMPTY_FACTOR * limits.cells:
                    look.cells = seen
                if look.cells > limits.cells or len(look.unsaved) > limits.cell_findings:
                    break
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refused(damaged(file)) from error
    return look


def _row_number(element: etree._Element, row: int) -> int:
    owner = element if element.tag.endswith("}row") else element.getparent()
    number = None if owner is None else owner.get("r")
    return int(number) if number else row


def _unsaved_formula(cell: etree._Element) -> str | None:
    """The formula of a cell without a saved result; an empty text is a result."""
    formula = cell.find("{*}f")
    if formula is None or cell.get("t") == "str" or cell.findtext("{*}v"):
        return None
    return f"={formula.text or ''}"


def forget(element: etree._Element) -> None:
    """Free an element and those before it, so that memory stays small."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
