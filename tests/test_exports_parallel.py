"""Ten people export fifty files at once: every file is the one that was asked for."""

import io
from concurrent.futures import ThreadPoolExecutor

import openpyxl
import pytest
from pptx import Presentation

from pages.shared.export import chromium, pptxfile, xlsxfile
from pages.shared.export.files import FORMATS
from pages.shared.export.picture import picture
from tests.fixtures import exports

pytestmark = pytest.mark.usefixtures("in_service")

CARDS = ("regions/projects_by_region", "overview/projects_by_year", "revisions/durations")
REGIONS = ("Africa", "Europe", "Asia and Oceania", "Latin America and the Caribbean", None)
WRITTEN = ("pptx", "xlsx", "csv")


def asked(number: int) -> tuple[str, str | None, str]:
    return (
        CARDS[number % len(CARDS)],
        REGIONS[number // len(CARDS) % len(REGIONS)],
        WRITTEN[number // 7 % len(WRITTEN)],
    )


def made(card: str, region: str | None, form: str) -> tuple:
    """What a file says when read back: title, filters and numbers."""
    one = exports.card(card, **({"fund_region": [region]} if region else {}))
    content = FORMATS[form].write(one)
    if form == "csv":
        return content.decode("utf-8-sig")
    if form == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(content))
        return tuple(tuple(row) for row in book["Data"].values), book["About"]["B2"].value
    slide = Presentation(io.BytesIO(content)).slides[0]
    chart = next(shape.chart for shape in slide.shapes if shape.has_chart)
    numbers = tuple(tuple(series.values) for series in chart.plots[0].series)
    return slide.notes_slide.notes_text_frame.text, numbers


def test_fifty_exports_by_ten_at_once_are_the_same_as_one_by_one():
    wanted = [asked(number) for number in range(50)]
    alone = {one: made(*one) for one in dict.fromkeys(wanted)}
    assert len({str(value) for value in alone.values()}) == len(alone)
    with ThreadPoolExecutor(10) as people:
        together = list(people.map(lambda one: made(*one), wanted))
    for one, found in zip(wanted, together, strict=True):
        assert found == alone[one], one


def test_pictures_drawn_at_once_are_not_mixed_up():
    cards = [exports.card(name) for name in CARDS]
    try:
        with ThreadPoolExecutor(6) as people:
            drawn = list(people.map(lambda one: chromium.svg(picture(one)), cards * 2))
    finally:
        chromium.rest()
    for one, svg in zip(cards * 2, drawn, strict=True):
        assert f"<title>{one.title}</title>" in svg
        others = [other.title for other in cards if other.title != one.title]
        assert not any(title in svg for title in others)
    assert drawn[0] != drawn[1]


def test_no_writer_keeps_anything_between_two_cards():
    first, second = (exports.card(name) for name in CARDS[:2])
    assert xlsxfile.write(first) == xlsxfile.write(first)
    before = made(CARDS[0], None, "pptx")
    pptxfile.write(second)
    assert made(CARDS[0], None, "pptx") == before
