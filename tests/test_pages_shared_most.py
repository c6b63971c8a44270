"""Charts with a mark per project or country draw the largest ones and say so."""

from functools import partial

import pyarrow as pa
import pytest

from pages.shared import charts, drawn, most
from pages.shared.charts import Measure

MEASURES = [Measure("months", "Months", "months")]


def table(number):
    codes = [f"P{place:03}" for place in range(number)]
    return pa.table({"project_code": codes, "months": list(range(number))})


@pytest.mark.usefixtures("in_service")
def test_few_marks_are_all_drawn():
    found = drawn.figure(charts.bars, table(45), "project_code", MEASURES, {})
    assert len(found.data[0].y) == 45
    assert not most.too_many(table(45), "project_code", charts.bars)


@pytest.mark.usefixtures("in_service")
def test_of_many_marks_the_largest_are_drawn_in_the_order_of_the_table():
    assert most.too_many(table(60), "project_code", partial(charts.bars))
    kept = most.largest(table(60), "months")["months"].to_pylist()
    assert kept == list(range(40, 60))
    found = drawn.figure(charts.bars, table(60), "project_code", MEASURES, {})
    assert len(found.data[0].y) == 20


def test_rows_without_the_value_are_drawn_last():
    values = pa.table({"iso3": list("abcd") * 15, "n": [None] * 58 + [1, 2]})
    kept = most.largest(values, "n")["n"].to_pylist()
    assert kept[-2:] == [1, 2]
    assert kept[:18] == [None] * 18


def test_the_card_says_how_many_the_table_has_too():
    told = most.note(table(60), "project_code", "months", {"months": "Months of extension"})
    assert told == (
        "The chart shows the 20 largest by months of extension of 60 projects; "
        "the table has the 40 others too."
    )


def test_distributions_maps_and_other_categories_take_all():
    assert not most.too_many(table(60), "project_code", charts.strip)
    assert not most.too_many(table(60).rename_columns(["rule", "months"]), "rule", charts.bars)
    assert not most.too_many(table(60), "project_code", None)


def test_many_dots_become_a_bar_per_whole_number():
    values = pa.table(
        {"project_code": [f"P{n}" for n in range(100)], "months": [0] * 90 + [5] * 10}
    )
    (bar,) = charts.strip(values, "project_code", MEASURES).data
    assert (bar.type, list(bar.x), list(bar.y)) == ("bar", [0, 5], [90, 10])
    few = charts.strip(values.slice(0, 80), "project_code", MEASURES)
    assert few.data[0].type == "scatter"
