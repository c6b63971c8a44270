"""The steps above a page: what is in view, and how each step is taken away."""

import pytest

from pages.shared import crumbs
from tests.fixtures import reader


@pytest.fixture(autouse=True)
def _same_data(in_service):
    """The published reviews are in service."""


def buttons(at) -> list[str]:
    """Labels of the steps, in their order."""
    return [b.label.replace("\\", "") for b in at.main.button if (b.key or "").startswith("crumb")]


def press(at, key):
    at.button(key=key).click()
    at.run()
    assert not at.exception


def test_new_steps_come_after_those_taken_before():
    assert crumbs.in_order(["funding_year", "iso3"], ["iso3"]) == ["iso3", "funding_year"]
    assert crumbs.in_order(["iso3"], ["funding_year", "iso3"]) == ["iso3"]
    assert crumbs.in_order([], ["iso3"]) == []


def test_without_a_filter_there_are_no_steps():
    assert buttons(reader.opened("regions")) == []


def test_each_step_is_named_and_leads_to_the_projects_in_view():
    at = reader.opened("regions", fund_region="Africa", review="2016-2020")
    wanted = ["All projects", "Review: Review 2016-2020", "Fund region: Africa"]
    found = buttons(at)
    assert sorted(found[:3]) == sorted(wanted)
    assert found[0] == "All projects"
    assert found[3] == "List 9 projects"


def test_a_step_is_taken_away_and_the_others_stay():
    at = reader.opened("regions", fund_region="Africa", review="2016-2020")
    press(at, "crumb_review")
    assert buttons(at) == ["All projects", "Fund region: Africa", "List 14 projects"]


def test_a_step_taken_later_comes_later_whatever_the_order_of_the_filters():
    at = reader.opened("regions", iso3="Viet Nam")
    at.multiselect(key="fund_region").set_value(["Asia and Oceania"])
    at.run()
    assert buttons(at)[1:3] == ["Country: Viet Nam", "Fund region: Asia and Oceania"]


def test_all_steps_are_taken_away_at_once():
    at = reader.opened("regions", fund_region="Africa", review="2016-2020")
    press(at, "crumb_all")
    assert buttons(at) == []


def test_the_list_of_projects_does_not_lead_to_itself():
    found = buttons(reader.opened("projects", fund_region="Africa"))
    assert found == ["All projects", "Fund region: Africa"]
