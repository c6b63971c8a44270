"""The Funding lines page on the shipped data, as a reader meets it."""

from functools import partial

import pytest

import warehouse
from pages.funding_lines import answers, tables
from pages.shared import declare
from pages.shared.filters import Filters
from pages.shared.view import View
from tests.fixtures import reader

pytestmark = pytest.mark.usefixtures("in_service")
opened = partial(reader.opened, "funding_lines")
text = reader.main_text
charts, figures = reader.charts, reader.figures


def test_the_answer_names_the_line_and_holds_budgets_against_ceilings():
    at = opened()
    assert at.title[0].value == "Funding lines"
    assert text(at).startswith(
        "**8 of 14 projects with a stated funding line ran on Line 2; no budget is above its "
        "ceiling, 5 reach it, and together they use 61% of what the ceilings allow.**"
    )


def test_key_figures_are_those_of_the_warehouse():
    at = opened()
    lines = warehouse.query(["projects"], ["funding_line"]).to_pylist()
    on_line_2 = next(row["projects"] for row in lines if row["funding_line"] == 2)
    share = warehouse.query(["budget_share_of_ceiling_pct"])["budget_share_of_ceiling_pct"][0]
    assert figures(at) == {
        "On Line 2": str(on_line_2),
        "Budgets against ceilings": f"{share.as_py():.0f}%",
        "At the ceiling": "5",
        "On Line 2, as published": "35",
    }
    assert "of 14 budgets; 0 above it" in text(at)
    assert "USD 1.65 M of USD 2.70 M" in text(at)
    assert "of all 39 funded 2016–2020" in text(at)


def test_each_budget_stands_with_its_ceiling_in_the_text_alternative():
    told = charts(opened())[
        "Budget of each project against the ceiling in force, in USD, 2011–2020"
    ]
    assert "LM.0115 Mongolia: budget USD 100,000, ceiling in force USD 100,000" in told
    assert "LM.0232 ASEAN Member States: budget USD 150,000, ceiling in force USD 300,000" in told


def test_a_filter_rewrites_the_answer():
    told = text(opened(fund_region="Africa", funding_line="2"))
    assert (
        "All 3 projects with a stated funding line ran on Line 2; no budget is above its ceiling, "
        "1 reaches it, and together they use 75% of what the ceilings allow." in told
    )


def test_one_project_is_not_spoken_of_in_the_plural():
    told = text(opened(iso3="UGA", review="2011-2014"))
    assert (
        "The only project with a stated funding line ran on Line 2; "
        "its budget is 75% of the ceiling." in told
    )


def test_where_no_line_is_stated_the_page_says_so_and_what_is_published():
    at = opened(review="2016-2020")
    assert (
        "The sources state no funding line for any of the 27 projects in view, so no budget of "
        "theirs can be held against a ceiling; as published, 35 of all 39 projects funded "
        "2016–2020 ran on Line 2." in text(at)
    )
    assert figures(at)["On Line 2"] == "not stated"
    told = [info.value for info in at.info]
    assert told == [
        "Of 27 projects in view none is shown: without a budget or a ceiling on record.",
        "Not stated for any of the 27 projects in view.",
        "Not stated for any of the 27 projects in view.",
    ]


def test_filters_that_match_nothing_offer_a_way_back():
    at = opened(review="2016-2020", funding_line="2")
    assert "No project matches these filters together" in at.warning[0].value
    assert not at.metric


def test_the_published_counts_stand_beside_the_records():
    at = opened()
    assert (
        "Of all 26 projects funded 2011–2014 the review counts 10 (38.5%) on Line 1 and 16 (61.5%) "
        "on Line 2. Of all 39 funded 2016–2020 it counts 35 (89.7%) on Line 2; that leaves 4 on "
        "Line 1." in text(at)
    )
    told = charts(at)
    first = told[
        "Published funding lines of all 26 projects funded 2011–2014, beside the 14 reviewed"
    ]
    assert (
        "Line 1: as published, all projects 10 [38%], records, reviewed projects 6 [43%]" in first
    )
    assert (
        "Line 1, by subtraction: 4 [10%]"
        in told["Published funding lines of all 39 projects funded 2016–2020"]
    )


def test_ceilings_of_both_reviews_are_listed_with_validity_and_place():
    shown = opened().dataframe[0].value
    listed = set(
        zip(
            shown["funding_line_label"],
            shown["coverage_label"],
            shown["valid_from_year"],
            shown["valid_to_year"],
            shown["ceiling_usd"],
            shown["locator"],
            strict=True,
        )
    )
    assert ("Line 2", "Regional", 2011, 2014, 300_000.0, "Annex 1") in listed
    assert ("Line 2", "Regional", 2016, 2020, 400_000.0, "s4.1 fn 14") in listed
    assert len(listed) == 8
    assert shown["exceptional_ceiling_usd"].dropna().to_list() == [200_000.0]


def test_what_is_not_known_names_the_year_without_a_ceiling():
    assert tables.years_without_ceiling(View(Filters(), {})) == [2015]
    assert (
        "The sources do not state the line, the coverage or the budget of 27 of 41 projects in "
        "view, the ceilings of 2015 and which projects were granted the exceptional ceiling"
        in text(opened())
    )


def test_budgets_stand_by_line_and_coverage_from_the_largest_down():
    rows = tables.budgets(View(Filters(funding_line=("1",)), {})).to_pylist()
    assert [(row["project_code"], row["line_and_coverage"]) for row in rows] == [
        ("LM.0115", "Line 1, national"),
        ("LM.0221", "Line 1, national"),
        ("LM.0224", "Line 1, national"),
        ("LM.0168", "Line 1, regional"),
        ("LM.0204", "Line 1, regional"),
        ("LM.0238", "Line 1, regional"),
    ]
    assert rows[-1]["share_of_ceiling_pct"] == 15
    assert (rows[0]["budget_locator"], rows[0]["ceiling_locator"]) == ("Annex 3", "Annex 1")


def test_projects_are_split_by_line_with_those_not_stated_apart():
    rows = tables.split(View(Filters(), {}), "coverage", "funding_line").to_pylist()
    assert [
        (
            row["coverage"],
            row["funding_line_1"],
            row["funding_line_2"],
            row["funding_line_not_stated"],
        )
        for row in rows
    ] == [("national", 3, 6, 21), ("regional", 3, 2, 6)]


def test_every_part_of_the_answer_follows_the_filters_it_is_given():
    europe = View(Filters(fund_region=("Europe",), review=("2011-2014",)), {})
    assert answers.sentence(europe) == (
        "2 of 3 projects with a stated funding line ran on Line 2; no budget is above its "
        "ceiling, 1 reaches it, and together they use 45% of what the ceilings allow."
    )


def test_the_charts_of_the_documents_are_covered(request):
    folder = request.config.rootpath / "pages" / "funding_lines"
    views = {view for card in declare.load(folder / "cards.yml").values() for view in card.views}
    assert {"000: Funding lines", "001: Fig. 5, Line 1 and Line 2 projects"} <= views
