"""The Fairness page: sums done by hand, honest where requests or States are lacking."""

from collections import Counter
from functools import partial

import pytest

import warehouse
from pages.fairness import answers, tables
from pages.fairness import charts as page_charts
from pages.shared.filters import Filters
from pages.shared.view import View
from tests.fixtures import reader
from tests.fixtures.warehouse import divided
from tests.fixtures.warehouse.snapshot import write_snapshot
from tests.golden.figures import fairness_samples

EVERYTHING = View(Filters(), {})
opened = partial(reader.opened, "fairness")
text = reader.text
charts, figures = reader.charts, reader.figures


@pytest.fixture(scope="module")
def small_folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("data")
    write_snapshot(folder, divided.tables())
    return folder


@pytest.fixture
def small(small_folder, monkeypatch):
    monkeypatch.setenv("FUND_MONITOR_DATA", str(small_folder))


@pytest.mark.usefixtures("small")
def test_the_sentence_tells_what_would_have_to_move_and_whether_chance_may_do_it():
    """Projects 5, 4, 1 against States 6, 3, 1 of 10: one of ten would have to move.

    Money is 500,000 and 800,000 against 60, 30 and 10 per cent: 31.5 would have to move.
    """
    assert answers.sentence(EVERYTHING).startswith(
        "To match the eligible Member States, 10% of 10 projects (about 1) and 32% of the money on "
        "record would have to go to other regions. Asia and Oceania has 1 more than its part "
        "(40% (4 of 10) of projects, 30% of States), Africa 1 fewer (50% (5 of 10) of projects, "
        "60% of States). That is no more than chance alone may give"
    )
    assert figures(opened()) == {
        "Projects to move": "10%",
        "Money to move": "32%",
        "Lowest share of projects": "0.83 times",
        "Top ten countries": "100%",
    }


@pytest.mark.usefixtures("small")
def test_the_lowest_share_says_that_small_regions_are_not_compared():
    """Asia has four projects and Europe one."""
    lowest = answers.ratio_figures(EVERYTHING)[0]
    assert lowest.base == "that of States: Africa; of regions with five projects or more"


@pytest.mark.usefixtures("small")
def test_requests_that_are_withdrawn_or_pending_are_not_decided():
    """Nine of ten are decided, one was withdrawn."""
    assert "n 9 of 10 requests used, 1 not decided" in text(opened())


@pytest.mark.usefixtures("small")
def test_what_is_left_out_is_counted():
    told = answers.left_out_words(tables.whole(EVERYTHING))
    assert told == (
        "Left out: 2 global projects, of no State and 1 project without a region. "
        "Regional projects count in their region."
    )
    assert "Left out: 2 global projects and 6 projects that name no country." in (
        answers.countries_words(EVERYTHING)
    )


@pytest.mark.usefixtures("small")
def test_who_asks_and_who_is_chosen_are_told_apart():
    """As in the test of the warehouse: requests 10, grants 50, money 37.5 per cent."""
    assert answers.requests_words(EVERYTHING) == (
        "5 of 10 requests for funding were granted. 10% of the requests would have to come from "
        "other regions to match the States: that is who asks. 50% of the grants and 38% of the "
        "money granted would have to go to other regions to match what was asked for: that is who "
        "is chosen. Left out: 1 request, global or without a region."
    )


@pytest.mark.usefixtures("small")
def test_too_few_projects_are_only_counted():
    few = View(Filters(funding_year=(2021, 2021)), {})
    assert answers.sentence(few) == (
        "0 projects in view in regions with eligible Member States: fewer than 5 say nothing of "
        "how fairly they are divided."
    )
    assert answers.key_figures(few)[0].value == answers.FEW


@pytest.mark.usefixtures("small")
def test_filters_on_region_do_not_change_the_comparison_and_the_page_says_so():
    at = opened(fund_region="Africa")
    assert "Not followed: Fund region: Africa." in text(at)
    assert figures(at)["Projects to move"] == "10%"


@pytest.mark.usefixtures("small")
def test_filters_that_requests_do_not_state_are_told():
    at = opened(coverage="National")
    assert "so they are not followed here: Coverage: National." in text(at)


def test_a_year_with_fewer_than_five_projects_breaks_the_line():
    figure = fairness_samples.history(fairness_samples.OF_PROJECTS)
    assert figure.data[0].y == (None, 30.0, 12.5, 20.0)
    assert figure.data[0].x == (2018, 2019, 2020, 2021)
    assert figure.data[0].hovertext[0].endswith("counts only<br>computed from records<br>n 3")


def test_a_year_without_records_is_a_gap_in_line_and_area():
    table = fairness_samples.YEARS.take([1, 3])
    chance = {"chance": "projects_chance_pct", "chance_label": "By chance"}
    measures = [fairness_samples.OF_PROJECTS]
    figure = page_charts.history(table, "funding_year", measures, number="projects", **chance)
    assert figure.data[0].y == (41.4, None, 35.0)
    assert figure.data[1].y == (30.0, None, 20.0)


@pytest.mark.usefixtures("in_service")
def test_the_published_reviews_have_shares_and_say_that_requests_are_lacking():
    """14, 17, 6, 3 and 1 of 41 against 45, 31, 13, 21 and 1 of 111: 18.0 per cent, 7 projects."""
    at = opened()
    assert "18% of 41 projects (about 7)" in text(at)
    assert "States eligible for Line 2 in August 2024" in text(at)
    assert "The records in view have none. This is not the same as none having been made." in text(
        at
    )
    assert not [title for title in charts(at) if "requests" in title.lower()]


@pytest.mark.usefixtures("in_service")
def test_a_filter_that_leaves_few_keeps_counts_and_draws_no_index():
    at = opened(funding_year=["2014", "2014"])
    assert "1 project in view in regions with eligible Member States" in text(at)
    assert figures(at)["Projects to move"] == answers.FEW


def test_the_demonstration_fills_the_page_with_what_its_tables_hold(demonstrated, monkeypatch):
    """Counted anew from the raw tables, without the models."""
    monkeypatch.setenv("FUND_MONITOR_DATA", str(demonstrated))
    at = opened(dataset="demonstration")
    store = warehouse.current("demonstration")
    states = {
        row["fund_region"]: row["eligible_states"]
        for row in store.rows("eligible_by_region").to_pylist()
    }
    regions = Counter(store.rows("projects")["fund_region"].to_pylist())
    total, all_states = sum(regions[name] for name in states), sum(states.values())
    apart = sum(abs(regions[name] / total - states[name] / all_states) for name in states) / 2
    assert figures(at)["Projects to move"] == f"{round(100 * apart)}%"
    decisions = [
        row["request_decision"]
        for row in store.rows("funding_requests").to_pylist()
        if row["fund_region"] in states
    ]
    granted = decisions.count("approved")
    assert f"{granted} of {len(decisions)} requests for funding were granted." in text(at)
    assert "Requests granted of those decided, by Fund region, 2001–2024" in charts(at)


def test_the_page_follows_the_day(demonstrated, monkeypatch):
    monkeypatch.setenv("FUND_MONITOR_DATA", str(demonstrated))
    then = warehouse.current("demonstration", None).rows("projects").to_pylist()
    known = sum(
        1
        for row in then
        if row["approved_date"].isoformat() <= "2010-12-31" and row["fund_region"] != "Global"
    )
    at = opened(dataset="demonstration", as_of="2010-12-31")
    assert f"of {known} projects" in text(at)
