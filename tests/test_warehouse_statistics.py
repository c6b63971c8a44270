"""Statistics against published examples and sums that can be checked by hand."""

import numpy as np
import pytest

from warehouse.statistics import MINIMUM_GROUP, cohorts, survival

# Freireich and others (Blood 21, 1963): weeks in remission of 21 children given
# 6-mercaptopurine; the second list are those still in remission when last seen.
RELAPSED = [6, 6, 6, 7, 10, 13, 16, 22, 23]
IN_REMISSION = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
# Week, estimate and log-log interval, as textbooks of survival analysis print them.
REMISSION = [
    (6, 0.857, 0.620, 0.952),
    (7, 0.807, 0.563, 0.923),
    (10, 0.753, 0.503, 0.889),
    (13, 0.690, 0.432, 0.849),
    (16, 0.627, 0.368, 0.805),
    (22, 0.538, 0.268, 0.747),
    (23, 0.448, 0.188, 0.680),
]


def watched(events, censored):
    days = np.array([*events, *censored], float)
    return days, np.arange(days.size) < len(events)


def by_month(table):
    return {row["month"]: row for row in table.to_pylist()}


@pytest.mark.parametrize(("week", "share", "low", "high"), REMISSION)
def test_curve_is_the_published_one_of_the_remission_data(week, share, low, high):
    row = by_month(survival.share_without(*watched(RELAPSED, IN_REMISSION), unit=1))[week]
    found = row["without_pct"], row["low_pct"], row["high_pct"]
    assert found == pytest.approx((100 * share, 100 * low, 100 * high), abs=0.06)


def test_half_of_the_children_had_relapsed_after_23_weeks_as_published():
    assert survival.half_without(*watched(RELAPSED, IN_REMISSION), unit=1) == 23


def test_curve_is_that_of_the_example_of_kaplan_and_meier():
    """Deaths at 0.8, 3.1, 5.4, 9.2 months, losses at 1.0, 2.7, 7.0, 12.1 (1958, section 2).

    7/8 = 0.875 after 0.8; times 4/5 = 0.7 after 3.1; times 3/4 = 0.525 after 5.4; times 1/2 =
    0.2625 after 9.2, from when on fewer than five are watched and no share is shown.
    """
    days, died = watched([0.8, 3.1, 5.4, 9.2], [1.0, 2.7, 7.0, 12.1])
    estimates, _, _ = survival._curve(days, died, np.array([0.8, 3.1, 5.4, 9.2]))
    assert estimates == pytest.approx([0.875, 0.7, 0.525, 0.2625])
    found = by_month(survival.share_without(days, died, unit=1))
    assert found[3]["without_pct"] == pytest.approx(87.5)
    assert (found[4]["at_risk"], found[4]["without_pct"]) == (4, None)


def test_months_count_who_is_still_watched_and_what_has_happened():
    """In days, with a month of 30.4375: 40 days is 1.3 months, 70 is 2.3, 100 is 3.3.

    After one month all six are watched; after two one event has happened and five are left,
    5/6 = 83.3 per cent; after three only three are left, so no share is shown.
    """
    table = survival.share_without(
        np.array([40, 70, 70, 100, 100, 100]), np.array([True, True, False, False, True, False])
    )
    told = [(row["month"], row["at_risk"], row["events"]) for row in table.to_pylist()]
    assert told == [(0, 6, 0), (1, 6, 0), (2, 5, 1), (3, 3, 2)]
    assert table["without_pct"].to_pylist() == [100, 100, pytest.approx(83.333, abs=0.001), None]
    assert table["low_pct"].to_pylist()[:2] == [None, None]


def test_running_records_are_not_taken_for_ones_without_an_event():
    """Five of ten had the event on day 61; five were last seen on day 31, before month two.

    Of those still watched all had it: the share is 0 of 5, not 5 of 10.
    """
    days = np.array([61] * 5 + [31] * 5)
    found = survival._curve(days.astype(float), days == 61, np.array([61.0]))[0]
    assert found == [0]


def test_no_records_make_no_curve():
    assert survival.share_without(np.array([]), np.array([], bool)).num_rows == 0
    assert survival.half_without(np.array([1.0] * 4), np.array([True] * 4)) is None
    assert survival.half_without(np.array([9.0] * 5), np.array([False] * 5)) is None


def test_baseline_counts_its_strata_as_the_group_does():
    """Group: three of A, one of B. Baseline: one of A, two of B.

    A weighs 3/4 on one record, B 1/4 on two: 0.75, 0.125, 0.125.
    """
    weights = cohorts.standard_weights(np.array([*"AAAB"]), np.array([*"ABB"]))
    assert weights == pytest.approx([0.75, 0.125, 0.125])


def test_difference_is_taken_after_the_baseline_is_made_like_the_group():
    """Group: A 6, 6, 6 and B 2, 2; mean 22/5 = 4.4. Baseline: A 4, 4 and B 1, 1, 1.

    Unweighted the baseline has the mean 11/5 = 2.2; with A at 3/5 and B at 2/5 it is
    0.6 x 4 + 0.4 x 1 = 2.8, so the difference is 1.6 and not 2.2.
    """
    row = cohorts.compare(
        {"months": np.array([6, 6, 6, 2, 2])},
        {"months": np.array([4, 4, 1, 1, 1])},
        np.array([*"AAABB"]),
        np.array([*"AABBB"]),
    ).to_pylist()[0]
    assert (row["n"], row["baseline_n"]) == (5, 5)
    told = row["value"], row["baseline_value"], row["difference"]
    assert told == pytest.approx((4.4, 2.8, 1.6))
    assert row["low"] < 1.6 < row["high"]


def test_strata_without_a_counterpart_are_left_out():
    """Five of A on both sides; C and D are only on one."""
    row = cohorts.compare(
        {"months": np.array([3, 3, 3, 3, 3, 99])},
        {"months": np.array([1, 1, 1, 1, 1, 99])},
        np.array([*"AAAAAC"]),
        np.array([*"AAAAAD"]),
    ).to_pylist()[0]
    assert (row["n"], row["baseline_n"], row["difference"]) == (5, 5, 2)
    assert (row["low"], row["high"]) == (2, 2)


def test_interval_of_a_share_is_that_of_the_binomial_distribution():
    """Ten of twenty extended against a baseline where none was.

    Drawing twenty again gives a binomial number with p = 1/2. Tables of it: at most 5 with
    probability 0.021, at most 6 with 0.058; so the middle 95 per cent run from 6 to 14 of
    20, 30 to 70 per cent.
    """
    row = cohorts.compare(
        {"share": np.array([100] * 10 + [0] * 10)},
        {"share": np.zeros(5)},
        np.array(["A"] * 20),
        np.array(["A"] * 5),
    ).to_pylist()[0]
    assert (row["difference"], row["low"], row["high"]) == (50, 30, 70)


def test_many_records_drawn_by_kind_give_the_interval_of_single_draws(monkeypatch):
    """Both ways draw with replacement, so that only the luck of 1,999 draws differs."""
    rng = np.random.default_rng(1)
    sides = [{"months": rng.integers(0, 9, size).astype(float)} for size in (60, 90)]
    strata = [rng.choice([*"AB"], size) for size in (60, 90)]
    singly = cohorts.compare(*sides, *strata).to_pylist()[0]
    monkeypatch.setattr(cohorts, "DRAWN_SINGLY", 0)
    by_kind = cohorts.compare(*sides, *strata).to_pylist()[0]
    assert by_kind != singly
    for end in ("low", "high"):
        assert by_kind[end] == pytest.approx(singly[end], abs=0.06)


@pytest.mark.parametrize(("n", "baseline_n"), [(4, 9), (9, 4)])
def test_groups_under_five_show_counts_only(n, baseline_n):
    assert MINIMUM_GROUP == 5
    row = cohorts.compare(
        {"months": np.ones(n)},
        {"months": np.zeros(baseline_n)},
        np.array(["A"] * n),
        np.array(["A"] * baseline_n),
    ).to_pylist()[0]
    assert (row.pop("measure"), row.pop("n"), row.pop("baseline_n")) == ("months", n, baseline_n)
    assert set(row.values()) == {None}


def test_the_same_records_give_the_same_interval():
    values = {"months": np.array([1, 5, 2, 8, 3, 9, 0])}
    strata = np.array(["A"] * 7)
    assert cohorts.compare(values, values, strata, strata) == cohorts.compare(
        values, values, strata, strata
    )


def test_strata_are_told_side_by_side_with_means_from_five_records_on():
    """Stratum A: five with the mean 3 against four; stratum B only in the baseline."""
    table = cohorts.by_stratum(
        {"months": np.array([1, 2, 3, 4, 5])},
        {"months": np.array([7, 7, 7, 7, 2, 2, 2, 2, 2])},
        np.array([*"AAAAA"]),
        np.array([*"AAAABBBBB"]),
    )
    assert table.to_pylist() == [
        {"stratum": "A", "n": 5, "baseline_n": 4, "months": 3, "baseline_months": None},
        {"stratum": "B", "n": 0, "baseline_n": 5, "months": None, "baseline_months": 2},
    ]
