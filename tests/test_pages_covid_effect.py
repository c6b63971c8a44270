"""Extensions in the pandemic against earlier ones, as the COVID-19 page tells them."""

from datetime import date

import pytest

import warehouse
from etl.demo.build import build_demonstration
from pages.covid import effect
from pages.shared import data, theme
from pages.shared.filters import Filters
from pages.shared.view import View
from tests.fixtures import reader
from tests.fixtures.warehouse import delivery
from tests.fixtures.warehouse.snapshot import write_snapshot
from tests.golden.figures import effect_samples

EVERYTHING = View(Filters(), {})


@pytest.fixture
def kept(tmp_path, monkeypatch):
    write_snapshot(tmp_path, delivery.tables())
    monkeypatch.setenv("FUND_MONITOR_DATA", str(tmp_path))


@pytest.fixture
def demonstrated(tmp_path, monkeypatch):
    build_demonstration(tmp_path, 309, 7)
    monkeypatch.setenv("FUND_MONITOR_DATA", str(tmp_path))


def found(where=None):
    return data.covid_effect(where)


@pytest.mark.usefixtures("kept")
def test_the_sentence_says_how_much_more_and_whether_chance_may_explain_it():
    """Planned to run in March 2020: n = 32 to 37, four of six with 6 months, mean 4.

    Earlier: n = 0 to 25; Line 1 has 8 of 13 extended, Line 2 9 of 13, by 3 months; weighted
    half and half 3 x 17/26 = 1.96. The difference is 2.04.
    """
    row = effect.measured(found())[effect.MONTHS]
    assert (row["n"], row["baseline_n"]) == (6, 26)
    assert row["difference"] == pytest.approx(4 - 3 * 17 / 26)
    words = effect.sentence(found())
    assert words.startswith(
        "Projects planned to run in March 2020 were granted 2.0 months more than earlier ones "
        f"like them (likely between {effect.signed(row['low'])} and {effect.signed(row['high'])})"
    )
    assert row["low"] < 0 < row["difference"] < row["high"]
    assert words.endswith("as the interval holds zero, chance alone may explain it.")


@pytest.mark.usefixtures("kept")
def test_an_interval_without_zero_is_not_put_down_to_chance():
    answer = found()
    rows = answer.table.to_pylist()
    rows[1] |= {"difference": -2.0, "low": -3.0, "high": -1.0}
    told = warehouse.CovidEffect(
        answer.table.from_pylist(rows, schema=answer.table.schema),
        answer.strata,
        answer.counts,
        0,
        0,
        None,
    )
    assert effect.sentence(told).endswith(
        "2.0 months fewer than earlier ones like them (likely between −3.0 and −1.0); more than "
        "chance explains."
    )


@pytest.mark.usefixtures("kept")
def test_small_groups_are_told_with_their_numbers_alone():
    """Only Line 1: three projects of March 2020 against thirteen."""
    answer = found({"funding_line": 1})
    assert effect.sentence(answer) == (
        "3 projects planned to run in March 2020 and 13 earlier ones like them: too few on one "
        "side to compare (at least 5 of each are needed)."
    )
    table = effect.compared_table(answer, effect.MONTHS)
    assert table[effect.MONTHS].null_count == 3
    assert table["group_label"].to_pylist()[0] == "Planned to run in March 2020 (n 3)"


@pytest.mark.usefixtures("kept")
def test_the_method_is_told_and_so_is_what_was_left_out():
    words = effect.method_words(found())
    assert "same planned length, funding line and coverage" in words
    assert "up to 12 months: 24 months; over 12 to 18 months: 30 months" in words
    assert "95 of 100 cases" in words
    assert "Left out" not in words
    left = data.store().covid_effect(date(2021, 12, 31))
    assert (
        "Left out: 2 projects of March 2020 not yet followed for long enough."
        in effect.method_words(left)
    )


@pytest.mark.usefixtures("kept")
def test_kinds_of_projects_stand_side_by_side():
    rows = effect.strata(found()).to_pylist()
    assert [(row["funding_line_label"], row["of_march_2020"]) for row in rows] == [
        ("Line 1", "3 projects, too few to say more"),
        ("Line 2", "3 projects, too few to say more"),
    ]
    assert rows[1]["earlier"] == "13 projects: 69% extended, 2.1 months on average"


@pytest.mark.usefixtures("kept")
def test_every_month_is_there_and_reasons_are_counted_in_it():
    """Requests come 180 days after the start: that of n = 32 (May 2019) on 28 October 2019."""
    table = {row["month"]: row for row in effect.by_month(EVERYTHING).to_pylist()}
    assert min(table) == date(2017, 1, 1)
    assert len(table) == (max(table).year - 2017) * 12 + max(table).month
    assert (table[date(2019, 10, 1)]["covid"], table[date(2019, 10, 1)]["other"]) == (1, 0)
    assert sum(row["covid"] for row in table.values()) == 7


@pytest.mark.usefixtures("kept")
def test_meanings_that_hold_together_are_counted_once():
    """Delayed: n = 40, 41. Responds: n = 41. Revised because of it: 32, 34, 35, 37, 38, 40, 41."""
    rows = effect.overlap(EVERYTHING).to_pylist()
    assert {row["meanings_label"]: row["projects"] for row in rows} == {
        "Revised because of it only": 5,
        "Delayed by it and revised because of it": 1,
        "Delayed by it, revised because of it and responds to it": 1,
    }


def test_months_go_on_over_the_end_of_a_year():
    found_months = effect.between(date(2019, 11, 1), date(2020, 2, 1))
    assert [month.month for month in found_months] == [11, 12, 1, 2]


@pytest.mark.usefixtures("in_service")
def test_the_published_reviews_say_why_nothing_can_be_compared():
    told = reader.text(reader.opened("covid"))
    assert "The records state them of 0 of 41 projects, none of which can be compared." in told


@pytest.mark.usefixtures("demonstrated")
def test_the_demonstration_is_compared_with_interval_and_numbers():
    at = reader.opened("covid")
    row = effect.measured(found())[effect.MONTHS]
    told = [chart.proto.alt for chart in at.get("plotly_chart")]
    months = next(words for words in told if words.startswith("Months of extension granted"))
    assert f"(n {row['n']}): {row['value']:.1f} months" in months
    assert f"(n {row['baseline_n']}): {row['baseline_value']:.1f} months" in months
    assert effect.sentence(found()) in reader.text(at)


def test_a_difference_is_a_dot_on_its_interval_with_a_line_at_zero():
    bars, dot, words = effect_samples.difference(3.5, 2.0, (-0.5, 3.5)).data
    assert list(bars.x) == [3.5, 2.0]
    assert list(bars.marker.color) == [theme.ACCENT, theme.GREY]
    assert (dot.x[0], dot.error_x.array[0], dot.error_x.arrayminus[0]) == (1.5, 2.0, 2.0)
    assert words.text[2].strip() == "+1.5<br>  likely −0.5<br>  to +3.5"
    assert dot.hovertext[0].endswith("likely −0.5 to +3.5 months")


def test_small_groups_have_neither_bar_nor_dot():
    figure = effect_samples.difference(None, None, None)
    assert [trace.type for trace in figure.data] == ["bar", "scatter"]
    assert list(figure.data[0].x) == [0, 0, 0]
    assert {text.strip() for text in figure.data[1].text} == {"counts only"}


def test_reasons_that_never_occur_are_left_out_of_the_months():
    assert [trace.name for trace in effect_samples.months().data] == ["COVID-19", "Another reason"]
