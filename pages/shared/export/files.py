"""The formats a card can be written in: one name, one ending, one writer each."""

from collections.abc import Callable
from dataclasses import dataclass

from pages.shared import csvfile
from pages.shared.export import chromium, pdffile, pptxfile, xlsxfile
from pages.shared.export.exported import Exported
from pages.shared.export.picture import picture


@dataclass(frozen=True)
class Format:
    """A kind of file.

    label: what the menu of a card calls it. chromium: whether this machine needs Chromium to
    write it. The writer raises `chromium.NoChromium` when it needs one that is not there.
    """

    name: str
    ending: str
    mime: str
    label: str
    write: Callable[[Exported], bytes]
    chromium: bool = False

    def file_name(self, exported: Exported) -> str:
        """The name of the file of a card."""
        larger = f"-{self.name[3:]}" if self.name.startswith("png") else ""
        return f"{exported.file_stem}{larger}.{self.ending}"


def _csv(exported: Exported) -> bytes:
    return csvfile.encode(exported.table, exported.mark)


def _svg(exported: Exported) -> bytes:
    return chromium.svg(picture(exported)).encode("utf-8")


def _png(scale: int) -> Callable[[Exported], bytes]:
    return lambda exported: chromium.png(picture(exported), scale)


_OFFICE = "application/vnd.openxmlformats-officedocument"

FORMATS = {
    one.name: one
    for one in (
        Format(
            "pptx",
            "pptx",
            f"{_OFFICE}.presentationml.presentation",
            "PowerPoint slide",
            pptxfile.write,
        ),
        Format("png2x", "png", "image/png", "Picture (PNG, 2560 × 1440)", _png(2), True),
        Format("png3x", "png", "image/png", "Picture for print (PNG, 3840 × 2160)", _png(3), True),
        Format("svg", "svg", "image/svg+xml", "Drawing (SVG)", _svg, True),
        Format("pdf", "pdf", "application/pdf", "PDF page", pdffile.write, True),
        Format("xlsx", "xlsx", f"{_OFFICE}.spreadsheetml.sheet", "Excel workbook", xlsxfile.write),
        Format("csv", "csv", "text/csv", "Data (CSV)", _csv),
    )
}
"""Every format by its name, in the order of the menu."""
