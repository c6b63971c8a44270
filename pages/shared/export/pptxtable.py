"""Native tables in PowerPoint, with as many rows as a slide has room for."""

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.slide import Slide
from pptx.util import Pt

from pages.shared.export.exported import Exported
from pages.shared.export.frame import INK, QUIET, Box
from pages.shared.export.pptxchart import POINTS_PER_PIXEL, emu, rgb
from pages.shared.export.svgtext import writable
from pages.shared.export.tablelayout import PAD, laid

PLAIN_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The table style "No style, no grid" of PowerPoint."""

NO_BREAK_SPACE = "\u00a0"
HEAD_FILL = "#eef2f6"
OTHER_FILL = "#ffffff"


def add(slide: Slide, exported: Exported, box: Box, first: int) -> int:
    """The rows from number `first` on; returns how many there was room for."""
    found = laid(exported, box.width, box.height, first)
    lines = [found.head, *found.rows]
    if not found.columns:
        return 0
    frame = slide.shapes.add_table(
        len(lines),
        len(found.columns),
        emu(box.x),
        emu(box.y),
        emu(sum(found.widths)),
        emu(found.head_height + sum(found.heights)),
    )
    frame._element.nvGraphicFramePr.cNvPr.set("descr", writable(exported.alt))
    table = frame.table
    table._tbl.tblPr.find(
        "{http://schemas.openxmlformats.org/drawingml/2006/main}tableStyleId"
    ).text = PLAIN_STYLE
    table.horz_banding = False
    for place, wide in enumerate(found.widths):
        table.columns[place].width = emu(wide)
    for number, (cells, height) in enumerate(
        zip(lines, [found.head_height, *found.heights], strict=True)
    ):
        table.rows[number].height = emu(height)
        for place, (cell, column) in enumerate(zip(cells, found.columns, strict=True)):
            _fill(table.cell(number, place), cell, found.size, column.format is not None, number)
    return len(found.rows)


def _fill(cell, lines: list[str], size: float, number: bool, row: int) -> None:
    """One cell: numbers to the right, headings grey and bold."""
    cell.margin_left = cell.margin_right = emu(PAD)
    cell.margin_top = cell.margin_bottom = emu(PAD / 2 - 1)
    cell.vertical_anchor = MSO_ANCHOR.TOP
    cell.fill.solid()
    cell.fill.fore_color.rgb = rgb(OTHER_FILL if row else HEAD_FILL)
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if number else PP_ALIGN.LEFT
    run = paragraph.add_run()
    # An empty cell would be as high as a line of 18 points.
    run.text = writable(" ".join(lines)) or NO_BREAK_SPACE
    run.font.size = Pt(size * POINTS_PER_PIXEL)
    run.font.bold = row == 0
    run.font.color.rgb = rgb(INK if row else QUIET)
