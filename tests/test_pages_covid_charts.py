"""Charts of the COVID-19 impact page: lost is not zero, printed is not computed."""

from decimal import Decimal

from pages.covid import tables
from tests.golden.figures import covid_samples


def texts(trace) -> list[str]:
    return list(trace.text)


def test_a_lost_number_and_an_option_not_asked_say_so_and_have_no_bar():
    first, second = covid_samples.rankings().data
    assert texts(first)[0] == "<i>not asked</i>"
    assert first.x[0] == 0
    assert texts(second)[2] == "<i>number lost</i>"
    assert second.x[2] == 0


def test_a_share_its_count_contradicts_is_struck_through_beside_the_recomputed_one():
    _, second = covid_samples.rankings().data
    assert texts(second)[:2] == ["15 [56%]", "11 [<s>40%</s> 41%]"]


def test_bars_compare_shares_because_the_reviews_asked_different_numbers_of_projects():
    first, second = covid_samples.rankings().data
    assert first.x[1] == 50
    assert round(second.x[1], 2) == 40.74
    titles = [note.text for note in covid_samples.rankings().layout.annotations]
    assert titles == [
        "<b>Review 2011-2014</b><br>14 projects",
        "<b>Review 2016-2020</b><br>27 projects",
    ]


def test_published_counts_are_hatched():
    assert {trace.marker.pattern.shape for trace in covid_samples.rankings().data} == {"/"}


def test_equal_extensions_stand_above_each_other_in_the_upper_lane():
    (dots,) = covid_samples.lanes().data
    assert list(dots.x) == [1, 6, 6]
    assert dots.y[1] < dots.y[2]
    assert all(2 < height < 3 for height in dots.y)
    assert [code for (code,) in dots.customdata] == ["LM.0003", "LM.0001", "LM.0002"]


def test_an_empty_lane_says_why_and_a_mean_needs_dots():
    words = [note.text for note in covid_samples.lanes().layout.annotations]
    assert words == ["no project", "1 project without dates", "mean 4.3"]
    turned = covid_samples.lanes(order=[tables.DURING, tables.BEFORE], mean=Decimal("4.33"))
    assert [note.text for note in turned.layout.annotations] == ["no project"]


def test_projects_without_dates_have_a_row_of_their_own():
    figure = covid_samples.lanes()
    rows = [name.replace("<br>", " ") for name in figure.layout.yaxis.ticktext]
    assert rows == list(tables.LANES)
    undated = next(n for n in figure.layout.annotations if n.text == "1 project without dates")
    assert undated.y == figure.layout.yaxis.tickvals[rows.index(tables.UNDATED)]
