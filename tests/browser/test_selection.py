"""From a mark in a chart to exactly the projects behind it."""

import re

import pytest
from playwright.sync_api import Locator, expect

import warehouse
from tests.browser.window import Window

pytestmark = pytest.mark.browser

PLACES = """(chart, [trace, code]) =>
    chart.querySelector('.js-plotly-plot').data[trace].customdata.findIndex(d => d[0] === code)"""


@pytest.fixture(autouse=True)
def _same_data(in_service):
    """What the warehouse says about the data the server shows."""


def projects_with(**where: str) -> list[str]:
    return warehouse.rows("project_register", where)["project_code"].to_pylist()


def listed(window: Window) -> list[str]:
    """Codes of the projects the register lists, read from its list view."""
    expect(window.page.get_by_role("heading", level=1).first).to_have_text("Projects")
    window.main.get_by_text("List", exact=True).click()
    links = window.card("register").get_by_test_id("stPageLink")
    expect(links.first).to_be_visible()
    window.settle()
    return [re.match(r"LM\.\d{4}", text).group() for text in links.all_inner_texts()]


def mark(card: Locator, trace: int, code: str, kind: str) -> Locator:
    """The mark of a chart that stands for `code`."""
    chart = card.get_by_test_id("stPlotlyChart")
    place = chart.evaluate(PLACES, [trace, code])
    assert place >= 0, f"no mark for {code}"
    return chart.locator(kind).nth(place)


def click(window: Window, found: Locator, across: float = 0.5) -> None:
    """Click where a mark is drawn; charts take clicks with a layer of their own above it."""
    found.scroll_into_view_if_needed()
    box = found.bounding_box()
    window.page.mouse.click(box["x"] + box["width"] * across, box["y"] + box["height"] / 2)


def follow(window: Window, card: Locator, told: str) -> None:
    expect(card.get_by_text(told)).to_be_visible()
    card.get_by_role("button", name=re.compile("Show (it|them)")).click()


def test_a_bar_leads_to_its_projects(visit):
    visit.open("/regions?review=2016-2020")
    card = visit.card("projects_by_region")
    click(visit, mark(card, 0, "Africa", "g.point path"))
    wanted = projects_with(fund_region="Africa", review="2016-2020")
    follow(visit, card, f"Selected: Africa: {len(wanted)} projects")
    assert listed(visit) == wanted
    assert "fund_region=Africa" in visit.page.url
    assert "review=" in visit.page.url


def test_a_small_island_on_the_map_leads_to_its_projects(visit):
    visit.open("/regions")
    card = visit.card("map")
    click(visit, mark(card, 1, "TUV", "path.point"))
    wanted = projects_with(iso3="TUV")
    follow(visit, card, f"Selected: Tuvalu: {len(wanted)} projects")
    assert listed(visit) == wanted == ["LM.0326", "LM.0430"]


def test_the_shape_of_a_country_leads_to_its_projects(visit):
    visit.open("/regions")
    card = visit.card("map")
    # Left of the middle, where the country's point is not.
    click(visit, mark(card, 0, "KAZ", "path.choroplethlocation"), across=0.3)
    follow(visit, card, "Selected: Kazakhstan: 1 project")
    assert listed(visit) == projects_with(iso3="KAZ") == ["LM.0411"]


def test_a_selection_that_is_no_filter_is_told_and_can_be_removed(visit):
    visit.open("/projects?sustaining_action=advocacy&fund_region=Africa")
    wanted = projects_with(sustaining_action="advocacy", fund_region="Africa")
    expect(visit.main.get_by_text("Selected: Sustaining action")).to_be_visible()
    assert listed(visit) == wanted
    visit.main.get_by_role("button", name="Remove", exact=True).click()
    expect(visit.page).not_to_have_url(re.compile("sustaining_action"))
    visit.settle()
    assert len(listed(visit)) == len(projects_with(fund_region="Africa"))


def test_every_chart_bears_a_click_on_a_mark(visit):
    """A mark that stands for no group of projects must not break its card."""
    visit.open("/overview")
    charts = visit.main.get_by_test_id("stPlotlyChart")
    assert charts.count() > 2
    for chart in charts.all():
        marks = chart.locator(".point path, path.point")
        if marks.count():
            click(visit, marks.first)
            visit.settle()
    assert visit.page.get_by_test_id("stAlertContentError").all_inner_texts() == []
