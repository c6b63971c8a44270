"""Odd characters, long titles and would-be formulas survive in every kind of file."""

import csv
import io
from dataclasses import replace
from datetime import date

import openpyxl
import pyarrow as pa
import pytest
from lxml import etree
from pptx import Presentation

from pages.shared.export import pptxfile, svgtext, xlsxfile
from pages.shared.export.cells import written
from pages.shared.export.exported import Column
from pages.shared.export.files import FORMATS
from pages.shared.export.picture import picture
from tests.fixtures import exports

pytestmark = pytest.mark.usefixtures("in_service")

ODD = [
    "Côte d'Ivoire",
    "Türkiye",
    "هجرة العمل",
    '=HYPERLINK("http://x")',
    "+1+1",
    "-2",
    "@SUM(A1)",
    '<b>&"quotes"</b>',
    "劳务移民",
]
LONG = "Projects of labour migration with a name that does not end " * 5 + "é" * 5
BROKEN = "a\x00b\x0bc\ufffe"


@pytest.fixture
def odd():
    one = exports.card("regions/projects_by_region")
    table = pa.table({"fund_region": [*ODD, BROKEN], "projects": list(range(len(ODD) + 1))})
    columns = (Column("fund_region", "=Region", None, True), Column("projects", "n", "count", True))
    return replace(one, title=LONG, table=table, columns=columns, figure=None)


def test_a_workbook_keeps_text_as_text(odd):
    sheet = openpyxl.load_workbook(io.BytesIO(xlsxfile.write(odd)))["Data"]
    values = [cell.value for cell in sheet["A"]]
    assert values == ["=Region", *ODD, "abc"]
    assert {cell.data_type for cell in sheet["A"]} == {"s"}


def test_csv_disarms_what_a_spreadsheet_would_run(odd):
    text = FORMATS["csv"].write(odd).decode("utf-8-sig")
    values = [row[0] for row in csv.reader(io.StringIO(text))][1:]
    for value, found in zip(ODD, values, strict=False):
        assert found == (f"'{value}" if value[0] in "=+-@" else value)


def test_a_slide_keeps_them_and_breaks_a_long_title(odd):
    slide = Presentation(io.BytesIO(pptxfile.write(odd))).slides[0]
    assert slide.shapes.title.text_frame.text == LONG
    table = next(shape for shape in slide.shapes if shape.has_table).table
    shown = [table.cell(row, 0).text for row in range(1, len(table.rows))]
    assert shown == [*ODD, "abc"]


def test_a_drawing_keeps_them_and_breaks_a_long_title(odd):
    root = etree.fromstring(picture(odd).svg(None).encode())
    words = [text.text for text in root.iter("{*}text")]
    for value in ODD:
        assert value in words
    titles = [w for w in words if w and w.startswith("Projects of")]
    assert len(titles) >= 1
    assert "".join(root.find("{*}title").text.split()) == "".join(LONG.split())
    for text in root.iter("{*}text"):
        size = float(text.get("font-size"))
        assert svgtext.width(text.text or "", size) <= 1280, text.text


def test_lines_never_exceed_their_room_and_lose_no_word():
    for room in (80, 200, 900):
        found = svgtext.lines(LONG, room, 14)
        assert "".join(found).replace(" ", "") == LONG.replace(" ", "")
        assert all(svgtext.width(line, 14) <= room for line in found)


def test_a_shortened_text_says_so():
    found = svgtext.lines(LONG, 200, 14, most=2)
    assert len(found) == 2
    assert found[-1].endswith("…")
    assert svgtext.width(found[-1], 14) <= 200


def test_invented_data_says_so_in_every_file(odd):
    invented = replace(odd, synthetic=True, mark="Synthetic data")
    told = invented.synthetic_line
    slide = Presentation(io.BytesIO(pptxfile.write(invented))).slides[0]
    assert told in [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    assert told in slide.notes_slide.notes_text_frame.text
    assert told in picture(invented).svg(None)
    book = openpyxl.load_workbook(io.BytesIO(xlsxfile.write(invented)))
    assert told in [row[1] for row in book["About"].values]
    rows = list(csv.reader(io.StringIO(FORMATS["csv"].write(invented).decode("utf-8-sig"))))
    assert {row[0] for row in rows[1:]} == {"Synthetic data"}
    assert FORMATS["csv"].file_name(invented).startswith("synthetic-")
    assert told not in picture(odd).svg(None)


def test_days_are_written_in_words():
    column = Column("end_date", "End date", None, True)
    assert written(date(2014, 2, 9), column) == "9 Feb 2014"


def test_the_table_of_a_map_begins_with_the_most():
    table = exports.card("regions/map").table
    rows = list(zip(table["projects"].to_pylist(), table["iso3_label"].to_pylist(), strict=True))
    assert rows == sorted(rows, key=lambda row: (-row[0], row[1]))
    assert rows[0][0] > rows[-1][0]


def test_a_code_of_a_project_is_called_so_once():
    heads = [column.heading for column in exports.card("results/against_target").columns]
    assert heads[:2] == ["Project code", "Project"]


def test_columns_of_the_challenges_say_which_review_they_are_of():
    heads = [column.heading for column in exports.card("covid/challenges").columns]
    assert [head for head in heads if head.startswith(("First", "Second"))] == []
    assert {"2011-2014, asked as", "2016-2020, share (per cent)"} <= set(heads)
