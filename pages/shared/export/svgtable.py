"""A table as SVG, for cards without a chart."""

from pages.shared.export import svgtext
from pages.shared.export.exported import Exported
from pages.shared.export.frame import INK, LINE, QUIET, Box
from pages.shared.export.tablelayout import LEADING, PAD, Laid, laid, told

BELOW = 26.0
"""Room for the line that tells what was left out."""


def table(exported: Exported, box: Box, first: int = 0) -> tuple[str, int]:
    """The rows from number `first` on, what is told of the rest, and how many there are."""
    if exported.nothing:
        return svgtext.text(exported.nothing, box.x, box.y + 40, 18, QUIET), 0
    found = laid(exported, box.width, box.height - BELOW, first)
    parts = _row(found.head, found, box.x, box.y, found.head_height, bold=True)
    y = box.y + found.head_height
    for cells, height in zip(found.rows, found.heights, strict=True):
        parts += _row(cells, found, box.x, y, height, bold=False)
        y += height
    if left_out := told(found, exported.table.num_rows):
        parts.append(svgtext.text(left_out, box.x + PAD, y + BELOW - 8, 13, QUIET))
    return "".join(parts), len(found.rows)


def _row(
    cells: list[list[str]], found: Laid, x: float, y: float, height: float, *, bold: bool
) -> list[str]:
    """One row with the line below it."""
    parts, left = [], x
    for cell, column, room in zip(cells, found.columns, found.widths, strict=True):
        number = column.format is not None
        for place, line in enumerate(cell):
            parts.append(
                svgtext.text(
                    line,
                    left + (room - PAD if number else PAD),
                    y + found.size * LEADING * (place + 1),
                    found.size,
                    QUIET if bold else INK,
                    text_anchor="end" if number else "start",
                    font_weight="bold" if bold else "normal",
                )
            )
        left += room
    end = y + height
    parts.append(
        f'<line x1="{x:.1f}" x2="{left:.1f}" y1="{end:.1f}" y2="{end:.1f}" stroke="{LINE}"/>'
    )
    return parts
