"""The register of projects and its factsheets, as a reader uses them."""

import csv
import io
import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

ROW_PIXELS = 35


def test_search_row_factsheet_neighbour_and_the_way_back(visit):
    visit.open("/projects?fund_region=Africa")
    search = visit.main.get_by_role("textbox", name="Search projects")
    search.fill("STRENGTHENING labour")
    search.press("Enter")
    expect(visit.page).to_have_url(re.compile(r"q=STRENGTHENING"))
    visit.settle()

    grid = visit.main.get_by_test_id("stDataFrame")
    box = grid.bounding_box()
    visit.page.mouse.click(box["x"] + 16, box["y"] + ROW_PIXELS * 1.5)
    expect(visit.page).to_have_url(re.compile(r"project=LM\.\d{4}"))
    first = re.search(r"LM\.\d{4}", visit.page.url).group()
    expect(visit.main.get_by_text(f"{first} |")).to_be_visible()

    visit.main.get_by_role("button", name="Next:").click()
    expect(visit.page).not_to_have_url(re.compile(re.escape(first)))
    visit.settle()
    visit.page.go_back()
    expect(visit.main.get_by_text(f"{first} |")).to_be_visible()

    visit.main.get_by_role("button", name="Back to the register").click()
    expect(visit.page.get_by_role("heading", level=1).first).to_have_text("Projects")
    assert "fund_region=Africa" in visit.page.url
    expect(search).to_have_value("STRENGTHENING labour")


def test_the_list_links_to_factsheets_that_can_be_sent_on(visit):
    visit.open("/projects?q=tuvalu")
    visit.main.get_by_text("List", exact=True).click()
    link = visit.card("register").get_by_role("link", name=re.compile("LM.0430"))
    link.click()
    expect(visit.page).to_have_url(re.compile(r"project=LM\.0430"))
    visit.open(visit.page.url.removeprefix(visit.server))
    assert visit.title.startswith("Supporting the Development of a Labour Mobility Reintegration")


def test_an_unknown_project_is_told_with_near_codes(visit):
    visit.open("/projects?project=LM.0306")
    expect(visit.main.get_by_text("There is no project “LM.0306”")).to_be_visible()
    visit.main.get_by_role("link", name=re.compile("LM.030[57]")).first.click()
    expect(visit.page).to_have_url(re.compile(r"project=LM\.030[457]"))


def test_the_register_as_csv_has_codes_names_and_empty_cells(visit):
    visit.open("/projects?review=2016-2020")
    text = visit.download(visit.main.get_by_role("button", name="Download (CSV)"))
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == 27
    by_code = {row["project_code"]: row for row in rows}
    assert by_code["LM.0307"]["project_category"] == "capacity_development"
    assert by_code["LM.0307"]["project_category_label"] != ""
    assert {row["budget_usd"] for row in rows} == {""}


def test_a_card_as_csv_has_its_counts(visit):
    visit.open("/regions?review=2011-2014")
    card = visit.card("projects_by_region")
    card.get_by_test_id("stPopover").get_by_role("button").click()
    text = visit.download(visit.page.get_by_role("button", name="Download data (CSV)"))
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {"fund_region", "projects", "used", "eligible", "missing"} <= set(rows[0])
    assert sum(int(row["projects"]) for row in rows) == 14
    assert all(int(r["used"]) + int(r["missing"]) == int(r["eligible"]) for r in rows)


@pytest.mark.parametrize(
    ("path", "box"),
    [
        ("/projects?fund_region=Africa", "Search projects"),
        ("/reconciliation?fund_region=Africa", "Search"),
        ("/deck?fund_region=Africa&slide=regions%3Fcard%3Dmap", "Title of the deck"),
    ],
)
def test_what_is_being_typed_stays_while_the_page_is_drawn_anew(visit, path, box):
    visit.open(path)
    field = visit.main.get_by_role("textbox", name=box).first
    field.press_sequentially("consul")
    # Not a real click, which would take the cursor out of the box and end the typing.
    visit.page.get_by_role("button", name="Reset filters").dispatch_event("click")
    expect(visit.page).not_to_have_url(re.compile("fund_region"))
    visit.settle()
    expect(field).to_have_value("consul")
