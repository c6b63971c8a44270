"""The Regional distribution page on the shipped data."""

from decimal import Decimal
from functools import partial

import pytest

from pages.regions import answers, tables
from pages.shared.filters import Filters
from pages.shared.view import View
from tests.fixtures import reader
from tests.fixtures.warehouse.snapshot import write_snapshot

pytestmark = pytest.mark.usefixtures("in_service")

EVERYTHING = View(Filters(), {})
opened = partial(reader.opened, "regions")
text = reader.main_text
charts = reader.charts


def test_the_answer_compares_the_largest_region_with_its_eligible_states():
    at = opened()
    assert at.title[0].value == "Regional distribution"
    assert text(at).startswith(
        "**Asia and Oceania has 17 of 41 projects (41%) but 28% of the eligible Member States; "
        "Africa follows with 14.**"
    )


def test_a_country_filter_leaves_the_comparison_with_all_regions():
    assert (
        "**The one project in view is in Africa. Without the region and country filters, Africa "
        "has 14 of 41 projects (34%) and 41% of the eligible Member States.**"
    ) in text(opened(iso3="Uganda"))


def test_a_region_filter_leaves_the_comparison_with_all_regions():
    at = opened(fund_region="Europe")
    assert (
        "**All 6 projects in view are in Europe. Without the region and country filters, Europe "
        "has 6 of 41 projects (15%) but 12% of the eligible Member States.**"
    ) in text(at)
    assert "Filters on region and country do not change this card" in text(at)
    shares = charts(at)["Share of projects against share of eligible Member States"]
    assert "Africa: share of projects 34%" in shares


def test_several_regions_in_view_are_told_by_size():
    words = answers.sentence(View(Filters(fund_region=("Africa", "Europe")), {}))
    assert words.startswith("Africa has 14 of 20 projects in view; Europe follows with 6. Without")


def test_regions_that_tie_are_all_named():
    tied = View(Filters(funding_year=(2013, 2014)), {})
    assert answers.sentence(tied) == (
        "Africa and Europe each have 2 of 6 projects in view (33%); of the eligible Member States "
        "41% in Africa and 12% in Europe; Asia and Oceania and Latin America and the Caribbean "
        "follow with 1 each."
    )
    largest = answers.key_figures(tied)[-1]
    assert (largest.label, largest.value) == ("Largest regions", "Africa and Europe")
    assert largest.base == "2 of 6 projects each"


def test_key_figures():
    at = opened()
    assert [(m.label, m.value) for m in at.metric] == [
        ("Countries named", "50"),
        ("Regional projects", "11"),
        ("Largest region", "Asia and Oceania"),
    ]


@pytest.fixture
def partly_placed(in_service, tmp_path, monkeypatch):
    """Three projects, of which one states neither region nor coverage nor country."""
    monkeypatch.setenv("FUND_MONITOR_DATA", str(tmp_path))
    unplaced = {"fund_region": None, "coverage": None}
    projects = [
        {"project_code": "LM.0001", "coverage": "regional"},
        {"project_code": "LM.0002", "fund_region": "Europe"},
        {"project_code": "LM.0003", **unplaced},
    ]
    named = [{"project_code": code, "iso3": "KEN"} for code in ("LM.0001", "LM.0002")]
    countries = [{"iso3": "KEN", "country_name": "Kenya"}]
    rows = {"projects": projects, "project_countries": named, "countries": countries}
    write_snapshot(tmp_path, rows)


@pytest.mark.usefixtures("partly_placed")
def test_shares_and_counts_are_of_the_projects_that_state_the_matter():
    assert answers.sentence(EVERYTHING).startswith(
        "Africa and Europe each have 1 of 2 projects in view that state a region (50%)"
    )
    _, regional, largest = answers.key_figures(EVERYTHING)
    assert (regional.value, regional.base) == ("1", "of 2 projects; not stated for 1")
    assert largest.base == "1 of 2 projects that state a region each"
    assert answers.not_known(EVERYTHING).startswith("1 project in view names no country")


def test_every_country_is_on_the_map_even_without_a_shape():
    found = {row["iso3"]: row for row in tables.countries(EVERYTHING).to_pylist()}
    assert len(found) == 50
    assert {"XKX", "TUV", "MHL", "TON"} <= set(found)
    assert all(row["latitude"] is not None for row in found.values())


def test_the_map_carries_the_disclaimer_of_the_united_nations():
    assert "do not imply official endorsement or acceptance by the United Nations" in text(opened())


def test_groupings_are_listed_and_not_painted():
    found = {
        row["regional_grouping"]: row["projects"]
        for row in tables.groupings(EVERYTHING).to_pylist()
    }
    assert found["ASEAN"] == "LM.0232, LM.0301"
    assert found["EAC"] == "LM.0307"


def test_the_card_of_groupings_counts_the_projects_that_name_one():
    used = tables.of_groupings(EVERYTHING, tables.groupings(EVERYTHING))
    listed = tables.groupings(EVERYTHING)["projects"].to_pylist()
    assert used.used == len({code for codes in listed for code in codes.split(", ")})
    assert 0 < used.used < used.eligible == 41
    assert f"n {used.used} of 41 used, {41 - used.used} naming none" in text(opened())


def test_shares_of_projects_stand_beside_shares_of_eligible_states():
    found = {row["fund_region"]: row for row in tables.against_states(EVERYTHING).to_pylist()}
    assert [row["projects"] for row in found.values()] == [14, 17, 6, 3, 1, 0]
    assert [row["eligible_states"] for row in found.values()] == [45, 31, 13, 21, 1, None]
    assert round(found["Africa"]["eligible_states_pct"]) == 41
    assert found["Global"]["eligible_states_pct"] is None


def test_shares_follow_the_filters_that_leave_all_regions():
    filters = Filters(review=("2011-2014",), fund_region=("Europe",))
    compared = tables.all_regions(View(filters, {}))
    found = {
        row["fund_region"]: row["projects_pct"]
        for row in tables.against_states(compared).to_pylist()
    }
    assert found["Africa"] > found["Europe"] > 0
    assert round(sum(found.values())) == 100


def test_published_distributions_stand_beside_the_records():
    shares = tables.published()
    first = {row["fund_region"]: row for row in shares["published_2011_2014"].to_pylist()}
    second = {row["fund_region"]: row for row in shares["published_2016_2020"].to_pylist()}
    assert first["Asia and Oceania"]["printed_number"] == Decimal("42.5")
    assert first["Asia and Oceania"]["printed_region"] == "Asia"
    assert first["Asia and Oceania"]["records_pct"] == Decimal("28.5714")
    assert second["Asia and Oceania"]["records_pct"] == Decimal("48.1481")
    assert second["Global"]["records_pct"] == 0


def test_the_contradicted_share_is_struck_through_beside_the_recomputed_one():
    told = charts(opened())
    title = "Published distribution of the 39 projects funded 2016-2020, beside the records"
    assert "Middle East: as published, all projects printed 11%, recomputed 8%" in told[title]


def test_published_budgets_stand_beside_the_records():
    found = {row["fund_region"]: row for row in tables.published_budget().to_pylist()}
    assert found["Europe"]["printed_number"] == found["Europe"]["records_usd"] == 270_000
    assert found["Africa"]["printed_number"] == 831_000
    assert found["Africa"]["records_usd"] == 650_000


def test_every_chart_has_a_text_alternative():
    told = charts(opened())
    assert len(told) == 7
    assert all(told.values())
    assert told["Projects per Fund region, 2011–2020"] == (
        "Africa: 14 [34%]; Asia and Oceania: 17 [41%]; Europe: 6 [15%]; "
        "Latin America and the Caribbean: 3 [7%]; Middle East: 1 [2%]."
    )


def test_a_selected_region_tells_its_projects():
    at = opened()
    at.session_state["projects_by_region_chart"] = {
        "selection": {"points": [{"customdata": ["Middle East"]}], "point_indices": [4]}
    }
    at.run()
    assert "Selected: **Middle East**: 1 project" in text(at)
