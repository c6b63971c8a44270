"""A change of the filters draws anew the charts whose figures it changes, and no others."""

import pytest
from playwright.sync_api import expect

from tests.browser.window import Window

pytestmark = pytest.mark.browser

EVERYTHING = "41 of 41 projects in view"
# Streamlit puts a chart whose figure changed back as a new node, which has lost the mark. A
# kept node may still fit itself to its place; that is no redrawing.
MARK = "() => document.querySelectorAll('.js-plotly-plot').forEach(chart => { chart.kept = true })"
CHARTS = """() => Object.fromEntries(
    [...document.querySelectorAll('[class*="st-key-card_"]')]
        .map(card => [
            [...card.classList].find(name => name.startsWith('st-key-card_')).slice(12),
            card.querySelector('.js-plotly-plot'),
        ])
        .filter(([, chart]) => chart)
        .map(([name, chart]) => [name, !chart.kept]))"""


def watch(window: Window) -> None:
    """Mark every chart of the page as it stands now."""
    window.page.evaluate(MARK)


def charts(window: Window, *, redrawn: bool) -> set[str]:
    """The cards whose charts were, or were not, drawn anew since `watch`."""
    window.settle()
    found = window.page.evaluate(CHARTS)
    return {name for name, changed in found.items() if changed is redrawn}


@pytest.mark.parametrize(
    ("address", "redrawn", "left_alone"),
    [
        (
            "/overview",
            {"projects_by_year", "budget_by_year", "projects_by_category"},
            {"share_of_projects", "share_of_budget"},
        ),
        (
            "/revisions",
            {
                "durations",
                "extensions",
                "extension_by_line",
                "extension_by_region",
                "types_on_record",
            },
            {"types_published", "revisions_per_project", "reasons", "statistics"},
        ),
        ("/evaluations", {"ratings", "status"}, {"criteria"}),
    ],
)
def test_a_filter_redraws_only_the_charts_it_changes(visit, address, redrawn, left_alone):
    visit.open(address)
    watch(visit)
    visit.choose("Fund region", "Africa")
    expect(visit.sidebar.get_by_text("14 of 41 projects in view")).to_be_visible()
    assert charts(visit, redrawn=True) == redrawn
    assert charts(visit, redrawn=False) == left_alone


def test_taking_away_filters_that_are_not_set_redraws_nothing(visit):
    visit.open("/regions")
    watch(visit)
    visit.sidebar.get_by_role("button", name="Reset filters").click()
    expect(visit.sidebar.get_by_text(EVERYTHING)).to_be_visible()
    assert charts(visit, redrawn=True) == set()
    assert len(charts(visit, redrawn=False)) == 7


def test_a_filter_that_every_project_in_view_meets_redraws_nothing(visit):
    visit.open("/regions?iso3=VNM")
    watch(visit)
    visit.choose("Fund region", "Asia and Oceania")
    visit.page.wait_for_url("**fund_region=Asia*")
    assert charts(visit, redrawn=True) == set()
    assert len(charts(visit, redrawn=False)) == 7
