import errno
import json
import shutil
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from etl.build import build
from etl.errors import BuildFailed
from etl.publish import broken_files
from tests.fixtures.etl.sources import SmallSources
from warehouse.schema import SCHEMA_VERSION, load_schema


@pytest.fixture
def small(tmp_path):
    return SmallSources(tmp_path / "sources")


@pytest.fixture
def out(tmp_path):
    return tmp_path / "data"


def in_service(out: Path) -> Path:
    return out / "snapshots" / (out / "CURRENT").read_text().strip()


def test_snapshot_holds_every_table_with_the_declared_types(small, out):
    build(out, small.folder)
    for table in load_schema().tables.values():
        assert pq.read_schema(in_service(out) / f"{table.name}.parquet") == table.arrow_schema


def test_rows_are_sorted_by_key(small, out):
    build(out, small.folder)
    countries = pq.read_table(in_service(out) / "project_countries.parquet")
    assert countries["iso3"].to_pylist() == ["UGA", "NPL", "VNM"]


def test_manifest_names_inputs_outputs_and_accounting(small, out):
    report = build(out, small.folder)
    manifest = json.loads((in_service(out) / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["schema_version"] == SCHEMA_VERSION
    assert manifest["dataset"]["synthetic"] is False
    inputs = {entry["path"]: entry for entry in manifest["inputs"]}
    assert inputs["review_small/projects.csv"]["rows"] == 2
    assert inputs["review_small/source.yml"]["rows"] is None
    assert "codes/gender_markers.csv" in inputs
    assert manifest["tables"]["projects"]["rows"] == 2
    assert manifest["accounting"] == report.tables["row_accounting"]
    assert broken_files(in_service(out)) == []


def test_same_inputs_give_the_same_bytes(small, out, tmp_path):
    build(out, small.folder)
    build(tmp_path / "again", small.folder)
    first, second = in_service(out), in_service(tmp_path / "again")
    assert first.name == second.name
    names = sorted(path.name for path in first.iterdir())
    assert names == sorted(path.name for path in second.iterdir())
    for name in names:
        assert (first / name).read_bytes() == (second / name).read_bytes(), name


def test_building_again_keeps_the_snapshot(small, out):
    build(out, small.folder)
    before = in_service(out)
    build(out, small.folder)
    assert in_service(out) == before
    assert [path.name for path in (out / "snapshots").iterdir()] == [before.name]


def test_changed_input_gives_a_new_snapshot_and_keeps_the_former(small, out):
    build(out, small.folder)
    former = in_service(out)
    small.replace("projects.csv", "Fair work in Uganda", "Fair work for all in Uganda")
    build(out, small.folder)
    assert in_service(out) != former
    assert broken_files(former) == []
    titles = pq.read_table(in_service(out) / "projects.parquet")["title"].to_pylist()
    assert "Fair work for all in Uganda" in titles


def test_failed_build_leaves_the_former_snapshot_in_service(small, out):
    build(out, small.folder)
    former = in_service(out)
    small.replace("projects.csv", "Uganda,01/06", "Narnia,01/06")
    with pytest.raises(BuildFailed):
        build(out, small.folder)
    assert in_service(out) == former
    assert broken_files(former) == []


def test_leftovers_of_a_killed_build_are_removed(small, out):
    leftover = out / "snapshots" / ".building-abc"
    leftover.mkdir(parents=True)
    (leftover / "projects.parquet").write_bytes(b"half")
    (out / "CURRENT.new").write_text("x")
    build(out, small.folder)
    assert [path.name for path in (out / "snapshots").iterdir()] == [in_service(out).name]
    assert not (out / "CURRENT.new").exists()


def test_broken_snapshot_is_found_and_replaced(small, out):
    build(out, small.folder)
    snapshot = in_service(out)
    (snapshot / "projects.parquet").write_bytes(b"torn")
    (snapshot / "budgets.parquet").unlink()
    assert sorted(broken_files(snapshot)) == ["budgets.parquet", "projects.parquet"]
    build(out, small.folder)
    assert in_service(out) == snapshot
    assert broken_files(snapshot) == []


def test_changed_manifest_is_found(small, out):
    build(out, small.folder)
    manifest = in_service(out) / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"rows": 2', '"rows": 3', 1))
    assert broken_files(in_service(out)) == ["manifest.json"]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"{}", b'{"tables": []}', b"\xff"])
def test_broken_manifest_is_found_and_replaced(small, out, content):
    build(out, small.folder)
    snapshot = in_service(out)
    (snapshot / "manifest.json").write_bytes(content)
    assert broken_files(snapshot) == ["manifest.json"]
    build(out, small.folder)
    assert in_service(out) == snapshot
    assert broken_files(snapshot) == []


def test_file_in_the_place_of_a_snapshot_is_replaced(small, out):
    build(out, small.folder)
    snapshot = in_service(out)
    shutil.rmtree(snapshot)
    snapshot.write_bytes(b"not a folder")
    build(out, small.folder)
    assert broken_files(in_service(out)) == []
    build(out, small.folder)
    assert [path.name for path in (out / "snapshots").iterdir()] == [snapshot.name]


@pytest.mark.parametrize("name", ["snapshots", ".lock", "CURRENT", "CURRENT.new"])
def test_odd_entry_of_the_data_folder_is_told(small, out, name):
    build(out, small.folder)
    entry = out / name
    if entry.is_dir():
        shutil.rmtree(entry)
        entry.write_bytes(b"")
    else:
        entry.unlink(missing_ok=True)
        entry.mkdir()
    with pytest.raises(BuildFailed, match=f"data/{name}: cannot be written: "):
        build(out, small.folder)


def test_data_folder_that_is_a_file_is_told(small, out):
    out.write_bytes(b"")
    with pytest.raises(BuildFailed, match=r"cannot be written: .*another folder with --out"):
        build(out, small.folder)


def test_full_disk_is_told_and_the_former_snapshot_stays(small, out, monkeypatch):
    build(out, small.folder)
    former = in_service(out)

    def full(*_args, **_options):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("etl.publish.pq.write_table", full)
    small.replace("projects.csv", "Fair work in Uganda", "Fair work for all in Uganda")
    with pytest.raises(BuildFailed, match="cannot be written: No space left on device"):
        build(out, small.folder)
    assert in_service(out) == former
    assert broken_files(former) == []


def test_two_builds_at_once_are_refused(small, out):
    import fcntl

    out.mkdir()
    with (out / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(BuildFailed, match="is being written by another build"):
            build(out, small.folder)
    build(out, small.folder)
