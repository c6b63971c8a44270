"""How long `python -m etl build` takes on the shipped sources."""

import subprocess
import sys
import time
from pathlib import Path

from tests.benchmarks.report import Row, middle

ROUNDS = 3


def data(folder: Path) -> None:
    """Build the shipped sources into `folder`."""
    command = [sys.executable, "-m", "etl", "build", "--out", str(folder)]
    subprocess.run(command, check=True, capture_output=True)


def measure(scratch: Path) -> list[Row]:
    """The median of a few builds, each into a folder of its own."""
    seconds = []
    for number in range(ROUNDS):
        started = time.perf_counter()
        data(scratch / f"build-{number}")
        seconds.append(time.perf_counter() - started)
    return [Row("ETL", "build, start to end", middle(seconds), "s")]
