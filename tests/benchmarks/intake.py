"""How long checking and building 100,000 projects of a fund takes, and the memory it needs.

`python -m tests.benchmarks.intake [ROWS]` prints them for a workbook and for a text table of
twenty columns. On a busy machine the processor time says more than the seconds on the clock.
"""

import csv
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import xlsxwriter

from tests.benchmarks.report import Row, table

ROWS = 100_000
AIM_SECONDS = 20
AIM_MEGABYTES = 1000

HEADERS = (
    "Project code",
    "Project title",
    "Funding year",
    "Line",
    "Countries",
    "Coverage",
    "Budget (USD)",
    "Revised budget",
    "Approval date",
    "Start date",
    "End date",
    "Duration (months)",
    "Status",
    "Gender marker",
    "Category",
    "COVID-19 response",
    "Ex-post evaluated",
    "Outcomes met",
    "Beneficiaries reached",
    "Remarks",
)

_THEMES = ("LM", "CT", "BM", "DC", "EC", "MD", "MH", "PL", "RA", "RR")
_PLACES = ("Ghana; Kenya", "Haiti", "Türkiye", "Viet Nam", "Côte d'Ivoire, Mali", "Fiji", "Peru")
_CATEGORIES = ("Policy development", "Promoting ethical recruitment")

_BUILD = """
import json, sys, time
from pathlib import Path
from etl.intake.build import build_own
from tests.fixtures.memory import peak_mb
started = time.perf_counter()
report = build_own(Path(sys.argv[1]), "measured", None, Path(sys.argv[2]))
print(json.dumps({
    "seconds": time.perf_counter() - started,
    "processor": time.process_time(),
    "megabytes": peak_mb(),
    "published": report.checked.rows_published,
}))
"""


def rows(count: int) -> Iterator[tuple[object, ...]]:
    """Project rows as an export holds them; a few in a hundred have something wrong."""
    random_numbers = random.Random(7)
    for number in range(count):
        theme = _THEMES[number // 10_000 % len(_THEMES)]
        start = date(2010, 1, 1) + timedelta(days=random_numbers.randrange(4500))
        months = random_numbers.choice((12, 18, 24))
        end = start + timedelta(days=round(months * 30.44) - 1)
        budget = random_numbers.randrange(50_000, 300_000)
        yield (
            f"{theme}.{number % 10_000:04d}",
            f"Project number {number} on {theme}",
            max(start.year - number % 2, 2001),
            1 + number % 2,
            _PLACES[number % len(_PLACES)],
            "",
            f"USD {budget:,}" if number % 3 else f"{budget}.00",
            "" if number % 5 else f"{budget + 1000}",
            (start - timedelta(days=30)).isoformat(),
            start.strftime("%d/%m/%Y"),
            end.strftime("%d/%m/%Y") if number % 50 else "soon",
            months,
            "Completed" if number % 4 else "Active",
            ("2a", "1", "0", "2b")[number % 4],
            _CATEGORIES[number % 2],
            "yes" if number % 9 == 0 else "no",
            "no",
            "full",
            "full",
            f"Remark {number % 1000}",
        )


def write_workbook(path: Path, count: int) -> None:
    """One workbook with the sheet Projects."""
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet("Projects")
    sheet.write_row(0, 0, HEADERS)
    for place, row in enumerate(rows(count), start=1):
        sheet.write_row(place, 0, row)
    book.close()


def write_text_table(path: Path, count: int) -> None:
    """One CSV file with the same rows."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(HEADERS)
        writer.writerows(rows(count))


def measure(scratch: Path, count: int = ROWS) -> list[Row]:
    """Seconds and megabytes of a check with build, in a process of its own for each kind."""
    measured = []
    for kind, name, write in (
        ("workbook", "Projects.xlsx", write_workbook),
        ("text table", "Projects.csv", write_text_table),
    ):
        folder = scratch / kind.replace(" ", "-")
        folder.mkdir()
        write(folder / name, count)
        command = [sys.executable, "-c", _BUILD, str(folder), str(scratch / "data")]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        found = json.loads(done.stdout)
        label = f"own data, {count:,} projects, {kind}"
        measured += [
            Row("Intake", f"{label}: check and build", found["seconds"], "s", AIM_SECONDS),
            Row("Intake", f"{label}: processor time", found["processor"], "s"),
            Row("Intake", f"{label}: memory", found["megabytes"], "MB", AIM_MEGABYTES),
        ]
        measured.append(Row("Intake", f"{label}: rows published", found["published"], "rows"))
    return measured


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with tempfile.TemporaryDirectory() as temporary:
        print(table(measure(Path(temporary), wanted)))
