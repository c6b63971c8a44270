"""The report of a check: on the terminal, as a marked workbook, as JSON."""

import json

import openpyxl
import pytest
from click.testing import CliRunner

from etl.__main__ import main
from etl.intake.check import check_files
from etl.intake.read import read_files
from etl.intake.report.names import is_report
from tests.fixtures.intake_files import rows_of, write_book

HEADER = ["Project code", "Title", "Funding year", "Original budget"]
GOOD = ["LM.0400", "First", 2019, 100000]
BAD = ["LM.0401", '=cmd|"/C calc"!A0', 2019, "1.234"]
RED = "00F4B6B6"


@pytest.fixture
def messy(tmp_path):
    rows = [["Export of the Fund"], [], HEADER, GOOD, BAD, ["LM.0402", None, 2019, 1]]
    return write_book(tmp_path / "messy.xlsx", rows)


def run(*arguments):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def check(path, tmp_path, *more):
    return run("check", path, "--issues", tmp_path / "issues.xlsx", *more)


def test_the_terminal_says_place_value_and_what_to_do(messy, tmp_path):
    result = check(messy, tmp_path)
    assert result.exit_code == 1
    lines = result.output.splitlines()
    assert " ".join(lines[1].split()) == "messy.xlsx / Projects (as Projects) 3 = 1 + 2"
    (line,) = [line for line in lines if "D5" in line]
    assert line.startswith('  messy.xlsx, sheet Projects, cell D5 (Original budget): "1.234" can')
    assert "2 errors, 0 warnings, 0 notes. 3 rows read = 1 published + 2 set aside." in lines


def test_rows_without_data_are_named_with_the_reason(tmp_path):
    book = write_book(tmp_path / "book.xlsx", [HEADER, GOOD, ["Total", None, None, None, 70000]])
    assert "  book.xlsx / Projects: row 3 is a total at the foot of the table" in (
        check(book, tmp_path).output.splitlines()
    )
    check(book, tmp_path, "--json", tmp_path / "report.json")
    told = json.loads((tmp_path / "report.json").read_text())["no_data"]
    assert told == [
        {
            "source_file": "book.xlsx / Projects",
            "row": 3,
            "reason": "is a total at the foot of the table",
        }
    ]


def test_without_errors_the_exit_code_is_zero_and_nothing_is_marked(tmp_path):
    result = check(write_book(tmp_path / "good.xlsx", [HEADER, GOOD]), tmp_path)
    assert result.exit_code == 0
    assert not (tmp_path / "issues.xlsx").exists()


def test_many_findings_of_one_rule_are_counted_not_all_shown(tmp_path):
    rows = [[f"LM.{number:04d}", None, 2019, 1] for number in range(1, 31)]
    result = check(write_book(tmp_path / "many.xlsx", [HEADER, *rows]), tmp_path)
    assert (
        sum("is empty and every row needs it" in line for line in result.output.splitlines()) == 5
    )
    assert "... and 25 more, all in the marked workbook" in result.output


def test_cells_are_marked_in_a_copy_of_the_input(messy, tmp_path):
    check(messy, tmp_path)
    book = openpyxl.load_workbook(tmp_path / "issues.xlsx")
    assert book.sheetnames == ["Issues", "Projects"]
    projects = book["Projects"]
    assert projects["A1"].value == "Export of the Fund"
    assert projects["D5"].fill.start_color.rgb == RED
    assert projects["D5"].comment.text.startswith("error: can be 1234 or 1.234. Write 1234")
    assert projects["B6"].fill.start_color.rgb == RED
    assert projects["D4"].fill.start_color.rgb != RED
    assert projects["D4"].comment is None


def test_the_listing_names_every_finding_and_links_to_its_cell(messy, tmp_path):
    check(messy, tmp_path)
    issues = openpyxl.load_workbook(tmp_path / "issues.xlsx")["Issues"]
    headers, first, second = list(issues.iter_rows(min_row=4, values_only=True))
    assert headers == (
        "File", "Sheet", "Cell", "Column", "Value", "Rule", "Severity", "What", "What to do",
    )  # fmt: skip
    assert first[:7] == (
        "messy.xlsx", "Projects", "D5", "Original budget", "1.234", "Ambiguous number", "error",
    )  # fmt: skip
    assert second[2] == "B6"
    assert issues["C5"].hyperlink.location == "'Projects'!D5"


def test_a_value_that_looks_like_a_formula_stays_a_text(tmp_path):
    rows = [HEADER, ["=HYPERLINK(1)", "First", 2019, 1]]
    check(write_book(tmp_path / "a.xlsx", rows), tmp_path)
    issues = openpyxl.load_workbook(tmp_path / "issues.xlsx")["Issues"]
    assert issues["E5"].value == "=HYPERLINK(1)"
    assert issues["E5"].data_type == "s"


def test_a_text_table_gets_the_listing_and_the_rows_concerned(tmp_path):
    path = tmp_path / "messy.csv"
    lines = ["Project code;Title;Funding year;Original budget", "LM.0400;First;2019;5"]
    path.write_text("\n".join([*lines, "LM.0401;=1+1;2019;1.234"]), encoding="utf-8")
    check(path, tmp_path)
    book = openpyxl.load_workbook(tmp_path / "issues.xlsx")
    assert book.sheetnames == ["Issues", "messy.csv"]
    rows = list(book["messy.csv"].iter_rows(min_row=2, values_only=True))
    assert rows[1:] == [("3", "LM.0401", "=1+1", "2019", "1.234")]
    assert book["messy.csv"]["E3"].fill.start_color.rgb == "FFF4B6B6"
    assert book["messy.csv"]["E3"].comment is not None
    assert book["messy.csv"]["C3"].data_type == "s"


def test_a_large_workbook_gets_the_rows_concerned_only(messy, tmp_path, monkeypatch):
    from etl.intake import limits

    few = limits.load_limits().model_copy(update={"marked_cells": 5})
    monkeypatch.setattr("etl.intake.report.workbooks.load_limits", lambda: few)
    check(messy, tmp_path)
    sheet = openpyxl.load_workbook(tmp_path / "issues.xlsx")["Projects"]
    assert [row[0] for row in sheet.iter_rows(min_row=3, values_only=True)] == ["5", "6"]


def test_a_file_that_cannot_be_read_gets_a_listing(tmp_path):
    (tmp_path / "bad.xlsx").write_bytes(b"MZ program")
    result = check(tmp_path / "bad.xlsx", tmp_path)
    assert result.exit_code == 1
    assert "No sheet could be read." in result.output
    assert openpyxl.load_workbook(tmp_path / "issues.xlsx").sheetnames == ["Issues"]


def test_the_marked_copy_can_be_corrected_and_checked_again(messy, tmp_path):
    check(messy, tmp_path)
    (sheet,) = read_files([tmp_path / "issues.xlsx"])
    assert sheet.name == "Projects"
    assert rows_of(sheet) == rows_of(read_files([messy])[0])


def test_reports_in_a_folder_are_not_taken_for_data(messy, tmp_path):
    check(messy, tmp_path)
    assert is_report(tmp_path / "issues.xlsx")
    assert [path.name for path in check_files([tmp_path]).files] == ["messy.xlsx"]


def test_several_inputs_get_one_marked_workbook_each(messy, tmp_path):
    other = write_book(tmp_path / "other.xlsx", [HEADER, ["LM.0500", None, 2019, 1]])
    result = run("check", messy, other, "--issues", tmp_path / "issues.xlsx")
    written = sorted(path.name for path in tmp_path.glob("issues*"))
    assert written == ["issues-1-messy.xlsx", "issues-2-other.xlsx"]
    assert result.output.count("Cells are marked in") == 2


def test_the_report_for_programs_holds_the_same(messy, tmp_path):
    check(messy, tmp_path, "--json", tmp_path / "report.json", "--no-issues")
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert report["counts"] == {"error": 2, "warning": 0, "note": 0}
    assert report["sheets"] == [
        {
            "file": "messy.xlsx",
            "sheet": "Projects",
            "source_file": "messy.xlsx / Projects",
            "logical": "projects",
            "rows_in": 3,
            "rows_published": 1,
            "rows_set_aside": 2,
        }
    ]
    assert report["findings"][0]["cell"] == "D5"
    assert report["tables"]["projects"] == 1
    assert not (tmp_path / "issues.xlsx").exists()


def test_template_and_check_go_together_on_the_command_line(tmp_path):
    assert run("template", tmp_path / "form.xlsx").exit_code == 0
    assert check(tmp_path / "form.xlsx", tmp_path).exit_code == 0


def test_a_template_of_another_ending_is_refused(tmp_path):
    result = run("template", tmp_path / "form.csv")
    assert result.exit_code == 2
    assert "name it form.xlsx" in result.output


def test_a_place_that_cannot_be_written_is_said(tmp_path):
    result = run("template", tmp_path / "nowhere" / "form.xlsx")
    assert result.exit_code == 1
    assert "Cannot write" in result.output
