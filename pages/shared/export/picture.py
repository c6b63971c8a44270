"""A card as a picture: the frame, and the chart or table that stands in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pages.shared.export import roomy, svgtable, svgtext
from pages.shared.export.exported import Exported
from pages.shared.export.frame import Box, Frame, frame

LARGEST = 1.4
"""Charts are drawn for pages; on a slide their letters may be larger by this much."""

MOST_PAGES = 20
"""Pages of a table; the spreadsheet has every row."""

ROOMIEST = 1.9
"""How far a chart of few marks is stretched, as a multiple of its height on a page."""


@dataclass(frozen=True)
class Picture:
    """A framed figure that is ready to be drawn.

    chart: a Plotly specification with its own `layout.width` and `layout.height`, or None
    where the frame holds everything. box: where it stands; it is scaled to fill it.
    """

    frame: Frame
    chart: dict[str, Any] | None
    box: Box

    def svg(self, drawn: str | None) -> str:
        """The whole figure as SVG. drawn: the chart as Plotly draws it, where there is one."""
        return self.frame.around("" if drawn is None else self.opening + drawn + "</svg>")

    @property
    def opening(self) -> str:
        """What stands before the chart so that it is drawn inside its box."""
        layout = self.chart["layout"]
        return (
            f'<svg x="{self.box.x:.1f}" y="{self.box.y:.1f}" width="{self.box.width:.1f}" '
            f'height="{self.box.height:.1f}" viewBox="0 0 {layout["width"]} {layout["height"]}">'
        )


def picture(exported: Exported) -> Picture:
    """How a card is drawn as a picture; a long table with as many rows as there is room for."""
    return next(pages(exported))


def pages(exported: Exported) -> Iterator[Picture]:
    """The pages of a card: one, or as many as its table needs where there is no chart."""
    around = frame(exported)
    if exported.figure is not None:
        chart, box = fitted(exported.figure, around.box)
        yield Picture(around, chart, box)
        return
    first, total = 0, exported.table.num_rows
    for _ in range(MOST_PAGES):
        body, shown = svgtable.table(exported, around.box, first)
        yield Picture(Frame(around.before + body, around.after, around.box), None, around.box)
        first += max(shown, 1)
        if first >= total:
            return


def fitted(figure: dict[str, Any], box: Box) -> tuple[dict[str, Any], Box]:
    """The chart at a size that fills the box with letters as large as there is room for."""
    natural = figure["layout"]["height"]
    scale = min(LARGEST, box.height / natural)
    height = min(box.height / scale, natural * ROOMIEST)
    width = box.width / scale
    layout = {
        **figure["layout"],
        "width": round(width),
        "height": round(height),
        "autosize": False,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {**figure["layout"].get("font", {}), "family": svgtext.FONT},
        "template": {},
    }
    layout |= roomy.axes(figure["data"], layout)
    used = height * scale
    place = Box(box.x, box.y + (box.height - used) / 2, box.width, used)
    return {"data": figure["data"], "layout": layout}, place
