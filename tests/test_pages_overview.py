"""The Overview on the shipped data, as a reader meets it."""

from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from pages.overview import answers
from pages.shared.filters import Filters
from pages.shared.view import View
from tests.fixtures import reader

pytestmark = pytest.mark.usefixtures("in_service")
opened = partial(reader.opened, "overview")
text = reader.main_text
figures = reader.figures


def charts(at: AppTest) -> list[str]:
    return [chart.proto.alt for chart in at.get("plotly_chart")]


def test_the_answer_stands_first():
    at = opened()
    assert at.title[0].value == "Overview"
    assert text(at).startswith(
        "**41 labour migration projects funded 2011–2020 in 5 Fund regions; 38 of them name 50 "
        "countries; the budgets published per project (14 projects) add up to USD 1.65 M.**"
    )


def test_key_figures_come_with_their_base():
    at = opened()
    assert figures(at) == {
        "Projects": "41",
        "Budget": "USD 1.65 M",
        "Completed": "41",
        "Evaluated after completion": "8",
    }
    assert "14 of 41 state one" in text(at)
    assert "of 27 projects; not stated for 14" in text(at)


def test_every_chart_has_a_text_alternative():
    told = charts(opened())
    assert len(told) == 5
    assert told[0].startswith("Projects by funding year, 2011–2020. 2011: 3; 2012: 5; 2013: 5;")
    assert (
        "Labour migration's share of all Fund projects. "
        "2011-2014: about 11%; 2016-2020: 39 of 309 projects: 13%."
    ) in told
    assert (
        "Labour migration's share of the Fund's budget, 2016-2020. "
        "2016: 21%; 2019: 10%; 2020: 15%; 2016-2020: 15%."
    ) in told


def test_the_reviews_conclusions_are_told_by_criterion():
    conclusions, _findings = at_tables(opened())
    assert list(conclusions.columns) == ["Criterion", "Review 2011-2014", "Review 2016-2020"]
    assert list(conclusions["Criterion"]) == [
        "Relevance",
        "Coherence",
        "Effectiveness",
        "Efficiency",
        "Impact",
        "Sustainability",
    ]


def at_tables(at: AppTest) -> list:
    return [table.value for table in at.table]


def test_filters_rewrite_the_answer_and_the_titles():
    at = opened(fund_region="Europe")
    assert (
        "**6 labour migration projects funded 2012–2020 in 1 Fund region; all of them name 10 "
        "countries;"
    ) in text(at)
    assert any(chart.startswith("Projects by funding year, 2012–2020.") for chart in charts(at))


@pytest.mark.parametrize(
    ("filters", "words"),
    [
        ({"fund_region": ("Middle East",)}, "it names no country"),
        ({"iso3": ("UGA",)}, "it names 1 country"),
    ],
)
def test_projects_that_name_no_country_are_not_counted_as_working_in_one(filters, words):
    assert answers.country_words(View(Filters(**filters), {})) == words


def test_what_is_not_published_is_said_and_not_zero():
    at = opened(review="2016-2020")
    assert "none of their budgets is published per project" in text(at)
    assert figures(at)["Budget"] == "not stated"
    assert "Not stated for any of the 27 projects in view." in [info.value for info in at.info]


def test_published_cards_say_that_filters_do_not_change_them():
    assert "The filters do not change this card" not in text(opened())
    assert text(opened(fund_region="Europe")).count("The filters do not change this card") == 4


def test_an_empty_selection_says_which_filters_exclude_everything():
    at = opened(fund_region="Europe", iso3="VNM")
    assert "Fund region: Europe; Country: Viet Nam" in at.warning[0].value
    assert charts(at) == []


def test_a_selected_column_leads_to_its_projects():
    at = opened()
    at.session_state["projects_by_year_chart"] = {
        "selection": {"points": [{"customdata": [2014]}], "point_indices": [3]}
    }
    at.run()
    assert "Selected: **2014**: 1 project" in text(at)
