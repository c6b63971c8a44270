"""Pages in Chromium against the bare app, in turns, so that a busy machine slows both."""

import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, Page, TimeoutError

from tests.benchmarks.memory import session
from tests.benchmarks.report import Row, middle
from tests.benchmarks.serving import Server

AIM_RATIO = 1.3
PATIENCE_MS = 20_000
ROUNDS = 2
FILTER, VALUE = "Fund region", "Africa"
FILTERS = "fund_region=Africa"
# By the page's own clock: when a chart last changed, the filter was set and a run ended.
WATCH = """
window.bench = {drawn: 0, asked: 0, ran: 0}
const app = '[data-testid="stApp"]', chart = '[data-testid="stPlotlyChart"]'
new MutationObserver(changes => changes.forEach(({target, attributeName}) => {
    if (!target.closest) return
    if (target.closest(chart)) window.bench.drawn = performance.now()
    if (attributeName === 'data-test-script-state' && target.matches(app)
            && target.getAttribute(attributeName) === 'notRunning')
        window.bench.ran = performance.now()
})).observe(document, {subtree: true, childList: true, attributes: true})
const asked = () => { window.bench.asked = performance.now() }
addEventListener('click', asked, true)
addEventListener('keydown', asked, true)
"""
# Nothing has moved for half a second. A run too short to be seen has ended after two.
DRAWN = """charts => {
    const {drawn, asked, ran} = window.bench, now = performance.now()
    const shown = [...document.querySelectorAll('[data-testid="stPlotlyChart"]')]
    return document.querySelector('[data-testid="stApp"]')
            ?.getAttribute('data-test-script-state') === 'notRunning'
        && shown.filter(chart => chart.querySelector('.main-svg')).length === charts
        && (ran > asked || now - asked > 2000)
        && now - Math.max(drawn, asked, ran) > 500
}"""


@dataclass
class Times:
    """Milliseconds measured on one page: first load cold and warm, filter to last chart."""

    cold: list[float] = field(default_factory=list)
    warm: list[float] = field(default_factory=list)
    change: list[float] = field(default_factory=list)


def load(page: Page, url: str, charts: int) -> float:
    """Open a page; milliseconds from navigation until its last chart was drawn."""
    page.goto(url)
    page.wait_for_function(DRAWN, arg=charts)
    return page.evaluate("window.bench.drawn")


def changes(page: Page, counts: tuple[int, int]) -> Iterator[float]:
    """Set the filter and take it away; milliseconds until the last chart that changed."""
    box = page.get_by_test_id("stSidebar").get_by_role("combobox", name=FILTER, exact=True)
    box.click()
    box.fill(VALUE)
    page.get_by_role("option", name=VALUE, exact=True).click()
    yield from until_drawn(page, counts[1])
    box.press("Backspace")
    yield from until_drawn(page, counts[0])


def until_drawn(page: Page, charts: int) -> list[float]:
    """Milliseconds from the last key or click to the last chart; none if no chart changed."""
    page.wait_for_function(DRAWN, arg=charts)
    took = page.evaluate("window.bench.drawn - window.bench.asked")
    return [took] if took > 0 else []


def visit(browser: Browser, url: str, counts: tuple[int, int], times: Times) -> None:
    """One cold load, one warm load and two changes of the filter, in a fresh cache."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.set_default_timeout(PATIENCE_MS)
    try:
        times.cold.append(load(watched(context), url, counts[0]))
        page = watched(context)
        times.warm.append(load(page, url, counts[0]))
        times.change.extend(changes(page, counts))
    finally:
        context.close()


def watched(context: BrowserContext) -> Page:
    """A new tab that notes when its charts change; the one before it is closed."""
    for page in context.pages:
        page.close()
    page = context.new_page()
    page.add_init_script(WATCH)
    return page


def measure(
    browser: Browser, ours: Server, bare: Server, counts: dict[str, tuple[int, int]], seconds: float
) -> list[Row]:
    """Per page with charts, our times and how many times the bare page's they are.

    counts: charts per page, without and with the filter. seconds: no visit is begun
    once they are over; a page that was never reached has no rows.
    """
    pages = {address: several for address, several in counts.items() if several[0]}
    found = {address: (Times(), Times()) for address in pages}
    warm_up(pages, ours, bare)
    until = time.monotonic() + seconds
    for turn in range(ROUNDS):
        for address, several in pages.items():
            if time.monotonic() > until:
                tell(f"out of time in round {turn + 1} of {ROUNDS}, before {address}")
                return all_rows(found)
            tell(f"round {turn + 1} of {ROUNDS}: {address}")
            for server, times in zip((ours, bare), found[address], strict=True):
                try:
                    visit(browser, f"{server.address}/{address}", several, times)
                except TimeoutError as late:
                    tell(f"left out, not drawn in time: {server.address}/{address}: {late.message}")
    return all_rows(found)


def warm_up(pages: dict[str, tuple[int, int]], *servers: Server) -> None:
    """Let both servers answer each page once, so that neither pays for being first."""
    for server in servers:
        for address in pages:
            for filters in ("", FILTERS):
                with session(server, address, filters):
                    pass


def tell(progress: str) -> None:
    """Say how far the measurement is."""
    print(progress, file=sys.stderr, flush=True)


def all_rows(found: dict[str, tuple[Times, Times]]) -> list[Row]:
    """The rows of each page that was reached."""
    return [row for address, times in found.items() for row in rows(address, *times)]


def rows(address: str, ours: Times, bare: Times) -> list[Row]:
    """Median times of a page and their ratios to the bare page's."""
    told = []
    for name, words in (
        ("cold", "first load, cold cache"),
        ("warm", "first load, warm cache"),
        ("change", "filter to last chart"),
    ):
        mine, floor = middle(getattr(ours, name)), middle(getattr(bare, name))
        if mine == mine:
            told.append(Row(address, words, mine, "ms"))
        if mine == mine and floor == floor:
            told.append(Row(address, f"{words}, against bare", mine / floor, "times", AIM_RATIO))
    return told
