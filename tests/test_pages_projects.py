"""The Projects page: register, selection sent by charts, and factsheets, on the shipped data."""

import csv
import io
from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from pages.projects import facts, factsheet, headline, listing, numbers, sources
from pages.shared import csvfile
from pages.shared.filters import Filters
from pages.shared.view import View
from tests.fixtures import reader

pytestmark = pytest.mark.usefixtures("in_service")
opened = partial(reader.opened, "projects")
text = reader.text


def codes_shown(at: AppTest) -> list[str]:
    return at.dataframe[0].value["project_code"].to_list()


def register(**narrowed: str) -> listing.Register:
    return listing.of(View(Filters(), {}), narrowed)


def test_the_register_lists_all_projects_with_their_sources():
    at = opened()
    assert at.dataframe[0].value.shape[0] == 41
    assert "41 projects funded 2011–2020: 30 national and 11 regional." in text(at)
    assert "Review 2011-2014, Annex 3; Review 2016-2020, Annex 1" in text(at)


def test_the_search_in_the_address_narrows_the_register():
    at = opened(q="UGANDA")
    assert codes_shown(at) == ["LM.0220"]
    assert at.text_input(key="register_search").value == "UGANDA"


def test_typing_a_search_puts_it_into_the_address_and_clearing_takes_it_out():
    at = opened()
    at.text_input(key="register_search").set_value("vietnam").run()
    assert at.query_params["q"] == "vietnam"
    assert codes_shown(at) == ["LM.0168", "LM.0181", "LM.0301", "LM.0334"]
    at.text_input(key="register_search").set_value("").run()
    assert "q" not in at.query_params


def test_what_a_chart_selected_is_told_and_can_be_removed():
    at = opened(rights_method="rights_in_training")
    assert "Selected: **Rights-based method" in text(at)
    listed = codes_shown(at)
    assert listed == register(rights_method="rights_in_training").codes
    assert 0 < len(listed) < 41
    at.button(key="remove_rights_method").click().run()
    assert at.dataframe[0].value.shape[0] == 41


def test_a_selection_nobody_knows_is_told_and_ignored():
    at = opened(challenge="covid_20")
    assert "Challenge “covid_20” is not known and was ignored. Did you mean covid_19" in text(at)
    assert at.dataframe[0].value.shape[0] == 41


def test_a_search_without_a_hit_says_so_and_can_be_cleared():
    at = opened(q="atlantis")
    assert "No project of the 41 in view matches the text “atlantis”." in text(at)
    assert not at.dataframe
    next(b for b in at.button if b.label == "Clear the search").click().run()
    assert at.dataframe[0].value.shape[0] == 41


def test_not_stated_and_zero_stay_apart_in_table_and_download():
    listed = register()
    shown = {row["project_code"]: row for row in listing.on_screen(listed.table).to_pylist()}
    assert shown["LM.0307"]["budget_usd"] is None
    assert shown["LM.0251"]["budget_usd"] == 70_000
    assert shown["LM.0232"]["places"] == "ASEAN Member States"
    raw = csvfile.encode(listed.table).decode("utf-8-sig")
    rows = {row["project_code"]: row for row in csv.DictReader(io.StringIO(raw))}
    assert len(rows) == 41
    assert rows["LM.0307"]["budget_usd"] == ""
    assert rows["LM.0307"]["document_label"] == "Review 2016-2020"
    assert rows["LM.0307"]["review_label"] == "Review 2016-2020"
    assert rows["LM.0307"]["fund_region_label"] == "Africa"
    assert rows["LM.0307"]["project_category"] == "capacity_development"


def test_a_factsheet_tells_results_rating_and_what_is_missing():
    at = opened(project="LM.0307")
    assert at.title[0].value.startswith("Supporting Labour Mobility in the East African Community")
    told = text(at)
    for part in (
        "In part, 53 of 200 (27%)",
        "In part, 5 of 40 (13%)",
        "Ex-post impact rating: **Good**",
        "Start: :gray[*not stated*]",
        "Fund region: **Africa** :gray-badge[inferred]",
        "Laws and procedures changed as recommended",
    ):
        assert part in told


def test_a_factsheet_of_the_first_review_shows_plan_ceiling_revision_and_issue():
    at = opened(project="LM.0220")
    told = text(at)
    assert "Planned and extended duration in months" in told
    assert "Budget against the ceiling in force" in told
    assert "LM.0220-1: Duration, extended by 5.0 months, to 30 Apr 2015, reason not stated" in told
    assert "USD 149,682" in told


def test_the_objective_is_a_sentence_of_its_own():
    assert headline.sentence(facts.Project("LM.0168")).endswith(
        "Objective: Stocktake of migration management in 11 Asian origin countries."
    )


def test_the_top_of_a_factsheet_says_what_is_inferred_and_tells_a_stated_outcome():
    told = {figure.label: figure for figure in headline.key_figures(facts.Project("LM.0356"))}
    assert told["Beneficiaries reached"].base.startswith("Inferred: ")
    assert told["Planned outcomes met"].value == "At least one planned outcome not met"
    assert not told["Planned outcomes met"].base.startswith("Inferred")
    unknown = headline.key_figures(facts.Project("LM.0307"))
    assert "Planned outcomes met" not in {figure.label for figure in unknown}


def test_the_last_table_of_a_factsheet_has_every_attribute_and_its_place():
    project = facts.Project("LM.0307")
    rows = {row["attribute_code"]: row for row in sources.table(project).to_pylist()}
    assert set(rows) >= set(project.tables["projects"][0]) - {
        "document",
        "locator",
        "source_file",
        "source_row",
    }
    region = rows["fund_region"]
    assert (region["how_known"], region["place"]) == ("Inferred", "Review 2016-2020, fn 24")
    assert region["source_file"] == "review_2022/countries.csv"
    assert region["source_row"] > 1
    assert rows["budget_usd"]["value_text"] == "not stated"
    assert rows["budget_usd"]["basis"]


def test_numbers_behind_the_charts_are_those_of_the_records():
    assert numbers.budget(facts.Project("LM.0307")) is None
    assert numbers.timeline(facts.Project("LM.0307")) is None
    phases = numbers.timeline(facts.Project("LM.0251")).to_pylist()
    assert [(row["phase"], row["months"]) for row in phases] == [("planned", 8), ("extension", 1)]
    assert phases[1]["dates"] == "ends 31 Jan 2015"
    groups = numbers.reach(facts.Project("LM.0307")).to_pylist()
    assert [(g["reached_count"], g["target_count"]) for g in groups] == [(53, 200), (5, 40)]


def test_previous_and_next_follow_the_register_as_searched():
    at = opened(project="LM.0305", q="strengthening")
    codes = listing.search.matching(register().table, "strengthening")["project_code"].to_pylist()
    following = codes[codes.index("LM.0305") + 1]
    at.button(key="Next").click().run()
    assert at.query_params["project"] == following
    assert at.query_params["q"] == "strengthening"


def test_a_code_is_found_however_it_is_spaced_and_written():
    assert opened(project="lm. 0251").title[0].value.startswith("Labour Mobility as a Factor")


def test_an_unknown_code_is_told_with_near_ones():
    at = opened(project="LM.0360")
    assert "There is no project “LM.0360” in the register of 41 projects" in text(at)
    assert "Did you mean one of these?" in text(at)


@pytest.mark.parametrize(
    ("wanted", "near"),
    [
        ("LM.0306", ["LM.0305", "LM.0307", "LM.0304"]),
        ("LM0307", ["LM.0307", "LM.0305", "LM.0304"]),
        ("ZZZZ", []),
    ],
)
def test_codes_near_an_unknown_one_come_nearest_first(wanted, near):
    codes = ["LM.0115", "LM.0304", "LM.0305", "LM.0307", "LM.0415"]
    assert factsheet.nearest(wanted, codes) == near


def test_every_project_has_a_factsheet():
    for code in register().codes:
        project = facts.Project(code)
        sections = [build(project) for build in facts.SECTIONS]
        assert all(section.lines or section.nothing for section in sections), code
        assert sources.table(project).num_rows == len(project.known)
