"""Charts of one measure by two dimensions: what is drawn, what is left out and how it is told."""

import pyarrow as pa

from pages.shared import charts, theme
from pages.shared.charts import Measure
from pages.shared.charts.series import labels

MEASURE = Measure("budget_usd", "Budget", "usd")
TABLE = pa.table(
    {
        "review": ["old", "old", "old", "new"],
        "line": [2, 1, None, 1],
        "budget_usd": [300_000, 100_000, 50_000, None],
    }
)


def test_series_keep_the_order_of_their_codes_with_not_stated_last():
    assert list(labels(TABLE, "line")) == [2, 1, None]
    assert list(labels(TABLE, "line", [None, 1, 2, 3])) == [1, 2, None]


def test_a_stack_ends_with_its_sum_and_says_where_nothing_is_stated():
    figure = charts.parted(TABLE, "review", [MEASURE], second="line", stacked=True)
    ends = figure.data[-1]
    assert [text.strip() for text in ends.text] == ["450 k", "not stated"]
    assert list(ends.x) == [450_000, 0]


def test_the_part_that_is_not_stated_is_an_empty_outline():
    figure = charts.parted(TABLE, "review", [MEASURE], second="line", stacked=False)
    assert [trace.name for trace in figure.data] == ["2", "1", "Not stated"]
    assert figure.data[0].marker.color == theme.ACCENT
    assert figure.data[2].marker.color == theme.CLEAR
    assert figure.data[2].customdata[0] == ["old", None]


def test_regions_keep_their_colours_as_series():
    table = pa.table({"review": ["old"], "fund_region": ["Europe"], "budget_usd": [1]})
    figure = charts.parted(table, "review", [MEASURE], second="fund_region", stacked=True)
    assert figure.data[0].marker.color == theme.REGION_COLOURS["Europe"]


def test_a_year_without_records_breaks_a_line_and_not_stated_stands_apart():
    table = pa.table({"year": [2011, 2013, None], "budget_usd": [5, 7, 9]})
    joined, apart = charts.lines(table, "year", [MEASURE], years=True).data
    assert (list(joined.x), list(joined.y)) == ([2011, 2012, 2013], [5, None, 7])
    assert joined.connectgaps is False
    assert (apart.mode, list(apart.x), list(apart.y)) == ("markers+text", [2014], [9])


def test_a_point_below_its_neighbours_has_its_number_below():
    table = pa.table({"year": [2011, 2012, 2013], "budget_usd": [5, 1, 7]})
    line = charts.lines(table, "year", [MEASURE], years=True).data[0]
    assert list(line.textposition) == ["top center", "bottom center", "top center"]


def test_a_cell_without_records_is_empty_and_one_without_a_value_has_a_dash():
    figure = charts.heat(TABLE, "review", [MEASURE], second="line")
    shades, points = figure.data
    assert figure.layout.yaxis.ticktext == ("2", "1", "Not stated")
    assert [list(line) for line in shades.text] == [["300 k", ""], ["100 k", "–"], ["50 k", ""]]
    assert list(points.customdata[0]) == ["old", 2]
    assert "<b>2, old</b><br>Budget: USD 300,000" in points.hovertext[0]
