"""Which marks of a chart can be followed to projects."""

import pytest

from pages.shared import select
from pages.shared.export import chromium, menu
from tests.fixtures import reader


@pytest.mark.parametrize("dimension", ["funding_line", "fund_region", "project_code", "challenge"])
def test_values_of_a_dimension_of_projects_lead_to_projects(dimension):
    assert select.can_follow(dimension)


@pytest.mark.parametrize("column", ["dimension_value", "measure", "share_of", None])
def test_other_columns_lead_nowhere(column):
    assert not select.can_follow(column)


def with_menu(page: str, card: str):
    """A page with the menu of a card open."""
    at = reader.opened(page)
    at.session_state[f"{card}_menu"] = True
    return at.run()


@pytest.mark.usefixtures("in_service")
def test_without_a_mouse_a_mark_is_chosen_in_the_menu_and_filters_the_page():
    at = with_menu("regions", "projects_by_region")
    assert "Africa" in at.selectbox(key="projects_by_region_mark").options
    at.selectbox(key="projects_by_region_mark").set_value("Africa").run()
    assert "Selected: **Africa**: 14 projects" in reader.text(at)
    at.button(key="projects_by_region_mark_filter").click().run()
    assert at.multiselect(key="fund_region").value == ["Africa"]
    assert "14 of 41 projects in view" in reader.text(at)


@pytest.mark.usefixtures("in_service")
def test_marks_that_lead_nowhere_are_not_offered():
    at = with_menu("overview", "share_of_projects")
    assert at.get("download_button")
    assert "share_of_projects_mark" not in [box.key for box in at.selectbox]


@pytest.mark.usefixtures("in_service")
@pytest.mark.parametrize("browser", ["chromium", None])
def test_the_menu_says_that_files_drawn_here_take_time(browser, monkeypatch):
    monkeypatch.setattr(chromium, "found", lambda: browser)
    told = reader.text(with_menu("regions", "projects_by_region"))
    assert (menu.TAKES_TIME in told) == (browser is not None)
