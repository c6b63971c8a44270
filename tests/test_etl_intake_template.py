"""The template: generated from the declared sheets, and clean when filled in."""

from datetime import date
from zipfile import ZipFile

import openpyxl
import pytest
from click.testing import CliRunner

from etl.__main__ import main
from etl.intake.check import check_files
from etl.intake.choices import choices_of
from etl.intake.sheets import EXAMPLE_MARKS, load_sheets
from etl.intake.template import write_template


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    path = tmp_path_factory.mktemp("template") / "template.xlsx"
    write_template(path)
    return path


@pytest.fixture(scope="module")
def book(template):
    return openpyxl.load_workbook(template)


def test_one_sheet_per_declared_sheet_between_read_me_and_lists(book):
    labels = [sheet.label for sheet in load_sheets().values()]
    assert book.sheetnames == ["Read me", *labels, "Lists"]


@pytest.mark.parametrize("name", load_sheets())
def test_headers_are_the_labels_and_mark_what_is_required(book, name):
    sheet = load_sheets()[name]
    headers = [cell.value for cell in book[sheet.label][1]]
    assert headers == [
        f"{column.label} *" if column.required else column.label for column in sheet.asked
    ]
    assert len(set(headers)) == len(headers)
    assert book[sheet.label].freeze_panes == "B2"


def test_every_header_explains_itself_with_its_unit(book):
    projects = load_sheets()["projects"]
    notes = {
        column.name: cell.comment.text
        for column, cell in zip(projects.columns, book["Projects"][1], strict=True)
    }
    assert "Unit: USD." in notes["amount_usd"]
    assert "Needed in every row." in notes["title"]
    assert "Choices: 2b; 2a; 1; 0; N/A." in notes["gender_marker"]
    assert all(notes.values())


def test_drop_downs_offer_the_code_lists(book):
    projects = book["Projects"]
    sources = {
        str(rule.sqref).split(":")[0].rstrip("0123456789"): rule.formula1
        for rule in projects.data_validations.dataValidation
        if rule.type == "list"
    }
    names = [column.name for column in load_sheets()["projects"].columns]
    letter = openpyxl.utils.get_column_letter(names.index("fund_region") + 1)
    lists, cells = sources[letter].lstrip("=").split("!")
    offered = [row[0].value for row in book[lists][cells.replace("$", "")]]
    assert offered == list(choices_of(load_sheets().values())["fund_region"].texts)
    assert offered[0] == "Africa"


def test_an_untouched_template_publishes_nothing_and_finds_nothing(template):
    checked = check_files([template])
    assert [str(finding) for finding in checked.findings] == []
    assert checked.rows_published == 0
    assert {count.rows_set_aside for count in checked.accounting} == {1}
    assert len(checked.accounting) == len(load_sheets())


def test_a_filled_template_checks_clean(template, tmp_path):
    """Every sheet gets the example row once more, as a row of a real project."""
    filled = openpyxl.load_workbook(template)
    for sheet in load_sheets().values():
        for place, column in enumerate(sheet.asked, start=1):
            filled[sheet.label].cell(3, place, _real(column))
    path = tmp_path / "filled.xlsx"
    filled.save(path)
    checked = check_files([path])
    assert [str(finding) for finding in checked.findings] == []
    for count in checked.accounting:
        assert (count.rows_in, count.rows_published, count.rows_set_aside) == (2, 1, 1)
    (project,) = checked.tables["projects"].to_pylist()
    assert project["project_code"] == "LM.0401"
    assert project["start_date"] == date(2021, 2, 1)


def _real(column):
    text = column.example
    if text in EXAMPLE_MARKS:
        return "LM.0401" if text.startswith("LM") else "EV.2023-1"
    if text is not None and column.schema_column.codes is None and not column.several:
        if column.schema_column.type == "date":
            return date.fromisoformat(text)
        if column.schema_column.type in {"money", "integer", "months", "number"}:
            return float(text)
    return text


def test_the_template_holds_no_trace_of_the_machine(template):
    with ZipFile(template) as archive:
        core = archive.read("docProps/core.xml").decode()
    assert "<dc:creator></dc:creator>" in core or "<dc:creator/>" in core


def run(*words):
    return CliRunner().invoke(main, ["template", *map(str, words)])


def test_a_workbook_that_is_filled_in_is_not_written_over(tmp_path):
    file = tmp_path / "fund.xlsx"
    file.write_bytes(b"filled in")
    result = run(file)
    assert result.exit_code == 1
    assert "fund.xlsx: is there already and was left as it is" in result.stderr
    assert "--force" in result.stderr
    assert file.read_bytes() == b"filled in"
    assert run(file, "--force").exit_code == 0
    assert "Read me" in openpyxl.load_workbook(file, read_only=True).sheetnames


def test_a_folder_that_is_not_there_is_told_by_the_name_that_was_given(tmp_path):
    file = tmp_path / "no" / "fund.xlsx"
    result = run(file)
    assert result.exit_code == 1
    assert f"Cannot write {file}: No such file or directory." in result.stderr
    assert ".part" not in result.stderr
