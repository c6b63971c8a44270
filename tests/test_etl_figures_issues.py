"""What published figures get wrong, told as data issues; and faulty declarations."""

from decimal import Decimal

import pytest

from etl.errors import BuildFailed
from etl.figures import FigureChecks, complete_figures, figure_issues, load_figure_checks
from tests.fixtures.figures import figure


def issues_of(figures, folder=None):
    checks = load_figure_checks(folder) if folder else FigureChecks((), {}, (), ())
    tables = {"published_figures": figures, "population_totals": []}
    complete_figures(tables, checks)
    return [(row["rule"], row["entity_id"]) for row in figure_issues(tables, checks)]


def test_a_contradicted_figure_is_an_issue():
    rows = [figure("n.a", 3), figure("n.t", 4, dimension_value="Total")]
    assert issues_of(rows) == [("figure_contradicted", "n.t")]


def test_a_figure_printed_twice_with_two_values_is_an_issue():
    rows = [
        figure("text", 3, dimension_value="months"),
        figure("table", 4, dimension_value="months", locator="Table 9"),
    ]
    assert issues_of(rows) == [("figures_disagree", "table")]


def shares(*pairs, base):
    """Counts and printed shares of the same categories."""
    rows = []
    for name, count, share in pairs:
        rows.append(figure(f"n.{name}", count))
        rows.append(
            figure(f"p.{name}", share, unit="percent", measure="share of projects", base=base)
        )
    return rows


def test_exclusive_shares_beyond_a_hundred_are_an_issue():
    rows = shares(("a", 20, 51), ("b", 19, 51), base=Decimal(39))
    found = [name for name, _ in issues_of(rows)]
    assert "shares_beyond_hundred" in found


def test_shares_of_several_answers_may_exceed_a_hundred():
    rows = shares(("a", 15, 56), ("b", 13, 48), base=Decimal(27))
    assert issues_of(rows) == []


@pytest.mark.parametrize(
    ("claim", "value", "base", "broken"),
    [
        ("same_value", 26, None, True),
        ("same_value", 69, None, False),
        ("same_share", 27, 27, True),
        ("same_share", 18, 26, False),
        ("share_of", 50, None, True),
        ("share_of", 71, None, False),
    ],
)
def test_declared_claims(tmp_path, claim, value, base, broken):
    (tmp_path / "review").mkdir()
    (tmp_path / "review" / "claims.csv").write_text(
        f"figure,other,claim,reason\nx,y,{claim},they speak of the same\n", encoding="utf-8"
    )
    rows = [
        figure("x", value, base=Decimal(base) if base else None, measure="one"),
        figure("y", 69, measure="other"),
    ]
    assert issues_of(rows, tmp_path) == ([("figures_disagree", "x")] if broken else [])


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("derivations.csv", "figure,operation,operands,basis\nn,summ,a;b,published_cells\n", "sum"),
        ("derivations.csv", "figure,operation,operands,basis\nn,sum,a;b,cells\n", "published_ce"),
        ("printed_lists.csv", "list,length,items,locator\nx,3,a|b,s1\n", "the 2 items beside it"),
        ("printed_lists.csv", "list,length,items,locator\nx,many,,s1\n", "is not a number"),
        ("claims.csv", "figure,other,claim,reason\na,b,equal,because\n", "is not known here"),
    ],
)
def test_a_faulty_declaration_stops_the_build_with_its_place(tmp_path, name, content, problem):
    (tmp_path / "review").mkdir()
    (tmp_path / "review" / name).write_text(content, encoding="utf-8")
    with pytest.raises(BuildFailed, match=problem) as raised:
        load_figure_checks(tmp_path)
    assert f"review/{name}, row 2" in str(raised.value)
