"""Blank forms: everything a form asks stands there, named, and filled in for the project."""

import pytest
from click.testing import CliRunner
from docx import Document
from lxml import etree

from etl.__main__ import main
from etl.build import build
from etl.questionnaires.blank import write_blank
from etl.questionnaires.controls import W14, W
from etl.questionnaires.form import load_form, load_forms
from tests.fixtures.questionnaires.filled_form import LESOTHO, NS, FilledForm, rules


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("data")
    build(folder)
    return folder


@pytest.fixture
def run(data, monkeypatch):
    monkeypatch.setenv("FUND_MONITOR_DATA", str(data))
    return lambda *words: CliRunner().invoke(main, ["questionnaire", *map(str, words)])


def controls(path) -> list[etree._Element]:
    return Document(str(path)).element.body.findall(".//w:sdt", NS)


def content(control) -> str:
    return "".join(node.text for node in control.findall("w:sdtContent//w:t", NS))


def boxes_of(path) -> list[etree._Element]:
    return [c for c in controls(path) if c.find("w:sdtPr/w14:checkbox", NS) is not None]


def tag(control) -> str:
    return control.find("w:sdtPr/w:tag", NS).get(f"{{{W}}}val")


def shown(path) -> str:
    return "\n".join(node.text or "" for node in Document(str(path)).element.iter(f"{{{W}}}t"))


@pytest.mark.parametrize("form", load_forms(), ids=lambda form: form.questionnaire)
def test_every_box_is_a_check_box_that_is_not_ticked(form, tmp_path):
    write_blank(form, tmp_path / "form.docx", LESOTHO)
    boxes = boxes_of(tmp_path / "form.docx")
    expected = set()
    for question in form.questions:
        codes = [option.code for option in question.boxes]
        pairs = [f"{code}/{answer}" for code in codes for answer in ("yes", "no")]
        expected |= {
            f"{form.questionnaire}/{question.number}/{code}"
            for code in (pairs if question.kind == "items" else codes)
        }
    named = {tag(box) for box in boxes}
    assert named - expected <= {"2016/2/sustained/yes", "2016/2/sustained/no"}
    assert expected <= named
    for box in boxes:
        assert box.find(".//w14:checked", NS).get(f"{{{W14}}}val") == "0"
        assert box.find("w:sdtContent//w:t", NS).text == "☐"
        assert box.find("w:sdtPr/w:alias", NS).get(f"{{{W}}}val")


def test_every_control_has_a_number_of_its_own(tmp_path):
    write_blank(load_form("2022"), tmp_path / "form.docx")
    every = controls(tmp_path / "form.docx")
    numbers = [control.find("w:sdtPr/w:id", NS).get(f"{{{W}}}val") for control in every]
    assert len(numbers) > 100
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize("form", load_forms(), ids=lambda form: form.questionnaire)
def test_every_wording_is_printed(form, tmp_path):
    write_blank(form, tmp_path / "form.docx")
    text = shown(tmp_path / "form.docx")
    wordings = [form.title, *form.introduction]
    for question in form.questions:
        wordings += [f"{question.number}. {question.label}", question.hint, question.more_label]
        wordings += [option.label for option in question.boxes]
        wordings += [
            column.label for _, table in question.every_table() for column in table.columns
        ]
    assert [wording for wording in wordings if wording not in text] == []


def test_tables_have_a_repeated_header_and_three_rows(tmp_path):
    form = FilledForm(tmp_path)
    table = form.table_of("By which entity")
    assert len(table.rows) == 4
    assert table.rows[0]._tr.find("w:trPr/w:tblHeader", NS) is not None


def test_project_is_filled_in_from_the_snapshot_in_service(run, tmp_path):
    result = run("blank", "2022", tmp_path / "form.docx", "--project", "LM.0304")
    assert result.exit_code == 0, result.output
    filled = {tag(control): content(control) for control in controls(tmp_path / "form.docx")}
    assert filled["2022/project/-/project_code"] == "LM.0304"
    assert filled["2022/project/-/title"] == "Strengthening Labour Migration Management in Lesotho"
    assert filled["2022/project/-/funding_year"] == "2016"


def test_unknown_project_is_told_with_the_nearest_codes(run, tmp_path):
    result = run("blank", "2022", tmp_path / "form.docx", "--project", "LM.3004")
    assert result.exit_code == 1
    assert "'LM.3004': is not a project of the dataset. Nearest codes: LM.0304" in result.stderr
    assert not (tmp_path / "form.docx").exists()


def test_one_form_per_completed_project(run, tmp_path):
    result = run("blank", "2022", tmp_path / "all", "--all", "--status", "completed")
    assert result.exit_code == 0, result.output
    names = sorted(path.name for path in (tmp_path / "all").iterdir())
    assert len(names) == 27
    assert names[0] == "LM.0157 questionnaire 2022.docx"
    left = "Projects left out: 14, as questionnaire 2022 is for projects funded 2016-2020"
    assert left in result.output
    more = run("blank", "2022", tmp_path / "all", "--all", "--any-year")
    assert "Wrote 14 forms" in more.output
    assert "left out" not in more.output


def test_a_form_for_a_project_of_other_years_is_written_with_a_remark(run, tmp_path):
    result = run("blank", "2022", tmp_path / "form.docx", "--project", "LM.0115")
    assert result.exit_code == 0, result.output
    assert "LM.0115 was funded in" in result.output
    assert "questionnaire 2022 is for projects funded 2016-2020" in result.output
    result = run("blank", "2022", tmp_path / "other.docx", "--project", "LM.0304")
    assert "was funded in" not in result.output


def test_a_form_that_is_filled_in_is_not_written_over(run, tmp_path):
    form = tmp_path / "form.docx"
    form.write_bytes(b"filled in")
    result = run("blank", "2022", form)
    assert result.exit_code == 1
    assert "form.docx: is there already and was left as it is" in result.stderr
    assert "--force" in result.stderr
    assert form.read_bytes() == b"filled in"
    assert run("blank", "2022", form, "--force").exit_code == 0
    assert "1. The two or three main outcomes" in shown(form)


def test_forms_that_are_in_the_folder_are_left_named_and_counted(run, tmp_path):
    filled = tmp_path / "LM.0304 questionnaire 2022.docx"
    filled.write_bytes(b"filled in")
    result = run("blank", "2022", tmp_path, "--all")
    assert result.exit_code == 0, result.output
    assert "Wrote 26 forms" in result.output
    assert "Left as they are, being there already: 1" in result.output
    assert f"  {filled.name}\n" in result.output
    assert filled.read_bytes() == b"filled in"
    assert "Wrote 27 forms" in run("blank", "2022", tmp_path, "--all", "--force").output
    assert filled.read_bytes() != b"filled in"


def test_all_forms_go_into_a_folder_and_not_into_a_form(run, tmp_path):
    result = run("blank", "2022", tmp_path / "y.docx", "--all")
    assert result.exit_code == 2
    assert "OUT is a folder; y.docx would be a single form" in result.stderr
    assert not (tmp_path / "y.docx").exists()


def test_status_no_project_has_is_told(run, tmp_path):
    result = run("blank", "2022", tmp_path / "all", "--all", "--status", "finished")
    assert result.exit_code == 1
    assert "no project has this status" in result.stderr
    assert "completed" in result.stderr


def test_unknown_dataset_and_missing_snapshot_are_told(run, tmp_path, monkeypatch):
    result = run("blank", "2022", tmp_path / "f.docx", "--project", "LM.0304", "--dataset", "own")
    assert result.exit_code == 1
    assert "Known: published-reviews" in result.stderr
    monkeypatch.setenv("FUND_MONITOR_DATA", str(tmp_path / "nothing"))
    result = run("blank", "2022", tmp_path / "f.docx", "--project", "LM.0304")
    assert result.exit_code == 1
    assert "python -m etl build" in result.stderr


def test_folder_that_is_not_there_is_told(run, tmp_path):
    result = run("blank", "2022", tmp_path / "no" / "f.docx")
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr


@pytest.mark.parametrize("name", ["2016", "2022"])
def test_blank_form_holds_no_answer(name, tmp_path):
    forms = FilledForm(tmp_path, name).read()
    assert rules(forms) == ["form_empty"]
    assert forms.tables["questionnaire_answers"].num_rows == 0


@pytest.mark.parametrize("name", ["2016", "2022"])
def test_blank_form_without_controls_holds_no_answer(name, tmp_path):
    forms = FilledForm(tmp_path, name).flatten().read()
    assert rules(forms) == ["form_empty"]
