"""A review as PDF, printed by Chromium from the same blocks as the Word document."""

import io
import tempfile
from html import escape
from pathlib import Path

from pypdf import PdfReader, PdfWriter

from pages.shared.export import chromium
from pages.shared.export.svgtext import writable
from pages.shared.formats import day
from pages.shared.review import htmlfile
from pages.shared.review.model import Review

SMALL = "font:8px 'Liberation Sans',Arial,sans-serif;color:#47505d;width:100%;padding:0 20mm;"
LONGEST = 110
"""Letters of a title on top of a page."""


def write(review: Review) -> bytes:
    """The review as PDF with contents, bookmarks and tags. Raises chromium.NoChromium.

    It is printed twice: the first print tells on which page each section begins.
    """
    first = PdfReader(io.BytesIO(_print(review, htmlfile.write(review))))
    places = first.named_destinations
    numbers = {
        section.anchor: first.get_destination_page_number(places[f"/{section.anchor}"]) + 1
        for _, section in review.sections()
        if f"/{section.anchor}" in places
    }
    writer = PdfWriter(clone_from=io.BytesIO(_print(review, htmlfile.write(review, numbers))))
    writer.add_metadata(
        {
            "/Title": writable(review.title),
            "/Subject": writable(f"{review.population}. {review.scope}"),
            "/Author": "Fund Monitor",
            "/Creator": "Fund Monitor",
            "/Keywords": f"snapshot {review.snapshot}; {review.receipt}",
        }
    )
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _print(review: Review, html: str) -> bytes:
    with tempfile.TemporaryDirectory(prefix="review-") as folder:
        page = Path(folder) / "review.html"
        page.write_text(html, encoding="utf-8")
        return chromium.printed(page, _options(review))


def _options(review: Review) -> dict:
    """How Chromium prints: what stands on top and below is drawn apart from the page."""
    title = writable(review.title)
    title = title if len(title) <= LONGEST else f"{title[:LONGEST]}…"
    mark = review.synthetic_line
    above = f"<br><b style='color:#7a3e00'>{escape(mark)}</b>" if mark else ""
    below = escape(f"Snapshot {review.snapshot}, as of {day(review.as_of.date())}")
    return {
        "printBackground": True,
        "preferCSSPageSize": True,
        "displayHeaderFooter": True,
        "headerTemplate": f'<div style="{SMALL}">{escape(title)}{above}</div>',
        "footerTemplate": (
            f'<div style="{SMALL}display:flex;justify-content:space-between">'
            f'<span>{below}</span><span>Page <span class="pageNumber"></span> of '
            '<span class="totalPages"></span></span></div>'
        ),
        "generateTaggedPDF": True,
        "generateDocumentOutline": True,
    }
