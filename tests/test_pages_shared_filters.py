"""The shared filters: as a value, in the address, in the sidebar."""

import pytest
from streamlit.testing.v1 import AppTest

import warehouse
from pages.shared import links
from pages.shared.filters import Filters
from pages.shared.view import NothingInCommon, View

pytestmark = pytest.mark.usefixtures("in_service")

NORTH = Filters(fund_region=("Africa",), funding_year=(2011, 2013), iso3=("UGA",))


def opened(**params: str | list[str]) -> AppTest:
    at = AppTest.from_file("../app.py", default_timeout=60)
    for name, value in params.items():
        at.query_params[name] = value
    at.run()
    assert not at.exception
    return at


def sidebar(at: AppTest) -> str:
    return "\n".join(element.value for element in at.sidebar.markdown).replace("\\", "")


def test_filters_become_what_the_warehouse_takes():
    assert NORTH.where == {
        "funding_year": warehouse.Between(2011, 2013),
        "fund_region": ["Africa"],
        "iso3": ["UGA"],
    }
    assert Filters().where == {}


def test_filters_read_as_words_and_as_an_address():
    assert NORTH.words == "Funding years: 2011–2013; Fund region: Africa; Country: Uganda"
    assert Filters().words == "all projects"
    assert Filters(iso3=("VNM", "PHL")).words == "Country: Viet Nam or Philippines"
    assert NORTH.link("/regions") == (
        "/regions?funding_year=2011&funding_year=2013&fund_region=Africa&iso3=Uganda"
    )
    assert Filters().link("/projects", challenge="covid_19") == "/projects?challenge=covid_19"


def test_a_mark_narrows_the_filter_of_its_dimension_and_no_other():
    narrowed = NORTH.narrowed({"iso3": "RWA", "challenge": "covid_19"})
    assert narrowed == Filters(fund_region=("Africa",), funding_year=(2011, 2013), iso3=("RWA",))
    assert Filters().narrowed({"funding_year": 2014}).funding_year == (2014, 2014)


def test_taking_one_filter_away_keeps_the_others():
    assert NORTH.without("funding_year") == Filters(fund_region=("Africa",), iso3=("UGA",))


def test_a_card_narrower_than_the_filters_keeps_what_both_allow():
    view = View(Filters(review=("2011-2014",), funding_year=(2012, 2013)), {})
    assert view.where({"funding_year": [2011, 2012]})["funding_year"] == [2012]
    with pytest.raises(NothingInCommon):
        view.where({"review": "2016-2020"})
    assert view.count(where={"review": "2016-2020"}) == 0


def test_without_filters_every_project_is_in_view():
    assert "**41 of 41 projects in view**" in sidebar(opened())


def test_labels_in_the_address_set_the_filters():
    at = opened(fund_region="Africa", funding_year=["2011", "2014"])
    assert at.multiselect(key="fund_region").value == ["Africa"]
    assert at.slider(key="funding_year").value == (2011, 2014)
    assert "**5 of 41 projects in view**" in sidebar(at)


@pytest.mark.parametrize(
    ("name", "written", "value", "kept"),
    [
        ("iso3", "VNM", ["VNM"], "Viet Nam"),
        ("iso3", ["vnm", "Philippines"], ["VNM", "PHL"], ["Viet Nam", "Philippines"]),
        ("fund_region", "africa", ["Africa"], "Africa"),
        ("coverage", "regional", ["regional"], "Regional"),
        ("funding_year", "2011..2013", (2011, 2013), ["2011", "2013"]),
        ("funding_year", "2013", (2013, 2013), ["2013", "2013"]),
    ],
)
def test_codes_and_ranges_in_the_address_are_understood(name, written, value, kept):
    at = opened(**{name: written})
    widget = at.slider(key=name) if name == "funding_year" else at.multiselect(key=name)
    assert widget.value == value
    assert at.query_params[name] == kept
    assert not at.warning


def test_unknown_values_in_the_address_are_told_with_the_nearest_known_ones():
    at = opened(fund_region=["Afrika", "Europe"], funding_year="1990..1995")
    told = [warning.value for warning in at.warning]
    assert told == [
        "Funding years “1990..1995” is not known and was ignored. "
        "Funding years run from 2011 to 2020.",
        "Fund region “Afrika” is not known and was ignored. Nearest: Africa.",
    ]
    assert at.multiselect(key="fund_region").value == ["Europe"]
    at.multiselect(key="fund_region").set_value(["Africa"]).run()
    assert not at.warning


def test_years_beyond_the_data_are_told():
    at = opened(funding_year="1999..2013")
    assert at.slider(key="funding_year").value == (2011, 2013)
    assert [warning.value for warning in at.warning] == [
        "Funding years “1999..2013” reach beyond the data and were read as 2011–2013. "
        "Funding years run from 2011 to 2020."
    ]


def test_many_values_are_named_as_examples_and_few_as_all():
    assert links.unknown_value("iso3", "zzz").startswith(
        "Country “zzz” is not known and was ignored. Known are 50, for example Afghanistan,"
    )
    assert links.unknown_value("funding_line", "9").endswith("Known: Line 1 or Line 2.")
    assert links.unknown_value("iso3", "Ghanaa").startswith(
        "Country “Ghanaa” is not known and was ignored. Nearest: "
    )


def test_several_codes_in_the_address_are_all_understood():
    at = opened(fund_region="africa", iso3="uga", review="2011-2014", funding_year="2011..2013")
    assert at.multiselect(key="fund_region").value == ["Africa"]
    assert at.multiselect(key="iso3").value == ["UGA"]
    assert at.slider(key="funding_year").value == (2011, 2013)
    assert not at.warning


def test_years_that_make_no_range_are_unknown():
    for written in (["x"], ["2014..2011"], ["2011", "2012", "2013"], [""]):
        found, problems = links.read_years(written, (2011, 2020))
        assert found == ()
        assert len(problems) == 1


@pytest.mark.parametrize("written", ["2011-2014", "2011 – 2014"])
def test_years_with_a_dash_are_told_how_to_be_written(written):
    _, problems = links.read_years([written], (2011, 2020))
    assert problems == [
        f"Funding years “{written}” is not known and was ignored. Write 2011..2014. "
        "Funding years run from 2011 to 2020."
    ]


def test_filters_are_kept_when_the_page_changes():
    at = opened(fund_region="Europe")
    at.switch_page("pages/regions/page.py").run()
    assert at.title[0].value == "Regional distribution"
    assert at.multiselect(key="fund_region").value == ["Europe"]
    assert "**6 of 41 projects in view**" in sidebar(at)


def test_reset_sets_every_filter_back():
    at = opened(fund_region="Europe", funding_year="2013", iso3="MNE")
    at.button(key="reset_filters").click().run()
    assert at.multiselect(key="fund_region").value == []
    assert at.slider(key="funding_year").value == (2011, 2020)
    assert "**41 of 41 projects in view**" in sidebar(at)


def test_projects_hidden_because_a_value_is_not_stated_are_told():
    assert "27 projects left out: funding line not stated." in sidebar(opened(funding_line="1"))


def test_when_nothing_matches_one_click_helps():
    at = opened(fund_region="Europe", iso3="VNM")
    assert "No project matches these filters together" in at.warning[0].value
    labels = [button.label for button in at.button]
    assert "Remove “Fund region” (4 projects then match)" in labels
    at.button(key="remove_fund_region").click().run()
    assert "**4 of 41 projects in view**" in sidebar(at)
    assert at.multiselect(key="iso3").value == ["VNM"]


def test_only_values_that_occur_can_be_chosen():
    at = opened()
    assert "Global" not in at.multiselect(key="fund_region").options
    assert len(at.multiselect(key="iso3").options) == 50
