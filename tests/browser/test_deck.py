"""From two cards to one presentation, in a real browser."""

import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pptx import Presentation

pytestmark = pytest.mark.browser


def add(visit, card: str) -> None:
    visit.card(card).get_by_role("button", name="⋯").click()
    body = visit.page.get_by_test_id("stPopoverBody")
    body.get_by_role("button", name="Add to deck").click()
    expect(body.get_by_role("button", name="In the deck: slide")).to_be_visible()
    visit.page.keyboard.press("Escape")


def test_two_cards_become_a_presentation_in_the_order_wanted(visit):
    visit.open("/regions?fund_region=Africa")
    add(visit, "projects_by_region")
    visit.go("Overview")
    add(visit, "projects_by_year")
    visit.go("Deck")
    expect(visit.main.get_by_text("2 slides, of")).to_be_visible()
    visit.main.get_by_role("button", name="Down").first.click()
    expect(visit.main.get_by_text("1. Projects by funding year")).to_be_visible()
    visit.settle()
    visit.main.get_by_label("Comment on slide 2").fill("Say why")
    visit.main.get_by_label("Title of the deck").fill("Steering committee")
    visit.page.keyboard.press("Enter")
    expect(visit.page).to_have_url(re.compile("title=Steering.committee.*comment=2"))
    link = visit.page.url
    visit.main.get_by_role("button", name="Make the presentation").click()
    button = visit.main.get_by_role("button", name="Download the presentation")
    expect(button).to_be_visible(timeout=60_000)
    with visit.page.expect_download() as waiting:
        button.click()
    assert waiting.value.suggested_filename == "steering-committee.pptx"
    slides = Presentation(io.BytesIO(Path(waiting.value.path()).read_bytes())).slides
    titles = [slide.shapes.title.text_frame.text[:16] for slide in slides]
    assert titles[:3] == ["Steering committ", "Projects by fund", "Projects per Fun"]
    assert slides[2].notes_slide.notes_text_frame.text.startswith("Say why")

    visit.open(link.removeprefix(visit.server))
    expect(visit.main.get_by_label("Comment on slide 2")).to_have_value("Say why")


def test_a_saved_deck_is_opened_again_and_a_bad_one_is_told(visit, tmp_path):
    visit.open("/deck?slide=regions%3Fcard%3Dmap&slide=overview%3Fcard%3Dfindings")
    saved, bad = tmp_path / "deck.json", tmp_path / "bad.json"
    saved.write_text(visit.download(visit.main.get_by_role("button", name="JSON")))
    bad.write_text('{"slides": [{"link": "nowhere?card=map"}]}')
    visit.open("/deck")
    visit.main.locator("input[type=file]").last.set_input_files(bad)
    expect(visit.main.get_by_text("there is no page nowhere")).to_be_visible()
    visit.settle()
    visit.main.locator("input[type=file]").last.set_input_files(saved)
    expect(visit.main.get_by_text("2 slides, of")).to_be_visible()
    expect(visit.main.get_by_text("there is no page nowhere")).to_have_count(0)
    expect(visit.page).to_have_url(re.compile("slide=regions"))
