"""The page that compares two days, on a small ledger worked out by hand."""

import os
from datetime import date
from functools import partial

import pyarrow as pa
import pytest

import warehouse
from pages.changes import since, tables
from pages.shared import moved
from pages.shared.filters import Filters
from pages.shared.view import View
from tests.fixtures import reader
from tests.fixtures.warehouse.snapshot import write_snapshot
from tests.test_warehouse_differences import ROWS

opened = partial(reader.opened, "changes")
text = reader.text


@pytest.fixture
def ledger(tmp_path, monkeypatch):
    monkeypatch.setitem(os.environ, "FUND_MONITOR_DATA", str(tmp_path))
    write_snapshot(tmp_path, ROWS)


def test_the_sentence_counts_what_changed_and_what_is_new(ledger):
    at = opened(since="2020-03-31", as_of="2020-12-31")
    assert "Between 31 Mar 2020 and 31 Dec 2020, 1 project of 2 changed and 1 is new" in text(at)
    assert {m.label: m.value for m in at.metric}["New"] == "1"


def test_cards_count_the_projects_that_moved(ledger):
    """One project of the two has changed twice, and one that was there is gone."""
    found = [("LM.0001", "changed"), ("LM.0001", "changed"), ("LM.0003", "removed")]
    rows = [{"project_code": code, "change": change} for code, change in found]
    used = tables.compared(pa.Table.from_pylist(rows), View(Filters(), {}))
    assert (used.used, used.eligible, used.otherwise) == (2, 3, "unchanged")
    assert text(opened(since="2020-03-31", as_of="2020-12-31")).count("n 2 of 2 used") == 3


def test_without_days_the_last_year_on_record_is_compared(ledger):
    """The last thing on record is the approval of 1 Jun 2020."""
    at = opened()
    assert at.date_input(key=since.KEY).value == date(2019, 6, 1)
    assert "Between 1 Jun 2019 and the last record" in text(at)


def test_between_a_day_and_itself_nothing_moved(ledger):
    at = opened(since="2020-12-31", as_of="2020-12-31")
    assert "Nothing recorded of the projects in view moved" in text(at)
    assert not at.get("plotly_chart")


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (
            {"since": "2021-06-30", "as_of": "2020-12-31"},
            "30 Jun 2021 lies after 31 Dec 2020, the later day. Choose an earlier day here",
        ),
        ({"since": "2098-01-01"}, "1 Jan 2098 lies after"),
    ],
)
def test_an_earlier_day_after_the_later_one_is_refused_without_numbers(ledger, days, said):
    at = opened(**days)
    assert said in "\n".join(warning.value for warning in at.main.warning)
    assert "Between" not in text(at)
    assert not at.metric
    assert not at.get("plotly_chart")
    assert not at.dataframe


def test_a_former_snapshot_is_compared_with_itself_and_not_with_what_is_in_service(
    ledger, tmp_path
):
    """In the snapshot in service nothing is called as in the former one."""
    former = warehouse.snapshot().id
    renamed = [{**row, "title": f"{row['title']} renamed"} for row in ROWS["projects"]]
    write_snapshot(tmp_path, {**ROWS, "projects": renamed})
    at = opened(since="2020-03-31", as_of="2020-12-31", snapshot=former)
    assert f"You see snapshot {former[:6]}" in text(at)
    assert "1 project of 2 changed and 1 is new; most often" in text(at)
    assert "title (" not in text(at)


def test_a_day_nobody_can_choose_is_told(ledger):
    assert "“then” is not a day such as 2021-06-30" in text(opened(since="then"))


def test_the_day_that_is_picked_stands_in_the_address(ledger):
    at = opened()
    at.date_input(key=since.KEY).set_value(date(2020, 3, 31)).run()
    assert at.query_params["since"] in ("2020-03-31", ["2020-03-31"])


def test_on_the_shipped_data_the_later_review_is_new(in_service):
    at = opened(since="2016-12-31")
    assert "Between 31 Dec 2016 and the last record" in text(at)
    assert not at.exception


@pytest.mark.parametrize(
    ("attribute", "text", "words"),
    [
        ("end_date", "2020-11-30", "30 Nov 2020"),
        ("budget_usd", "110000.00", "USD 110,000"),
        ("nce_months", "6.00", "6.0 months"),
        ("covid_named", "true", "Yes"),
        ("fund_region", "Africa", "Africa"),
        ("title", "A title", "A title"),
        ("end_date", None, None),
    ],
)
def test_values_are_written_for_people(attribute, text, words):
    assert moved.value(attribute, text) == words


def test_figures_that_read_the_same_on_both_days_are_left_out():
    row = {"metric": "nce_months_mean", "label": "Mean extension", "unit": "months"}
    used = {"used_before": 2, "used_after": 3}
    moved_figures = pa.Table.from_pylist(
        [
            {**row, **used, "before": "12.9000", "after": "12.9300"},
            {**row, **used, "before": "12.9000", "after": "13.0000"},
            {**row, **used, "before": None, "after": "13.0000"},
        ]
    )
    shown = tables.figures(moved_figures)
    assert shown.select(["before", "after"]).to_pylist() == [
        {"before": "12.9 months", "after": "13.0 months"},
        {"before": None, "after": "13.0 months"},
    ]


@pytest.mark.parametrize(
    ("name", "unit", "words"),
    [
        ("Completed projects", "projects", "Completed projects"),
        ("Budget in force", "USD", "Budget in force (USD)"),
    ],
)
def test_a_figure_is_named_with_its_unit_once(name, unit, words):
    assert moved.with_unit(name, unit) == words
