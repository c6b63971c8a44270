"""No page keeps out people who do not see well, do not see, or do not use a mouse.

axe-core looks at every page in both colour schemes and at both widths. What it finds
serious or critical fails, but for the exceptions in streamlit_exceptions.yml, which are
Streamlit's own.
"""

import re
from pathlib import Path

import pytest
import yaml
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

from app import PAGES
from tests.browser.conftest import opened_window
from tests.browser.window import Window

pytestmark = pytest.mark.browser

DESK, PHONE = 1440, 390
EXCEPTIONS = yaml.safe_load(
    Path(__file__).with_name("streamlit_exceptions.yml").read_text(encoding="utf-8")
)
# Headings out of order are "moderate" for axe and count here all the same: they are ours.
ALSO_OURS = ["heading-order"]
FINDINGS = """async ({exceptions, also}) => {
    const excepted = (rule, node) => exceptions.some(
        known => known.rule === rule && node.element.matches(known.selector))
    const found = await axe.run({resultTypes: ['violations'], elementRef: true})
    const grave = found.violations.filter(
        rule => ['serious', 'critical'].includes(rule.impact) || also.includes(rule.id))
    const told = keep => grave.flatMap(rule => rule.nodes
        .filter(node => excepted(rule.id, node) !== keep)
        .map(node => `${rule.id}: ${node.target} ${node.html.slice(0, 120)}`))
    return {ours: told(true), excepted: told(false)}
}"""
MOST_STEPS = 20
# The Explore page asks for chart or table among its own choices.
WITH_A_CHOICE_OF_ITS_OWN = {"explore"}


@pytest.fixture(scope="module")
def looked_at(chromium, server) -> dict[int, Window]:
    """A window per width; the colour scheme is switched in it, which needs no new page."""
    with (
        opened_window(chromium, server, (DESK, "light")) as desk,
        opened_window(chromium, server, (PHONE, "light")) as phone,
    ):
        yield {DESK: desk, PHONE: phone}


def findings(window: Window, scheme: str) -> dict[str, list[str]]:
    """What axe finds in a colour scheme: `ours`, and what is `excepted`."""
    window.page.emulate_media(color_scheme=scheme)
    window.settle()
    window.page.evaluate(AXE_SCRIPT)
    return window.page.evaluate(FINDINGS, {"exceptions": EXCEPTIONS, "also": ALSO_OURS})


@pytest.mark.parametrize("width", [DESK, PHONE])
@pytest.mark.parametrize("address", PAGES)
def test_page_has_no_grave_finding_of_ours(looked_at, address, width):
    window = looked_at[width]
    window.open(f"/{address}")
    assert findings(window, "light")["ours"] == []
    assert findings(window, "dark")["ours"] == []


def test_every_exception_is_still_needed(looked_at):
    window = looked_at[PHONE]
    window.open("/data-quality")
    found = findings(window, "light")["excepted"]
    assert {finding.split(":")[0] for finding in found} == {known["rule"] for known in EXCEPTIONS}


def test_a_wide_table_is_scrolled_by_keyboard(looked_at):
    window = looked_at[PHONE]
    window.open("/data-quality")
    card = window.card("corrections")
    frame = card.locator(".stTable > div")
    card.get_by_role("button", name="⋯").focus()
    for _ in range(MOST_STEPS):
        window.page.keyboard.press("Tab")
        window.page.keyboard.press("ArrowRight")
        window.page.wait_for_timeout(100)
        if frame.evaluate("frame => frame.scrollLeft") > 0:
            break
    assert frame.evaluate("frame => frame.contains(document.activeElement)")
    assert frame.evaluate("frame => frame.scrollLeft") > 0


@pytest.mark.parametrize("address", PAGES)
def test_every_chart_has_words_and_a_table_for_the_keyboard(looked_at, address):
    window = looked_at[DESK]
    window.open(f"/{address}")
    for card in window.main.locator("[class*=st-key-card_]:has(.stPlotlyChart)").all():
        title = card.get_by_role("heading").first.inner_text()
        figure = card.get_by_role("figure").first
        expect(figure).to_have_accessible_name(re.compile(re.escape(title) + r"\. .+", re.DOTALL))
        switch = card.get_by_role("radiogroup", name=f"Show “{title}” as")
        if switch.count():
            assert [
                way.evaluate("way => way.tabIndex") for way in switch.get_by_role("radio").all()
            ] == [0, 0]
        else:
            assert address in WITH_A_CHOICE_OF_ITS_OWN


def test_a_chart_becomes_a_table_by_keyboard(looked_at):
    window = looked_at[DESK]
    window.open("/regions")
    card = window.card("projects_by_region")
    card.get_by_role("radio", name="Table").focus()
    window.page.keyboard.press("Enter")
    expect(card.get_by_test_id("stDataFrame")).to_be_visible()
    expect(card.get_by_test_id("stPlotlyChart")).to_have_count(0)
