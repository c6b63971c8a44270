"""The demonstration portfolio in a browser: complete pages, the mark, ways between datasets."""

import re
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from pages.shared.addresses import PAGES
from tests.browser.conftest import DESK, ROOT, opened_window, running_server
from tests.browser.test_pages import boxes_of_errors, check_charts, too_wide

pytestmark = pytest.mark.browser

NAME = "demonstration"
RIBBON = "Synthetic data: Demonstration portfolio"
SMALL = 390
MARKED = """() => [...document.querySelectorAll('[data-testid="stPlotlyChart"]')]
    .filter(chart => ![...chart.querySelectorAll('.annotation-text')]
        .some(text => text.textContent === 'Synthetic data')).length"""


@pytest.fixture(scope="module")
def window(real_data, tmp_path_factory, chromium):
    """A desktop window on the published reviews beside the demonstration."""
    folder = tmp_path_factory.mktemp("both") / "data"
    for command in (["build"], ["demo"]):
        run = [sys.executable, "-m", "etl", *command, "--out", str(folder)]
        done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
    with running_server(folder) as address, opened_window(chromium, address, DESK) as opened:
        yield opened


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_on_the_demonstration_and_shows_the_mark(window, page):
    window.forget()
    window.resize(DESK[0])
    window.open(f"/{page}?dataset={NAME}")
    assert window.title == PAGES[page][0]
    assert boxes_of_errors(window) == []
    expect(window.main.get_by_text(RIBBON)).to_be_visible()
    assert window.page.evaluate(MARKED) == 0
    check_charts(window)
    window.resize(SMALL)
    assert too_wide(window) == []
    assert window.complaints == []
    assert window.foreign_requests == []


def test_the_dataset_stands_in_the_address_and_stays_on_other_pages(window):
    window.forget()
    window.resize(DESK[0])
    window.open("/overview?fund_region=Africa")
    expect(window.sidebar.get_by_text("14 of 41 projects in view")).to_be_visible()
    assert "dataset=" not in window.page.url
    assert window.main.get_by_text(RIBBON).count() == 0
    choose(window, "Demonstration portfolio (synthetic)")
    expect(window.main.get_by_text(RIBBON)).to_be_visible()
    expect(window.page).to_have_url(re.compile(f"dataset={NAME}"))
    expect(window.sidebar.get_by_text("of 309 projects in view")).to_be_visible()
    window.go("Projects")
    assert f"dataset={NAME}" in window.page.url
    assert "fund_region=Africa" in window.page.url
    expect(window.main.get_by_text(RIBBON)).to_be_visible()
    window.page.go_back()
    window.settle()
    expect(window.main.get_by_text(RIBBON)).to_be_visible()
    choose(window, "Published reviews of the IOM Development Fund")
    expect(window.sidebar.get_by_text("14 of 41 projects in view")).to_be_visible()
    expect(window.page).not_to_have_url(re.compile("dataset="))
    assert window.complaints == []


def test_a_page_about_documents_leads_to_the_published_reviews(window):
    window.forget()
    window.open(f"/peers?dataset={NAME}")
    window.main.get_by_role("button", name="Open this page in the published reviews").click()
    expect(window.main.get_by_text(RIBBON)).to_have_count(0)
    expect(window.page).not_to_have_url(re.compile("dataset="))
    window.settle()
    assert window.main.get_by_test_id("stPlotlyChart").count() > 3
    assert window.complaints == []


def test_a_factsheet_opened_by_its_link_is_of_the_dataset(window):
    window.forget()
    window.open(f"/projects?dataset={NAME}&project=LM.5001")
    assert window.title.startswith("Demonstration project")
    expect(window.main.get_by_text(RIBBON)).to_be_visible()
    assert window.complaints == []


def choose(window, title: str) -> None:
    """Choose a dataset in the sidebar by its title."""
    window.filter("dataset_shown").get_by_role("combobox").click()
    window.page.get_by_role("option", name=title).click()
    window.settle()
