"""A browser window on the dashboard that remembers what it complained of and whom it called."""

from pathlib import Path

from playwright.sync_api import BrowserContext, Locator, expect

from app import PAGES, SECTIONS

# Streamlit looks for its health endpoint below a deep link first; these two are harmless.
HARMLESS_404 = ("/_stcore/health", "/_stcore/host-config")
PATIENCE_MS = 30_000
HEIGHT = 900
REDRAW_MS = 300

SCRIPT_HAS_RUN = """() =>
    document.querySelector('[data-testid="stApp"]')
        ?.getAttribute('data-test-script-state') === 'notRunning'
    && !document.querySelector('[data-testid="stSkeleton"]')"""
CHARTS_ARE_DRAWN = """() =>
    [...document.querySelectorAll('[data-testid="stPlotlyChart"]')].every(chart =>
        chart.querySelector('.main-svg') && (!chart.querySelector('.geolayer .geo')
            || chart.querySelector('path.choroplethlocation')))"""


class Window:
    """One tab at one width and in one colour scheme."""

    def __init__(self, context: BrowserContext, server: str) -> None:
        self.page, self.server = context.new_page(), server
        self.complaints: list[str] = []
        self.foreign_requests: list[str] = []
        self.page.set_default_timeout(PATIENCE_MS)
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self._asked(request.url))
        self.page.on("websocket", lambda socket: self._asked(socket.url))

    def _heard(self, message) -> None:
        at = message.location.get("url", "")
        harmless = at.endswith(HARMLESS_404) and "404" in message.text
        if message.type == "error" and not harmless:
            self.complaints.append(f"{message.text} {at}")

    def _asked(self, url: str) -> None:
        own = self.server.split("://")[1]
        if not url.startswith((f"http://{own}/", f"ws://{own}/", "data:", "blob:")):
            self.foreign_requests.append(url)

    def forget(self) -> None:
        """Start listening anew, for the next test."""
        self.complaints.clear()
        self.foreign_requests.clear()

    def open(self, path: str) -> None:
        """Go to a path of the dashboard, as a pasted link, and wait until all is drawn."""
        self.page.goto(self.server + path)
        self.page.get_by_role("heading", level=1).first.wait_for()
        self.settle()

    def resize(self, width: int) -> None:
        """Bring the window to a width in pixels; charts follow by themselves."""
        self.page.set_viewport_size({"width": width, "height": HEIGHT})
        self.page.wait_for_timeout(REDRAW_MS)

    def settle(self) -> None:
        """Wait until the script has run, nothing is being loaded and every chart is drawn."""
        self.page.wait_for_function(SCRIPT_HAS_RUN)
        # A page may ask for one more run as soon as it has run, for example to tidy its address.
        self.page.wait_for_timeout(REDRAW_MS)
        self.page.wait_for_function(SCRIPT_HAS_RUN)
        self.page.wait_for_function(CHARTS_ARE_DRAWN)

    @property
    def title(self) -> str:
        return self.page.get_by_role("heading", level=1).first.inner_text()

    @property
    def main(self) -> Locator:
        return self.page.get_by_test_id("stMain")

    @property
    def sidebar(self) -> Locator:
        return self.page.get_by_test_id("stSidebar")

    def filter(self, name: str) -> Locator:
        """A filter of the sidebar by the name of its dimension."""
        return self.sidebar.locator(f".st-key-{name}")

    def choose(self, label: str, value: str) -> None:
        """Choose a value in one of the sidebar's filters with several values."""
        box = self.sidebar.get_by_role("combobox", name=label, exact=True)
        box.click()
        box.press_sequentially(value)
        box.press("Enter")
        box.press("Escape")

    def go(self, title: str) -> None:
        """Follow the navigation to another page."""
        address = next(name for name, (shown, _) in PAGES.items() if shown == title)
        section = next(heading for heading, names in SECTIONS.items() if address in names)
        self.page.get_by_test_id("stHeader").get_by_text(section, exact=True).click()
        self.page.get_by_role("menuitem", name=title, exact=True).click()
        expect(self.page.get_by_role("heading", level=1).first).to_have_text(title)
        self.settle()

    def card(self, name: str) -> Locator:
        """A card of the page by its id."""
        return self.main.locator(f".st-key-card_{name}")

    def download(self, button: Locator) -> str:
        """What a download button hands over, as text."""
        with self.page.expect_download() as waiting:
            button.click()
        return Path(waiting.value.path()).read_text(encoding="utf-8-sig")
