"""The parts of `make bench` run and measure what they say; how fast is not tested here."""

import json
import math

import pytest

from tests.benchmarks import bare, browser, intake, memory, report, serving, visits
from tests.benchmarks.report import Row

ROWS = [
    Row("queries", "p95", 13.584, "ms", 15),
    Row("overview", "first load, against bare", 1.5, "times", 1.3),
    Row("memory", "1 open sessions", 1250.0, "MB"),
]


@pytest.mark.parametrize(("percent", "expected"), [(1, 1), (50, 10), (95, 19), (96, 20), (100, 20)])
def test_a_percentile_is_the_smallest_value_that_enough_do_not_exceed(percent, expected):
    assert report.percentile([*range(20, 0, -1)], percent) == expected


def test_the_middle_of_nothing_is_not_a_number():
    assert report.middle([3, 1, 2]) == 2
    assert math.isnan(report.middle([]))


def test_the_table_says_which_aims_are_kept():
    assert report.table(ROWS).splitlines() == [
        "| part | what | value | unit | aim | kept |",
        "| --- | --- | --- | --- | --- | --- |",
        "| queries | p95 | 13.58 | ms | 15 | yes |",
        "| overview | first load, against bare | 1.50 | times | 1.3 | NO |",
        "| memory | 1 open sessions | 1,250.00 | MB |  |  |",
    ]


def test_the_rows_are_written_as_json(tmp_path):
    file = tmp_path / "build" / "benchmarks.json"
    report.write(ROWS, file)
    assert json.loads(file.read_text())[0] == {
        "part": "queries",
        "what": "p95",
        "value": 13.584,
        "unit": "ms",
        "aim": 15,
    }


def test_a_page_is_compared_only_where_both_sides_were_measured():
    ours = browser.Times(cold=[300, 100, 200], warm=[90], change=[])
    floor = browser.Times(cold=[100], warm=[], change=[50])
    assert browser.rows("regions", ours, floor) == [
        Row("regions", "first load, cold cache", 200, "ms"),
        Row("regions", "first load, cold cache, against bare", 2, "times", 1.3),
        Row("regions", "first load, warm cache", 90, "ms"),
    ]


def test_the_bare_page_draws_the_figures_of_the_page(in_service, tmp_path):
    whole, filtered = visits.visit("results", {}), visits.visit("results", visits.FILTERED)
    assert (len(whole.figures), len(filtered.figures)) == (10, 9)
    bare.write({"results": (whole, filtered)}, tmp_path / "bare")
    with serving.running(tmp_path / "bare", in_service) as server:
        assert sent(server, "") == whole.figures
        assert sent(server, browser.FILTERS) == filtered.figures


def sent(server: serving.Server, filters: str) -> list[dict]:
    with memory.session(server, "results", filters) as figures:
        return [json.loads(figure) for figure in figures]


def test_a_page_that_fails_is_not_measured(monkeypatch, tmp_path):
    monkeypatch.setenv("FUND_MONITOR_DATA", str(tmp_path))
    with pytest.raises(RuntimeError, match="There is no data yet"):
        visits.visit("overview", {})


def test_every_question_of_a_page_is_noted_once(in_service):
    with visits.recorded() as questions:
        visits.visit("overview", {})
        first = len(questions)
        visits.visit("overview", {})
    assert len(questions) == first > 0


def test_own_data_of_any_size_is_checked_and_built_as_workbook_and_as_text(tmp_path):
    """Of a hundred projects, two have an end that is no date and are set aside."""
    rows = intake.measure(tmp_path, 100)
    published = {row.what: row.value for row in rows if row.what.endswith("rows published")}
    assert published == {
        "own data, 100 projects, workbook: rows published": 98,
        "own data, 100 projects, text table: rows published": 98,
    }
    assert all(row.value > 0 for row in rows)
