"""`python -m tests.benchmarks`: measure everything, print one table, write it as JSON."""

import os
import subprocess
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright
from streamlit import config, logger

from tests.benchmarks import bare, browser, build, intake, memory, report, serving
from tests.benchmarks.browser import tell
from tests.benchmarks.visits import ROOT
from tests.browser.conftest import QUIET

BROWSER_SECONDS = 900


def main(scratch: Path) -> list[report.Row]:
    """All parts in turn; the browser part begins no page after BROWSER_SECONDS."""
    # Pages visited without a browser would each warn that there is none. Reading the
    # settings sets the level too, so that comes first.
    config.get_option("logger.level")
    logger.set_log_level("error")
    tell("building the data")
    rows = build.measure(scratch)
    tell("checking and building 100,000 projects of a fund")
    rows += intake.measure(scratch)
    data = scratch / "build-0"
    os.environ["FUND_MONITOR_DATA"] = str(data)
    # Only now: importing the pages looks for the data.
    from tests.benchmarks import queries

    tell("visiting every page and timing its questions")
    asked, visits = queries.measure()
    rows += asked
    bare.write(visits, scratch / "bare")
    counts = {name: (len(a.figures), len(b.figures)) for name, (a, b) in visits.items()}
    tell("opening sessions")
    with serving.running(ROOT, data) as ours:
        rows += memory.measure(ours)
    return rows + in_chromium(data, scratch / "bare", counts)


def in_chromium(data: Path, plain: Path, counts: dict[str, tuple[int, int]]) -> list[report.Row]:
    """The pages and the bare pages in the folder `plain`, each on a server of its own."""
    found = ["sh", ".ci/chromium"]
    chromium = subprocess.run(found, cwd=ROOT, check=True, capture_output=True, text=True)
    with (
        serving.running(ROOT, data) as ours,
        serving.running(plain, data) as floor,
        sync_playwright() as driver,
    ):
        chrome = driver.chromium.launch(executable_path=chromium.stdout.strip(), args=QUIET)
        measured = browser.measure(chrome, ours, floor, counts, BROWSER_SECONDS)
        chrome.close()
    return measured


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        measured = main(Path(folder))
    print(report.table(measured))
    report.write(measured)
    tell(f"Written to {report.RESULT}")
