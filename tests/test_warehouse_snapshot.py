"""Which snapshot is in service, what makes one broken, and how a new one is noticed."""

import hashlib
import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import warehouse
from tests.fixtures.warehouse.portfolio import PORTFOLIO
from tests.fixtures.warehouse.snapshot import write_manifest, write_snapshot
from warehouse import BrokenSnapshot, NoSnapshot


@pytest.fixture
def data(tmp_path, monkeypatch):
    monkeypatch.setenv("FUND_MONITOR_DATA", str(tmp_path))
    return tmp_path


def test_snapshot_says_what_it_is(data):
    path = write_snapshot(data, PORTFOLIO)
    info = warehouse.snapshot()
    assert (info.id, info.dataset_name) == (path.name, "published-reviews")
    assert info.dataset_title == "Small snapshot"
    assert info.synthetic is True
    assert timedelta(0) <= datetime.now(UTC) - info.built_at < timedelta(minutes=5)
    assert info.path == path


def test_without_data_the_error_says_how_to_build_it(data):
    with pytest.raises(NoSnapshot) as caught:
        warehouse.query(["projects"])
    assert str(data) in caught.value.message
    assert "python -m etl build" in caught.value.hint


def test_new_snapshot_is_noticed_without_restart(data):
    write_snapshot(data, PORTFOLIO)
    assert warehouse.query(["projects"])["projects"].to_pylist() == [6]
    fewer = {**PORTFOLIO, "projects": PORTFOLIO["projects"][:2]}
    path = write_snapshot(data, fewer)
    assert warehouse.query(["projects"])["projects"].to_pylist() == [2]
    assert warehouse.snapshot().id == path.name


def _without_projects(path):
    (path / "projects.parquet").unlink()


def _with_empty_manifest(path):
    (path / "manifest.json").write_bytes(b"")


def _with_a_manifest_of_lists(path):
    write_manifest(path, '{"schema_version": "1", "dataset": [], "tables": []}')


def _with_current_that_is_not_text(path):
    (path.parent.parent / "CURRENT").write_bytes(b"\xff\xfe")


def _with_current_that_is_a_folder(path):
    current = path.parent.parent / "CURRENT"
    current.unlink()
    current.mkdir()


@pytest.mark.parametrize(
    ("break_it", "said"),
    [
        (_without_projects, "projects.parquet is missing"),
        (_with_empty_manifest, "manifest.json is not the file that was built"),
        (_with_a_manifest_of_lists, "manifest.json is not a manifest: dataset"),
        (_with_current_that_is_not_text, "does not name a snapshot"),
        (_with_current_that_is_a_folder, "CURRENT cannot be read"),
    ],
)
def test_broken_new_snapshot_is_refused_and_the_former_stays(data, break_it, said):
    first = write_snapshot(data, PORTFOLIO, "first").name
    assert warehouse.snapshot().refused == ""
    break_it(write_snapshot(data, PORTFOLIO, "second"))
    assert warehouse.query(["projects"])["projects"].to_pylist() == [6]
    assert warehouse.snapshot().id == first
    assert said in warehouse.snapshot().refused
    if (data / "CURRENT").is_dir():
        (data / "CURRENT").rmdir()
    third = write_snapshot(data, PORTFOLIO, "third").name
    assert (warehouse.snapshot().id, warehouse.snapshot().refused) == (third, "")


def test_snapshot_built_again_is_younger(data):
    write_snapshot(data, PORTFOLIO)
    first = warehouse.snapshot().built_at
    later = first + timedelta(hours=1)
    os.utime(data / "CURRENT", (later.timestamp(), later.timestamp()))
    assert warehouse.snapshot().built_at == later


def test_data_taken_away_is_not_answered_from_memory(data):
    write_snapshot(data, PORTFOLIO)
    warehouse.query(["projects"])
    (data / "CURRENT").unlink()
    with pytest.raises(NoSnapshot):
        warehouse.query(["projects"])


def test_unchanged_snapshot_is_loaded_once(data):
    write_snapshot(data, PORTFOLIO)
    assert warehouse.current() is warehouse.current()


def test_changed_byte_is_refused(data):
    file = write_snapshot(data, PORTFOLIO) / "projects.parquet"
    content = bytearray(file.read_bytes())
    content[100] ^= 1
    file.write_bytes(content)
    with pytest.raises(BrokenSnapshot, match=r"projects\.parquet is not the file that was built"):
        warehouse.current()


def test_missing_table_is_refused(data):
    (write_snapshot(data, PORTFOLIO) / "budgets.parquet").unlink()
    with pytest.raises(BrokenSnapshot, match=r"budgets\.parquet is missing"):
        warehouse.current()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "{}",
        '{"schema_version": "1", "tables": {}}',
        '{"schema_version": "1", "dataset": ["name", "title", "synthetic"], "tables": {}}',
        '{"schema_version": 1, "dataset": {"name": 1, "title": "", "synthetic": 0}, "tables": 7}',
    ],
)
def test_manifest_that_says_too_little_is_refused(data, text):
    write_manifest(write_snapshot(data, PORTFOLIO), text)
    with pytest.raises(BrokenSnapshot, match="is not a manifest"):
        warehouse.current()


@pytest.mark.parametrize("entry", [None, [], "abc", {"rows": 2}, {"rows": 2, "sha256": 5}])
def test_manifest_with_an_odd_entry_is_refused(data, entry):
    path = write_snapshot(data, PORTFOLIO)
    _rewrite_manifest(path, lambda manifest: manifest["tables"].update(projects=entry))
    with pytest.raises(BrokenSnapshot, match=r"is not a manifest: tables\.projects"):
        warehouse.current()


def test_manifest_other_than_the_one_built_is_refused(data):
    file = write_snapshot(data, PORTFOLIO) / "manifest.json"
    file.write_bytes(file.read_bytes().replace(b"Small", b"Large"))
    with pytest.raises(BrokenSnapshot, match=r"manifest\.json is not the file that was built"):
        warehouse.current()


def test_table_that_is_a_folder_is_refused(data):
    file = write_snapshot(data, PORTFOLIO) / "projects.parquet"
    file.unlink()
    file.mkdir()
    with pytest.raises(BrokenSnapshot, match=r"projects\.parquet cannot be read"):
        warehouse.current()


def test_table_that_is_not_parquet_is_refused(data):
    path = write_snapshot(data, PORTFOLIO)
    (path / "sources.parquet").write_bytes(b"something else")
    found = hashlib.sha256(b"something else").hexdigest()
    _rewrite_manifest(path, lambda manifest: manifest["tables"]["sources"].update(sha256=found))
    with pytest.raises(BrokenSnapshot, match=r"sources\.parquet is not a Parquet file"):
        warehouse.current()


def test_data_folder_that_is_a_file_is_told(data, monkeypatch):
    (data / "file").write_text("x", encoding="utf-8")
    monkeypatch.setenv("FUND_MONITOR_DATA", str(data / "file"))
    with pytest.raises(NoSnapshot, match="is not a folder"):
        warehouse.current()


def test_missing_manifest_is_refused(data):
    (write_snapshot(data, PORTFOLIO) / "manifest.json").unlink()
    with pytest.raises(BrokenSnapshot, match="is missing"):
        warehouse.current()


def _rewrite_manifest(path, change):
    file = path / "manifest.json"
    manifest = json.loads(file.read_text(encoding="utf-8"))
    change(manifest)
    return write_manifest(path, json.dumps(manifest))


def test_other_schema_version_is_refused(data):
    path = write_snapshot(data, PORTFOLIO)
    _rewrite_manifest(path, lambda manifest: manifest.update(schema_version="0"))
    with pytest.raises(BrokenSnapshot, match="built for schema version 0"):
        warehouse.current()


def test_table_the_manifest_does_not_list_is_refused(data):
    path = write_snapshot(data, PORTFOLIO)
    _rewrite_manifest(path, lambda manifest: manifest["tables"].pop("results"))
    with pytest.raises(BrokenSnapshot, match=r"results\.parquet does not list it"):
        warehouse.current()


def test_columns_other_than_the_schema_says_are_refused(data):
    path = write_snapshot(data, PORTFOLIO)
    pq.write_table(pa.table({"something": ["else"]}), path / "sources.parquet")
    found = hashlib.sha256((path / "sources.parquet").read_bytes()).hexdigest()
    _rewrite_manifest(path, lambda manifest: manifest["tables"]["sources"].update(sha256=found))
    with pytest.raises(BrokenSnapshot, match=r"columns of .*sources\.parquet"):
        warehouse.current()


@pytest.mark.parametrize("name", ["", "../elsewhere", "a/b"])
def test_current_must_name_a_snapshot(data, name):
    (data / "CURRENT").write_text(name, encoding="utf-8")
    with pytest.raises(BrokenSnapshot, match="does not name a snapshot"):
        warehouse.current()


def test_importing_the_schema_needs_no_database():
    code = "import sys, warehouse.schema; sys.exit('duckdb' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
