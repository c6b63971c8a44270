"""Files that are named alike are told apart, and counted each for itself."""

import json

import pytest

from etl.errors import BuildFailed
from etl.intake.build import build_own
from etl.intake.check import check_files
from etl.intake.read.files import file_names
from tests.fuzz.trial import check_accounting

REGISTER = "Project code,Title,Funding year\n{},A,2016\n"
SENT = "project_code,questionnaire,sent_date\nLM.0304,2022,2021-05-03\nLM.9999,2022,2021-05-03\n"


@pytest.fixture
def folder(tmp_path):
    """A register, and the list of forms sent twice: where it belongs, and beside the register."""
    source = tmp_path / "x"
    (source / "questionnaires").mkdir(parents=True)
    (source / "projects.csv").write_text(REGISTER.format("LM.0304"))
    for place in (source, source / "questionnaires"):
        (place / "sent.csv").write_text(SENT)
    return source


def test_as_many_folders_as_tell_files_apart(tmp_path):
    paths = [tmp_path / name for name in ("a/x/f.csv", "b/x/f.csv", "b/g.csv")]
    assert file_names(paths) == ["a/x/f.csv", "b/x/f.csv", "g.csv"]
    assert file_names(paths[2:], taken=["g.csv"]) == ["b/g.csv"]


def test_a_list_beside_the_register_is_not_the_list_of_forms(folder, tmp_path):
    checked = check_files([folder])
    check_accounting(checked)
    counts = [(c.source_file, c.rows_published, c.rows_set_aside) for c in checked.accounting]
    assert counts == [
        ("projects.csv", 1, 0),
        ("sent.csv", 0, 2),
        ("questionnaires/sent.csv", 1, 1),
    ]
    own = build_own(folder, "fund", None, tmp_path / "data")
    snapshot = own.folder / "snapshots" / own.snapshot_id
    inputs = json.loads((snapshot / "manifest.json").read_text())["inputs"]
    assert [(entry["path"], entry["rows"]) for entry in inputs[:3]] == [
        ("projects.csv", 1),
        ("sent.csv", 2),
        ("questionnaires/sent.csv", 2),
    ]


def test_a_folder_of_forms_alone_with_a_wrong_declaration(folder):
    (folder / "projects.csv").unlink()
    (folder / "sent.csv").unlink()
    (folder / "intake.yml").write_text("date_order: sometimes\n")
    with pytest.raises(BuildFailed, match="date_order"):
        check_files([folder])


def test_folders_of_one_name_and_paths_to_one_folder(folder, tmp_path):
    other = tmp_path / "other" / "x"
    other.mkdir(parents=True)
    (other / "projects.csv").write_text(REGISTER.format("LM.0305"))
    checked = check_files([folder, other, folder / ".." / "x"])
    check_accounting(checked)
    assert sorted(checked.tables["projects"]["project_code"].to_pylist()) == ["LM.0304", "LM.0305"]
    assert len(checked.files) == 3
    assert len(checked.forms) == 1
