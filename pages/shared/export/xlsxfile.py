"""A workbook per card: the data with its types, a native chart, and what the numbers are.

Sheets: "Data" (every column, numbers as numbers), "Chart" (the chart and the numbers it draws;
left out where Excel has no such chart) and "About" (everything said of the card). Text stays
text: nothing is read as a formula, a number or a link.
"""

import io
from datetime import date
from typing import Any

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from pages.shared.export.cells import plain as value_of
from pages.shared.export.exported import PLAIN, Column, Exported
from pages.shared.export.frame import INK, QUIET
from pages.shared.export.native import Native, Series, natives, plain
from pages.shared.export.svgtext import writable
from pages.shared.theme import palette

DATA, CHART, ABOUT = "Data", "Chart", "About"
FORMATS = {
    "count": "#,##0",
    "usd": "#,##0.00",
    "months": "0.0",
    "percent": '0.0"%"',
    "number": "#,##0.00",
    PLAIN: "0",
}
KINDS = {"bar": "bar", "column": "column", "line": "line", "scatter": "scatter"}
WIDEST, NARROWEST = 60, 9
CELL_LIMIT = 32_767
"""Characters that a cell of Excel holds."""

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write(exported: Exported) -> bytes:
    """The workbook of a card."""
    out = io.BytesIO()
    book = Workbook(out, OPTIONS)
    book.set_properties(
        {
            "title": writable(exported.title)[:255],
            "subject": writable(exported.subtitle)[:255],
            "author": "Fund Monitor",
            "keywords": f"snapshot {exported.snapshot}",
            "comments": exported.receipt,
            "created": exported.as_of.replace(tzinfo=None),
        }
    )
    data_sheet(book, exported)
    chart_sheet(book, exported)
    about_sheet(book, exported)
    book.close()
    return out.getvalue()


def data_sheet(book: Workbook, exported: Exported, name: str = DATA) -> Worksheet:
    """The table of the card in full, one heading a column, ready to be filtered."""
    sheet = book.add_worksheet(name)
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    rows = exported.table.to_pylist()
    for place, column in enumerate(exported.columns):
        values = [value_of(row[column.name], column) for row in rows]
        form = book.add_format(_format(column, values))
        sheet.write_string(0, place, writable(column.heading), head)
        for number, value in enumerate(values, start=1):
            put(sheet, number, place, value, form)
        longest = max((len(_shown(value)) for value in values), default=0)
        sheet.set_column(place, place, max(NARROWEST, min(WIDEST, max(longest + 2, 14))))
    if exported.synthetic_line:
        sheet.set_header(f'&C&"Arial,Bold"{exported.synthetic_line}')
        sheet.write_comment(0, 0, exported.synthetic_line)
    sheet.freeze_panes(1, 0)
    if rows and exported.columns:
        sheet.autofilter(0, 0, len(rows), len(exported.columns) - 1)
    return sheet


def _format(column: Column, values: list[Any]) -> dict[str, object]:
    """How the cells of a column are written; decimals only where there are any."""
    if any(isinstance(value, date) for value in values):
        return {"num_format": "d mmm yyyy"}
    if column.format is None:
        return {"text_wrap": True, "valign": "top"}
    form = FORMATS[column.format]
    fractions = column.format in ("usd", "number")
    if fractions and all(v is None or float(v).is_integer() for v in values):
        form = "#,##0"
    return {"num_format": form, "valign": "top"}


def _shown(value: Any) -> str:
    return "" if value is None else f"{value:,}" if isinstance(value, (int, float)) else str(value)


def put(sheet: Worksheet, row: int, column: int, value: Any, form: Any = None) -> None:
    """One value in its cell: numbers and dates as such, everything else as text."""
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value, form)
    elif isinstance(value, (int, float)):
        sheet.write_number(row, column, value, form)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, form)
    else:
        sheet.write_string(row, column, writable(str(value))[:CELL_LIMIT], form)


def chart_sheet(book: Workbook, exported: Exported) -> None:
    """The native chart beside the numbers it draws; no sheet where there is none."""
    charts = natives(exported)
    if not charts:
        return
    sheet = book.add_worksheet(CHART)
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 3, 16)
    top = 0
    for number, native in enumerate(charts):
        rows = _scatter_block(sheet, native, top, bold) if native.kind == "scatter" else None
        if rows is None:
            form = book.add_format({"num_format": native.number_format})
            rows = _block(sheet, native, top, bold, form)
        chart = _chart(book, native, exported, top)
        sheet.insert_chart(
            number * 24, 6, chart, {"description": writable(exported.alt)[:2000], "decorative": 0}
        )
        top += rows + 2


def _block(sheet: Worksheet, native: Native, top: int, bold: Any, form: Any) -> int:
    """Categories and series as a small table; returns its height."""
    sheet.write_string(top, 0, writable(native.title or ""), bold)
    for place, series in enumerate(native.series, start=1):
        sheet.write_string(top, place, series.name, bold)
        for row, value in enumerate(series.values, start=top + 1):
            put(sheet, row, place, value, form)
    for row, name in enumerate(native.categories, start=top + 1):
        sheet.write_string(row, 0, name)
    return len(native.categories) + 1


def _scatter_block(sheet: Worksheet, native: Native, top: int, bold: Any) -> int:
    """Positions of the dots, two columns a series."""
    tallest = 0
    for place, series in enumerate(native.series):
        sheet.write_string(top, 2 * place, series.name, bold)
        for row, (x, y) in enumerate(zip(series.xs, series.values, strict=True), start=top + 1):
            put(sheet, row, 2 * place, x)
            put(sheet, row, 2 * place + 1, y)
        tallest = max(tallest, len(series.xs))
    return tallest + 1


def _chart(book: Workbook, native: Native, exported: Exported, top: int) -> Any:
    """One chart over its block."""
    options = {"type": KINDS[native.kind]}
    if native.stacked:
        options["subtype"] = "stacked"
    elif native.kind == "scatter":
        options["subtype"] = "straight_with_markers"
    chart = book.add_chart(options)
    for place, series in enumerate(native.series):
        chart.add_series(_series(native, series, place, top))
    title = native.title or exported.title
    chart.set_title({"name": writable(title)[:255], "name_font": {"size": 12, "color": INK}})
    chart.set_legend({"position": "top"} if len(native.series) > 1 else {"none": True})
    hidden = native.kind in ("bar", "column")
    chart.set_y_axis(_axis(native, amounts=native.kind != "bar", hidden=hidden))
    chart.set_x_axis(_axis(native, amounts=native.kind == "bar", hidden=hidden))
    rows = len(native.categories) * (1 if native.stacked else max(len(native.series), 1))
    chart.set_size({"width": 900, "height": max(340, min(1200, 24 * rows + 120))})
    return chart


def _axis(native: Native, *, amounts: bool, hidden: bool) -> dict[str, Any]:
    """An axis of amounts, hidden where bars carry their numbers; or one of names."""
    if amounts:
        lines = {"visible": not hidden}
        return {"min": native.least, "visible": not hidden, "major_gridlines": lines}
    lying = {"reverse": True, "interval_unit": 1} if native.kind == "bar" else {}
    lying |= {"label_position": "low"} if native.least < 0 else {}
    title = {"name": native.axis_title, "min": 0} if native.axis_title else {}
    return {"num_font": {"color": INK}, "major_gridlines": {"visible": False}, **lying, **title}


def _series(native: Native, series: Series, place: int, top: int) -> dict[str, Any]:
    """One series: where its numbers stand, and how it looks."""
    colour = next(iter(series.colours.values()), palette("light")["#000008"])
    if native.kind == "scatter":
        first, last = top + 2, top + 1 + len(series.xs)
        left, right = xl_col_to_name(2 * place), xl_col_to_name(2 * place + 1)
        dots = {"type": "none"} if series.line else {"type": "circle", "size": 8, **_solid(colour)}
        return {
            "name": f"={CHART}!${left}${top + 1}",
            "categories": f"={CHART}!${left}${first}:${left}${last}",
            "values": f"={CHART}!${right}${first}:${right}${last}",
            "marker": dots,
            "line": {"color": INK, "width": 1.5} if series.line else {"none": True},
        }
    column = xl_col_to_name(place + 1)
    first, last = top + 2, top + 1 + len(native.categories)
    found: dict[str, Any] = {
        "name": f"={CHART}!${column}${top + 1}",
        "categories": f"={CHART}!$A${first}:$A${last}",
        "values": f"={CHART}!${column}${first}:${column}${last}",
        "gap": 45,
        "data_labels": _labels(native, series),
    }
    if native.kind == "line":
        return found | {"line": {"color": colour, "width": 2}, "marker": {"type": "circle"}}
    found["points"] = [_fill(series, here) for here in range(len(native.categories))]
    found["overlap"] = 100 if native.stacked else -8
    return found


def _labels(native: Native, series: Series) -> dict[str, Any]:
    """A number beside each mark; words where they belong to it."""
    form = native.number_format + (";;" if native.stacked else "")
    labels: dict[str, Any] = {"value": native.kind != "line", "num_format": form}
    if series.labels:
        from_figure = [series.labels.get(here) for here in range(len(series.values))]
        labels["custom"] = [None if t is None else {"value": _told(t)} for t in from_figure]
    return labels


def _told(text: str) -> str:
    """A label as one line of plain words."""
    words = plain(text)
    return f" {words}" if words.startswith("=") else words


def _fill(series: Series, here: int) -> dict[str, Any] | None:
    """The look of one bar: solid, hatched as published, or an outline."""
    colour = series.colours.get(here)
    if colour is None:
        return None
    line = {"border": {"color": colour, "width": 1}}
    if here in series.hatched:
        pattern = {"pattern": "wide_upward_diagonal", "fg_color": colour, "bg_color": "#ffffff"}
        return {"pattern": pattern, **line}
    return {"fill": {"none": True}, **line} if series.outlined else _solid(colour)


def _solid(colour: str) -> dict[str, Any]:
    return {"fill": {"color": colour}, "border": {"color": colour}}


def about_sheet(book: Workbook, exported: Exported) -> None:
    """Everything said of the card, one line each, and what each column is."""
    sheet = book.add_worksheet(ABOUT)
    bold = book.add_format({"bold": True, "valign": "top", "font_color": QUIET})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 110)
    row = 0
    for name, text in exported.facts():
        sheet.write_string(row, 0, name, bold)
        sheet.write_string(row, 1, writable(text)[:CELL_LIMIT], wrapped)
        row += 1
    for name, counts in exported.used.items():
        for what in ("used", "eligible", "missing"):
            sheet.write_string(row, 0, writable(f"{name}, {what}"), bold)
            sheet.write_number(row, 1, getattr(counts, what), _left(book))
            row += 1


def _left(book: Workbook) -> Any:
    return book.add_format({"num_format": "#,##0", "align": "left"})
