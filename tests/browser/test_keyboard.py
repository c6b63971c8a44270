"""Everything that matters can be reached and done without a mouse."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.window import Window

pytestmark = pytest.mark.browser

MOST_STEPS = 60
FOCUS = """() => {
    const at = document.activeElement
    return [at.getAttribute('aria-label') || at.innerText || '', at.getAttribute('role') || '',
            at.closest('[class*="st-key-"]')?.className.match(/st-key-(\\w+)/)?.[1] || '']
}"""


def tab_to(window: Window, reached) -> None:
    """Press Tab until `reached(name, role, key)` holds for what has the focus."""
    passed = []
    for _ in range(MOST_STEPS):
        window.page.keyboard.press("Tab")
        focus = window.page.evaluate(FOCUS)
        passed.append(focus)
        if reached(*focus):
            return
    pytest.fail(f"not reached by Tab; the focus went through {passed}")


def test_a_filter_is_set_and_removed_by_keyboard(visit):
    visit.open("/regions")
    tab_to(visit, lambda name, role, key: (name, role) == ("Fund region", "combobox"))
    visit.page.keyboard.type("Europ")
    visit.page.keyboard.press("Enter")
    expect(visit.page).to_have_url(re.compile("fund_region=Europe"))
    visit.page.keyboard.press("Escape")
    tab_to(visit, lambda name, role, key: name == "Reset filters")
    visit.page.keyboard.press("Enter")
    expect(visit.page).not_to_have_url(re.compile("fund_region"))


def test_a_page_is_opened_by_keyboard(visit):
    visit.open("/overview")
    tab_to(visit, lambda name, role, key: name == "Portfolio")
    visit.page.keyboard.press("Enter")
    expect(visit.page.get_by_role("menuitem", name="Overview", exact=True)).to_be_focused()
    visit.page.keyboard.press("ArrowDown")
    visit.page.keyboard.press("Enter")
    expect(visit.page.get_by_role("heading", level=1).first).to_have_text("Regional distribution")
    visit.settle()


def test_chart_and_table_are_switched_and_the_menu_opened_by_keyboard(visit):
    visit.open("/overview")
    card = visit.card("projects_by_year")
    card.get_by_text("Chart", exact=True).focus()
    visit.page.keyboard.press("Escape")
    visit.page.evaluate("document.querySelector('[data-testid=stSkipToContent]').focus()")
    visit.page.keyboard.press("Enter")
    tab_to(visit, lambda name, role, key: key == "projects_by_year_view")
    visit.page.keyboard.press("ArrowRight")
    visit.page.keyboard.press("Enter")
    expect(card.get_by_test_id("stPlotlyChart")).to_have_count(0)
    expect(card.get_by_test_id("stDataFrame").or_(card.get_by_test_id("stTable"))).to_be_visible()
    tab_to(visit, lambda name, role, key: "⋯" in name or "Download and further" in name)
    visit.page.keyboard.press("Enter")
    download = visit.page.get_by_role("button", name="Download data (CSV)")
    expect(download).to_be_visible()
    tab_to(visit, lambda name, role, key: "Download data (CSV)" in name)
