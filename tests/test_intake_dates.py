"""Dates as texts: what is certain, what a column proves, and what is asked."""

from datetime import date

import pytest

from etl.intake.settings import Settings
from tests.fixtures.own_data.sheets import check, projects, rows_of, rules, sheet

THIRD_OF_APRIL = date(2019, 4, 3)


def start_dates(*cells, header="Start date", settings=None):
    checked = check(projects(header, *cells), settings=settings)
    return checked, dict(rows_of(checked, "projects", "project_code", "start_date"))


@pytest.mark.parametrize(
    "text",
    [
        "2019-04-03",
        "2019/4/3",
        "2019-04-03 00:00:00",
        "=2019-04-03T10:30:00",
        "3 April 2019",
        "3rd of April 2019",
        "03-Apr-19",
        "April 3, 2019",
        "3 avril 2019",
        "3 de abril de 2019",
    ],
)
def test_certain_forms(text):
    checked, starts = start_dates(text)
    assert starts == {"LM.0001": THIRD_OF_APRIL}
    assert checked.findings == ()


def test_date_that_can_be_two_sets_the_row_aside():
    checked, starts = start_dates("03/04/2019")
    assert starts == {}
    (finding,) = checked.findings
    assert (finding.rule, finding.cell, finding.value) == ("date_ambiguous", "D2", "03/04/2019")
    assert finding.message == "can be 3 April 2019 or 4 March 2019"
    assert "date_order" in finding.advice


def test_day_equal_to_month_is_certain():
    _, starts = start_dates("03/03/2019")
    assert starts == {"LM.0001": date(2019, 3, 3)}


def test_another_cell_of_the_column_proves_the_order():
    _, starts = start_dates("03/04/2019", "25.12.2019")
    assert starts == {"LM.0001": THIRD_OF_APRIL, "LM.0002": date(2019, 12, 25)}
    _, starts = start_dates("04-03-2019", "12-25-2019")
    assert starts == {"LM.0001": THIRD_OF_APRIL, "LM.0002": date(2019, 12, 25)}


def test_column_that_proves_both_orders_proves_none():
    checked, starts = start_dates("03/04/2019", "25/12/2019", "12/25/2019")
    assert rules(checked) == [("date_ambiguous", "D", 2)]
    assert set(starts) == {"LM.0002", "LM.0003"}


def test_another_column_proves_nothing():
    checked = check(projects("Start date | End date", "03/04/2019 | 25/12/2019"))
    assert rules(checked) == [("date_ambiguous", "D", 2)]


def test_header_declares_the_order():
    _, starts = start_dates("04/03/2019", header="Start date (mm/dd/yyyy)")
    assert starts == {"LM.0001": THIRD_OF_APRIL}


def test_folder_declares_the_order():
    _, starts = start_dates("03/04/2019", settings=Settings(date_order="day_first"))
    assert starts == {"LM.0001": THIRD_OF_APRIL}


@pytest.mark.parametrize(
    ("header", "settings"),
    [("Start (dd/mm/yyyy)", None), ("Start", Settings(date_order="day_first"))],
)
def test_order_declared_and_another_one_proven_is_asked_about(header, settings):
    checked, starts = start_dates("03/04/2019", "04/25/2019", header=header, settings=settings)
    assert starts == {}
    asked, unlike = checked.findings
    assert (asked.rule, asked.row) == ("date_ambiguous", 2)
    assert asked.message == "can be 3 April 2019 or 4 March 2019"
    assert "the day is declared to come first, but other dates of the column" in asked.advice
    assert (unlike.rule, unlike.row) == ("date_unreadable", 3)
    assert unlike.message == "is no date with the day first, as the header or intake.yml declares"


@pytest.mark.parametrize("text", ["31/02/2019", "soon", "=43558", "2019"])
def test_what_is_no_date(text):
    checked, starts = start_dates(text)
    assert rules(checked) == [("date_unreadable", "D", 2)]
    assert starts == {}


def test_number_in_a_date_column_is_told_as_the_day_it_may_mean():
    checked, _ = start_dates("=43558")
    assert "2019-04-03" in checked.findings[0].advice


def test_year_of_two_digits_is_asked():
    checked, _ = start_dates("03/04/19")
    assert rules(checked) == [("date_ambiguous", "D", 2)]


def test_words_for_no_value_are_read_as_empty():
    checked, starts = start_dates("n/a", "TBC", "-")
    assert set(starts.values()) == {None}
    (finding,) = checked.findings
    assert (finding.rule, finding.severity, finding.row) == ("no_value_word", "note", None)
    assert finding.message == "3 cells say that there is no value"


def test_real_dates_up_to_the_12th_beside_texts_above_it_are_doubtful():
    checked, starts = start_dates("=2019-03-04", "25/04/2019", "=2019-01-02", "=2019-05-05")
    assert [(f.rule, f.severity, f.cell) for f in checked.findings] == [
        ("dates_exchanged", "warning", "D2"),
        ("dates_exchanged", "warning", "D4"),
    ]
    assert "is 4 March 2019, and may have been 3 April 2019" in checked.findings[0].message
    assert starts["LM.0001"] == date(2019, 3, 4)
    assert len(starts) == 4


@pytest.mark.parametrize(
    "cells",
    [
        ("=2019-03-04", "=2019-01-02"),
        ("=2019-03-04", "=2019-01-20", "25/04/2019"),
        ("=2019-03-04", "=2019-01-02", "25/04/2019", "03/04/2019"),
        ("=2019-03-04", "25/04/2019"),
    ],
)
def test_other_real_dates_are_not_doubted(cells):
    assert start_dates(*cells)[0].findings == ()


def test_report_date_is_kept_as_precisely_as_known():
    rows = ["E1 | LM.0001 | 2021", "E2 | LM.0001 | June 2021", "E3 | LM.0001 | 15/06/2021"]
    evaluations = sheet("Evaluations", "Evaluation | Projects | Report date", *rows)
    checked = check(projects("Line", "1"), evaluations)
    dates = rows_of(checked, "evaluations", "report_date")
    assert dates == [("2021",), ("2021-06",), ("2021-06-15",)]
