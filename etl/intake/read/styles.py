"""The number formats of an XLSX workbook, by the number of the cell style that has them."""

import zipfile

from lxml import etree

from etl.intake.finding import Refused
from etl.intake.read.archive import blocks, damaged
from etl.intake.read.closer import SAFE

_STYLES = "xl/styles.xml"


def number_formats(archive: zipfile.ZipFile, file: str) -> dict[int, str]:
    """Format of each cell style that has one of its own, such as "#,##0 €".

    Raises Refused when the styles are not XML.
    """
    if _STYLES not in archive.namelist():
        return {}
    try:
        root = etree.fromstring(b"".join(blocks(archive, _STYLES, file)), etree.XMLParser(**SAFE))
    except etree.XMLSyntaxError as error:
        raise Refused(damaged(file)) from error
    formats = {
        element.get("numFmtId"): element.get("formatCode") or ""
        for element in root.iter("{*}numFmt")
    }
    styles = root.find("{*}cellXfs")
    return {
        number: formats[style.get("numFmtId")]
        for number, style in enumerate(() if styles is None else styles.iter("{*}xf"))
        if style.get("numFmtId") in formats
    }
