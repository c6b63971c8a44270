"""What moved between two states, on two projects worked out by hand."""

import os
from datetime import date
from decimal import Decimal

import pytest

import warehouse
from tests.fixtures.warehouse.snapshot import write_snapshot

PROJECT = {
    "project_code": "LM.0001",
    "title": "First project",
    "funding_year": 2019,
    "approved_date": date(2019, 5, 2),
    "start_date": date(2019, 6, 1),
    "planned_months": Decimal(12),
    "end_date": date(2020, 11, 30),
    "document": "own",
}
LATER = {
    **PROJECT,
    "project_code": "LM.0002",
    "title": "Second project",
    "approved_date": date(2020, 6, 1),
    "start_date": date(2020, 6, 1),
}
EXTENSION = {
    "revision_id": "LM.0001-1",
    "project_code": "LM.0001",
    "revision_number": 1,
    "requested_date": date(2020, 4, 10),
    "decided_date": date(2020, 4, 20),
    "request_decision": "approved",
    "old_end_date": date(2020, 5, 31),
    "new_end_date": date(2020, 11, 30),
    "nce_months": Decimal(6),
}
ROWS = {"projects": [PROJECT, LATER], "revisions": [EXTENSION], "sources": [{"document": "own"}]}
BEFORE, AFTER = date(2020, 3, 31), date(2020, 12, 31)


@pytest.fixture
def states(tmp_path, monkeypatch):
    monkeypatch.setitem(os.environ, "FUND_MONITOR_DATA", str(tmp_path))
    write_snapshot(tmp_path, ROWS)
    return warehouse.current(as_of=BEFORE), warehouse.current(as_of=AFTER)


def test_projects_move_attribute_by_attribute(states):
    moved = warehouse.moved_projects(*states).to_pylist()
    told = {
        (m["project_code"], m["change"], m["attribute"]): (m["before"], m["after"]) for m in moved
    }
    assert told["LM.0001", "changed", "end_date"] == ("2020-05-31", "2020-11-30")
    assert told["LM.0002", "added", None] == (None, None)
    assert ("LM.0001", "changed", "title") not in told


def test_backwards_a_project_is_removed(states):
    moved = warehouse.moved_projects(*reversed(states)).to_pylist()
    assert [m["project_code"] for m in moved if m["change"] == "removed"] == ["LM.0002"]


def test_rows_are_counted_per_table(states):
    counts = {row["table"]: row for row in warehouse.moved_rows(*states).to_pylist()}
    assert {name: counts["projects"][name] for name in ("added", "removed", "changed", "same")} == {
        "added": 1,
        "removed": 0,
        "changed": 1,
        "same": 0,
    }
    assert counts["revisions"]["added"] == 1
    assert counts["sources"]["same"] == 1


def test_only_figures_that_move_are_named(states):
    moved = {row["metric"]: row for row in warehouse.moved_figures(*states).to_pylist()}
    assert (moved["projects"]["before"], moved["projects"]["after"]) == ("1", "2")
    assert (moved["revisions"]["before"], moved["revisions"]["after"]) == ("0", "1")
    assert "eligible_states" not in moved


def test_a_figure_of_more_records_and_the_same_value_has_not_moved(tmp_path, monkeypatch):
    """Both projects were planned to run 12 months, so their mean stays as it was."""
    monkeypatch.setitem(os.environ, "FUND_MONITOR_DATA", str(tmp_path))
    write_snapshot(tmp_path, {"projects": [PROJECT, LATER]})
    before, after = warehouse.current(as_of=BEFORE), warehouse.current(as_of=AFTER)
    means = [store.query("planned_months_mean").to_pylist()[0] for store in (before, after)]
    assert [row["used"] for row in means] == [1, 2]
    assert means[0]["planned_months_mean"] == means[1]["planned_months_mean"]
    moved = {row["metric"] for row in warehouse.moved_figures(before, after).to_pylist()}
    assert "projects" in moved
    assert "planned_months_mean" not in moved


def test_nothing_moves_between_a_state_and_itself(states):
    _, after = states
    assert warehouse.moved_projects(after, after).num_rows == 0
    assert warehouse.moved_figures(after, after).num_rows == 0
    rows = warehouse.moved_rows(after, after).to_pylist()
    assert not [row for row in rows if row["added"] or row["removed"] or row["changed"]]


def test_figures_that_a_filter_does_not_reach_are_left_out(states):
    moved = warehouse.moved_figures(*states, {"fund_region": "Africa"}).to_pylist()
    reached = {name: warehouse.dimensions_of(name) for name in warehouse.metrics()}
    assert {row["metric"] for row in moved} <= {
        n for n, by in reached.items() if "fund_region" in by
    }
    assert "projects" in [row["metric"] for row in moved]


def test_a_filter_narrows_what_is_compared(states):
    moved = warehouse.moved_projects(*states, {"project_code": "LM.0001"}).to_pylist()
    assert {m["project_code"] for m in moved} == {"LM.0001"}


def test_the_same_rows_from_another_file_are_no_change(tmp_path, monkeypatch):
    monkeypatch.setitem(os.environ, "FUND_MONITOR_DATA", str(tmp_path))
    former = write_snapshot(tmp_path, ROWS)
    place = {"document": "2025.xlsx", "locator": "sheet 2", "source_file": "2025.xlsx"}
    renamed = {name: [{**row, **place} for row in ROWS[name]] for name in ("projects", "revisions")}
    write_snapshot(tmp_path, {**renamed, "sources": [{"document": "2025.xlsx"}]}, "renamed")
    states = warehouse.current(snapshot=former.name), warehouse.current()
    counts = {row["table"]: row for row in warehouse.moved_rows(*states).to_pylist()}
    assert [counts[name]["changed"] for name in ("projects", "revisions")] == [0, 0]
    assert (counts["sources"]["added"], counts["sources"]["removed"]) == (1, 1)
    assert warehouse.moved_projects(*states).num_rows == 0
