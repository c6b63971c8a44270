"""Waterfalls and the curve of first revisions: what a reader relies on in them."""

import pytest

from pages.shared import formats, theme
from pages.shared.charts.waterfall import signed
from tests.golden.figures import ledger_samples

FIGURES = ledger_samples.figures()


def bar(name):
    return next(trace for trace in FIGURES[name].data if trace.type == "bar")


def words(name):
    trace = FIGURES[name].data[-1]
    return [text.strip() for text in trace.text]


def test_changes_start_where_the_step_before_ended_and_levels_at_zero():
    """100,000, up to 106,000, down to 105,000; what is not known changes nothing."""
    drawn = bar("waterfall_of_a_budget")
    assert list(drawn.base) == [0, 100_000, 106_000, 105_000, 0, 105_000, 0]
    ends = [start + length for start, length in zip(drawn.base, drawn.x, strict=True)]
    assert ends == [100_000, 106_000, 105_000, 105_000, 105_000, 103_000, 103_000]


def test_changes_carry_sign_and_share_and_levels_their_amount():
    assert words("waterfall_of_a_budget") == [
        "100 k",
        "+6 k [+6.0%]",
        "−1 k [−1.0%]",
        "not stated",
        "105 k",
        "−2 k [−2.0%]",
        "103 k",
    ]


def test_words_of_a_change_far_to_the_right_stand_to_its_left():
    """Beyond 53,000 of 106,000; a phone has no room to the right of it."""
    trace = FIGURES["waterfall_of_a_budget"].data[-1]
    sides = [place.removeprefix("middle ") for place in trace.textposition]
    assert sides == ["right", "left", "left", "left", "right", "left", "right"]
    assert list(trace.x)[1:3] == [100_000, 105_000]
    assert set(FIGURES["waterfall_of_changes"].data[-1].textposition) == {"middle right"}


def test_what_rounds_to_nothing_has_no_sign():
    assert signed(-0.2, formats.count) == "0"
    assert signed(-0.6, formats.count) == "−1"


def test_levels_are_grey_and_changes_in_the_accent():
    colours = list(bar("waterfall_of_a_budget").marker.color)
    levels = [place for place, colour in enumerate(colours) if colour == theme.GREY]
    assert levels == [0, 4, 6]
    assert {colours[place] for place in (1, 2, 3, 5)} == {theme.ACCENT}


def test_changes_that_do_not_add_up_all_start_at_zero_and_small_groups_say_so():
    drawn = bar("waterfall_of_changes")
    assert list(drawn.base) == [0, 0, 0]
    assert words("waterfall_of_changes") == ["+2.3%", "−0.8%", "fewer than five projects"]
    assert [trace.type for trace in FIGURES["waterfall_of_changes"].data] == ["bar", "scatter"]


def test_hover_tells_the_level_after_a_change():
    told = list(bar("waterfall_of_a_budget").hovertext)
    assert told[1].endswith("computed from records<br>then USD 106,000")
    assert told[0].endswith("computed from records")


def test_a_curve_ends_where_too_few_are_watched_and_its_band_where_it_has_none():
    drawn = FIGURES["ledger_first_revision"].data
    assert list(drawn[-1].x) == [0, 1, 2]
    assert list(drawn[0].x) == [2]
    assert drawn[-1].line.shape == "hv"


def test_a_month_is_told_with_its_interval_and_who_is_still_watched():
    told = list(FIGURES["ledger_first_revision"].data[-1].hovertext)
    assert told[2] == (
        "<b>After 2 months</b><br>Not yet revised: 83%<br>likely between 27% and 98%<br>"
        "5 projects still watched<br>computed from records"
    )
    assert "likely" not in told[0]


@pytest.mark.parametrize(("half", "lines"), [(2.5, 1), (None, 0)])
def test_the_half_is_marked_only_where_it_is_reached(half, lines):
    figure = ledger_samples.first_revision(half)
    assert len(figure.layout.shapes) == len(figure.layout.annotations) == lines
