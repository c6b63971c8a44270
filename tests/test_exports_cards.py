"""Every card of the dashboard as slide, workbook and CSV, read back by other programs."""

import csv
import io
from decimal import Decimal

import openpyxl
import pytest
from lxml import etree
from pptx import Presentation

import warehouse
from pages.shared.addresses import PAGES
from pages.shared.codes import READ_AS_CODES
from pages.shared.export import find, headless, pptxfile, xlsxfile
from pages.shared.export.files import FORMATS
from pages.shared.export.native import natives
from pages.shared.export.picture import picture
from tests.fixtures import exports

pytestmark = pytest.mark.usefixtures("in_service")

COMPLETE = ("regions", "funding-lines", "peers")
"""Pages that show all their cards whatever the data; others leave out what has nothing in it."""


WITHOUT_CARDS = {
    "changes",
    "deck",
    "intake",
    "projects",
    "review",
    "revision-ledger",
    "search",
    "views",
}
"""Pages of lists, and those the published reviews have no data for."""


@pytest.fixture(scope="module")
def workbooks(every):
    return [(one, openpyxl.load_workbook(io.BytesIO(xlsxfile.write(one)))) for one in every]


@pytest.fixture(scope="module")
def every(real_data):
    # The data stays in service while the files are written and read back.
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FUND_MONITOR_DATA", str(real_data))
        yield exports.every()


def coded(one) -> set[str]:
    """Columns of a card that people read, and that hold codes which have other words."""
    found = set()
    for column in one.columns:
        known = warehouse.columns().get(column.name)
        if not column.read or known is None or not known.codes or column.name in READ_AS_CODES:
            continue
        words = {row["code"]: row["label"] for row in warehouse.codes(known.codes)}
        if any(words.get(code, code) != code for code in one.table[column.name].to_pylist()):
            found.add(column.name)
    return found


def test_tables_show_words_and_keep_the_codes_beside_them(every):
    assert {f"{one.page}/{one.card}": coded(one) for one in every if coded(one)} == {}
    shown = next(one for one in every if one.card == "impacts")
    names = [column.name for column in shown.columns]
    assert {"verdict", "verdict_label"} <= set(names)


def numbers(value):
    return float(value) if isinstance(value, Decimal) else value


def slide_words(slide) -> str:
    frames = [shape.text_frame for shape in slide.shapes if shape.has_text_frame]
    return "\n".join(frame.text for frame in frames)


def charts_of(slide):
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def test_the_cards_of_every_page_can_be_reached_without_a_browser(every):
    assert len(every) > 100
    assert len({one.page for one in every}) >= len(PAGES) - len(WITHOUT_CARDS)
    for page in COMPLETE:
        declared = set(find.cards_by_page()[page])
        assert declared == {one.card for one in every if one.page == page}


def test_every_card_of_records_says_how_many_it_used(every):
    untold = {one.card for one in every if one.basis == "records" and not one.used}
    assert untold == {
        "coverage_2011_2014",  # the table itself says of how many projects each is known
        "coverage_2016_2020",
    }


def test_csv_holds_the_table_of_every_card(every):
    for one in every:
        text = FORMATS["csv"].write(one).decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text)))
        assert rows[0] == one.table.column_names
        assert len(rows) == one.table.num_rows + 1


def test_workbooks_hold_every_value_of_every_card_as_it_is(workbooks):
    for one, book in workbooks:
        sheet = book["Data"]
        heads = [cell.value for cell in sheet[1]][: len(one.columns)]
        assert heads == [column.heading for column in one.columns], one.card
        for row, cells in zip(one.table.to_pylist(), sheet.iter_rows(min_row=2), strict=True):
            for column, cell in zip(one.columns, cells, strict=False):
                value = row[column.name]
                if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
                    assert cell.value == pytest.approx(numbers(value)), (one.card, column)
                    assert cell.data_type == "n"
                elif isinstance(value, str) and column.name != "document":
                    assert cell.value == value or value == "", (one.card, column)
                    assert cell.data_type in ("s", "inlineStr", "n")


def test_headings_of_a_workbook_are_told_apart(every):
    for one in every:
        heads = [column.heading for column in one.columns]
        assert len(heads) == len(set(heads)), one.card


def test_about_says_what_every_card_rests_on(workbooks):
    for one, book in workbooks:
        told = {row[0].value: row[1].value for row in book["About"].iter_rows()}
        assert told["Title"] == one.title
        assert told["Shown"] == one.subtitle
        assert told["Snapshot"] == one.snapshot == warehouse.snapshot().id
        assert told["This view again"] == one.receipt
        assert told["Origin"] == one.origin
        for name, counts in one.used.items():
            assert told[f"{name}, used"] == counts.used
            assert told[f"{name}, eligible"] == counts.eligible
            assert told[f"{name}, missing"] == counts.missing


def test_charts_of_workbooks_stand_beside_the_numbers_they_draw(workbooks):
    seen = 0
    for one, book in workbooks:
        drawn = natives(one)
        assert ("Chart" in book.sheetnames) == bool(drawn)
        if not drawn or drawn[0].kind == "scatter":
            continue
        sheet, top = book["Chart"], 1
        for native in drawn:
            for place, series in enumerate(native.series, start=2):
                assert sheet.cell(top, place).value == series.name
                column = [sheet.cell(top + 1 + n, place).value for n in range(len(series.values))]
                assert column == pytest.approx(series.values), one.card
            top += len(native.categories) + 3
        assert len(sheet._charts) == len(drawn)
        seen += 1
    assert seen > 40


def test_every_slide_says_what_it_rests_on_and_where_it_is_again(every):
    for one in every:
        if one.disclaimer:
            continue
        deck = Presentation(io.BytesIO(pptxfile.write(one)))
        assert deck.slide_width / deck.slide_height == pytest.approx(16 / 9, rel=1e-3)
        slide = deck.slides[0]
        words = slide_words(slide)
        assert slide.shapes.title.text_frame.text == " ".join(one.title.split()), one.card
        for part in (one.origin, one.snapshot, one.receipt, one.subtitle[:40]):
            assert part in words, (one.card, part)
        notes = slide.notes_slide.notes_text_frame.text
        for part in (one.snapshot, one.receipt, *one.method):
            assert part in notes
        framed = [s for s in slide.shapes if s.has_chart or getattr(s, "has_table", False)]
        assert one.nothing or framed, one.card
        for shape in framed:
            assert shape._element.nvGraphicFramePr.cNvPr.get("descr") == one.alt


def test_native_charts_hold_the_numbers_of_the_figure(every):
    for one in every:
        drawn = natives(one)
        if not drawn:
            continue
        slide = Presentation(io.BytesIO(pptxfile.write(one))).slides[0]
        for native, chart in zip(drawn, charts_of(slide), strict=True):
            for series, shown in zip(native.series, chart.plots[0].series, strict=True):
                assert list(shown.values) == pytest.approx(series.values), one.card
            if native.kind != "scatter":
                assert list(chart.plots[0].categories) == native.categories


def test_every_number_drawn_natively_stands_in_the_table_or_is_a_share_of_two_there(every):
    for one in every:
        known = [
            float(value)
            for row in one.table.to_pylist()
            for value in row.values()
            if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool)
        ]
        shares = [100 * a / b for a in known for b in known if b] if len(known) < 300 else []
        for native in natives(one):
            for series in native.series:
                if native.kind == "scatter":
                    continue
                for value in series.values:
                    near = (abs(value - k) < 1e-6 for k in [*known, *shares]) if value else [True]
                    assert any(near), (one.page, one.card, series.name, value)


def test_a_slide_shows_what_the_warehouse_answers():
    one = exports.card("regions/projects_by_region", funding_year=["2011..2014"])
    asked = warehouse.query(
        ["projects"], ["fund_region"], {"funding_year": warehouse.Between(2011, 2014)}
    )
    answer = {row["fund_region"]: row["projects"] for row in asked.to_pylist()}
    chart = charts_of(Presentation(io.BytesIO(pptxfile.write(one))).slides[0])[0]
    shown = dict(zip(chart.plots[0].categories, chart.plots[0].series[0].values, strict=True))
    assert shown == {region: float(number) for region, number in answer.items()}


def test_frames_are_wellformed_and_tell_everything(every):
    for one in every:
        around = picture(one).frame
        root = etree.fromstring(around.around("").encode())
        words = " ".join(root.itertext())
        assert root.find("{*}title").text == one.title
        assert root.find("{*}desc").text == one.alt
        for part in (one.origin, one.snapshot, one.receipt[:60]):
            assert part in words, one.card
        assert root.find(".//{*}a").get("href") == one.receipt


def test_a_page_that_matches_nothing_hands_over_no_cards():
    address = find.filtered(
        headless.Address("regions"), {"review": ["2011-2014"], "funding_year": ["2018..2019"]}
    )
    assert headless.cards_of(address) == []
