"""`python -m tests.benchmarks`: measure everything, print one table, write it as JSON."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.benchmarks import bare, browser, build, memory, report, serving
from tests.benchmarks.visits import ROOT
from tests.browser.conftest import QUIET

BROWSER_SECONDS = 240


def main(scratch: Path) -> list[report.Row]:
    """All parts in turn; the browser part begins no page after BROWSER_SECONDS."""
    rows = build.measure(scratch)
    data = scratch / "build-0"
    os.environ["FUND_MONITOR_DATA"] = str(data)
    # Only now: importing the pages looks for the data.
    from tests.benchmarks import queries

    asked, visits = queries.measure()
    rows += asked
    bare.write(visits, scratch / "bare")
    counts = {name: (len(a.figures), len(b.figures)) for name, (a, b) in visits.items()}
    with serving.running(ROOT, data) as ours:
        rows += memory.measure(ours)
    chromium = subprocess.run(
        ["sh", ".ci/chromium"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.strip()
    with (
        serving.running(ROOT, data) as ours,
        serving.running(scratch / "bare", data) as floor,
        sync_playwright() as driver,
    ):
        chrome = driver.chromium.launch(executable_path=chromium, args=QUIET)
        rows += browser.measure(chrome, ours, floor, counts, BROWSER_SECONDS)
        chrome.close()
    return rows


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        measured = main(Path(folder))
    print(report.table(measured))
    report.write(measured)
    print(f"Written to {report.RESULT}", file=sys.stderr)
