"""The Search page: grouped results that lead to the place which shows them."""

from functools import partial

import pytest

import warehouse
from pages.search import answers, results
from tests.fixtures import reader

pytestmark = pytest.mark.usefixtures("in_service")
opened = partial(reader.opened, "search")
text = reader.text


def test_an_empty_search_says_what_to_type():
    at = opened()
    assert "Type a project code" in text(at)
    assert not at.header


@pytest.mark.parametrize("wanted", ["vietnam", "Viet Nam", "VIÊT NAM"])
def test_a_country_is_found_whatever_its_spelling(wanted):
    groups = results.found(wanted)
    assert [row["entry_id"] for row in groups["country"]] == ["VNM"]
    assert list(groups)[:2] == ["project", "country"]


def test_results_are_grouped_with_numbers_and_links():
    words = text(opened(q="consultant"))
    groups = results.found("consultant")
    assert answers.sentence("consultant", groups) in words
    for kind, rows in groups.items():
        assert f"{results.GROUPS[kind]} ({len(rows)})" in words
        assert f"]({results.target(rows[0])})" in words


@pytest.mark.parametrize(
    ("kind", "entry", "target"),
    [
        ("project", "LM.0307", "projects?project=LM.0307"),
        ("country", "VNM", "projects?iso3=VNM"),
        ("figure", "001.chal.any", "reconciliation?q=001.chal.any"),
        ("peer", "A project", "peers"),
        ("finding", "A/impact/Impact", "evaluations"),
    ],
)
def test_where_results_lead(kind, entry, target):
    assert results.target({"kind": kind, "entry_id": entry, "title": "Title"}) == target


def test_a_link_to_a_figure_finds_it():
    found = results.found("middle east 11 percent")["figure"][0]["entry_id"]
    assert warehouse.search(found, ["figure"])["entry_id"].to_pylist() == [found]


def test_long_groups_say_how_many_more_there_are():
    groups = results.found("labour migration")
    longest = max(len(rows) for rows in groups.values())
    assert longest > results.MOST
    assert f"{longest - results.MOST} more; add a word to see fewer." in text(
        opened(q="labour migration")
    )


def test_nothing_found_offers_to_clear():
    at = opened(q="zzz")
    assert "Nothing holds every word of “zzz”." in text(at)
    next(b for b in at.button if b.label == "Clear the search").click().run()
    assert "q" not in at.query_params
