"""A card as PDF: the framed figure, or the pages of its table, with a link that can be followed."""

import io

from pypdf import PdfWriter
from pypdf.annotations import Link
from pypdf.generic import NameObject, TextStringObject

from pages.shared.export import chromium
from pages.shared.export.exported import Exported
from pages.shared.export.frame import EDGE, SMALL, WIDTH
from pages.shared.export.picture import pages

POINTS_PER_PIXEL = 0.75
LINK_PIXELS = 16 + SMALL * 1.32
"""How far above the lower edge the last line stands, which is the link."""


def write(exported: Exported) -> bytes:
    """The card as PDF. Raises NoChromium."""
    writer = PdfWriter()
    for page in pages(exported):
        writer.append(io.BytesIO(chromium.pdf_page(page)))
    if "://" in exported.receipt:
        for number in range(len(writer.pages)):
            writer.add_annotation(number, Link(rect=_place(), url=exported.receipt, border=[0] * 3))
    writer.add_metadata(
        {
            "/Title": exported.title,
            "/Subject": exported.alt,
            "/Author": "Fund Monitor",
            "/Keywords": f"snapshot {exported.snapshot}; {exported.receipt}",
            "/Creator": "Fund Monitor",
        }
    )
    writer.root_object[NameObject("/Lang")] = TextStringObject("en")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _place() -> tuple[float, float, float, float]:
    """Where the link stands, from the lower left corner in points."""
    left, right = EDGE * POINTS_PER_PIXEL, (WIDTH - EDGE) * POINTS_PER_PIXEL
    return (left, 8 * POINTS_PER_PIXEL, right, (LINK_PIXELS + 4) * POINTS_PER_PIXEL)
