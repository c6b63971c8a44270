"""The Objectives and frameworks page on the shipped data: stated, inferred, published, lost."""

from functools import partial

import pytest

import warehouse
from pages.objectives import answers, tables
from pages.shared.filters import Filters
from pages.shared.view import View
from tests.fixtures import reader
from tests.golden.figures import objectives_samples

pytestmark = pytest.mark.usefixtures("in_service")

NOTHING = {"review": "2016-2020", "funding_line": "2"}
"""The later review states no line per project."""
opened = partial(reader.opened, "objectives")
text = reader.text


def everything() -> View:
    return View(Filters(), {})


def test_the_page_opens_with_its_sentence_and_key_figures():
    at = opened()
    assert answers.sentence(everything()) in text(at)
    assert [metric.value for metric in at.metric] == ["3", "20 of 27", "27"]
    assert len(at.get("plotly_chart")) == 6


def test_one_category_leads_and_several_tie():
    europe = View(Filters(fund_region=("Europe",)), {})
    names, number, total = answers.category(europe)
    assert (len(names), number, total) == (3, 1, 3)
    told = answers.sentence(europe)
    assert f"{answers.leading_words(names, 1)} of 3 projects funded 2016–2020" in told
    assert answers.leading_words(["A", "B", "C"], 1) == "“A”, “B” and “C” tie with 1 each"
    assert answers.leading_words(["A"], 2) == "“A” leads with 2"
    assert "leads with 10 of 27 projects funded 2016–2020" in answers.sentence(everything())


def test_objectives_are_three_stated_and_eleven_inferred_and_add_up_as_published():
    rows = tables.objectives(everything()).to_pylist()
    assert [row["stated"] + row["inferred"] for row in rows] == [9, 2, 2, 1]
    assert [row["printed_number"] for row in rows] == [9, 2, 2, 1]
    assert sum(row["stated"] for row in rows) == 3
    assert sum(row["inferred"] for row in rows) == 11


def test_categories_are_those_the_warehouse_counts():
    asked = warehouse.query("projects", "project_category", {"review": "2016-2020"}).to_pylist()
    counted = {row["project_category"]: row["projects"] for row in asked}
    rows = tables.categories(everything()).to_pylist()
    assert {row["project_category"]: row["projects"] for row in rows} == counted
    assert sorted(counted.values(), reverse=True) == [10, 7, 4, 3, 3]


def test_the_two_typologies_never_share_a_chart():
    first = set(tables.objectives(everything())["objective_category_label"].to_pylist())
    second = set(tables.categories(everything())["project_category_label"].to_pylist())
    drawn = [chart.proto.spec.replace("<br>", " ") for chart in opened().get("plotly_chart")]
    of_first = {n for n, words in enumerate(drawn) if any(name in words for name in first)}
    of_second = {n for n, words in enumerate(drawn) if any(name in words for name in second)}
    assert of_first
    assert of_second
    assert not of_first & of_second


def test_filters_change_the_records_and_not_what_is_published():
    view = View(Filters(review=("2016-2020",)), {})
    rows = tables.objectives(view).to_pylist()
    assert {row["stated"] + row["inferred"] for row in rows} == {0}
    assert [row["printed_number"] for row in rows] == [9, 2, 2, 1]
    at = opened(review="2016-2020")
    assert answers.sentence(view) in text(at)
    assert "Objective stated" not in [metric.label for metric in at.metric]
    assert "The filters leave nothing for this card" in text(at)


def test_when_no_project_matches_the_page_says_so():
    assert "No project matches these filters" in text(opened(**NOTHING))


@pytest.mark.parametrize(
    ("chart", "values"),
    [
        ("objectives", [20, 16, 15, 15, None, None]),
        ("areas", [22, 9, 8, None, None, None, None, None]),
        ("sdg", [None, None, None, 6, 13, None, 3, None]),
        ("migof", [None, None, None, 59, None, 41]),
    ],
)
def test_a_lost_value_is_missing_and_never_zero(chart, values):
    found = tables.options(chart, by_value=chart in ("objectives", "areas")).to_pylist()
    assert [row["printed_number"] for row in found] == values
    for row in found:
        assert (row["printed_number"] is None) == (row["value_lost"] is not None)


def test_what_the_text_says_of_a_lost_value_is_kept():
    goals = {row["option_label"]: row["value_lost"] for row in tables.options("sdg").to_pylist()}
    assert goals["Goal 10: Reduced inequalities"] == (
        "Called the most frequent; value lost with the picture"
    )


def test_charts_without_any_value_are_lists_of_their_options():
    assert tables.without_values("measures").num_rows == 8
    assert tables.without_values("msd").num_rows == 3
    assert "printed_number" not in tables.without_values("msd").column_names


def test_stated_and_inferred_stand_end_to_end_and_published_beside_them():
    stated, inferred, published = objectives_samples.stated_and_inferred().data
    assert stated.offsetgroup == inferred.offsetgroup != published.offsetgroup
    assert list(inferred.base) == [1.0, 0.0]
    assert list(inferred.text) == ["1 + 8 = 9", "0 + 1 = 1"]
    assert published.marker.pattern.shape == "/"


def test_a_lost_value_has_words_in_place_of_a_bar():
    bars, words = objectives_samples.surviving().data
    assert list(bars.x) == [20.0, None]
    assert list(bars.text) == ["20 [74%]", ""]
    assert list(words.y) == ["Ethical recruitment"]
    assert "Value lost with the picture" in words.text[0]
