"""A real server on the shipped data and a real Chromium to look at it.

One server and one browser serve all tests; a window is kept per width and colour scheme,
so that only its first page has to load the scripts.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from pages.shared import intake
from tests.browser.window import Window

ROOT = Path(__file__).resolve().parent.parent.parent
DESK = (1440, "light")
# Without these, Chromium itself calls its maker's hosts and would blur what the page requests.
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
START_SECONDS = 60
expect.set_options(timeout=20_000)


@contextmanager
def running_server(data: Path) -> Iterator[str]:
    """A fresh server on a free port that serves the snapshot in `data`; yields its address.

    The intake is on, so that its page is looked at like every other.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    settings = {"FUND_MONITOR_DATA": str(data), intake.VARIABLE: intake.ON}
    environment = os.environ | settings
    log = data / f"server-{port}.log"
    with log.open("w") as out:
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=out)
    try:
        address = f"http://localhost:{port}"
        wait_until_up(address, server, log)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


def wait_until_up(address: str, server: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"the dashboard did not start:\n{log.read_text()}")


@pytest.fixture(scope="session")
def server(real_data) -> Iterator[str]:
    with running_server(real_data) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    found = subprocess.run(["sh", ".ci/chromium"], cwd=ROOT, capture_output=True, text=True)
    assert found.returncode == 0, found.stderr
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found.stdout.strip(), args=QUIET)
        yield browser
        browser.close()


@contextmanager
def opened_window(chromium: Browser, server: str, look: tuple[int, str]) -> Iterator[Window]:
    """A window of its own with nothing in its cache; look: width in pixels, colour scheme."""
    width, scheme = look
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    try:
        yield Window(context, server)
    finally:
        context.close()


@pytest.fixture(scope="session")
def windows(chromium, server) -> Iterator[Callable[[tuple[int, str]], Window]]:
    """The window of a look, the same one each time."""
    kept: dict[tuple[int, str], Window] = {}

    def window(look: tuple[int, str]) -> Window:
        if look not in kept:
            width, scheme = look
            context = chromium.new_context(
                viewport={"width": width, "height": 900}, color_scheme=scheme
            )
            kept[look] = Window(context, server)
        return kept[look]

    yield window
    for window_kept in kept.values():
        window_kept.page.context.close()


@pytest.fixture
def visit(windows) -> Iterator[Window]:
    """A desktop window on the shipped data; nothing a test does may leave a complaint."""
    window = windows(DESK)
    window.forget()
    # Windows are shared, and another test may have left this one as narrow as a phone.
    window.resize(DESK[0])
    yield window
    assert window.complaints == []
    assert window.foreign_requests == []


@pytest.fixture
def own_data(real_data, tmp_path) -> Path:
    """A copy of the data that a test may change."""
    folder = tmp_path / "data"
    shutil.copytree(real_data, folder, ignore=shutil.ignore_patterns("*.log"))
    return folder
