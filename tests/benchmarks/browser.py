"""Pages in Chromium against the bare app, in turns, so that a busy machine slows both."""

import itertools
import time
from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, Page, TimeoutError

from tests.benchmarks.report import Row, middle
from tests.benchmarks.serving import Server

AIM_RATIO = 1.3
QUIET_MS = 500
PATIENCE_MS = 30_000
MOST_VISITS = 60
FILTER, VALUE = "Fund region", "Africa"
# When the last mark of a chart changed, and how often Plotly drew, by the page's own clock.
WATCH = """
window.bench = {last: 0, clicked: 0}
new MutationObserver(changes => {
    if (changes.some(change => (change.target.closest || (() => null)).call(
            change.target, '[data-testid="stPlotlyChart"]')))
        window.bench.last = performance.now()
}).observe(document, {subtree: true, childList: true, attributes: true})
addEventListener('click', () => { window.bench.clicked = performance.now() }, true)
"""
DRAWN = f"""charts => document.querySelector('[data-testid="stApp"]')
        ?.getAttribute('data-test-script-state') === 'notRunning'
    && document.querySelectorAll('[data-testid="stPlotlyChart"] .main-svg').length >= charts
    && performance.now() - window.bench.last > {QUIET_MS}
    && performance.now() - window.bench.clicked > {QUIET_MS}"""


@dataclass
class Times:
    """Milliseconds measured on one page: first load cold and warm, filter to last chart."""

    cold: list[float] = field(default_factory=list)
    warm: list[float] = field(default_factory=list)
    change: list[float] = field(default_factory=list)


def load(page: Page, url: str, charts: int) -> float:
    """Open a page; milliseconds from navigation until its last chart was drawn."""
    page.goto(url)
    page.wait_for_function(DRAWN, arg=charts, timeout=PATIENCE_MS)
    return page.evaluate("window.bench.last")


def change(page: Page, charts: int) -> float | None:
    """Set the filter; milliseconds until the last chart was drawn, None if none changed."""
    box = page.get_by_test_id("stSidebar").get_by_role("combobox", name=FILTER, exact=True)
    page.wait_for_load_state("networkidle")
    box.click()
    box.fill(VALUE)
    page.get_by_role("option", name=VALUE, exact=True).click()
    page.wait_for_function(DRAWN, arg=charts, timeout=PATIENCE_MS)
    took = page.evaluate("window.bench.last - window.bench.clicked")
    return took if took > 0 else None


def visit(browser: Browser, url: str, counts: tuple[int, int], times: Times) -> None:
    """One cold load, one warm load and one change of the filter, in a fresh cache."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    try:
        times.cold.append(load(watched(context), url, counts[0]))
        page = watched(context)
        times.warm.append(load(page, url, counts[0]))
        took = change(page, counts[1])
        if took is not None:
            times.change.append(took)
    finally:
        context.close()


def watched(context: BrowserContext) -> Page:
    """A new tab that notes when its charts change."""
    page = context.new_page()
    page.add_init_script(WATCH)
    return page


def measure(
    browser: Browser, ours: Server, bare: Server, counts: dict[str, tuple[int, int]], seconds: float
) -> list[Row]:
    """Per page with charts, our times and how many times the bare page's they are.

    counts: charts per page, without and with the filter. seconds: no page is begun
    once they are over; a page that was never reached has no rows.
    """
    pages = {address: several for address, several in counts.items() if several[0]}
    found = {address: (Times(), Times()) for address in pages}
    until = time.monotonic() + seconds
    for address, several in itertools.islice(itertools.cycle(pages.items()), MOST_VISITS):
        if time.monotonic() > until:
            break
        for server, times in zip((ours, bare), found[address], strict=True):
            try:
                visit(browser, f"{server.address}/{address}", several, times)
            except TimeoutError as late:
                print(f"left out, not drawn in time: {address} ({late.message[:80]})")
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
