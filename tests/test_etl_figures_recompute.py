"""Recomputing figures from other figures, on small literal tables."""

from decimal import Decimal

import pytest

from etl.errors import InputError, Place
from etl.figures import FigureChecks, complete_figures
from etl.figures.checks import Derivation, PrintedList, Rounding
from tests.fixtures.figures import figure

PLACE = Place("review/derivations.csv", 2)


def derive(identifier, operation, *operands):
    return Derivation(identifier, operation, operands, "published_cells", PLACE)


def judged(figures, derivations=(), lists=None, roundings=(), tables=None):
    """Figures by identifier after the build has judged them."""
    checks = FigureChecks(tuple(derivations), lists or {}, tuple(roundings), ())
    everything = {"published_figures": figures, "population_totals": [], **(tables or {})}
    complete_figures(everything, checks)
    return {row["figure_id"]: row for row in everything["published_figures"]}


def outcome(row):
    return row["recomputed_number"], row["verdict"]


def test_a_total_is_the_sum_of_its_rows():
    rows = [figure("n.a", 3), figure("n.b", 4), figure("n.t", 8, dimension_value="TOTAL")]
    result = judged(rows)["n.t"]
    assert outcome(result) == (7, "contradicts")
    assert result["verdict_reason"] == "3 + 4 = 7"
    assert result["recompute_basis"] == "published_cells"


def test_a_total_leaves_other_tables_alone():
    rows = [
        figure("n.a", 3),
        figure("n.t", 3, dimension_value="Total"),
        figure("m.a", 9, locator="Table 2"),
    ]
    assert outcome(judged(rows)["n.t"]) == (3, "matches")


def test_a_total_of_rounded_amounts_may_be_off_by_half_a_unit_for_each_part():
    rows = [
        figure("usd.a", 10, unit="USD"),
        figure("usd.b", 10, unit="USD"),
        figure("usd.t", 19, unit="USD", dimension_value="Total"),
        figure("usd.far", 17, unit="USD", dimension_value="Total", locator="Table 2"),
        figure("usd.c", 20, unit="USD", locator="Table 2"),
    ]
    result = judged(rows)
    assert outcome(result["usd.t"]) == (20, "matches_after_rounding")
    assert outcome(result["usd.far"]) == (20, "contradicts")


def test_a_total_of_counts_must_be_exact():
    rows = [
        figure("n.a", 10),
        figure("n.b", 10),
        figure("n.t", 19, dimension_value="Total"),
    ]
    assert judged(rows)["n.t"]["verdict"] == "contradicts"


def test_a_share_of_a_stated_base_uses_the_count_of_its_category():
    share = {"unit": "percent", "measure": "share of projects", "base": Decimal(39)}
    rows = [
        figure("n.me", 3, dimension_value="Middle East"),
        figure("p.me", 11, dimension_value="Middle East", **share),
    ]
    result = judged(rows)["p.me"]
    assert outcome(result) == (Decimal("7.692308"), "contradicts")
    assert result["recompute_basis"] == "published_counts"


def test_a_small_base_allows_only_some_shares():
    share = {"unit": "percent", "measure": "share of projects"}
    rows = [
        figure("p.possible", 69, base=Decimal(26), **share),
        figure("p.impossible", 35, base=Decimal(24), **share),
        figure("p.large", 13, base=Decimal(112), **share),
        figure("p.about", 33, base=Decimal(27), qualifier="approx", **share),
    ]
    result = judged(rows)
    assert outcome(result["p.possible"]) == (Decimal("69.230769"), "matches_after_rounding")
    assert "no count is printed" in result["p.possible"]["verdict_reason"]
    assert result["p.impossible"]["verdict"] == "contradicts"
    assert outcome(result["p.large"]) == (None, "cannot_be_derived")
    assert outcome(result["p.about"]) == (None, "cannot_be_derived")


def test_declared_steps_replace_the_last_digit():
    share = {"unit": "percent", "measure": "share of projects", "base": Decimal(26)}
    rows = [
        figure("n.asia", 11),
        figure("p.asia", "42.5", dimension_value="asia", **share),
    ]
    steps = [Rounding("p.*", Decimal("0.5"), "whole and half points")]
    assert judged(rows)["p.asia"]["verdict"] == "contradicts"
    result = judged(rows, roundings=steps)["p.asia"]
    assert result["verdict"] == "matches_after_rounding"
    assert result["verdict_reason"].endswith("; whole and half points")


def test_a_star_stands_for_the_same_text_in_operands():
    rows = [
        figure("avg.a", 5),
        figure("avg.b", 2),
        figure("usd.a", 10),
        figure("usd.b", 9),
        figure("n.a", 2),
        figure("n.b", 3),
    ]
    result = judged(rows, [derive("avg.*", "quotient", "usd.*", "n.*")])
    assert outcome(result["avg.a"]) == (5, "matches")
    assert outcome(result["avg.b"]) == (3, "contradicts")


def test_a_star_in_operands_alone_gathers_figures_but_never_the_figure_itself():
    rows = [figure("t6.a", 3), figure("t6.b", 4), figure("t6.sum", 7)]
    result = judged(rows, [derive("t6.sum", "sum", "t6.*")])
    assert outcome(result["t6.sum"]) == (7, "matches")


def test_a_line_for_one_figure_goes_before_a_line_with_a_star():
    rows = [figure("x.a", 5), figure("n.a", 5), figure("n.b", 6)]
    lines = [derive("x.a", "equal", "n.a"), derive("x.*", "equal", "n.b")]
    assert outcome(judged(rows, lines)["x.a"]) == (5, "matches")


def test_a_contradicted_operand_is_replaced_by_its_recomputed_value():
    rows = [
        figure("n.a", 30),
        figure("n.b", 30),
        figure("n.t", 0, dimension_value="Total"),
        figure("usd", 120, locator="Table 2"),
        figure("avg", 2, locator="Table 2"),
    ]
    result = judged(rows, [derive("avg", "quotient", "usd", "n.t")])["avg"]
    assert outcome(result) == (2, "matches")
    assert result["verdict_reason"] == (
        "120 / 60 = 2; 60 is the recomputed value of n.t, printed as 0"
    )


def test_dividing_by_nothing_derives_nothing_and_says_so():
    rows = [figure("usd", 0), figure("n", 0), figure("avg", 0)]
    result = judged(rows, [derive("avg", "quotient", "usd", "n")])["avg"]
    assert outcome(result) == (None, "cannot_be_derived")
    assert result["verdict_reason"] == "The figure it would be divided by is 0."


def test_figures_that_rest_on_each_other_do_not_run_forever():
    rows = [figure("a", 1), figure("b", 1)]
    result = judged(rows, [derive("a", "equal", "b"), derive("b", "equal", "a")])
    assert outcome(result["a"]) == (1, "matches")


def test_printed_lists_and_table_rows_are_operands():
    rows = [figure("n", 43), figure("lessons", 3)]
    lists = {
        "entries": PrintedList(Decimal(44), "fn 28"),
        "twice": PrintedList(Decimal(1), "fn 28"),
    }
    lines = [
        derive("n", "difference", "entries", "twice"),
        derive("lessons", "rows", "lessons: evaluation_id=E1, theme=x"),
    ]
    lessons = [
        {"evaluation_id": "E1", "theme": "x"},
        {"evaluation_id": "E1", "theme": "y"},
        {"evaluation_id": "E2", "theme": "x"},
    ]
    result = judged(rows, lines, lists, tables={"lessons": lessons})
    assert outcome(result["n"]) == (43, "matches")
    assert "44: fn 28" in result["n"]["verdict_reason"]
    assert outcome(result["lessons"]) == (1, "contradicts")


def test_figures_of_records_are_left_to_the_records():
    rows = [
        figure("n.t", 14, dimension_value="Total", derivable="yes"),
        figure("n.a", 3, derivable="partly"),
    ]
    result = judged(rows)
    assert outcome(result["n.t"]) == (None, "from_records")
    assert outcome(result["n.a"]) == (None, "from_records")


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"note": "Rule, not an aggregate."}, "States a rule"),
        ({"qualifier": "counted"}, "Counted from a printed list"),
        ({"unit": "percent"}, "does not state what the share is of"),
        ({}, "Neither project records nor other printed figures"),
    ],
)
def test_a_figure_nothing_gives_says_why(columns, reason):
    result = judged([figure("n", 5, **columns)])["n"]
    assert outcome(result) == (None, "cannot_be_derived")
    assert reason in result["verdict_reason"]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (derive("nowhere", "equal", "n"), "is no figure"),
        (derive("nowhere.*", "equal", "n"), "is no figure"),
        (derive("n", "equal", "nowhere"), "is neither figure nor list"),
        (derive("n", "quotient", "m"), "has 1 operands where quotient takes 2"),
        (derive("n", "rows", "nowhere: a=b"), "names no table with conditions"),
    ],
)
def test_a_wrong_derivation_names_its_row(line, problem):
    with pytest.raises(InputError, match=problem) as raised:
        judged([figure("n", 1), figure("m", 1)], [line])
    assert "review/derivations.csv, row 2" in str(raised.value)


def test_population_totals_take_number_and_place_from_their_figure():
    total = {
        "review": "2011-2014",
        "figure_id": "n.a",
        "document": "000",
        "locator": "see the figure",
        "source_file": "review/population_totals.csv",
        "source_row": 2,
    }
    tables = {"published_figures": [figure("n.a", 26)], "population_totals": [total]}
    complete_figures(tables, FigureChecks((), {}, (), ()))
    (row,) = tables["population_totals"]
    assert (row["printed_number"], row["measure"], row["locator"]) == (26, "projects", "Table 1")
    tables["population_totals"] = [{**row, "printed_number": Decimal(25)}]
    with pytest.raises(InputError, match="differs from the published figure"):
        complete_figures(tables, FigureChecks((), {}, (), ()))
    tables["population_totals"] = [{**total, "figure_id": "nowhere"}]
    with pytest.raises(InputError, match="is no published figure"):
        complete_figures(tables, FigureChecks((), {}, (), ()))
