"""The Gender and rights page on the shipped data: not named is never no."""

from functools import partial

import pytest

import warehouse
from pages.gender_rights import answers, tables
from pages.shared.filters import Filters
from pages.shared.view import View
from tests.fixtures import reader
from tests.golden.figures import gender_rights_samples

pytestmark = pytest.mark.usefixtures("in_service")

EVERYTHING = View(Filters(), {})
FIRST_REVIEW = View(Filters(review=("2011-2014",)), {})
opened = partial(reader.opened, "gender_rights")
text = reader.text


def value(metric: str, where: dict | None = None) -> object:
    return warehouse.query(metric, where=where)[metric][0].as_py()


def test_the_sentence_gives_markers_named_projects_and_those_without_a_word():
    assert (
        "All 27 projects funded 2016-2020 in view carry Gender Marker 2a; the review's lists name "
        "21 of them for a gender method and 13 for a rights-based method; of the other 14 "
        "projects in view nothing is stated."
    ) in text(opened())


def test_key_figures_equal_the_warehouse_and_stand_beside_the_published_counts():
    figures = {figure.label: figure for figure in answers.key_figures(EVERYTHING)}
    assert figures["Gender Marker 2a"].value == str(value("projects", {"gender_marker": "2a"}))
    gender = figures["Named for a gender method"]
    assert gender.value == str(value("projects_with_gender_method"))
    assert gender.base == "of 27 projects; the review counts 26 of 27"
    rights = figures["Named for a rights-based method"]
    assert rights.value == str(value("projects_with_rights_method"))
    assert rights.base == "of 27 projects; the review counts 24 of 27"
    assert figures["Sex-disaggregated targets"].value == "all but 1"


def test_filters_reach_sentence_and_key_figures():
    africa = View(Filters(fund_region=("Africa",)), {})
    where = {"fund_region": "Africa"}
    named = value("projects_with_rights_method", where)
    assert f"and {named} for a rights-based method" in answers.sentence(africa)
    assert answers.key_figures(africa)[2].value == str(named)


def test_one_and_two_projects_read_as_one_and_two():
    def words(country: str) -> str:
        return answers.sentence(View(Filters(iso3=(country,)), {}))

    assert words("UKR").startswith("The one project funded 2016-2020 in view carries Gender Marker")
    assert words("TUV").startswith("Both projects funded 2016-2020 in view carry Gender Marker")


def test_both_matrices_have_a_row_for_every_project_that_could_be_named():
    gender, rights = (tables.methods(EVERYTHING, family) for family in tables.RELATIONS)
    assert gender.num_rows == 27
    assert gender["project_code"].to_pylist() == rights["project_code"].to_pylist()
    assert gender["project_code"][0].as_py() == "LM.0334"


def test_a_project_that_no_list_names_has_no_number_of_methods():
    rows = {
        row["project_code"]: row for row in tables.methods(EVERYTHING, "gender_method").to_pylist()
    }
    assert rows["LM.0304"]["gender_in_training"] == tables.NOT_NAMED
    assert rows["LM.0304"]["methods_named"] is None
    assert rows["LM.0334"]["methods_named"] == 3
    assert sum(row["methods_named"] is not None for row in rows.values()) == 21


def test_a_code_printed_twice_in_a_list_counts_once_and_is_told():
    column = tables.methods(EVERYTHING, "gender_method")["gender_disaggregated_data"]
    assert column.to_pylist().count(tables.NAMED) == 13
    assert answers.repeats_words(EVERYTHING, "gender_method") == (
        "LM.0325 stands more than once in the list “Assessments with gender-disaggregated data” "
        "and counts once."
    )
    assert answers.repeats_words(EVERYTHING, "rights_method") == ""


def test_published_counts_stand_beside_the_projects_named():
    rows = tables.against_published().to_pylist()
    assert [(row["printed"], row["records"]) for row in rows] == [(27, 27), (26, 21), (24, 13)]


def test_the_contradiction_between_the_published_counts_is_told():
    shown = text(opened())
    assert "The review counts 26 of 27 projects that include gender, and 27 with Gender" in shown
    assert "so both counts cannot be right" in shown


def test_the_review_without_markers_gets_an_answer_and_a_way_on():
    at = opened(review="2011-2014")
    assert "Nothing is known of gender markers, gender methods" in text(at)
    assert not at.metric
    at.button(key="something_known").click().run()
    assert not at.error
    assert "All 27 projects funded 2016-2020 in view carry Gender Marker 2a" in text(at)


def test_the_way_on_keeps_a_filter_that_still_leaves_projects():
    asia = Filters(review=("2011-2014",), fund_region=("Asia and Oceania",))
    assert answers.where_something_is_known(asia) == Filters(
        review=("2016-2020",), fund_region=("Asia and Oceania",)
    )
    paraguay = Filters(iso3=("PRY",))
    assert answers.where_something_is_known(paraguay) == Filters(review=("2016-2020",))


def test_not_known_never_says_that_a_project_has_no_method():
    words = answers.not_known(EVERYTHING)
    assert "whether 6 projects not named in the lists used a gender method" in words
    assert "whether 14 projects not named in the lists used a rights-based method" in words
    assert words.endswith("Not being named does not mean no.")
    assert "gender marker and methods of 14 projects" in answers.not_known(FIRST_REVIEW)


def test_the_four_projects_with_a_focus_are_listed_with_their_place():
    rows = tables.focus(EVERYTHING).to_pylist()
    assert [row["project_code"] for row in rows] == ["LM.0356", "LM.0363", "LM.0415", "LM.0416"]
    assert rows[3]["focus"] == "Seasonal women workers"
    assert {row["locator"] for row in rows} == {"s4.6 Gender mainstreaming"}


def test_a_selected_square_leads_to_its_project():
    at = opened()
    at.session_state["gender_methods_chart"] = {
        "selection": {"points": [{"customdata": ["LM.0325", "gender_in_training"]}]}
    }
    at.run()
    assert "Selected: **LM.0325**: 1 project" in text(at)
    at.button(key="gender_methods_follow").click().run()
    assert not at.error
    assert at.query_params["project"] == "LM.0325"
    assert at.title[0].value == "Strengthening Labour Migration Management in Botswana"


def test_a_square_stands_only_where_a_project_is_named():
    figure = gender_rights_samples.methods()
    (squares,) = figure.data
    assert [list(codes) for codes in squares.customdata] == [
        ["LM.0001", "training"],
        ["LM.0001", "policies"],
        ["LM.0002", "training"],
    ]
    assert [note.text for note in figure.layout.annotations] == ["<i>not named</i>"]
    assert figure.layout.annotations[0].y == 2
    assert [header.split("<br>")[-1] for header in figure.layout.xaxis.ticktext] == [
        "<b>2</b>",
        "<b>1</b>",
    ]


def test_recommendations_are_found_by_their_words_and_not_by_one_spelling_of_the_subject():
    shown = EVERYTHING.rows("evaluation_statements", where={"statement_kind": "recommendation"})
    speaking = [row["statement"] for row in shown.to_pylist() if row["speaks_of_gender"]]
    listed = [written for table in opened().table for written in table.value.iloc[:, 0]]
    assert "Strengthen gender mainstreaming and its reporting" in speaking
    assert "Promote human-rights-based agency role" in speaking
    assert [words for words in speaking if words not in listed] == []
