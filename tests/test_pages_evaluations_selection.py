"""What a chart hands on of the marks selected in it."""

from pages.shared import select

EVENT = {"selection": {"points": [{"customdata": ["A", "impact"]}, {"x": 1}]}}


def test_all_data_of_a_selected_mark_is_handed_on():
    assert select.marks(EVENT) == [["A", "impact"]]


def test_codes_are_the_first_of_them_and_a_missing_code_is_left_out():
    assert select.selected(EVENT) == ["A"]
    assert select.selected({"selection": {"points": [{"customdata": [None]}]}}) == []


def test_nothing_selected_is_nothing():
    assert select.marks(None) == select.selected({}) == []
