"""The Deck page and "Add to deck" as readers meet them."""

import pytest
from streamlit.testing.v1 import AppTest

import warehouse
from pages.deck import answers, making
from pages.shared import intake
from pages.shared.deck import address, file, held
from pages.shared.deck.model import Deck, Slide
from tests.fixtures import decks, exports, reader

pytestmark = pytest.mark.usefixtures("in_service")
PAGE = "pages/deck/page.py"


def opened(*links: str, **params) -> AppTest:
    return reader.opened("deck", slide=list(links), **params)


def deck_of(at: AppTest) -> Deck:
    return at.session_state[held.KEY]


def written(at: AppTest) -> list[str]:
    """The slides as they stand in the address."""
    found = at.query_params.get("slide", [])
    return found if isinstance(found, list) else [found]


def test_an_empty_deck_says_how_to_begin():
    at = reader.opened("deck")
    assert answers.EMPTY in reader.text(at)
    assert not at.get("download_button")


def test_slides_say_their_card_their_filters_and_their_data():
    at = opened(decks.BY_REGION, decks.BY_YEAR, title="Steering committee")
    told = reader.text(at)
    one = exports.card("overview/projects_by_year", fund_region=["Africa"])
    assert "2 slides, of Published reviews of the IOM Development Fund" in told
    assert f"2. {one.title}" in told
    assert "Fund region: Africa · [Overview](overview?fund_region=Africa" in told
    assert at.text_input(key="deck_title").value == "Steering committee"


def test_order_words_and_removal_reach_the_deck_and_its_address():
    at = opened(decks.BY_REGION, decks.BY_YEAR, decks.FINDINGS)
    at.button(key="deck_down_0").click().run()
    assert written(at) == [decks.BY_YEAR, decks.BY_REGION, decks.FINDINGS]
    at.text_area(key="deck_comment_1").input("Ask about 2015").run()
    at.text_input(key="deck_heading_0").input("Own").run()
    at.button(key="deck_up_1").click().run()
    assert deck_of(at).slides[0] == Slide(decks.BY_REGION, comment="Ask about 2015")
    assert at.text_area(key="deck_comment_0").value == "Ask about 2015"
    assert at.text_input(key="deck_heading_1").value == "Own"
    at.button(key="deck_remove_2").click().run()
    at.checkbox(key="deck_appendix").uncheck().run()
    link = address.link(deck_of(at))
    assert deck_of(at) == Deck(
        slides=(Slide(decks.BY_REGION, comment="Ask about 2015"), Slide(decks.BY_YEAR, "Own")),
        appendix=False,
    )
    assert link in "\n".join(code.value for code in at.code)


@pytest.mark.parametrize("sent", [[decks.BY_YEAR], [decks.BY_REGION, decks.FINDINGS]])
def test_words_just_typed_outlive_an_address_that_is_older_or_newer(sent):
    """A browser that sends words while an address is on its way sends another address."""
    at = opened(decks.BY_REGION, decks.BY_YEAR)
    at.text_area(key="deck_comment_1").input("Say why").run()
    at.query_params["slide"] = sent
    at.text_input(key="deck_title").input("Steering committee").run()
    assert deck_of(at).title == "Steering committee"
    assert deck_of(at).slides[1] == Slide(decks.BY_YEAR, comment="Say why")
    assert written(at) == [decks.BY_REGION, decks.BY_YEAR]


def test_going_back_shows_the_deck_of_that_address():
    at = opened(decks.BY_REGION, decks.BY_YEAR)
    at.button(key="deck_remove_1").click().run()
    at.query_params["slide"] = [decks.BY_REGION, decks.BY_YEAR]
    at.run()
    assert deck_of(at) == Deck(slides=(Slide(decks.BY_REGION), Slide(decks.BY_YEAR)))


def test_a_deck_stays_while_its_reader_looks_at_other_pages():
    at = opened(decks.BY_REGION)
    at.switch_page("pages/overview/page.py").run()
    at.switch_page(PAGE).run()
    assert not at.exception
    assert written(at) == [decks.BY_REGION]
    at.button(key="deck_new").click().run()
    assert answers.EMPTY in reader.text(at)
    assert written(at) == []


def test_what_cannot_be_shown_is_told_and_keeps_nothing_from_being_repaired():
    gone = "regions?snapshot=0123456789abcdef&card=map"
    at = opened("regions?card=nope", gone, "nowhere?card=map")
    assert "does not show nope in this view" in reader.text(at)
    assert "no longer kept here" in reader.text(at)
    assert "Slides 1 and 2 cannot be shown." in reader.text(at)
    assert "there is no page nowhere" in reader.text(at)
    assert at.button(key="deck_make").disabled
    next(b for b in at.button if b.label.startswith("Use the data in service")).click().run()
    assert deck_of(at).slides[1] == Slide("regions?card=map")
    at.button(key="deck_remove_0").click().run()
    assert not at.button(key="deck_make").disabled


def test_the_presentation_is_made_and_handed_over():
    at = opened(decks.BY_REGION)
    at.button(key="deck_make").click().run()
    job = at.session_state[making.JOB]
    job.wait(60)
    at.run()
    assert len(decks.opened(job.content).slides) == 4
    labels = [button.label for button in at.get("download_button")]
    assert any(label.startswith("Download the presentation") for label in labels)
    at.text_input(key="deck_title").input("Another title").run()
    assert "The deck has changed since" in reader.text(at)


def test_a_deck_too_long_for_an_address_says_so():
    long = "overview?fund_region=Africa&fund_region=Europe&snapshot=SNAP&card=projects_by_year"
    at = opened(*[long.replace("SNAP", warehouse.snapshot().id)] * 20)
    assert "too long for an address" in reader.text(at)
    assert written(at) == []
    assert len(deck_of(at).slides) == 20


def test_a_card_is_added_once_with_its_filters_from_its_menu():
    at = AppTest.from_file("../app.py", default_timeout=60)
    at.query_params["fund_region"] = "Africa"
    at.run()
    at.session_state["projects_by_year_menu"] = True
    at.run()
    button = at.button(key="projects_by_year_deck")
    assert button.label == "Add to deck"
    button.click().run()
    receipt = exports.card("overview/projects_by_year", fund_region=["Africa"]).receipt
    assert deck_of(at).place_of(receipt) == 0
    assert at.button(key="projects_by_year_deck").label == "In the deck: slide 1"
    assert at.button(key="projects_by_year_deck").disabled


def test_two_readers_have_two_decks():
    first, second = opened(decks.BY_REGION), opened(decks.BY_YEAR)
    first.text_input(key="deck_title").input("Mine").run()
    second.button(key="deck_make").click().run()
    first.run()
    second.run()
    assert deck_of(first) == Deck("Mine", slides=(Slide(decks.BY_REGION),))
    assert deck_of(second) == Deck(slides=(Slide(decks.BY_YEAR),))
    assert making.JOB not in first.session_state
    second.session_state[making.JOB].wait(60)


def test_a_saved_deck_is_opened_and_a_bad_file_keeps_the_deck(monkeypatch):
    monkeypatch.setenv(intake.VARIABLE, intake.ON)
    at = opened(decks.BY_REGION)
    bad = b"slides:\n  - link: nowhere?card=map\n"
    at.file_uploader[1].set_value(("bad.yml", bad, "application/yaml")).run()
    assert "bad.yml, slide 1: “nowhere?card=map” opens no page" in reader.text(at)
    assert written(at) == [decks.BY_REGION]
    saved = file.written(decks.deck(decks.FINDINGS), "json")
    at.file_uploader[1].set_value(("deck.json", saved, "application/json")).run()
    assert deck_of(at) == decks.deck(decks.FINDINGS)
    assert not at.warning


def test_a_template_is_looked_at_as_soon_as_it_is_given(monkeypatch):
    monkeypatch.setenv(intake.VARIABLE, intake.ON)
    at = opened(decks.BY_REGION)
    at.file_uploader(key=making.TEMPLATE).set_value(("x.pptx", b"none", making.MIME)).run()
    assert "The template is no PowerPoint file" in at.error[0].value
    assert at.button(key="deck_make").disabled
    own = decks.template()
    at.file_uploader(key=making.TEMPLATE).set_value(("fund.pptx", own, making.MIME)).run()
    assert "“Title Only” for figures, slides of 10 × 5.625 inches" in reader.text(at)
    at.button(key="deck_make").click().run()
    job = at.session_state[making.JOB]
    job.wait(60)
    assert decks.opened(job.content).slide_width == 9_144_000


def test_where_no_files_are_taken_the_text_of_a_saved_deck_will_do(monkeypatch):
    monkeypatch.delenv(intake.VARIABLE, raising=False)
    at = opened(decks.BY_REGION)
    assert not at.file_uploader
    assert making.NO_FILES in reader.text(at)
    saved = file.written(decks.deck(decks.FINDINGS), "yml").decode()
    at.text_area(key="deck_file_0").input(saved).run()
    assert deck_of(at) == decks.deck(decks.FINDINGS)
    at.text_area(key="deck_file_1").input("slides: 5").run()
    assert "slides: expected a list" in reader.text(at)
    assert deck_of(at) == decks.deck(decks.FINDINGS)


def test_a_file_is_named_after_the_deck():
    assert making.file_name(Deck("Côte d'Ivoire / 2027")) == "côte-d-ivoire-2027.pptx"
    assert making.file_name(Deck("!!!")) == "deck.pptx"
