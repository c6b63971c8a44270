"""The Results page on the shipped data: printed and known by code stay apart."""

from functools import partial

import pytest

import warehouse
from pages.results import answers, tables
from pages.shared import declare
from pages.shared.filters import Filters
from pages.shared.view import View
from tests.conftest import ROOT
from tests.fixtures import reader
from tests.golden.figures import results_samples

pytestmark = pytest.mark.usefixtures("in_service")

FOLDER = ROOT / "pages" / "results"


def view(**filters) -> View:
    return View(Filters(**filters), declare.load(FOLDER / "cards.yml"))


opened = partial(reader.opened, "results")
text = reader.text


def value(metric: str, where: dict | None = None) -> object:
    return warehouse.query(metric, where=where)[metric][0].as_py()


def rows(table, key: str) -> dict:
    return {row[key]: row for row in table.to_pylist()}


def test_the_sentence_gives_what_is_printed_and_what_is_known_of_those_in_view():
    shown = text(opened())
    assert (
        "78% of the 27 completed projects funded 2016-2020 reached all planned outcomes and 69% "
        "sustained at least one, as published; the summary says all 27 did. Of the 41 projects in "
        "view the records name 5 that missed outcomes in part or in full and 3 that reached their "
        "beneficiaries only in part."
    ) in shown
    assert value("projects_with_outcome_status") == 5
    assert value("projects_beneficiaries_partial") == 3


def test_filters_rewrite_what_is_known_and_leave_what_is_printed():
    at = opened()
    at.multiselect(key="fund_region").set_value(["Africa"]).run()
    shown = text(at)
    africa = {"fund_region": "Africa"}
    missed = value("projects_with_outcome_status", africa)
    partly = value("projects_beneficiaries_partial", africa)
    assert f"the records name {missed} that missed" in shown
    assert f"and {partly} that reached their beneficiaries only in part" in shown
    assert "78% of the 27 completed projects" in shown
    assert "The filters do not change this card" in shown


def test_a_review_without_results_by_project_says_so():
    shown = text(opened(review="2011-2014"))
    assert "Of the 14 projects in view the records say neither by project." in shown
    assert "The records in view say nothing about this." in shown


def test_outcomes_that_are_not_stated_do_not_read_as_met():
    at = opened()
    at.multiselect(key="fund_region").set_value(["Europe"]).run()
    shown = text(at)
    assert (
        "The records name none of the 6 projects in view for outcomes, which are not stated for "
        "any of them; none of the 3 whose beneficiaries are known reached them only in part."
    ) in shown
    assert "name 0" not in shown


@pytest.mark.parametrize(
    ("country", "words"),
    [
        ("PRY", "Of the one project in view the records say neither by project."),
        (
            "GEO",
            "The records do not name the one project in view for outcomes; it reached its "
            "beneficiaries in full.",
        ),
        (
            "BDI",
            "The records do not name the one project in view for outcomes; it reached its "
            "beneficiaries only in part.",
        ),
    ],
)
def test_one_project_reads_as_one_project(country, words):
    assert answers.by_code_words(view(iso3=(country,))) == words


def test_what_is_not_known_follows_the_filters():
    told = answers.not_known(view())
    assert told.count("for 2 completed projects in view there is neither questionnaire") == 1
    botswana = answers.not_known(view(iso3=("BWA",)))
    assert "for 1 completed project in view there is neither questionnaire" in botswana
    assert "neither questionnaire" not in answers.not_known(view(fund_region=("Europe",)))
    assert "unforeseen" not in answers.not_known(view(review=("2011-2014",)))


def test_key_figures_carry_their_units():
    figures = {figure.label: (figure.value, figure.base) for figure in answers.key_figures(view())}
    assert figures == {
        "All outcomes reached": ("78%", "of 27 projects; as published"),
        "All beneficiaries reached": ("24 of 27", "projects; published and computed"),
        "Sustained, 2016–2020": ("69%", "of projects; as published"),
        "Sustained, 2011–2014": ("84%", "of outputs, another unit; as published"),
    }


def test_outcomes_stand_for_21_4_and_2_projects_of_which_five_are_named():
    found = rows(tables.outcomes(), "outcome_status")
    assert {code: row["projects"] for code, row in found.items()} == {
        "full": 21,
        "partial": 4,
        "not_achieved": 2,
    }
    assert found["full"]["codes"] == ""
    assert found["partial"]["codes"] == "LM.0357, LM.0363, LM.0382"
    assert found["not_achieved"]["codes"] == "LM.0356, LM.0430"


def test_beneficiaries_known_by_code_equal_the_printed_counts():
    found = rows(tables.beneficiaries(), "beneficiary_reach")
    assert [(row["projects"], row["named"]) for row in found.values()] == [(24, 24), (3, 3)]


def test_targets_are_those_of_the_one_project_that_prints_them():
    found = tables.against_target(view()).to_pylist()
    assert [(row["reached_count"], row["target_count"]) for row in found] == [(53, 200), (5, 40)]
    assert {row["project_code"] for row in found} == {"LM.0307"}


def test_what_the_picture_of_groups_lost_is_told_and_not_drawn():
    last = tables.groups().to_pylist()[-1]
    assert (last["group"], last["share"], last["not_printed_pct"]) == ("Other groups", None, 15)
    assert "add up to 85%; the other 15% are lost with the picture" in answers.rest_words()


def test_the_reviews_never_share_an_axis_of_what_lasted():
    cards = view().cards
    projects, outputs = cards["sustained_projects"], cards["sustained_outputs"]
    assert {name[:3] for name in projects.figures} == {"001"}
    assert {name[:3] for name in outputs.figures} == {"000"}
    assert "The two reviews measure different things" in text(opened())


def test_three_answers_to_one_question_stand_side_by_side():
    found = tables.disagree().to_pylist()
    assert [(row["number"], row["share"]) for row in found] == [
        ("27 of 27", "100% computed"),
        ("18 of 26", "69% as published"),
        ("19 of 27", "70% computed"),
    ]


def test_on_a_day_without_named_projects_the_records_have_no_say():
    """The second review's records count from the end of its projects."""
    at = opened(as_of="2020-06-30")
    (said,) = [
        table.value["What is said"].tolist()
        for table in at.table
        if {"What is said", "Projects"} <= set(table.value)
    ]
    assert [words.split(":")[0] for words in said] == ["Summary", "Section"]


def test_the_orphan_code_is_told_and_not_counted():
    columns = view().cards["actions"].options["columns"]
    listed = tables.named_for(view(), "sustaining_action", columns)
    assert listed.num_rows == value("projects_with_sustaining_action") == 19
    assert "LM.0360" not in listed["project_code"].to_pylist()
    assert answers.orphan_words().startswith("LM.0360 is printed in these lists too")


def test_every_action_and_factor_has_a_column():
    cards = view().cards
    for name, family in (
        ("actions", "sustaining_action"),
        ("factors", "sustainability_factor"),
    ):
        codes = {row["code"] for row in warehouse.codes("tags") if row["tag_family"] == family}
        assert set(cards[name].options["columns"]) == codes


def test_good_practice_leads_to_the_factsheets():
    shown = "\n".join(str(table.value) for table in opened().table)
    assert all(code in shown for code in ("LM.0181", "LM.0220", "LM.0251"))


def test_every_number_not_known_is_counted_from_the_records():
    silent = warehouse.answer("projects_with_outcome_status").counts["projects_with_outcome_status"]
    assert f"for {silent.missing} projects in view" in answers.not_known(view()).lower()


def test_squares_are_solid_only_where_a_code_is_known():
    solid, outlined = results_samples.units().data
    assert len(solid.x) == 1
    assert len(outlined.x) == 12
    assert solid.hovertext[0].startswith("<b>LM.0001</b>")
    assert max(outlined.x) == 8, "nine squares a line"


def test_every_category_has_its_share_even_where_none_is_printed():
    labels = results_samples.units().layout.yaxis.ticktext
    assert [label.split("<br>")[-1] for label in labels] == [
        "<b>11 of 13</b> [84%]",
        "<b>2 of 13</b> [15%]",
        "<b>0 of 13</b> [0%]",
    ]


def test_bars_within_targets_end_where_the_share_is():
    _, reached = results_samples.within_target().data
    assert list(reached.x) == [25, 125]
    assert list(reached.text) == ["50 of 200 [25%]", "5 of 4 [125%]"]
