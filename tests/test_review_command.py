"""`python -m warehouse review` as a person or a monthly job types it; files read back."""

import io
import signal
import subprocess
import sys
import time
from functools import cache
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

import warehouse
from pages.shared.export import chromium
from pages.shared.review import compose, jobs, make
from pages.shared.review.jobs import Job
from tests.fixtures import reviews
from warehouse.__main__ import main

pytestmark = pytest.mark.usefixtures("in_service")
ROOT = Path(__file__).resolve().parent.parent
EUROPE = {"review": ["2011-2014"], "fund_region": ["Europe"]}


@pytest.fixture
def run(capsys):
    """Run the command; gives exit code, output and errors."""

    def command(*arguments: object):
        with pytest.raises(SystemExit) as done:
            main(["review", *map(str, arguments)])
        printed = capsys.readouterr()
        return done.value.code, printed.out, printed.err

    return command


@pytest.fixture(scope="module")
def pdf(real_data):
    """One small review as PDF, printed once."""

    @cache
    def printed() -> tuple[list, PdfReader]:
        steps = []
        made = make.make(reviews.address(**EUROPE), "pdf", reviews.HOST, steps.append)
        return steps, PdfReader(io.BytesIO(made.content))

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FUND_MONITOR_DATA", str(real_data))
        yield printed
    chromium.rest()


def test_filters_choose_what_a_word_file_is_of(run, tmp_path, monkeypatch):
    monkeypatch.setenv("BROWSER_PATH", "/nowhere/chromium")
    file = tmp_path / "europe.docx"
    code, out, _ = run(
        "--where", "review=2011-2014", "--where", "fund_region=Europe", "-o", file, "--progress"
    )
    assert code == 0
    assert str(file) in out
    assert "100% Done" in out
    asked = warehouse.query(["projects"], (), EUROPE)["projects"][0].as_py()
    text = reviews.everything(docx.Document(file))
    assert f"{asked} labour migration projects" in text
    assert "Fund region: Europe" in text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "x.txt"], "--format docx or pdf"),
        (["--where", "fund_region=Afrika", "-o", "x.docx"], "“Afrika” is not known"),
        (["--where", "colour=red", "-o", "x.docx"], "Pages are not filtered by colour"),
        (["--as-of", "yesterday", "-o", "x.docx"], "is not a day such as 2021-06-30"),
        (["--snapshot", "0123abcd", "-o", "x.docx"], "snapshot 0123abcd is not kept here"),
        (
            ["--where", "review=2011-2014", "--where", "funding_year=2018", "-o", "x.docx"],
            "No project matches the filters: Review: Review 2011-2014; Funding years: 2018. "
            "There would be without Funding years 14 projects",
        ),
    ],
)
def test_what_cannot_be_written_is_told_and_leaves_no_file(
    run, tmp_path, monkeypatch, arguments, said
):
    monkeypatch.chdir(tmp_path)
    code, _, err = run(*arguments)
    assert code != 0
    assert said in " ".join(err.split())
    assert "Traceback" not in err
    assert list(tmp_path.iterdir()) == []


def test_a_pdf_without_chromium_says_what_to_install(run, tmp_path, monkeypatch):
    monkeypatch.setenv("BROWSER_PATH", "/nowhere/chromium")
    code, _, err = run("-o", tmp_path / "x.pdf")
    assert code != 0
    assert "apt-get install chromium" in " ".join(err.split())


def test_a_pdf_holds_the_same_figures_with_bookmarks_and_page_numbers(pdf):
    _, reader = pdf()
    review = compose.compose(reviews.address(**EUROPE), reviews.HOST)
    pages = [" ".join(page.extract_text().split()) for page in reader.pages]
    whole = " ".join(pages)
    squeezed = whole.replace(" ", "")
    for figure in review.figures():
        assert f"{figure.label}. {figure.card.title}".replace(" ", "") in squeezed
    for _, section in review.sections():
        place = reader.named_destinations[f"/{section.anchor}"]
        number = reader.get_destination_page_number(place)
        assert section.heading.replace(" ", "") in pages[number].replace(" ", "")
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page
    assert reader.outline
    assert reader.metadata.title == review.title


def test_contents_of_a_pdf_name_the_pages_the_chapters_begin_on(pdf):
    _, reader = pdf()
    place = reader.named_destinations["/section-annex-a"]
    number = reader.get_destination_page_number(place) + 1
    before = reader.pages[: number - 1]
    lines = [line for page in before for line in page.extract_text().splitlines()]
    at = next(i for i, line in enumerate(lines) if line.startswith("Annex A"))
    assert str(number) in " ".join(lines[at : at + 2]).split()


def test_steps_go_up_to_the_end(pdf):
    steps, _ = pdf()
    done = [step.number for step in steps]
    assert done == sorted(done)
    assert done[-1] == 100


def test_what_is_told_may_end_the_work():
    class Enough(Exception):
        pass

    def stop(step):
        if step.number > 10:
            raise Enough

    with pytest.raises(Enough):
        make.make(reviews.address(**EUROPE), "docx", tell=stop)


def test_a_command_that_is_ended_writes_nothing_and_says_so(tmp_path):
    file = tmp_path / "x.docx"
    command = [sys.executable, "-m", "warehouse", "review", "-o", str(file), "--progress"]
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert "%" in process.stdout.readline()
    process.send_signal(signal.SIGTERM)
    _, err = process.communicate(timeout=120)
    assert process.returncode != 0
    assert "Ended before it was finished; nothing was written." in err
    assert list(tmp_path.iterdir()) == []


def test_a_job_of_the_dashboard_ends_with_the_file(monkeypatch):
    monkeypatch.setenv("BROWSER_PATH", "/nowhere/chromium")
    job = Job(reviews.address(**EUROPE), "docx", reviews.HOST)
    until = time.monotonic() + 180
    while job.running and time.monotonic() < until:
        job.look()
        time.sleep(0.2)
    assert job.error == ""
    assert job.done_pct == 100
    text = reviews.everything(docx.Document(io.BytesIO(job.content)))
    assert "Fund region: Europe" in text
    assert f"{reviews.HOST}/regions?" in text


def test_a_cancelled_job_gives_its_place_to_the_next():
    first = Job(reviews.address(**EUROPE), "docx", "")
    second = Job(reviews.address(**EUROPE), "docx", "")
    first.look()
    second.look()
    assert second._process is None
    first.cancel()
    assert first.error == "Cancelled. Nothing was written."
    assert first._process.wait(120) != 0
    until = time.monotonic() + 30
    while second._process is None and time.monotonic() < until:
        second.look()
        time.sleep(0.1)
    assert second._process is not None
    second.cancel()
    second._process.wait(120)


def test_a_job_that_fails_says_why():
    address = reviews.address(review=["2011-2014"], funding_year=["2018"])
    job = Job(address, "docx", "")
    until = time.monotonic() + 120
    while job.running and time.monotonic() < until:
        job.look()
        time.sleep(0.2)
    assert job.error.startswith("No project matches the filters")


def test_options_of_a_job_name_everything_that_chooses_its_data():
    job = Job(reviews.address(funding_year=["2011..2014"], **EUROPE), "pdf", reviews.HOST)
    options = jobs.arguments(job)
    for part in ("review=2011-2014", "fund_region=Europe", "funding_year=2011..2014"):
        assert part in options
    assert options[options.index("--host") + 1] == reviews.HOST
