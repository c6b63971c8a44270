"""When a printed and a recomputed number agree."""

from decimal import Decimal

import pytest

from etl.figures.operations import OPERATIONS, nearest_possible_share
from etl.figures.verdicts import rounding_step, verdict_of
from etl.figures.words import arithmetic, number_words

HALF = Decimal("0.5")


@pytest.mark.parametrize(
    ("printed", "recomputed", "verdict"),
    [
        ("26", "26", "matches"),
        ("23", "23.0769", "matches_after_rounding"),
        ("11", "7.6923", "contradicts"),
        ("40", "40.7407", "contradicts"),
        ("40", "40.5", "matches_after_rounding"),
        ("40", "40.5001", "contradicts"),
        ("0", "60", "contradicts"),
    ],
)
def test_a_whole_number_may_differ_by_half_a_unit(printed, recomputed, verdict):
    assert verdict_of(Decimal(printed), Decimal(recomputed), "exact", HALF) == verdict


@pytest.mark.parametrize(
    ("qualifier", "printed", "recomputed", "verdict"),
    [
        ("approx", "45", "46.4286", "matches_after_rounding"),
        ("approx", "45", "48", "contradicts"),
        ("less_than", "25", "23.2143", "matches_after_rounding"),
        ("less_than", "25", "25", "contradicts"),
        ("less_than", "25", "26", "contradicts"),
        ("less_than", "25", "20", "contradicts"),
        ("almost", "90", "89", "matches_after_rounding"),
        ("almost", "90", "91", "contradicts"),
        ("more_than", "200", "240", "matches_after_rounding"),
        ("more_than", "200", "199", "contradicts"),
        ("at_least", "5", "5", "matches"),
        ("at_least", "5", "4", "contradicts"),
        ("up_to", "300", "250", "matches_after_rounding"),
        ("up_to", "300", "301", "contradicts"),
        ("text", "27", "27", "matches"),
        ("counted", "7", "8", "contradicts"),
    ],
)
def test_a_word_beside_the_number_loosens_it(qualifier, printed, recomputed, verdict):
    assert verdict_of(Decimal(printed), Decimal(recomputed), qualifier, HALF) == verdict


@pytest.mark.parametrize(
    ("number", "printed_form", "step"),
    [
        ("38.5", None, "0.1"),
        ("27", None, "1"),
        ("26000", None, "1"),
        ("89.7", "89,7 per cent", "0.1"),
        ("1650000", "1,650,000.00", "0.01"),
        ("70000", "USD 70.000", "1"),
        ("27", "all", "1"),
    ],
)
def test_the_last_printed_digit_sets_the_step(number, printed_form, step):
    figure = {"printed_number": Decimal(number), "printed_form": printed_form}
    assert rounding_step(figure) == Decimal(step)


@pytest.mark.parametrize(
    ("operation", "values", "result"),
    [
        ("equal", ["7"], "7"),
        ("sum", ["3", "3", "7", "5", "6"], "24"),
        ("difference", ["44", "1"], "43"),
        ("quotient", ["10001904", "60"], "166698.4"),
        ("share", ["3", "26"], "11.5385"),
        ("share_of_rest", ["112", "53", "7"], "46.4286"),
        ("ratio_of_shares", ["14", "100", "7", "100"], "2"),
        ("count", ["8", "43", "4", "25"], "4"),
        ("count_unchanged", ["1", "2", "3", "1", "5", "3"], "2"),
    ],
)
def test_operations(operation, values, result):
    _, compute = OPERATIONS[operation]
    assert round(compute([Decimal(value) for value in values]), 4) == Decimal(result)


def test_nearest_possible_share_names_the_count_it_rests_on():
    count, share = nearest_possible_share(Decimal(69), Decimal(26))
    assert count == 18
    assert round(share, 4) == Decimal("69.2308")


def test_arithmetic_is_written_for_people():
    assert arithmetic("share", ["6", "26"], Decimal(600) / 26) == "100 x 6 / 26 = 23.0769"
    assert arithmetic("sum", ["1"] * 13, Decimal(13)) == "sum of 13 figures = 13"
    assert number_words(Decimal("82380379.000000")) == "82,380,379"
    assert number_words(Decimal("26000")) == "26,000"
