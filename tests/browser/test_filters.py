"""The shared filters: in the address, on every page, and easy to be rid of."""

import re

import pytest
from playwright.sync_api import expect

from app import PAGES

pytestmark = pytest.mark.browser

EVERYTHING = "41 of 41 projects in view"


def test_filters_stand_in_the_address_and_stay_on_every_page(visit):
    visit.open("/overview")
    visit.choose("Fund region", "Africa")
    expect(visit.sidebar.get_by_text("14 of 41 projects in view")).to_be_visible()
    for title, _ in PAGES.values():
        visit.go(title)
        assert "fund_region=Africa" in visit.page.url, title
        expect(visit.filter("fund_region")).to_contain_text("Africa")
        expect(visit.sidebar.get_by_text("14 of 41 projects in view")).to_be_visible()


def test_reset_takes_every_filter_away_and_cleans_the_address(visit):
    visit.open("/regions?fund_region=Africa&funding_year=2011&funding_year=2014")
    expect(visit.sidebar.get_by_text("5 of 41 projects in view")).to_be_visible()
    visit.sidebar.get_by_role("button", name="Reset filters").click()
    expect(visit.sidebar.get_by_text(EVERYTHING)).to_be_visible()
    expect(visit.page).not_to_have_url(re.compile("fund_region|funding_year"))


def test_filters_without_a_project_in_common_say_what_helps(visit):
    visit.open("/overview?fund_region=Africa&iso3=VNM")
    expect(visit.main.get_by_text("No project matches these filters together")).to_be_visible()
    visit.main.get_by_role("button", name="Remove “Country”").click()
    expect(visit.sidebar.get_by_text("14 of 41 projects in view")).to_be_visible()


@pytest.mark.parametrize(
    ("query", "told", "in_view"),
    [
        ("fund_region=Atlantis", "Fund region “Atlantis” is not known and was ignored", 41),
        ("iso3=XYZ&review=2011-2014", "Country “XYZ” is not known and was ignored", 14),
        ("funding_year=1999", "Funding years “1999” is not known and was ignored", 41),
    ],
)
def test_a_value_nobody_knows_is_told_and_ignored(visit, query, told, in_view):
    visit.open(f"/regions?{query}")
    expect(visit.main.get_by_text(told)).to_be_visible()
    expect(visit.sidebar.get_by_text(f"{in_view} of 41 projects in view")).to_be_visible()


def test_going_back_brings_the_former_page_and_filters_back(visit):
    visit.open("/overview?fund_region=Europe")
    visit.go("Regional distribution")
    visit.page.go_back()
    expect(visit.page.get_by_role("heading", level=1).first).to_have_text("Overview")
    expect(visit.sidebar.get_by_text("6 of 41 projects in view")).to_be_visible()
