"""The frame around every page."""

import pytest

import warehouse
from pages.shared import shell
from pages.shared.addresses import PAGES, SECTIONS


def test_every_page_of_the_dashboard_stands_in_one_section():
    shell.in_one_section(PAGES, SECTIONS)


@pytest.mark.parametrize(
    ("sections", "said"),
    [
        ({"A": ("one",)}, "The page two stands in no section of the navigation. Name its address"),
        ({"A": ("one", "two"), "B": ("two",)}, "The page two stands in 2 sections of the navi"),
        ({"A": ("one", "two", "three")}, "The navigation names three, which is no page. Add the"),
    ],
)
def test_page_and_sections_that_do_not_know_each_other_are_told(sections, said):
    pages = {"one": ("One", "pages/one/page.py"), "two": ("Two", "pages/two/page.py")}
    with pytest.raises(warehouse.WarehouseError) as told:
        shell.navigation(pages, sections)
    assert said in str(told.value)
    assert "pages/shared/addresses.py" in str(told.value)
