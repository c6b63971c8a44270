"""Datasets of own data: built, drafted, put in service, rolled back."""

import json

import pytest
import xlsxwriter
from click.testing import CliRunner

import warehouse
from etl.__main__ import main
from etl.errors import BuildFailed
from etl.history import kept, switch_to
from etl.intake.build import build_own

HEADERS = ["Project code", "Title", "Funding year", "Line", "Countries", "Budget (USD)"]


@pytest.fixture
def source(tmp_path):
    folder = tmp_path / "files"
    folder.mkdir()
    write(folder / "fund.xlsx", ["LM.0001", "One", 2019, 1, "Haiti", 70000])
    return folder


def write(path, *rows):
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Projects")
        for place, row in enumerate((HEADERS, *rows)):
            sheet.write_row(place, 0, row)


def run(*arguments):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_own_dataset_answers_beside_the_others(source, tmp_path, monkeypatch):
    own = build_own(source, "my-fund", "My fund", tmp_path / "data")
    monkeypatch.setenv("FUND_MONITOR_DATA", str(tmp_path / "data"))
    answer = warehouse.current("my-fund").query(["budget_usd"], ["fund_region"])
    assert answer.column("budget_usd").to_pylist() == [70000]
    manifest = json.loads(
        (own.folder / "snapshots" / own.snapshot_id / "manifest.json").read_text()
    )
    assert manifest["dataset"] == {"name": "my-fund", "title": "My fund", "synthetic": False}
    assert manifest["inputs"][0]["path"] == "fund.xlsx"
    assert manifest["inputs"][0]["rows"] == 1


def test_same_files_give_the_same_snapshot(source, tmp_path):
    first = build_own(source, "fund", None, tmp_path / "a")
    again = build_own(source, "fund", None, tmp_path / "b")
    assert first.snapshot_id == again.snapshot_id


def test_command_prints_accounting_and_findings(source, tmp_path):
    write(source / "more.xlsx", ["LM.0002", "Two", 2019, 1, "Atlantis", 5])
    result = run("build", "--source", source, "--name", "fund", "--out", tmp_path)
    assert result.exit_code == 0, result.output
    words = " ".join(result.output.split())
    assert "fund.xlsx / Projects 1 = 1 + 0" in words
    assert "more.xlsx / Projects 1 = 0 + 1" in words
    assert "error 1" in words
    assert "is in service: dataset fund" in words


def test_draft_waits_until_it_is_published(source, tmp_path):
    result = run("build", "--source", source, "--name", "fund", "--out", tmp_path, "--draft")
    folder = tmp_path / "datasets" / "fund"
    assert "is a draft" in result.output
    assert not (folder / "CURRENT").exists()
    (draft,) = kept(folder)
    assert not draft.in_service
    assert run("publish", "--name", "fund", "--out", tmp_path, draft.snapshot_id).exit_code == 0
    assert kept(folder)[0].in_service


def test_rollback_puts_the_former_snapshot_back(source, tmp_path):
    former = build_own(source, "fund", None, tmp_path)
    write(source / "more.xlsx", ["LM.0002", "Two", 2019, 1, "Haiti", 5])
    later = build_own(source, "fund", None, tmp_path)
    assert later.snapshot_id != former.snapshot_id
    result = run("rollback", "--name", "fund", "--out", tmp_path, former.snapshot_id[:6])
    assert result.exit_code == 0, result.output
    in_service = [entry.snapshot_id for entry in kept(later.folder) if entry.in_service]
    assert in_service == [former.snapshot_id]
    listed = run("snapshots", "--out", tmp_path).output
    assert "fund: 2 snapshots" in listed
    assert f"{former.snapshot_id} " in listed


@pytest.mark.parametrize(
    "command", [["rollback", "a"], ["publish", "a"], ["discard", "a"], ["snapshots"]]
)
def test_name_of_no_dataset_is_told_with_those_there_are(source, tmp_path, command):
    build_own(source, "my-fund", None, tmp_path)
    result = run(*command, "--name", "my-fnd", "--out", tmp_path)
    assert result.exit_code == 1
    assert "value 'my-fnd': is not a dataset there" in result.stderr
    assert "Known: published-reviews, my-fund" in result.stderr


def test_snapshot_that_is_not_there_or_not_whole_is_refused(source, tmp_path):
    own = build_own(source, "fund", None, tmp_path)
    with pytest.raises(BuildFailed, match=own.snapshot_id):
        switch_to(own.folder, "zzz")
    (own.folder / "snapshots" / own.snapshot_id / "projects.parquet").unlink()
    with pytest.raises(BuildFailed, match=r"is not whole: projects\.parquet"):
        switch_to(own.folder, own.snapshot_id)


def test_a_discarded_draft_leaves_nothing_behind(source, tmp_path):
    draft = build_own(source, "fund", None, tmp_path, draft=True)
    result = run("discard", "--name", "fund", "--out", tmp_path, draft.snapshot_id)
    assert result.exit_code == 0, result.output
    assert not draft.folder.exists()
    again = run("discard", "--name", "fund", "--out", tmp_path, draft.snapshot_id)
    assert again.exit_code == 1
    assert "value 'fund': is not a dataset there" in again.stderr


def test_what_is_or_was_in_service_is_never_discarded(source, tmp_path):
    former = build_own(source, "fund", None, tmp_path)
    write(source / "more.xlsx", ["LM.0002", "Two", 2019, 1, "Haiti", 5])
    now = build_own(source, "fund", None, tmp_path)
    for own in (former, now):
        result = run("discard", "--name", "fund", "--out", tmp_path, own.snapshot_id)
        assert result.exit_code == 1
        assert "only drafts are discarded" in result.stderr
    assert len(kept(now.folder)) == 2


@pytest.mark.parametrize("name", ["Fund 1", "../x", "published-reviews", "demonstration", ""])
def test_name_a_dataset_cannot_have(source, tmp_path, name):
    with pytest.raises(BuildFailed, match="--name"):
        build_own(source, name, None, tmp_path)


def test_nothing_to_publish_leaves_the_former_snapshot(source, tmp_path):
    own = build_own(source, "fund", None, tmp_path)
    write(source / "fund.xlsx", ["LM.0001", "One", 2019, 1, "Atlantis", 70000])
    with pytest.raises(BuildFailed, match="hold no project that can be published"):
        build_own(source, "fund", None, tmp_path)
    assert (own.folder / "CURRENT").read_text().strip() == own.snapshot_id


def test_source_and_name_belong_together(source, tmp_path):
    assert run("build", "--source", source, "--out", tmp_path).exit_code == 2
    assert run("build", "--name", "fund", "--out", tmp_path).exit_code == 2


def test_folder_with_a_wrong_declaration_is_refused(source, tmp_path):
    (source / "intake.yml").write_text("date_order: sometimes\n", encoding="utf-8")
    result = run("build", "--source", source, "--name", "fund", "--out", tmp_path / "data")
    assert result.exit_code == 1
    assert "intake.yml" in result.stderr
    assert "day_first or month_first" in result.stderr
