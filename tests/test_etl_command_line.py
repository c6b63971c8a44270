import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import etl.__main__ as command_line
import etl.build_command as build_command
from etl.__main__ import ELSEWHERE, main
from etl.build import build
from etl.intake.sheets import load_sheets
from etl.places import data_folder

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def runner():
    return CliRunner()


def test_build_prints_accounting_tables_issues_and_snapshot(runner, tmp_path):
    result = runner.invoke(main, ["build", "--out", str(tmp_path)])
    assert result.exit_code == 0, result.output
    words = " ".join(result.output.split())
    assert "review_2016/annex_3.csv 14 = 14 + 0" in words
    assert "projects 41" in words
    assert "attribute_sources" in words
    for severity in ("error", "warning", "note"):
        assert severity in words
    snapshot_id = (tmp_path / "CURRENT").read_text().strip()
    assert f"Snapshot {snapshot_id} is in service" in words


def test_failed_build_tells_every_fault_and_exits_1(runner, sources, tmp_path, monkeypatch):
    sources.replace("projects.csv", "Uganda,01/06", "Narnia,01/06")
    sources.replace("markers.csv", "LM.0001,2a", "LM.0001,3x")
    monkeypatch.setattr(build_command, "build", lambda out: build(out, sources.folder))
    result = runner.invoke(main, ["build", "--out", str(tmp_path / "data")])
    assert result.exit_code == 1
    assert "Nothing was published: 2 faults." in result.stderr
    assert "'Narnia'" in result.stderr
    assert "'3x'" in result.stderr
    assert "Traceback" not in result.output
    assert not (tmp_path / "data").exists()


def test_a_declaration_of_the_package_that_is_wrong_is_told(runner, tmp_path, monkeypatch):
    file = tmp_path / "sheets.yml"
    file.write_text("projects:\n  label: A\n  label: B\n", encoding="utf-8")
    monkeypatch.setattr("etl.intake.sheets._DECLARED", file)
    monkeypatch.setattr("etl.intake.sheets.load_sheets", load_sheets.__wrapped__)
    monkeypatch.setattr("etl.intake.template.load_sheets", load_sheets.__wrapped__)
    result = runner.invoke(main, ["template", str(tmp_path / "blank.xlsx")])
    assert result.exit_code == 1
    assert "sheets.yml, line 3: label is declared twice (first in line 2)" in result.stderr


def test_a_mistake_in_the_schema_is_told_by_whatever_is_asked(tmp_path):
    for folder in ("etl", "warehouse"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    with (tmp_path / "warehouse" / "schema" / "columns.yml").open("a", encoding="utf-8") as stream:
        stream.write("year: {type: intege, label: Year, meaning: m}\n")
    command = [sys.executable, "-m", "etl", "build", "--out", str(tmp_path / "data")]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "columns.yml: year: type: Input should be 'text', 'integer'," in done.stderr
    assert "Traceback" not in done.stderr


def test_every_command_is_found_and_says_what_it_does(runner):
    told = runner.invoke(main, ["--help"])
    assert told.exit_code == 0, told.output
    for name in ELSEWHERE:
        (line,) = (line for line in told.output.splitlines() if line.split()[:1] == [name])
        assert len(line.split()) > 2


def test_place_that_cannot_be_written_is_told(runner, sources, tmp_path, monkeypatch):
    monkeypatch.setattr(build_command, "build", lambda out: build(out, sources.folder))
    (tmp_path / "file").write_text("x", encoding="utf-8")
    monkeypatch.setenv("FUND_MONITOR_DATA", str(tmp_path / "file"))
    result = runner.invoke(main, ["build"])
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert "Nothing was published: 1 fault." in result.stderr
    assert "cannot be written" in result.stderr


def test_dictionary_is_written(runner, tmp_path, monkeypatch):
    target = tmp_path / "data-dictionary.md"
    monkeypatch.setattr(command_line, "DICTIONARY", target)
    result = runner.invoke(main, ["dictionary"])
    assert result.exit_code == 0
    assert target.read_text(encoding="utf-8").startswith("# Data dictionary")


def test_data_folder_can_be_set(monkeypatch, tmp_path):
    monkeypatch.setenv("FUND_MONITOR_DATA", str(tmp_path))
    assert data_folder() == tmp_path
    monkeypatch.delenv("FUND_MONITOR_DATA")
    assert data_folder().name == "data"
