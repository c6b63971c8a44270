"""Rules on published shares, near matches and numbers under two names, on small tables."""

from decimal import Decimal

from etl.records import Facts
from etl.rules import printed, shares
from etl.rules.issue import Evidence
from tests.fixtures.figures import figure


def share(identifier, value, **columns):
    known = {
        "population": "27 completed projects",
        "measure": "share of projects",
        "unit": "percent",
        "verdict": "cannot_be_derived",
    }
    return figure(identifier, value, **{**known, **columns})


def found(rule, *figures):
    evidence = Evidence({"published_figures": list(figures)}, Facts())
    return list(rule(evidence))


def test_share_that_no_whole_number_of_the_population_gives():
    issue = found(shares.shares_unlike_population, share("s.a", 69, base=Decimal(26)))[0]
    assert issue.expected == "19 of 27 = 70.3704 per cent"
    assert "A base of 13, 16, 26, 29, 32 and more would fit." in issue.message


def test_possible_share_is_no_issue():
    assert found(shares.shares_unlike_population, share("s.a", 78)) == []


def test_share_of_something_else_or_of_its_own_base_is_left_out():
    outputs = share("s.a", 2, measure="share of outputs")
    own_base = share("s.b", 40, base=Decimal(27))
    unsized = share("s.c", 69, population="revisions of the completed projects")
    assert found(shares.shares_unlike_population, outputs, own_base, unsized) == []


def test_shares_without_base_tell_the_bases_that_fit_all():
    rows = [share(f"s.{name}", value) for name, value in zip("abcd", (46, 28, 23, 3), strict=True)]
    (issue,) = found(shares.shares_without_base, *rows)
    assert "46, 28, 23, 3 per cent" in issue.message
    assert "100 per cent in all" in issue.message
    assert "A base of 39, 61, 65, 69, 71 and more would fit." in issue.message


def test_a_single_share_and_shares_of_money_are_left_out():
    money = [share(f"m.{year}", 15, measure="share of budget") for year in (2019, 2020)]
    assert found(shares.shares_without_base, share("s.a", 35), *money) == []


def test_shares_that_no_base_gives_are_left_out():
    rows = (share("s.a", "48.5"), share("s.b", "6.3"), share("s.c", "2.2"), share("s.d", "3.4"))
    assert found(shares.shares_without_base, *rows) == []


def judged(printed_value, recomputed, **columns):
    judgement = {
        "recomputed_number": Decimal(recomputed),
        "verdict": "matches_after_rounding",
        "verdict_reason": "1 + 2 = 3",
    }
    return figure("n.total", printed_value, **{**judgement, **columns})


def test_match_beyond_the_rounding_of_its_last_digit_is_told():
    (issue,) = found(printed.matches_by_tolerance, judged(82380379, 82380380))
    assert issue.expected == "82,380,380"


def test_match_within_rounding_or_by_a_looser_word_is_not_told():
    within = judged(56, "55.5556")
    loose = judged(25, "23.2", qualifier="less_than")
    contradicted = judged(23, 24, verdict="contradicts")
    assert found(printed.matches_by_tolerance, within, loose, contradicted) == []


def test_one_share_called_two_things():
    first = share("s.a", 14, measure="share of outputs", dimension_value="not sustained")
    second = share("s.b", 14, measure="share of outcomes", dimension_value="not sustained")
    (issue,) = found(printed.one_number_two_measures, first, second)
    assert issue.entity_id == "s.b"
    assert "share of outputs" in issue.expected


def test_totals_and_equal_names_are_no_issue():
    totals = [
        share("s.a", 100, dimension_value="TOTAL"),
        share("s.b", 100, dimension_value="TOTAL", measure="share of budget"),
    ]
    again = [share("s.c", 14), share("s.c", 14)]
    assert found(printed.one_number_two_measures, *totals, *again) == []
