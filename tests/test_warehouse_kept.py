"""Snapshots of a dataset that are still on disk."""

import os

import pytest

import warehouse
from tests.fixtures.warehouse.snapshot import write_snapshot

ROWS = {"projects": [{"project_code": "LM.0001"}]}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setitem(os.environ, "FUND_MONITOR_DATA", str(tmp_path))
    return tmp_path


def test_a_draft_is_told_from_what_was_in_service(folder):
    former, draft, now = (write_snapshot(folder, ROWS, name).name for name in "abc")
    (folder / "HISTORY.csv").write_text(
        f"since,snapshot_id\n2024-01-10T09:00:00+00:00,{former}\n2024-02-10T09:00:00+00:00,{now}\n"
    )
    found = {kept.id: kept for kept in warehouse.kept_snapshots()}
    assert [name for name, kept in found.items() if kept.in_service] == [now]
    assert found[draft].since is None
    assert found[former].since.isoformat() == "2024-01-10T09:00:00+00:00"


def test_what_cannot_be_read_is_left_out(folder):
    kept = write_snapshot(folder, ROWS)
    broken = folder / "snapshots" / "0123456789abcdef"
    broken.mkdir()
    (broken / "manifest.json").write_text("{")
    unfinished = folder / "snapshots" / ".building-x"
    unfinished.mkdir()
    (unfinished / "manifest.json").write_text((kept / "manifest.json").read_text())
    assert [found.id for found in warehouse.kept_snapshots()] == [kept.name]


def test_a_dataset_that_is_not_there_is_told(folder):
    write_snapshot(folder, ROWS)
    with pytest.raises(warehouse.UnknownName, match="no dataset called 'nowhere'"):
        warehouse.kept_snapshots("nowhere")
