"""From an address to the finished file of a review, telling how far it is."""

from collections.abc import Callable
from dataclasses import dataclass

from pages.shared.export import chromium
from pages.shared.export.headless import Address
from pages.shared.review import compose, docxfile, pdffile, pictures
from pages.shared.review.compose import Step, Tell, silent
from pages.shared.review.model import Review

READ, DRAWN, WHOLE = 30, 85, 100
"""Per cent of the work that is done once pages are read, and once charts are drawn."""


@dataclass(frozen=True)
class Kind:
    """A kind of file: its ending, MIME type and label, what charts are drawn as, its writer."""

    ending: str
    mime: str
    label: str
    charts: str
    write: Callable[[Review], bytes]
    needs_chromium: bool = False


KINDS = {
    kind.ending: kind
    for kind in (
        Kind(
            "docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "Word document (DOCX)",
            "png",
            docxfile.write,
        ),
        Kind("pdf", "application/pdf", "PDF", "svg", pdffile.write, needs_chromium=True),
    )
}
"""Kinds of file by name, in the order they are offered."""


@dataclass(frozen=True)
class Made:
    """A finished review: the file, the name it should have, and how much is in it."""

    content: bytes
    file_name: str
    figures: int


def make(address: Address, form: str, host: str = "", tell: Tell = silent) -> Made:
    """Write a review. What `tell` raises ends the work and leaves nothing behind.

    Raises chromium.NoChromium for a PDF without one, and what `compose.compose` raises.
    """
    kind = KINDS[form]
    if kind.needs_chromium and not chromium.found():
        raise chromium.NoChromium
    review = compose.compose(address, host, _between(0, READ, tell))
    review = pictures.drawn(review, kind.charts, _between(READ, DRAWN, tell))
    tell(Step(DRAWN, WHOLE, f"Writing the {kind.label}"))
    content = kind.write(review)
    tell(Step(WHOLE, WHOLE, "Done"))
    return Made(content, f"{review.file_stem}.{kind.ending}", len(list(review.figures())))


def _between(first: int, last: int, tell: Tell) -> Tell:
    """Steps of a part of the work, told as steps of the whole."""

    def told(step: Step) -> None:
        done = first + (last - first) * step.number // max(step.total, 1)
        tell(Step(done, WHOLE, step.doing))

    return told
