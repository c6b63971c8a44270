"""The day up to which the portfolio is known: chosen in the sidebar, carried in every link."""

from datetime import date
from functools import partial

import pytest

import warehouse
from pages.shared import day
from tests.fixtures import reader

pytestmark = pytest.mark.usefixtures("in_service")

DAY = date(2013, 1, 1)


def projects_known() -> int:
    return warehouse.current(as_of=DAY).query("projects")["projects"][0].as_py()


def test_every_number_is_that_of_the_day():
    at = reader.opened("overview", as_of=DAY.isoformat())
    known = projects_known()
    assert 0 < known < warehouse.query("projects")["projects"][0].as_py()
    assert reader.figures(at)["Projects"] == str(known)
    assert "as it was known on 1 Jan 2013" in at.info[0].value


def test_without_a_day_everything_recorded_is_shown():
    at = reader.opened("overview")
    assert not [told for told in at.info if "as it was known" in told.value]
    assert at.date_input(key=day.KEY).value is None


def test_a_day_picked_changes_the_page_and_taking_it_away_brings_it_back():
    at = reader.opened("overview")
    before = reader.main_text(at)
    at.date_input(key=day.KEY).set_value(DAY).run()
    assert reader.main_text(at) != before
    at.date_input(key=day.KEY).set_value(None).run()
    assert reader.main_text(at) == before


def test_the_day_goes_along_in_links_and_over_pages():
    at = reader.opened("data_quality", as_of=DAY.isoformat())
    at.switch_page("pages/revisions/page.py").run()
    assert at.date_input(key=day.KEY).value == DAY
    assert "as it was known on 1 Jan 2013" in at.info[0].value


@pytest.mark.parametrize("page", ["overview", "evaluations"])
def test_a_day_nobody_can_choose_is_told_and_ignored(page):
    at = reader.opened(page, as_of="2022-13-01")
    assert "“2022-13-01” is not a day such as 2021-06-30" in reader.text(at)
    assert at.date_input(key=day.KEY).value is None


@pytest.mark.parametrize("written", ["2022-13-01", "yesterday", "1900-01-01", ""])
def test_only_days_that_can_be_picked_are_read(written):
    assert day.read(written) is None


def test_what_can_be_chosen_does_not_change_with_the_day():
    now, then = (
        partial(reader.opened, "overview"),
        partial(reader.opened, "overview", as_of=DAY.isoformat()),
    )
    assert then().multiselect(key="iso3").options == now().multiselect(key="iso3").options


def test_before_anything_was_known_the_page_says_so():
    at = reader.opened("regions", as_of="2005-01-01")
    assert not at.metric
    assert "2005" in reader.text(at)
