"""A mark filters its page; the steps taken are shown, can be removed, and can be gone back."""

import re

import pytest
from playwright.sync_api import expect

import warehouse
from etl.demo.build import build_demonstration
from tests.browser.conftest import DESK, opened_window, running_server
from tests.browser.test_selection import click, mark
from tests.browser.window import Window

pytestmark = pytest.mark.browser


@pytest.fixture(autouse=True)
def _same_data(in_service):
    """What the warehouse says about the data the server shows."""


def steps(window: Window) -> list[str]:
    """The steps above the page, without the signs on their buttons."""
    told = window.main.locator(".st-key-crumbs button").all_inner_texts()
    return [text.splitlines()[-1] for text in told]


def in_view(window: Window, **where: str) -> None:
    """Wait until the page is about exactly the projects that these filters leave."""
    number = warehouse.query("projects", where=where)["projects"][0].as_py()
    everything = warehouse.query("projects")["projects"][0].as_py()
    words = f"{number} of {everything} projects in view"
    expect(window.sidebar.get_by_text(words)).to_be_visible()
    window.settle()


def filter_by(window: Window, card: str, code: str) -> None:
    """Select a mark and filter the page by it."""
    found = window.card(card)
    click(window, mark(found, 0, code, "g.point path"))
    found.get_by_role("button", name="Filter this page").click()


def test_a_mark_filters_the_page_and_the_steps_can_be_gone_back(visit):
    visit.open("/regions")
    assert steps(visit) == []
    filter_by(visit, "projects_by_region", "Africa")
    in_view(visit, fund_region="Africa")
    assert steps(visit) == ["All projects", "Fund region: Africa", "List 14 projects"]
    assert "fund_region=Africa" in visit.page.url
    visit.go("Funding lines")
    in_view(visit, fund_region="Africa")
    visit.page.go_back()
    in_view(visit, fund_region="Africa")
    assert visit.title == "Regional distribution"
    visit.page.go_back()
    in_view(visit)
    assert steps(visit) == []
    visit.page.go_forward()
    in_view(visit, fund_region="Africa")
    assert steps(visit)[1] == "Fund region: Africa"


def test_a_step_is_removed_with_the_keyboard_and_brought_back(visit):
    visit.open("/regions?fund_region=Africa&review=2016-2020")
    in_view(visit, fund_region="Africa", review="2016-2020")
    step = visit.main.locator(".st-key-crumbs").get_by_role(
        "button", name=re.compile("Review: Review 2016")
    )
    step.focus()
    visit.page.keyboard.press("Enter")
    in_view(visit, fund_region="Africa")
    visit.page.go_back()
    in_view(visit, fund_region="Africa", review="2016-2020")


def test_steps_lead_to_the_list_of_the_projects_in_view(visit):
    visit.open("/regions?fund_region=Europe")
    visit.main.get_by_role("button", name=re.compile(r"List \d+ projects")).click()
    expect(visit.page.get_by_role("heading", level=1).first).to_have_text("Projects")
    in_view(visit, fund_region="Europe")
    assert steps(visit) == ["All projects", "Fund region: Europe"]


def test_a_mark_of_what_is_no_filter_offers_the_projects_only(visit):
    """Ratings are no filter of the sidebar: their marks lead to the list alone."""
    visit.open("/evaluations")
    found = visit.card("ratings")
    click(visit, mark(found, 0, "good", "g.point path"))
    expect(found.get_by_role("button", name=re.compile("Show (it|them)"))).to_be_visible()
    assert found.get_by_role("button", name="Filter this page").count() == 0


def test_a_rule_of_the_watchlist_narrows_its_list_and_can_be_gone_back(own_data, chromium):
    """Active projects are in the demonstration only; the rule stands in the address."""
    build_demonstration(own_data / "datasets" / "demonstration", 309, 7)
    with running_server(own_data) as address, opened_window(chromium, address, DESK) as window:
        window.open("/watchlist?dataset=demonstration")
        card = window.card("by_rule")
        click(window, mark(card, 0, "interim_due", "g.point path"))
        card.get_by_role("button", name="List only these").click()
        expect(window.main.get_by_text("Selected: Rule: Interim report due")).to_be_visible()
        assert "flag=interim_due" in window.page.url
        window.page.go_back()
        expect(window.main.get_by_text("Selected: Rule: Interim report due")).to_be_hidden()
        assert window.complaints == []
