"""Native charts keep signs, gaps and names of what a figure draws."""

import io
from dataclasses import replace

import openpyxl
import pytest
from pptx import Presentation

from pages.shared.charts import Measure
from pages.shared.export import pptxfile, xlsxfile
from pages.shared.export.exported import Exported
from pages.shared.export.grid import grid
from pages.shared.export.native import natives, plain
from tests.fixtures import exports

pytestmark = pytest.mark.usefixtures("in_service")


def drawn(form: str, *traces: dict, **layout: object) -> Exported:
    """A card with a figure of its own."""
    one = exports.card("regions/projects_by_region")
    measure = Measure("amount", "Change", form)
    return replace(one, measures=(measure,), figure={"data": list(traces), "layout": layout})


def bars(names: list, values: list, **more: object) -> dict:
    return {"type": "bar", "orientation": "h", "y": names, "x": values, **more}


def words(names: list, texts: list[str]) -> dict:
    return {"type": "scatter", "mode": "text", "x": [0] * len(names), "y": names, "text": texts}


def chart_of(one: Exported):
    """The chart of the slide that is made of a card."""
    slide = Presentation(io.BytesIO(pptxfile.write(one))).slides[0]
    return next(shape.chart for shape in slide.shapes if shape.has_chart)


def test_amounts_below_zero_keep_their_sign_and_their_bar():
    one = drawn("usd", bars(["Staff", "Office"], [69_000.0, -1_828.0]))
    chart = chart_of(one)
    assert natives(one)[0].number_format == "#,##0;-#,##0"
    assert chart.plots[0].series[0].data_labels.number_format == "#,##0;-#,##0"
    assert chart.value_axis.minimum_scale < -1_828 - 0.1 * 69_000
    book = openpyxl.load_workbook(io.BytesIO(xlsxfile.write(one)))
    assert book["Chart"]._charts[0].y_axis.scaling.min < -1_828


def test_amounts_above_zero_begin_at_zero():
    one = drawn("usd", bars(["Staff", "Office"], [69_000.0, 1_828.0]))
    assert chart_of(one).value_axis.minimum_scale == 0
    book = openpyxl.load_workbook(io.BytesIO(xlsxfile.write(one)))
    assert book["Chart"]._charts[0].y_axis.scaling.min == 0


def test_bars_below_zero_leave_their_names_at_the_edge_in_a_workbook():
    one = drawn("usd", bars(["Staff", "Office"], [69_000.0, -1_828.0]))
    book = openpyxl.load_workbook(io.BytesIO(xlsxfile.write(one)))
    assert book["Chart"]._charts[0].x_axis.tickLblPos == "low"


def test_a_place_where_words_stand_has_no_bar_of_zero():
    names = ["Africa", "Europe", "Middle East"]
    told = words(names, ["+19 k", "fewer than five projects", "0"])
    (native,) = natives(drawn("usd", bars(names, [19_000.0, 0.0, 0.0]), told))
    assert native.series[0].values == [19_000.0, None, 0.0]
    assert native.absent == ("Europe: fewer than five projects",)


def test_the_gaps_of_a_joining_line_are_no_category():
    joined = {"type": "scatter", "mode": "lines", "x": [5, 5, None], "y": ["Staff", "Office", None]}
    (native,) = natives(drawn("usd", joined, bars(["Staff", "Office"], [5.0, 7.0])))
    assert native.categories == ["Staff", "Office"]


def test_months_of_a_scale_of_days_are_written_as_months():
    columns = {"type": "bar", "x": ["2017-01-01", "2017-02-01"], "y": [1.0, 2.0]}
    (native,) = natives(drawn("count", columns, xaxis={"type": "date"}))
    assert native.categories == ["Jan 2017", "Feb 2017"]


def test_every_bar_of_a_long_ranking_has_its_name():
    names = [f"Rule {number}" for number in range(25)]
    one = drawn("count", bars(names, [1.0] * 25))
    skip = chart_of(one).category_axis._element.find("{*}tickLblSkip")
    assert skip.get("val") == "1"
    book = openpyxl.load_workbook(io.BytesIO(xlsxfile.write(one)))
    assert book["Chart"]._charts[0].x_axis.tickLblSkip == 1


@pytest.mark.parametrize(
    ("values", "form"), [([1.0, 2.0], "#,##0"), ([1.0, 2.25], "#,##0.00"), ([None], "#,##0")]
)
def test_plain_numbers_end_in_no_lone_point(values, form):
    names = [f"Country {place}" for place in range(len(values))]
    (native,) = natives(drawn("number", bars(names, values)))
    assert native.number_format == form


def test_shares_over_years_carry_their_sign_on_the_axis():
    line = {"type": "scatter", "mode": "lines+markers", "x": [2016, 2017], "y": [3.0, 6.0]}
    axis = chart_of(drawn("percent", line)).value_axis
    assert axis.tick_labels.number_format == '0"%"'
    assert not axis.tick_labels.number_format_is_linked


def test_a_word_broken_at_its_hyphen_is_whole_again():
    assert plain("Gender-<br>sensitive<br>policies") == "Gender-sensitive policies"


def test_the_head_of_a_matrix_tells_its_number_from_its_name():
    axis = {"tickvals": [0], "ticktext": ["Trainings<br>with gender<br><b>11</b>"]}
    rows = {"tickvals": [0], "ticktext": ["LM.0301"]}
    mark = {"type": "scatter", "x": [0], "y": [0], "marker": {"color": "#000000"}}
    table = grid(drawn("count", mark, xaxis=axis, yaxis=rows))
    assert [column.heading for column in table.columns] == ["", "Trainings with gender (11)"]


def test_numbers_that_stand_beside_bars_are_written_as_the_figure_writes_them():
    names = ["Line 1", "Line 2", "Line 3"]
    told = words(names, ["  −1.6%", "  +0.4%", "unknown"])
    (native,) = natives(drawn("percent", bars(names, [-1.6, 0.4, 0.0]), told))
    assert native.series[0].labels == {0: "−1.6%", 1: "+0.4%"}


def test_a_share_printed_with_decimals_keeps_them():
    bar = bars(["Africa", "Europe"], [38.5, 40.0], text=["38.5%", "40%"])
    (native,) = natives(drawn("percent", bar))
    assert native.series[0].labels == {0: "38.5%"}
