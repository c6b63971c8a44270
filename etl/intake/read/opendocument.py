"""A look at the content of an OpenDocument spreadsheet before its cells are read.

One element can stand for a million equal rows or cells, so the size is counted as it
will be in memory.
"""

import zipfile
from array import array

from lxml import etree

from etl.intake.finding import Refused
from etl.intake.limits import load_limits
from etl.intake.read.archive import blocks, damaged
from etl.intake.read.closer import SAFE, forget
from etl.intake.read.look import Look, check_size

_CELLS = ("{*}table-cell", "{*}covered-table-cell")


def look_at_opendocument(archive: zipfile.ZipFile, file: str) -> dict[str, Look]:
    """Size, hidden rows, unsaved formulas and currencies of every sheet by name.

    Raises Refused for a sheet above the limits, and for damaged content.
    """
    for part in archive.namelist():
        for _ in blocks(archive, part, file):
            pass
    looks: dict[str, Look] = {}
    look, name, row = Look(), "", 1
    try:
        with archive.open("content.xml") as stream:
            events = etree.iterparse(
                stream, events=("start", "end"), tag=("{*}table", "{*}table-row"), **SAFE
            )
            for event, element in events:
                if element.tag.endswith("}table") and event == "start":
                    look, name, row = Look(), _attribute(element, "name") or "", 1
                    looks[name] = look
                elif element.tag.endswith("}table-row") and event == "end":
                    row += _add_row(look, element, row)
                    check_size(file, name, look.rows, look.columns, look.cells)
                    forget(element)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refused(damaged(file)) from error
    return looks


def _add_row(look: Look, row: etree._Element, number: int) -> int:
    """Count a row up to its last cell with content; returns how often it is repeated."""
    height = _times(row, "number-rows-repeated")
    column = used = 0
    for cell in row.iter(*_CELLS):
        width = _times(cell, "number-columns-repeated")
        formula = _attribute(cell, "formula")
        if formula is not None and not len(cell) and _attribute(cell, "value") is None:
            look.unsaved[number, column] = formula
        if any(key.endswith("value-type") and kind == "error" for key, kind in cell.items()):
            look.errors[number, column] = "".join(cell.itertext()) or "#ERROR"
        if formula is not None or len(cell) or _attribute(cell, "value-type") is not None:
            used = column + width
        currency = _attribute(cell, "currency")
        if currency not in (None, "USD") and width * height <= load_limits().cells:
            for place in range(column, column + width):
                rows = look.currencies.setdefault((place, currency), array("q"))
                rows.extend(range(number, number + height))
        column += width
    is_hidden = _attribute(row, "visibility") in {"collapse", "filter"}
    if used:
        look.columns = max(look.columns, used)
        look.cells += used * height
        look.hidden_rows += height if is_hidden else 0
        look.rows = number + height - 1
    return height


def _times(element: etree._Element, name: str) -> int:
    return max(1, int(_attribute(element, name) or 1))


def _attribute(element: etree._Element, name: str) -> str | None:
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None
