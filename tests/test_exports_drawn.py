"""Pictures and PDF drawn on this machine, and what is said where that is not possible."""

import io

import pytest
from lxml import etree
from PIL import Image
from pypdf import PdfReader

from pages.shared.export import chromium
from pages.shared.export.files import FORMATS
from pages.shared.export.pptxfile import write as pptx
from tests.fixtures import exports

pytestmark = pytest.mark.usefixtures("in_service")


@pytest.fixture(scope="module", autouse=True)
def at_rest():
    yield
    chromium.rest()


def words_of(svg: bytes) -> str:
    return " ".join(" ".join(etree.fromstring(svg).itertext()).split())


def test_a_drawing_holds_every_number_of_the_chart_and_what_it_rests_on():
    one = exports.card("regions/projects_by_region")
    words = words_of(FORMATS["svg"].write(one))
    for row in one.table.to_pylist():
        assert f"{row['projects']} [" in words
    for part in (one.title, one.subtitle, one.counts, one.origin, one.snapshot, one.receipt):
        assert part in words


@pytest.mark.parametrize(("form", "size"), [("png2x", (2560, 1440)), ("png3x", (3840, 2160))])
def test_pictures_have_the_size_they_promise(form, size):
    picture = Image.open(io.BytesIO(FORMATS[form].write(exports.card("overview/projects_by_year"))))
    assert picture.size == size
    assert len(picture.convert("L").getcolors(256)) > 50


def test_a_map_is_drawn_from_our_own_shapes_with_its_disclaimer():
    one = exports.card("regions/map")
    svg = FORMATS["svg"].write(one)
    shapes = [
        p
        for p in etree.fromstring(svg).iter("{*}path")
        if "choroplethlocation" in p.get("class", "") and len(p.get("d", "")) > 20
    ]
    drawn = {row["iso3"] for row in one.table.to_pylist()} - {None, "XKX"}
    assert len(shapes) == len(drawn)
    assert "do not imply official endorsement" in words_of(svg)


def test_a_pdf_is_text_with_a_link_that_can_be_followed():
    one = exports.card("regions/projects_by_region")
    read = PdfReader(io.BytesIO(FORMATS["pdf"].write(one)))
    assert len(read.pages) == 1
    assert read.metadata.title == one.title
    assert read.metadata.subject == one.alt
    text = " ".join(read.pages[0].extract_text().split())
    for row in one.table.to_pylist():
        assert f"{row['projects']} [" in text
    assert one.snapshot in text
    link = read.pages[0]["/Annots"][0].get_object()
    assert link["/A"]["/URI"] == one.receipt


def test_a_long_table_fills_several_pages_and_loses_no_row():
    one = exports.card("overview/findings")
    read = PdfReader(io.BytesIO(FORMATS["pdf"].write(one)))
    text = " ".join(" ".join(page.extract_text() for page in read.pages).split())
    assert len(read.pages) > 1
    for row in one.table.to_pylist():
        start = " ".join(row["finding"].split()[:3])
        assert start in text


def test_without_chromium_people_are_told_what_to_install(monkeypatch):
    chromium.rest()
    monkeypatch.setenv("BROWSER_PATH", "/nowhere/chromium")
    assert not chromium.found()
    with pytest.raises(chromium.NoChromium, match="apt-get install chromium"):
        FORMATS["pdf"].write(exports.card("overview/projects_by_year"))


def test_without_chromium_a_map_becomes_its_table(monkeypatch):
    from pptx import Presentation

    chromium.rest()
    monkeypatch.setenv("BROWSER_PATH", "/nowhere/chromium")
    one = exports.card("regions/map")
    deck = Presentation(io.BytesIO(pptx(one)))
    rows = sum(
        len(shape.table.rows) - 1
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_table
    )
    assert rows == one.table.num_rows
    assert "no Chromium was found" in deck.slides[0].notes_slide.notes_text_frame.text
