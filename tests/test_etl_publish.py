import errno
import json
import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from etl.build import build
from etl.errors import BuildFailed
from etl.publish import broken_files, publish
from warehouse.schema import SCHEMA_VERSION, load_schema


@pytest.fixture
def out(tmp_path):
    return tmp_path / "data"


def in_service(out: Path) -> Path:
    return out / "snapshots" / (out / "CURRENT").read_text().strip()


def test_snapshot_holds_every_table_with_the_declared_types(sources, out):
    build(out, sources.folder)
    for table in load_schema().tables.values():
        assert pq.read_schema(in_service(out) / f"{table.name}.parquet") == table.arrow_schema


def test_rows_are_sorted_by_key(sources, out):
    build(out, sources.folder)
    countries = pq.read_table(in_service(out) / "project_countries.parquet")
    assert countries["iso3"].to_pylist() == ["UGA", "NPL", "VNM"]


def test_manifest_names_inputs_outputs_and_accounting(sources, out):
    report = build(out, sources.folder)
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


def test_same_inputs_give_the_same_bytes(sources, out, tmp_path):
    build(out, sources.folder)
    build(tmp_path / "again", sources.folder)
    first, second = in_service(out), in_service(tmp_path / "again")
    assert first.name == second.name
    names = sorted(path.name for path in first.iterdir())
    assert names == sorted(path.name for path in second.iterdir())
    for name in names:
        assert (first / name).read_bytes() == (second / name).read_bytes(), name


def test_building_again_keeps_the_snapshot(sources, out):
    build(out, sources.folder)
    before = in_service(out)
    build(out, sources.folder)
    assert in_service(out) == before
    assert [path.name for path in (out / "snapshots").iterdir()] == [before.name]


def test_changed_input_gives_a_new_snapshot_and_keeps_the_former(sources, out):
    build(out, sources.folder)
    former = in_service(out)
    sources.replace("projects.csv", "Fair work in Uganda", "Fair work for all in Uganda")
    build(out, sources.folder)
    assert in_service(out) != former
    assert broken_files(former) == []
    titles = pq.read_table(in_service(out) / "projects.parquet")["title"].to_pylist()
    assert "Fair work for all in Uganda" in titles


def test_failed_build_leaves_the_former_snapshot_in_service(sources, out):
    build(out, sources.folder)
    former = in_service(out)
    sources.replace("projects.csv", "Uganda,01/06", "Narnia,01/06")
    with pytest.raises(BuildFailed):
        build(out, sources.folder)
    assert in_service(out) == former
    assert broken_files(former) == []


def test_leftovers_of_a_killed_build_are_removed(sources, out):
    leftover = out / "snapshots" / ".building-abc"
    leftover.mkdir(parents=True)
    (leftover / "projects.parquet").write_bytes(b"half")
    (out / "CURRENT.new").write_text("x")
    build(out, sources.folder)
    assert [path.name for path in (out / "snapshots").iterdir()] == [in_service(out).name]
    assert not (out / "CURRENT.new").exists()


def test_broken_snapshot_is_found_and_replaced(sources, out):
    build(out, sources.folder)
    snapshot = in_service(out)
    (snapshot / "projects.parquet").write_bytes(b"torn")
    (snapshot / "budgets.parquet").unlink()
    assert sorted(broken_files(snapshot)) == ["budgets.parquet", "projects.parquet"]
    build(out, sources.folder)
    assert in_service(out) == snapshot
    assert broken_files(snapshot) == []


def test_changed_manifest_is_found(sources, out):
    build(out, sources.folder)
    manifest = in_service(out) / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"rows": 2', '"rows": 3', 1))
    assert broken_files(in_service(out)) == ["manifest.json"]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"{}", b'{"tables": []}', b"\xff"])
def test_broken_manifest_is_found_and_replaced(sources, out, content):
    build(out, sources.folder)
    snapshot = in_service(out)
    (snapshot / "manifest.json").write_bytes(content)
    assert broken_files(snapshot) == ["manifest.json"]
    build(out, sources.folder)
    assert in_service(out) == snapshot
    assert broken_files(snapshot) == []


def test_file_in_the_place_of_a_snapshot_is_replaced(sources, out):
    build(out, sources.folder)
    snapshot = in_service(out)
    shutil.rmtree(snapshot)
    snapshot.write_bytes(b"not a folder")
    build(out, sources.folder)
    assert broken_files(in_service(out)) == []
    build(out, sources.folder)
    assert [path.name for path in (out / "snapshots").iterdir()] == [snapshot.name]


@pytest.mark.parametrize("name", ["snapshots", ".lock", "CURRENT", "CURRENT.new"])
def test_odd_entry_of_the_data_folder_is_told(sources, out, name):
    build(out, sources.folder)
    entry = out / name
    if entry.is_dir():
        shutil.rmtree(entry)
        entry.write_bytes(b"")
    else:
        entry.unlink(missing_ok=True)
        entry.mkdir()
    with pytest.raises(BuildFailed, match=f"data/{name}: cannot be written: "):
        build(out, sources.folder)


def test_data_folder_that_is_a_file_is_told(sources, out):
    out.write_bytes(b"")
    with pytest.raises(BuildFailed, match=r"cannot be written: .*another folder with --out"):
        build(out, sources.folder)


def test_full_disk_is_told_and_the_former_snapshot_stays(sources, out, monkeypatch):
    build(out, sources.folder)
    former = in_service(out)

    def full(*_args, **_options):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("etl.publish.pq.ParquetWriter", full)
    sources.replace("projects.csv", "Fair work in Uganda", "Fair work for all in Uganda")
    with pytest.raises(BuildFailed, match="cannot be written: No space left on device"):
        build(out, sources.folder)
    assert in_service(out) == former
    assert broken_files(former) == []


def test_two_builds_at_once_are_refused(sources, out):
    import fcntl

    out.mkdir()
    with (out / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(BuildFailed, match="is being written by another build"):
            build(out, sources.folder)
    build(out, sources.folder)


DATASET = {"name": "own-data", "title": "Own data", "synthetic": False}
SPENDING = [
    {
        "project_code": code,
        "as_of_date": day,
        "spent_usd": spent,
        "document": "own",
        "locator": "sheet Spending",
        "source_file": "own.xlsx / Spending",
        "source_row": row,
    }
    for code, day, spent, row in [
        ("LM.0002", date(2024, 6, 30), Decimal("10.50"), 2),
        ("LM.0001", date(2024, 6, 30), Decimal("30.00"), 3),
        ("LM.0001", date(2024, 3, 31), Decimal("20.00"), 4),
    ]
]


def every_table(**filled) -> dict:
    return {name: filled.get(name, []) for name in load_schema().tables}


def as_arrow(rows: list[dict]) -> pa.Table:
    """The rows as columns in another order and of other types than the schema has."""
    columns = {name: [row[name] for row in rows] for name in reversed(rows[0])}
    encoded = {"document", "project_code"}
    return pa.table(
        {
            name: pa.array(values).dictionary_encode() if name in encoded else values
            for name, values in columns.items()
        }
    )


def test_arrow_table_is_published_as_its_records_would_be(tmp_path):
    records = publish(tmp_path / "records", every_table(expenditures=SPENDING), [], DATASET)
    arrow = every_table(expenditures=as_arrow(SPENDING))
    assert publish(tmp_path / "arrow", arrow, [], DATASET) == records
    published = pq.read_table(in_service(tmp_path / "arrow") / "expenditures.parquet")
    assert published.schema == load_schema().tables["expenditures"].arrow_schema
    assert published["source_row"].to_pylist() == [4, 3, 2]


def test_order_of_rows_does_not_change_the_snapshot(tmp_path):
    forwards = publish(tmp_path, every_table(expenditures=as_arrow(SPENDING)), [], DATASET)
    backwards = as_arrow(SPENDING[::-1])
    assert publish(tmp_path, every_table(expenditures=backwards), [], DATASET) == forwards


def test_table_of_several_row_groups_is_written_in_order(tmp_path, monkeypatch):
    monkeypatch.setattr("etl.publish._ROWS_AT_A_TIME", 2)
    publish(tmp_path, every_table(expenditures=as_arrow(SPENDING)), [], DATASET)
    file = pq.ParquetFile(in_service(tmp_path) / "expenditures.parquet")
    assert file.num_row_groups == 2
    assert file.read()["source_row"].to_pylist() == [4, 3, 2]


def test_accounting_of_an_arrow_table_is_in_the_manifest(tmp_path):
    entry = {
        "source_file": "own.xlsx / Spending",
        "document": "own",
        "rows_in": 3,
        "rows_published": 3,
        "rows_set_aside": 0,
    }
    publish(tmp_path, every_table(row_accounting=as_arrow([entry])), [], DATASET)
    manifest = json.loads((in_service(tmp_path) / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["accounting"] == [entry]


def test_draft_is_written_and_the_former_snapshot_stays_in_service(tmp_path):
    former = publish(tmp_path, every_table(), [], DATASET)
    draft = publish(tmp_path, every_table(expenditures=SPENDING), [], DATASET, switch=False)
    assert draft != former
    assert in_service(tmp_path).name == former
    assert broken_files(tmp_path / "snapshots" / draft) == []


def test_first_draft_puts_nothing_in_service(tmp_path):
    draft = publish(tmp_path, every_table(), [], DATASET, switch=False)
    assert (tmp_path / "snapshots" / draft).is_dir()
    assert not (tmp_path / "CURRENT").exists()
