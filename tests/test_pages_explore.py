"""The Explore page on the shipped data: what it draws, says and offers, and its address."""

from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

import warehouse
from pages.explore import answers, choices
from pages.shared.filters import Filters
from pages.shared.view import View
from tests.fixtures import reader

pytestmark = pytest.mark.usefixtures("in_service")

EVERYTHING = View(Filters(), {})
opened = partial(reader.opened, "explore")
text = reader.text


def kinds_offered(at: AppTest) -> list[str]:
    return list(at.segmented_control(key="explore_chart").options)


def alt_text(at: AppTest) -> str:
    return at.get("plotly_chart")[0].proto.alt


def test_without_an_address_it_opens_with_a_first_question():
    at = opened()
    assert at.title[0].value == "Explore"
    total = warehouse.query(["projects"])["projects"][0].as_py()
    by_region = warehouse.query(["projects"], ["fund_region"]).to_pylist()
    most = max(by_region, key=lambda row: row["projects"])
    assert (
        f"**{total} projects in view by Fund region. "
        f"Highest: {most['fund_region']} ({most['projects']} projects).**"
    ) in text(at)
    assert kinds_offered(at) == ["Bars", "Map", "Table"]
    assert not at.warning


def test_a_link_says_metric_dimensions_and_chart_and_the_numbers_are_those_of_the_warehouse():
    at = opened(metric="budget_usd", by="fund_region", by2="coverage", chart="bar")
    assert not at.warning
    assert "Budget by Fund region and coverage: USD 1.65 M over 14 of 41 projects in view." in text(
        at
    )
    assert kinds_offered(at) == ["Stacked bars", "Grouped bars", "Heat map", "Table"]
    assert at.segmented_control(key="explore_chart").value == "stacked"
    assert "Africa, National: USD 550,000; Africa, Regional: USD 100,000" in alt_text(at)
    assert "n 14 of 41 used, 27 not stated" in text(at)
    assert "Review 2011-2014, Annex 3" in text(at)
    assert "Counts only projects of which this is known: budget." in text(at)


def test_the_shared_filters_change_the_answer():
    at = opened(metric="projects", by="coverage", review="2016-2020")
    expected = warehouse.query(["projects"], ["coverage"], {"review": "2016-2020"}).to_pylist()
    drawn = "; ".join(f"{row['coverage'].capitalize()}: {row['projects']}" for row in expected)
    assert alt_text(at) == f"Projects by coverage. {drawn}."


def test_filters_that_leave_nothing_show_the_designed_empty_state():
    at = opened(review="2016-2020", funding_year="2011..2012")
    assert "No project matches these filters together" in text(at)
    assert not at.get("plotly_chart")


@pytest.mark.parametrize(
    ("params", "told"),
    [
        (
            {"metric": "budgets_usd"},
            "There is no measure called “budgets_usd”; it was ignored. Did",
        ),
        ({"by": "regoin"}, "There is no dimension called “regoin”; it was ignored."),
        ({"by": "verdict"}, "Projects cannot be told by Verdict; it was ignored."),
        ({"by": "coverage", "by2": "coverage"}, "Coverage was asked for twice; once is enough."),
        ({"chart": "pie"}, "There is no chart called “pie”"),
        (
            {"chart": "line"},
            "“Line” does not fit this question: a line joins values that follow one another",
        ),
        ({"gender_method": "magic"}, "Gender method “magic” is not known and was ignored."),
        ({"verdict": "matches"}, "Projects cannot be narrowed by"),
        (
            {"metric": "beneficiaries_reached", "by": "fund_region"},
            "adds up unlike things unless it is told by Beneficiary group, which now comes first.",
        ),
    ],
)
def test_what_makes_no_sense_in_an_address_is_told_and_something_sensible_is_drawn(params, told):
    at = opened(**params)
    warnings = [warning.value.replace("\\", "") for warning in at.warning]
    assert len(warnings) == 1
    assert told in warnings[0]
    assert len(at.get("plotly_chart")) + len(at.dataframe) == 1


def test_too_many_bars_are_cut_and_the_rest_is_named():
    at = opened(metric="projects", by="project_code")
    assert "Not drawn, but in the table: LM.0" in text(at)
    assert f"and {41 - choices.MOST_BARS - answers.MOST_NAMED} more." in text(at)


def test_the_group_without_a_value_is_shown():
    assert "Not stated: 27" in alt_text(opened(metric="projects", by="funding_line"))
    mapped = opened(metric="projects", by="iso3")
    assert "Not drawn, but in the table: Not stated (3)." in text(mapped)


def test_overlapping_groups_are_told():
    at = opened(metric="projects", by="challenge")
    assert "A project may count in several of these groups" in text(at)
    assert "several of these groups" not in text(opened(metric="projects", by="coverage"))


def test_choosing_writes_the_address_and_drops_what_no_longer_makes_sense():
    at = opened(metric="projects", by="gender_method", by2="coverage", chart="heat")
    at.selectbox(key="explore_metric").set_value("issues").run()
    assert not at.warning
    assert at.query_params["metric"] == "issues"
    assert at.query_params["by"] == "document"
    assert "by2" not in at.query_params
    assert "Data issues by document" in text(at)


def test_choosing_a_topic_chooses_its_first_measure():
    at = opened(metric="projects", by="fund_region")
    at.selectbox(key="explore_topic").set_value("budgets").run()
    assert at.query_params["metric"] == "budget_usd"
    assert at.selectbox(key="explore_metric").value == "budget_usd"


def test_a_table_can_be_chosen_and_stands_in_the_address():
    at = opened(metric="projects", by="coverage")
    at.segmented_control(key="explore_chart").set_value("table").run()
    assert at.query_params["chart"] == "table"
    assert at.dataframe[0].value["projects"].to_list() == [
        row["projects"] for row in warehouse.query(["projects"], ["coverage"]).to_pylist()
    ]


def test_dimensions_can_change_places():
    at = opened(metric="projects", by="coverage", by2="review")
    at.button(key="explore_swap").click().run()
    assert (at.query_params["by"], at.query_params["by2"]) == ("review", "coverage")


def test_a_narrowing_beyond_the_filters_is_told_counted_and_removed():
    codes = [row["code"] for row in warehouse.codes("gender_method")]
    at = opened(metric="projects", by="coverage", gender_method=codes[0])
    expected = warehouse.query(["projects"], (), {"gender_method": codes[0]})["projects"][0].as_py()
    assert f"**{expected} projects in view where gender method is " in text(at)
    at.button(key="explore_remove_gender_method").click().run()
    assert "gender_method" not in at.query_params


def test_records_the_filters_do_not_reach_say_so():
    at = opened(metric="issues", by="severity", fund_region="Africa")
    told = "so they are not followed: Fund region: Africa."
    assert told in text(at)
    followed = {name for name in warehouse.metrics() if choices.follows_filters(name)}
    assert {"projects", "revisions", "projects_meant", "eligible_states"} <= followed
    assert "issues" not in followed


def test_filters_that_some_records_do_not_state_are_told_and_the_others_followed():
    at = opened(
        metric="eligible_states", by="fund_region", fund_region="Africa", coverage="Regional"
    )
    told = text(at)
    assert "The records behind this number do not state these, so they are not followed: " in told
    assert "Coverage: Regional" in told
    assert "45 States over 1 Fund region in view" in told


def test_a_metric_without_any_record_says_so_and_fails_nobody():
    at = opened(metric="funding_requests_made", by="fund_region")
    assert "The records in view say nothing about this." in text(at)


def with_selection(name: str, codes: list, **params: str) -> AppTest:
    at = opened(**params)
    at.session_state[f"{name}_chart"] = {"selection": {"points": [{"customdata": codes}]}}
    return at.run()


def test_a_selected_pair_leads_to_its_projects():
    at = with_selection(
        "projects_by_gender_method_and_coverage",
        ["gender_disaggregated_data", "national"],
        by="gender_method",
        by2="coverage",
        chart="heat",
    )
    where = {"coverage": "national", "gender_method": "gender_disaggregated_data"}
    number = warehouse.query(["projects"], (), where)["projects"][0].as_py()
    assert number > 1
    selected = "**Assessments with gender-disaggregated data, National**"
    assert f"{selected}: {number} projects" in text(at)
    assert [button.label for button in at.button if button.key == "explore_follow"] == ["Show them"]


def test_records_that_state_no_group_are_counted_without_a_way_to_them():
    at = with_selection("projects_by_funding_line", [None], by="funding_line")
    assert "**Not stated**: 27 projects" in text(at)
    assert not [button for button in at.button if button.key == "explore_follow"]
