"""The parts of an XLSX workbook: which file holds which sheet, and its shared texts."""

import posixpath
import re
import zipfile

import numpy as np
from lxml import etree

from etl.intake.finding import Refused, found
from etl.intake.limits import MB, load_limits
from etl.intake.read.archive import blocks, damaged, unsafe
from etl.intake.read.closer import SAFE

_WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_RELATION_ID = re.compile(r"\{.*\}id")
_TEXT_END = re.compile(rb"</(?:\w+:)?si>|<(?:\w+:)?si\s*/>")
# A cell holds at most 32,767 characters; formatted runs add markup around them.
_LONGEST_TEXT = 2 * MB


def sheet_parts(archive: zipfile.ZipFile, file: str) -> dict[str, str]:
    """Part of every sheet by its name; chart sheets included.

    Every part that is no sheet is unpacked once on the way, so that damage and
    unsafe markup are met here. Raises Refused for both, and for too many sheets.
    """
    names = set(archive.namelist())
    if not {_WORKBOOK, _RELATIONS} <= names:
        raise Refused(damaged(file))
    relations = {
        element.get("Id"): _target(element.get("Target") or "")
        for element in _parsed(archive, _RELATIONS, file)
    }
    sheets = {
        element.get("name") or "": relations.get(_relation_of(element), "")
        for element in _parsed(archive, _WORKBOOK, file).iter("{*}sheet")
    }
    if len(sheets) > load_limits().sheets:
        message = f"the workbook has {len(sheets)} sheets; at most {load_limits().sheets} are read"
        raise Refused(found("file_too_large", file, message, "Split the workbook"))
    for part in names - set(sheets.values()):
        if part.endswith((".xml", ".rels")) and part != "xl/sharedStrings.xml":
            for _ in blocks(archive, part, file):
                pass
    return {name: part for name, part in sheets.items() if part in names}


def shared_text_bytes(archive: zipfile.ZipFile, file: str) -> np.ndarray:
    """Length in bytes (int64, markup included) of every shared text, in order.

    Raises Refused for a text longer than a cell can hold, and for a list above
    the limit.
    """
    part = "xl/sharedStrings.xml"
    if part not in archive.namelist():
        return np.zeros(0, dtype=np.int64)
    if archive.getinfo(part).file_size > load_limits().shared_text_mb * MB:
        message = f"the workbook holds more than {load_limits().shared_text_mb} MB of texts"
        raise Refused(found("file_too_large", file, message, "Split it, for example by year"))
    ends, read, rest = [], 0, b""
    for block in blocks(archive, part, file):
        joined = rest + block
        found_ends = [match.end() for match in _TEXT_END.finditer(joined)]
        ends.append(np.array(found_ends, dtype=np.int64) + (read - len(rest)))
        read += len(block)
        rest = joined[found_ends[-1] :] if found_ends else joined
        if len(rest) > 2 * _LONGEST_TEXT + len(block):
            break
    lengths = np.diff(np.concatenate([np.zeros(1, dtype=np.int64), *ends]))
    if len(rest) > _LONGEST_TEXT or (len(lengths) and lengths.max() > _LONGEST_TEXT):
        raise Refused(unsafe(file, "it holds a text longer than a cell can be"))
    return lengths


def _parsed(archive: zipfile.ZipFile, part: str, file: str) -> etree._Element:
    content = b"".join(blocks(archive, part, file))
    try:
        return etree.fromstring(content, etree.XMLParser(**SAFE))
    except etree.XMLSyntaxError as error:
        raise Refused(damaged(file)) from error


def _target(target: str) -> str:
    """Name of a part from the target of a relation."""
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(f"xl/{target}")


def _relation_of(sheet: etree._Element) -> str:
    for name, value in sheet.attrib.items():
        if _RELATION_ID.fullmatch(str(name)):
            return str(value)
    return ""
