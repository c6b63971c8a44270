"""What a reader relies on in every chart, looked up in the figures themselves."""

import json
import re

import pyarrow as pa
import pytest

from pages.shared import charts, theme
from pages.shared.charts import base
from tests.golden.figures import samples

FIGURES = samples.figures()


def colours(figure) -> set[str]:
    return set(re.findall(r"#[0-9a-f]{6}", json.dumps(figure.to_plotly_json())))


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_carries_no_plotly_template_and_a_fixed_height(name):
    figure = FIGURES[name]
    assert figure.layout.template.to_plotly_json() == base.TEMPLATE
    assert figure.layout.height > 0


@pytest.mark.parametrize("name", FIGURES)
def test_colours_come_from_the_theme(name):
    assert colours(FIGURES[name]) <= {*theme.palette("light"), theme.ON_GREY, "#ffffff"}


@pytest.mark.parametrize("name", FIGURES)
def test_every_mark_carries_its_code_and_says_what_it_is(name):
    marked = [trace for trace in FIGURES[name].data if trace.customdata is not None]
    assert marked
    for trace in marked:
        assert len(trace.hovertext) == len(trace.customdata)
        assert all("computed from records" in t or "as published" in t for t in trace.hovertext)


def test_bars_stand_from_most_to_least_with_not_stated_last():
    bar = FIGURES["bars_by_region"].data[0]
    assert list(bar.y) == ["Asia and Oceania", "Africa", "Middle East", "Not stated"]
    assert list(bar.text) == ["5 [63%]", "3 [38%]", "0 [0%]", "2"]


def test_no_value_and_zero_read_differently():
    bar = FIGURES["bars_of_money"].data[0]
    assert list(bar.text) == ["650 k", "1.75 M", "not stated", "0"]


def test_a_group_that_is_not_stated_and_has_no_value_is_no_bar():
    rows = {"gender_method": ["a", "b", None], "projects": [2, None, None]}
    figure = charts.bars(pa.table(rows), "gender_method", [charts.Measure("projects", "Projects")])
    assert list(figure.data[0].y) == ["a", "b"]
    assert list(figure.data[0].text) == ["2", "not stated"]


@pytest.mark.parametrize(("words", "pixels"), [(1, 34), (2, 38), (3, 53)])
def test_rows_have_room_for_the_lines_of_their_names(words, pixels):
    long = " ".join(["responsibilities"] * words)
    table = pa.table({"theme": ["a", "b", long], "projects": [3, 2, 1]})
    figure = charts.bars(table, "theme", [charts.Measure("projects", "Projects")])
    assert figure.layout.height == 40 + 3 * pixels


def test_each_region_has_its_colour_and_not_stated_is_grey():
    bar = FIGURES["bars_of_money"].data[0]
    regions = theme.REGION_COLOURS
    expected = [regions["Africa"], regions["Asia and Oceania"], regions["Middle East"], theme.GREY]
    assert list(bar.marker.color) == expected


def test_a_contradicted_number_is_struck_through_beside_the_recomputed_one():
    assert list(FIGURES["bars_published"].data[0].text) == ["33%", "<s>11%</s> 8%"]


def test_published_bars_are_hatched_outlines_and_records_are_solid():
    published, records = FIGURES["paired_published_and_records"].data
    assert published.marker.color == theme.CLEAR
    assert published.marker.pattern.shape == "/"
    assert records.marker.pattern.shape is None
    assert list(published.marker.line.color) == list(records.marker.color)


def test_a_year_without_records_keeps_its_place():
    figure = FIGURES["columns_by_year"]
    assert figure.layout.xaxis.type == "linear"
    assert list(figure.data[0].x) == [2011, 2012, 2014]
    assert list(figure.data[0].text) == ["450 k", "600 k", ""]


def test_a_project_without_both_durations_is_left_out_of_the_spans():
    _lines, planned, actual = FIGURES["spans_planned_actual"].data
    assert list(planned.y) == ["LM.0001", "LM.0002", "LM.0003"]
    assert list(actual.text) == ["+6.0", "", "−3.0"]


def test_equal_months_are_stacked_and_mean_and_median_named():
    figure = FIGURES["strip_of_months"]
    assert list(figure.data[0].x) == [1, 6, 6]
    assert list(figure.data[0].y) == [1, 1, 2]
    assert [note.text for note in figure.layout.annotations] == ["mean 4.3", "median 6.0"]


def test_the_names_of_mean_and_median_stand_outside_of_the_two():
    mean, median = FIGURES["strip_of_months"].layout.annotations
    assert (mean.xanchor, median.xanchor) == ("right", "left")


def test_a_budget_is_told_with_its_ceiling_and_above_is_said():
    text = FIGURES["ceilings_by_line"].data[-1].text
    assert [words.strip() for words in text] == [
        "100 k of 100 k",
        "120 k, above 100 k",
        "180 k of 100 k, exceptionally 200 k",
        "30 k, no ceiling stated",
    ]


def test_ceilings_are_ticks_and_the_exceptional_one_is_named():
    bars, ceilings, exceptional, _text = FIGURES["ceilings_by_line"].data
    assert list(bars.y) == ["LM.0001", "LM.0002", "LM.0003", "LM.0005"]
    assert list(ceilings.x) == [100_000, 100_000, 100_000]
    assert (exceptional.name, list(exceptional.y)) == ("Exceptional ceiling", ["LM.0003"])
    assert list(FIGURES["ceilings_by_line"].layout.yaxis.categoryarray) == [
        "<b>Line 1, national</b>",
        "LM.0001",
        "LM.0002",
        "<b>Line 1, regional</b>",
        "LM.0003",
        "LM.0005",
    ]


def test_what_is_not_stated_is_an_empty_outline_on_top():
    line_2, line_1, unknown = FIGURES["stacked_lines_by_year"].data
    assert (line_2.marker.color, line_1.marker.color) == (theme.ACCENT, theme.GREY)
    assert (unknown.name, unknown.marker.color) == ("Line not stated", theme.CLEAR)
    assert list(unknown.text) == ["", "", "7"]


def test_a_part_keeps_its_colour_when_another_part_is_absent():
    only_line_1 = samples.LINES.set_column(1, "line_2", pa.array([0, 0, 0]))
    figure = charts.stacked(only_line_1, "funding_year", samples.LINE_PARTS, not_stated="unknown")
    assert [(part.name, part.marker.color) for part in figure.data] == [
        ("Line 1", theme.GREY),
        ("Line not stated", theme.CLEAR),
    ]


def test_stacked_refuses_more_parts_than_colours():
    with pytest.raises(ValueError, match="up to 3 parts, not 4"):
        charts.stacked(samples.LINES, "funding_year", [*samples.LINE_PARTS, samples.COUNT])


def test_the_map_keeps_its_frame_and_shows_every_country_as_a_point():
    figure = FIGURES["world"]
    _shapes, points = figure.data
    assert figure.layout.geo.fitbounds is False
    assert figure.layout.geo.resolution == 50
    assert [code for (code,) in points.customdata] == ["VNM", "TUV", "XKX"]
    assert list(points.lat) == [16.6, -8.5, 42.6]


def test_an_axis_leaves_room_for_the_text_but_not_for_its_markup():
    assert base.axis_length(100, ["12345"]) == pytest.approx(130)
    assert base.axis_length(100, ["<s>1</s>"]) == pytest.approx(106)
    assert base.axis_length(0, []) == 1


def test_long_names_are_broken_between_words():
    assert base.wrapped("Latin America and the Caribbean") == "Latin America and the<br>Caribbean"
