"""From a chart to a file in two clicks, drawn by the reader's own browser."""

import io
import re
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image
from playwright.sync_api import expect
from pptx import Presentation

pytestmark = pytest.mark.browser


def downloaded(visit, card: str, label: str) -> tuple[str, bytes]:
    """Name and content of what two clicks on a card hand over."""
    visit.card(card).get_by_role("button", name="⋯").click()
    body = visit.page.get_by_test_id("stPopoverBody")
    button = body.get_by_role("button", name=label)
    expect(button).to_be_visible()
    with visit.page.expect_download() as waiting:
        button.click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def test_a_drawing_holds_the_numbers_of_the_card_and_its_receipt(visit):
    visit.open("/regions?fund_region=Africa")
    name, content = downloaded(visit, "projects_by_region", "Drawing (SVG)")
    assert re.fullmatch(r"regions-projects-by-region-[0-9a-f]{6}\.svg", name)
    words = " ".join(" ".join(etree.fromstring(content).itertext()).split())
    for part in ("14 [100%]", "Fund region: Africa", "n 14 of 14 used", "computed from records"):
        assert part in words
    link = etree.fromstring(content).find(".//{*}a").get("href")
    assert link.startswith(f"{visit.server}/regions?fund_region=Africa&snapshot=")
    visit.open(link.removeprefix(visit.server))
    expect(visit.card("projects_by_region")).to_be_in_viewport()
    expect(visit.main.get_by_text("In view: Fund region: Africa")).to_be_attached()


@pytest.mark.parametrize(
    ("label", "size"),
    [("Picture (PNG, 2560 × 1440)", (2560, 1440)), ("Picture for print", (3840, 2160))],
)
def test_pictures_have_the_size_they_promise(visit, label, size):
    visit.open("/overview")
    _, content = downloaded(visit, "projects_by_year", label)
    picture = Image.open(io.BytesIO(content))
    assert picture.size == size
    assert len(picture.convert("L").getcolors(256)) > 50


def test_a_map_is_drawn_with_its_shapes_and_disclaimer(visit):
    visit.open("/regions")
    _, content = downloaded(visit, "map", "Drawing (SVG)")
    root = etree.fromstring(content)
    shapes = [p for p in root.iter("{*}path") if "choroplethlocation" in p.get("class", "")]
    assert len([p for p in shapes if len(p.get("d", "")) > 20]) > 40
    assert "United Nations" in " ".join(root.itertext())


def test_a_slide_is_two_clicks_away(visit):
    visit.open("/revisions")
    name, content = downloaded(visit, "durations", "PowerPoint slide")
    assert name.endswith(".pptx")
    slide = Presentation(io.BytesIO(content)).slides[0]
    assert any(shape.has_chart for shape in slide.shapes)
