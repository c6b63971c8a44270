"""Pictures and PDF drawn on this machine, with Chromium, through kaleido.

Nothing is asked of another host: plotly.js comes with the plotly package, the shapes of maps
from our static folder, and MathJax is left out. One Chromium serves all who ask, several at a
time; it is started when first needed (some seconds, about 570 MB) and ended when nobody has
asked for a while.
"""

import asyncio
import base64
import os
import threading
from pathlib import Path
from typing import Any

import kaleido
from choreographer.browsers.chromium import Chromium
from choreographer.errors import ChromeNotFoundError

from pages.shared.export.frame import HEIGHT, WIDTH
from pages.shared.export.picture import Picture

TOPOJSON = (Path(__file__).resolve().parents[3] / "static" / "topojson").as_uri() + "/"
TABS = 2
IDLE_SECONDS = 120
MOST_SECONDS = 120
PIECE = 1 << 20


class NoChromium(Exception):
    """There is no Chromium on this machine; the message says what to do."""

    def __init__(self) -> None:
        """Say what to install, and what needs no Chromium."""
        super().__init__(
            "Drawing this needs Chromium or Chrome on the machine that runs Fund Monitor, and "
            "none was found. Install it (Debian, Ubuntu: apt-get install chromium), or name it "
            "in the environment variable BROWSER_PATH. PNG and SVG of a single card need none: "
            "its menu draws them in your own browser."
        )


class _Painter:
    """The one Chromium, on an event loop of its own."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._browser: kaleido.Kaleido | None = None
        self._busy = 0
        self._timer: threading.Timer | None = None

    def draw(self, figure: dict, options: dict) -> bytes:
        """What kaleido makes of a figure; raises NoChromium."""
        with self._lock:
            self._start()
            self._busy += 1
        try:
            drawn = self._browser.calc_fig(figure, opts=options, topojson=TOPOJSON)
            return asyncio.run_coroutine_threadsafe(drawn, self._loop).result(MOST_SECONDS)
        finally:
            with self._lock:
                self._busy -= 1
                self._rest_later()

    def print(self, page: Path, options: dict) -> bytes:
        """What the print command of Chromium makes of a file; raises NoChromium."""
        with self._lock:
            self._start()
            self._busy += 1
        try:
            done = _printed(self._browser, page, options)
            return asyncio.run_coroutine_threadsafe(done, self._loop).result(MOST_SECONDS)
        finally:
            with self._lock:
                self._busy -= 1
                self._rest_later()

    def _start(self) -> None:
        if self._timer:
            self._timer.cancel()
        if self._browser is not None:
            return
        loop = asyncio.new_event_loop()
        threading.Thread(target=loop.run_forever, name="chromium", daemon=True).start()
        try:
            self._browser = asyncio.run_coroutine_threadsafe(_opened(), loop).result(MOST_SECONDS)
        except ChromeNotFoundError:
            loop.call_soon_threadsafe(loop.stop)
            raise NoChromium from None
        self._loop = loop

    def _rest_later(self) -> None:
        self._timer = threading.Timer(IDLE_SECONDS, self.rest)
        self._timer.daemon = True
        self._timer.start()

    def rest(self) -> None:
        """End Chromium, unless somebody is waiting for it."""
        with self._lock:
            if self._busy or self._browser is None:
                return
            browser, loop = self._browser, self._loop
            self._browser = self._loop = None
            asyncio.run_coroutine_threadsafe(browser.close(), loop).result(MOST_SECONDS)
            loop.call_soon_threadsafe(loop.stop)


async def _opened() -> kaleido.Kaleido:
    browser = kaleido.Kaleido(n=TABS, mathjax=False)
    await browser.open()
    return browser


async def _printed(browser: kaleido.Kaleido, page: Path, options: dict) -> bytes:
    """A file printed in a tab of its own, handed over in pieces, since it may be large."""
    tab = await browser.create_tab("")
    try:
        await tab.send_command("Page.enable")
        loaded = tab.subscribe_once("Page.loadEventFired")
        await tab.send_command("Page.navigate", params={"url": page.as_uri()})
        await loaded
        asked = {**options, "transferMode": "ReturnAsStream"}
        answer = await tab.send_command("Page.printToPDF", params=asked)
        handle, pieces, ended = answer["result"]["stream"], [], False
        while not ended:
            read = await tab.send_command("IO.read", params={"handle": handle, "size": PIECE})
            pieces.append(base64.b64decode(read["result"]["data"]))
            ended = read["result"]["eof"]
        return b"".join(pieces)
    finally:
        await browser.close_tab(tab)


_painter = _Painter()
rest = _painter.rest


def found() -> bool:
    """Whether there is a Chromium to draw with; nothing is started."""
    named = os.environ.get("BROWSER_PATH")
    return Path(named).exists() if named else bool(Chromium.find_browser(skip_local=False))


def svg(picture: Picture) -> str:
    """The framed figure as SVG. Raises NoChromium where a chart has to be drawn."""
    if picture.chart is None:
        return picture.svg(None)
    layout = picture.chart["layout"]
    options = {"format": "svg", "width": layout["width"], "height": layout["height"]}
    drawn = _painter.draw(picture.chart, options).decode("utf-8")
    return picture.svg(drawn[drawn.index("<svg") :])


def chart_png(picture: Picture, scale: int) -> bytes:
    """The chart alone, without its frame, `scale` times as large as it stands in the frame."""
    layout = picture.chart["layout"]
    size = {"width": layout["width"], "height": layout["height"]}
    larger = scale * picture.box.width / layout["width"]
    return _painter.draw(picture.chart, {"format": "png", "scale": larger, **size})


def chart(figure: dict[str, Any], form: str, scale: float) -> bytes:
    """A chart without a frame as "png" or "svg", in the size of its layout. Raises NoChromium."""
    layout = figure["layout"]
    size = {"width": layout["width"], "height": layout["height"]}
    return _painter.draw(figure, {"format": form, "scale": scale, **size})


def printed(page: Path, options: dict[str, Any]) -> bytes:
    """A file of HTML as PDF. options: of Page.printToPDF. Raises NoChromium."""
    return _painter.print(page, options)


def png(picture: Picture, scale: int) -> bytes:
    """The framed figure as PNG, `scale` times 1280 x 720 pixels. Raises NoChromium."""
    return _painter.draw(_as_image(svg(picture)), _options("png", scale))


def pdf_page(picture: Picture) -> bytes:
    """The framed figure as one page of PDF, text as text. Raises NoChromium."""
    return _painter.draw(_as_image(svg(picture)), _options("pdf", 1))


def _options(form: str, scale: int) -> dict[str, Any]:
    return {"format": form, "width": WIDTH, "height": HEIGHT, "scale": scale}


def _as_image(whole: str) -> dict[str, Any]:
    """A Plotly figure that shows nothing but an SVG, from edge to edge."""
    source = "data:image/svg+xml;base64," + base64.b64encode(whole.encode()).decode()
    hidden = {"visible": False, "range": [0, 1]}
    image = {
        "source": source,
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 1,
        "sizex": 1,
        "sizey": 1,
        "sizing": "stretch",
    }
    return {
        "data": [],
        "layout": {
            "template": {},
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
            "xaxis": hidden,
            "yaxis": hidden,
            "images": [image],
        },
    }
