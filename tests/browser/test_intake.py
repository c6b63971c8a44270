"""A fund's own workbook, from the empty template to the dashboard, in a browser."""

import re

import openpyxl
import pytest
from click.testing import CliRunner
from playwright.sync_api import expect

from etl.__main__ import main
from tests.browser.conftest import DESK, opened_window, running_server
from tests.browser.test_pages import too_wide

pytestmark = pytest.mark.browser

PATIENCE_MS = 120_000
ROWS = (
    {"Project code *": "LM.0901", "Title *": "Border posts", "Funding year *": 2021},
    {"Project code *": "LM.0902", "Title *": "Visa rules", "Funding year *": 2022},
    {"Project code *": "LM.0903", "Title *": "No such year", "Funding year *": "soon"},
)


@pytest.fixture
def window(own_data, chromium):
    with running_server(own_data) as address, opened_window(chromium, address, DESK) as opened:
        yield opened


@pytest.fixture
def workbook(tmp_path):
    """The template, filled in below its example."""
    file = tmp_path / "my fund.xlsx"
    done = CliRunner().invoke(main, ["template", str(file)])
    assert done.exit_code == 0, done.output
    book = openpyxl.load_workbook(file)
    sheet = book["Projects"]
    places = {cell.value: cell.column for cell in sheet[1]}
    for number, row in enumerate(ROWS, start=3):
        for header, value in row.items():
            sheet.cell(number, places[header], value)
    book.save(file)
    return file


def test_a_filled_template_becomes_a_dataset(window, workbook):
    page = window.page
    window.open("/intake")
    page.get_by_label("Title of the new dataset").fill("My fund")
    page.get_by_label("Title of the new dataset").press("Tab")
    page.locator("input[type=file]").set_input_files(workbook)
    expect(window.main.get_by_text(workbook.name)).to_be_visible()
    # The name is there before the file is.
    window.settle()
    page.get_by_role("button", name="Check the files").click()
    publish = page.get_by_role("button", name="Publish “My fund”")
    expect(publish).to_be_visible(timeout=PATIENCE_MS)
    expect(window.main.get_by_text("2 projects can be published: 1 error found")).to_be_visible()
    expect(window.card("findings").get_by_text("soon")).to_be_visible()
    window.resize(390)
    assert too_wide(window) == []
    window.resize(DESK[0])
    publish.click()
    expect(window.main.get_by_text("“My fund” is published.")).to_be_visible(timeout=PATIENCE_MS)
    page.get_by_role("button", name="Look at the dataset").click()
    expect(window.sidebar.get_by_text("2 of 2 projects in view")).to_be_visible()
    dataset = window.sidebar.get_by_role("combobox", name="Dataset", exact=True)
    expect(dataset).to_have_value("My fund")
    expect(page).to_have_url(re.compile("dataset=my-fund"))
    assert window.complaints == []
    assert window.foreign_requests == []
