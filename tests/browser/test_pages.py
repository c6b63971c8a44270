"""Every page in every look: complete, quiet, private, and no wider than the screen."""

from contextlib import suppress

import pytest
from playwright.sync_api import TimeoutError

from app import PAGES
from tests.browser.window import Window

pytestmark = pytest.mark.browser

FOLLOW_MS = 5_000

# A page is loaded once per colour scheme, at one width, and then brought to the other.
WIDTHS = {"light": (1440, 390), "dark": (390, 1440)}
TITLES = {f"/{address}": title for address, (title, _) in PAGES.items()}

# What of a chart is neither frame nor text, and has an extent on the screen.
MARKS = """chart => [...chart.querySelectorAll(
        '.point path, path.point, path.choroplethlocation, .heatmaplayer image, path.js-line')]
    .map(mark => mark.getBoundingClientRect())
    .filter(box => box.width > 0.5 || box.height > 0.5).length"""
TOO_WIDE = """() => {
    const edge = document.documentElement.clientWidth + 1
    const main = document.querySelector('[data-testid="stMain"]')
    const found = [...main.querySelectorAll('[data-testid="stElementContainer"]')]
        .filter(part => part.getBoundingClientRect().right > edge)
        .map(part => part.innerText.slice(0, 60))
    return main.scrollWidth > main.clientWidth + 1 ? ['the page scrolls', ...found] : found
}"""


@pytest.mark.parametrize("scheme", WIDTHS)
@pytest.mark.parametrize("path", TITLES)
def test_page_is_complete_quiet_and_fits(windows, path, scheme):
    first, then = WIDTHS[scheme]
    window = windows((first, scheme))
    window.forget()
    window.resize(first)
    window.open(path)
    assert window.title == TITLES[path]
    assert boxes_of_errors(window) == []
    check_charts(window)
    assert too_wide(window) == []
    window.resize(then)
    window.settle()
    check_charts(window)
    assert too_wide(window) == []
    assert window.complaints == []
    assert window.foreign_requests == []


def check_charts(window: Window) -> None:
    """Every chart says in words what it shows, and shows something."""
    charts = window.main.get_by_test_id("stPlotlyChart").all()
    told = [chart.get_attribute("aria-label") or "" for chart in charts]
    assert [text for text in told if len(text) < 30] == []
    assert [
        text for chart, text in zip(charts, told, strict=True) if chart.evaluate(MARKS) == 0
    ] == []


def too_wide(window: Window) -> list[str]:
    """What does not fit the screen, once tables and charts have followed its width."""
    with suppress(TimeoutError):
        window.page.wait_for_function(f"() => ({TOO_WIDE})().length === 0", timeout=FOLLOW_MS)
    return window.page.evaluate(TOO_WIDE)


def boxes_of_errors(window: Window) -> list[str]:
    """What the page says went wrong: tracebacks and messages about errors."""
    return window.page.get_by_test_id("stException").all_inner_texts() + (
        window.page.get_by_test_id("stAlertContentError").all_inner_texts()
    )


@pytest.mark.parametrize("path", ["/overview", "/regions", "/revisions", "/gender-and-rights"])
def test_pages_that_answer_with_charts_have_some(visit, path):
    """Otherwise the checks on charts above would prove nothing."""
    visit.open(path)
    assert visit.main.get_by_test_id("stPlotlyChart").count() >= 2


def test_the_bare_address_shows_the_first_page(visit):
    visit.open("/")
    assert visit.title == next(iter(TITLES.values()))


def test_map_draws_shapes_from_its_own_host(visit):
    asked = []
    visit.page.on("request", lambda request: asked.append(request.url))
    visit.open("/regions")
    assert visit.card("map").locator("path.choroplethlocation").count() > 40
    assert any("/app/static/topojson/world_50m" in url for url in asked) or visit.page.evaluate(
        "performance.getEntriesByType('resource').some(e => e.name.includes('world_50m'))"
    )


def test_a_factsheet_fits_a_phone(windows):
    window = windows((390, "light"))
    window.forget()
    window.open("/projects?project=LM.0251")
    assert window.title.startswith("Labour Mobility as a Factor")
    assert window.main.get_by_test_id("stPlotlyChart").count() == 2
    assert too_wide(window) == []
    assert window.complaints == []
