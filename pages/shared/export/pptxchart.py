"""Native charts in PowerPoint: editable, in the colours of the dashboard."""

from lxml import etree
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_PATTERN
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Emu, Pt

from pages.shared.export.frame import INK, LINE, Box
from pages.shared.export.native import Native, Series, plain
from pages.shared.theme import palette

EMU_PER_PIXEL = 9525
POINTS_PER_PIXEL = 0.75
KINDS = {
    ("bar", False): XL_CHART_TYPE.BAR_CLUSTERED,
    ("bar", True): XL_CHART_TYPE.BAR_STACKED,
    ("column", False): XL_CHART_TYPE.COLUMN_CLUSTERED,
    ("column", True): XL_CHART_TYPE.COLUMN_STACKED,
    ("line", False): XL_CHART_TYPE.LINE_MARKERS,
    ("scatter", False): XL_CHART_TYPE.XY_SCATTER,
}
SMALLEST, LARGEST = 7.0, 14.0
"""Sizes of letters in points, by how many rows share the height."""


def emu(pixels: float) -> Emu:
    """Pixels of the frame (1280 wide) as PowerPoint measures a slide 13.333 inches wide."""
    return Emu(round(pixels * EMU_PER_PIXEL))


def rgb(colour: str) -> RGBColor:
    """A colour such as #0b4f8a."""
    return RGBColor.from_string(colour.lstrip("#").upper())


def add(slide: Slide, native: Native, box: Box, alt: str) -> None:
    """Put one chart on a slide. alt: the chart in words."""
    frame = slide.shapes.add_chart(
        KINDS[native.kind, native.stacked],
        emu(box.x),
        emu(box.y),
        emu(box.width),
        emu(box.height),
        _data(native),
    )
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)
    chart = frame.chart
    size = _letters(native, box)
    chart.font.size = Pt(size)
    chart.font.color.rgb = rgb(INK)
    chart.has_title = bool(native.title)
    if native.title:
        chart.chart_title.text_frame.text = native.title
        chart.chart_title.text_frame.paragraphs[0].runs[0].font.size = Pt(max(size, 11))
        chart.chart_title.include_in_layout = False
    _legend(chart, native, size)
    _axes(chart, native)
    for series, drawn in zip(native.series, chart.plots[0].series, strict=True):
        _paint(series, drawn, native, size)


def _data(native: Native) -> CategoryChartData | XyChartData:
    """The numbers, as the sheet behind the chart holds them."""
    if native.kind == "scatter":
        points = XyChartData(number_format="General")
        for series in native.series:
            one = points.add_series(series.name)
            for x, y in zip(series.xs, series.values, strict=True):
                one.add_data_point(x, y)
        return points
    found = CategoryChartData(number_format=native.number_format)
    found.categories = native.categories
    for series in native.series:
        found.add_series(series.name, series.values)
    return found


def _letters(native: Native, box: Box) -> float:
    """The size of letters that fits the rows of the chart, in points."""
    if native.kind != "bar":
        return LARGEST - 1
    several = 1 if native.stacked else len(native.series)
    rows = max(len(native.categories) * several, 1)
    return max(SMALLEST, min(LARGEST, box.height / rows * POINTS_PER_PIXEL / 1.75))


def _legend(chart: Chart, native: Native, size: float) -> None:
    """A legend above the chart, where there are several series to tell apart."""
    chart.has_legend = len(native.series) > 1
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.TOP
        chart.legend.include_in_layout = False
        chart.legend.font.size = Pt(max(size, 10))


def _axes(chart: Chart, native: Native) -> None:
    """Names without lines; amounts from zero, hidden where the marks carry their numbers."""
    names, amounts = chart.category_axis, chart.value_axis
    amounts.has_major_gridlines = native.kind == "line"
    if amounts.has_major_gridlines:
        amounts.major_gridlines.format.line.color.rgb = rgb(LINE)
    amounts.minimum_scale = native.least
    amounts.visible = native.kind == "line"
    if amounts.visible:
        amounts.tick_labels.number_format = native.number_format
        amounts.tick_labels.number_format_is_linked = False
    names.format.line.color.rgb = rgb(LINE)
    names.has_major_gridlines = native.kind == "scatter"
    if names.has_major_gridlines:
        names.major_gridlines.format.line.color.rgb = rgb(LINE)
    names.major_tick_mark = XL_TICK_MARK.NONE
    if native.kind == "scatter":
        names.minimum_scale = 0
        names.has_title = bool(native.axis_title)
        if native.axis_title:
            names.axis_title.text_frame.text = native.axis_title
    else:
        names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    if native.kind == "bar":
        names.reverse_order = True
        _name_every_bar(names)
    if native.kind in ("bar", "column"):
        chart.plots[0].gap_width = 45
        chart.plots[0].overlap = 100 if native.stacked else -8


def _name_every_bar(names) -> None:
    """Have Office write each name: left to itself it leaves out every other one of many."""
    skip = etree.SubElement(names._element, qn("c:tickLblSkip"), val="1")
    names._element.find(qn("c:noMultiLvlLbl")).addprevious(skip)


def _paint(series: Series, drawn, native: Native, size: float) -> None:
    """Colours, patterns and numbers of one series."""
    if native.kind in ("line", "scatter"):
        _paint_points(series, drawn, native)
        return
    colours = set(series.colours.values())
    common = colours.pop() if len(colours) == 1 and not series.hatched else None
    # The legend shows the look of the series, whatever its single marks wear.
    usual = common or palette("light")["#000007"]
    _fill(drawn.format, usual, hatched=bool(series.hatched), outlined=series.outlined)
    if not common:
        for place, colour in series.colours.items():
            if series.values[place] is not None:
                _fill(
                    drawn.points[place].format,
                    colour,
                    hatched=place in series.hatched,
                    outlined=series.outlined,
                )
    _labels(series, drawn, native, size, dark=bool(common) and not series.outlined)


def _fill(target, colour: str, *, hatched: bool, outlined: bool) -> None:
    """Solid for what is computed, hatched for what is published, an outline for not stated."""
    if hatched:
        target.fill.patterned()
        target.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        target.fill.fore_color.rgb = rgb(colour)
        target.fill.back_color.rgb = rgb("#ffffff")
    elif outlined:
        target.fill.background()
    else:
        target.fill.solid()
        target.fill.fore_color.rgb = rgb(colour)
    target.line.color.rgb = rgb(colour)
    target.line.width = Pt(1.25 if hatched or outlined else 0.25)


def _labels(series: Series, drawn, native: Native, size: float, *, dark: bool) -> None:
    """A number beside each mark; Office writes it, unless words belong to it."""
    labels = drawn.data_labels
    labels.show_value = True
    labels.number_format = native.number_format + (";;" if native.stacked else "")
    labels.number_format_is_linked = False
    labels.font.size = Pt(size)
    place = XL_LABEL_POSITION.CENTER if native.stacked else XL_LABEL_POSITION.OUTSIDE_END
    labels.position = place
    if native.stacked:
        labels.font.color.rgb = rgb(_readable_on(series) if dark else INK)
    for here, text in series.labels.items():
        label = drawn.points[here].data_label
        _write(label.text_frame, text, size)
        label.position = place


def _readable_on(series: Series) -> str:
    """White on dark marks and ink on light ones, by how bright the eye finds them."""
    colour = next(iter(series.colours.values())).lstrip("#")
    red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    return INK if 0.299 * red + 0.587 * green + 0.114 * blue > 120 else "#ffffff"


def _write(frame, text: str, size: float) -> None:
    """Words of a label; what a figure strikes through is struck through here too."""
    paragraph = frame.paragraphs[0]
    for piece in etree.fromstring(f"<p>{_as_xml(text)}</p>").iter():
        for words, struck in ((piece.text, piece.tag == "s"), (piece.tail, False)):
            if not words:
                continue
            run = paragraph.add_run()
            run.text = words
            run.font.size = Pt(size)
            if struck:
                run._r.get_or_add_rPr().set("strike", "sngStrike")


def _as_xml(text: str) -> str:
    """A label of a figure with nothing but struck-through parts as markup."""
    parts = text.replace("<s>", "\0").replace("</s>", "\1")
    words = plain(parts.replace("\0", "␀").replace("\1", "␁"))
    safe = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return safe.replace("␀", "<s>").replace("␁", "</s>")


def _paint_points(series: Series, drawn, native: Native) -> None:
    """Dots, joined in a line chart; a level of a scatter chart is a line without dots."""
    colour = next(iter(series.colours.values()), INK)
    joined = native.kind == "line" or series.line
    if joined:
        drawn.format.line.color.rgb = rgb(colour)
        drawn.format.line.width = Pt(2)
        drawn.smooth = False
    else:
        drawn.format.line.fill.background()
    if native.kind == "scatter" and series.line:
        drawn.marker.style = XL_MARKER_STYLE.NONE
        return
    drawn.marker.style = XL_MARKER_STYLE.CIRCLE
    drawn.marker.size = 9
    drawn.marker.format.fill.solid()
    drawn.marker.format.fill.fore_color.rgb = rgb(colour)
    drawn.marker.format.line.color.rgb = rgb(colour)
