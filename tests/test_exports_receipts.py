"""A receipt link opens the same figure of the same data again, whatever is in service since."""

import shutil
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

import warehouse
from pages.shared import former
from pages.shared.export import find, receipt
from pages.shared.filters import Filters
from tests.fixtures import exports
from tests.fixtures.warehouse.portfolio import PORTFOLIO
from tests.fixtures.warehouse.snapshot import write_snapshot

WHERE = {"fund_region": ["Africa", "Europe"], "funding_year": ["2011..2014"]}


@pytest.fixture
def own_data(real_data, tmp_path, monkeypatch):
    folder = tmp_path / "data"
    shutil.copytree(real_data, folder)
    monkeypatch.setenv("FUND_MONITOR_DATA", str(folder))
    return folder


def opened(link: str):
    address, card = find.of_link(link)
    return find.export(address, card, exports.HOST, lambda exported: exported)


def visited(link: str) -> AppTest:
    """The overview of a link as a reader meets it."""
    at = AppTest.from_file("../app.py", default_timeout=60)
    for name, values in parse_qs(urlsplit(link).query).items():
        at.query_params[name] = values
    at.run()
    assert not at.exception
    return at


@pytest.mark.usefixtures("in_service")
@pytest.mark.parametrize("card", ["regions/map", "revisions/extensions", "overview/findings"])
def test_a_link_is_short_readable_and_opens_the_same_figure(card):
    first = exports.card(card, **WHERE)
    assert len(first.receipt) < 160
    assert first.receipt.startswith(f"{exports.HOST}/{first.page}?")
    assert "funding_year=2011..2014&fund_region=Africa&fund_region=Europe" in first.receipt
    again = opened(first.receipt)
    assert again.figure == first.figure
    assert again.table == first.table
    assert again.receipt == first.receipt


def test_a_link_opens_its_own_data_after_a_newer_snapshot_is_in_service(own_data):
    first = exports.card("regions/projects_by_region", **WHERE)
    write_snapshot(own_data, PORTFOLIO)
    assert warehouse.snapshot().id != first.snapshot
    again = opened(first.receipt)
    assert again.snapshot == first.snapshot
    assert again.figure == first.figure
    assert again.table == first.table
    assert not again.synthetic


def test_a_reader_sees_that_data_and_that_it_is_not_in_service(own_data):
    first = exports.card("overview/projects_by_year")
    write_snapshot(own_data, PORTFOLIO)
    at = visited(first.receipt)
    told = "\n".join(element.value for element in at.markdown)
    assert "Former data, as this link was made" in told
    assert f"snapshot {first.snapshot[:6]}" in told
    assert "41 of 41 projects in view" in told
    at.button(key="leave_former").click().run()
    told = "\n".join(element.value for element in at.markdown)
    assert "Former data" not in told
    number = len(PORTFOLIO["projects"])
    assert f"{number} of {number} projects in view" in told


def test_a_reader_is_told_when_that_data_is_gone(own_data):
    first = exports.card("overview/projects_by_year")
    write_snapshot(own_data, PORTFOLIO)
    shutil.rmtree(own_data / "snapshots" / first.snapshot)
    warned = "\n".join(element.value for element in visited(first.receipt).warning)
    assert former.gone(first.snapshot) in warned


def test_while_it_is_in_service_nothing_is_told(own_data):
    first = exports.card("overview/projects_by_year")
    at = visited(first.receipt)
    assert "Former data" not in "\n".join(element.value for element in at.markdown)
    assert not at.warning


@pytest.mark.usefixtures("in_service")
@pytest.mark.parametrize("name", ["no_such_card", "map", "<b>"])
def test_a_card_that_is_not_on_the_page_is_told_and_the_page_is_shown(name):
    at = visited(f"/overview?card={name}")
    told = "\n".join(element.value for element in at.warning).replace("\\", "")
    assert f"The card of this link (“{name}”) is not on this page" in told
    assert "41 of 41 projects in view" in "\n".join(element.value for element in at.markdown)
    assert at.get("plotly_chart")


@pytest.mark.usefixtures("in_service")
def test_a_card_is_told_where_the_page_ends_itself_because_nothing_is_in_view():
    at = visited("/overview?review=2011-2014&funding_year=2018&card=projects_by_year")
    told = "\n".join(element.value for element in at.warning)
    assert "is not on this page, or no longer for what is in view" in told.replace("\\", "")


@pytest.mark.usefixtures("in_service")
def test_the_link_of_a_whole_review_names_no_card():
    link = receipt.link("/review", Filters(), warehouse.snapshot())
    assert link == f"/review?snapshot={warehouse.snapshot().id}"
