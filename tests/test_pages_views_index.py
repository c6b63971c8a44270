"""Every chart and table of the documents is shown by a card, or a reason says why not."""

import re
from collections import Counter

import pytest
from streamlit.testing.v1 import AppTest

from app import PAGES
from pages.views_index import answers, listing
from tests.conftest import ROOT

pytestmark = pytest.mark.usefixtures("in_service")

VIEWS = listing.views()


@pytest.mark.parametrize("view", VIEWS, ids=[view.view for view in VIEWS])
def test_view_has_a_card_or_a_reason_and_not_both(view):
    shown = view.view in listing.cards()
    assert shown != bool(view.reason_not_shown), (
        "no card names it and no reason is given" if not shown else "it is shown, drop the reason"
    )


def test_cards_name_only_views_of_the_list():
    assert set(listing.cards()) - {view.view for view in VIEWS} == set()


def test_views_are_listed_once_and_say_what_survives():
    assert max(Counter(view.view for view in VIEWS).values()) == 1
    assert {view.survives for view in VIEWS} <= set(answers.SURVIVES)
    for view in VIEWS:
        assert bool(view.lost) == (view.survives in {"lost", "part"}), view.view


def test_all_figures_of_the_second_review_are_listed():
    numbers = [re.match(r"001: Fig\. (\d+),", view.view) for view in VIEWS]
    assert [int(number[1]) for number in numbers if number] == list(range(1, 23))


def test_cards_are_on_pages_that_have_an_address():
    folders = {file.split("/")[1] for _, file in PAGES.values()}
    shown = {card.folder for cards in listing.cards().values() for card in cards}
    assert shown <= folders
    assert all((ROOT / file).exists() for _, file in PAGES.values())


def test_page_lists_every_view_with_links():
    at = AppTest.from_file("../app.py", default_timeout=60).run()
    at.switch_page("pages/views_index/page.py").run()
    assert not at.exception
    assert not at.error
    rows = [row for table in at.table for row in table.value.itertuples(index=False)]
    assert len(rows) == len(VIEWS)
    words = "\n".join(element.value for element in at.markdown).replace("\\", "")
    assert answers.sentence() in words
    links = " ".join(row[-1] for row in rows)
    assert "](regions)" in links
    assert "](gender-and-rights)" in links
