"""Workbooks in the state they are in: every cell arrives as text, with its place."""

import datetime as dt
from pathlib import Path

import pytest
import xlsxwriter

from etl.intake.read import read_files
from tests.fixtures.intake_files import read_one, rows_of, rules_of, write_book

HEADER = ["Project code", "Title", "Original budget"]


def test_texts_numbers_and_dates_arrive_in_certain_form(tmp_path):
    rows = [["Project code", "Start", "Original budget"], ["LM.0304", dt.date(2019, 4, 3), 70000]]
    rows.append(["LM.0305", "03/04/2019", "70.000"])
    sheet = read_one(write_book(tmp_path / "a.xlsx", rows))
    assert rows_of(sheet) == [
        ["LM.0304", "2019-04-03", "70000"],
        ["LM.0305", "03/04/2019", "70.000"],
    ]
    assert [column.to_pylist() for column in sheet.typed] == [
        [False, False],
        [True, False],
        [True, False],
    ]


def test_the_number_and_the_text_of_the_same_form_are_told_apart(tmp_path):
    rows = [HEADER, ["LM.0304", "a", 1.234], ["LM.0305", "b", "1.234"]]
    sheet = read_one(write_book(tmp_path / "a.xlsx", rows))
    assert sheet.columns[2].to_pylist() == ["1.234", "1.234"]
    assert sheet.typed[2].to_pylist() == [True, False]


def test_leading_zeros_and_words_for_nothing_stay(tmp_path):
    rows = [HEADER, ["00001", "n/a", None], ["LM.0305", "x" * 300, 1]]
    sheet = read_one(write_book(tmp_path / "a.xlsx", rows))
    assert rows_of(sheet)[0] == ["00001", "n/a", None]


def test_text_after_a_thousand_numbers_is_not_lost(tmp_path):
    rows = [HEADER, *(["LM.0304", "a", number] for number in range(1200)), ["LM.0305", "b", "tbc"]]
    sheet = read_one(write_book(tmp_path / "a.xlsx", rows))
    assert sheet.columns[2][1200].as_py() == "tbc"


def test_titles_above_the_header_and_an_offset_table(tmp_path):
    rows = [
        ["IOM Development Fund"],
        [None, "List of projects", "as of", "2 May 2019"],
        [],
        [None, None, *HEADER],
        [None, None, "LM.0304", "First", 1],
    ]
    sheet = read_one(write_book(tmp_path / "a.xlsx", rows))
    assert sheet.headers == ("Project code", "Title", "Original budget")
    assert sheet.header_row == 4
    assert sheet.column_letters == ("C", "D", "E")
    assert sheet.row_numbers.to_pylist() == [5]


def test_unknown_headers_below_a_title_are_found_too(tmp_path):
    rows = [["Extract"], [], ["Alpha", "Beta", "Gamma"], ["a", "b", 1], ["c", "d", 2]]
    sheet = read_one(write_book(tmp_path / "a.xlsx", rows))
    assert sheet.headers == ("Alpha", "Beta", "Gamma")


def test_line_breaks_and_marks_in_headers_are_folded(tmp_path):
    rows = [["Project\ncode *", "  Title ", "Original  budget"], ["LM.0304", "a", 1]]
    assert read_one(write_book(tmp_path / "a.xlsx", rows)).headers == tuple(HEADER)


def test_merged_header_cells_are_joined(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Projects")
        sheet.merge_range("A1:F1", "Register of projects")
        sheet.merge_range("A3:A4", "Project code")
        sheet.merge_range("B3:B4", "Title")
        sheet.merge_range("C3:D3", "Period")
        sheet.merge_range("E3:F3", "Budget")
        sheet.write_row("C4", ["Start", "End", "Original", "Revised"])
        sheet.write_row("A5", ["LM.0304", "First", "2019-01-01", "2020-12-31", 1, 2])
    read = read_one(path)
    assert read.headers == (
        "Project code",
        "Title",
        "Period Start",
        "Period End",
        "Budget Original",
        "Budget Revised",
    )
    assert read.row_numbers.to_pylist() == [5]
    assert rules_of(read) == ["header_merged"]


def test_a_merged_title_just_above_the_header_is_no_part_of_it(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Projects")
        sheet.merge_range("A1:B1", "Register of projects")
        sheet.write("C1", "As of December 2024")
        sheet.write_row("A2", HEADER)
        sheet.write_row("A3", ["LM.0304", "First", 1])
    read = read_one(path)
    assert (read.headers, read.header_row) == (tuple(HEADER), 2)


def test_a_header_cell_merged_across_columns_does_not_swallow_the_first_row(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Projects")
        sheet.write_row("A1", HEADER)
        sheet.merge_range("D1:E1", "Countries")
        sheet.write_row("A2", ["LM.0304", "First", "70000", "Ghana", "Kenya"])
    read = read_one(path)
    assert read.headers == (*HEADER, "Countries", "")
    assert read.row_numbers.to_pylist() == [2]


def test_hidden_rows_columns_and_sheets_are_read_and_said(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Projects").write_row("A1", HEADER)
        book.worksheets()[0].write_row("A2", ["LM.0304", "a", 1])
        hidden = book.add_worksheet("Old")
        hidden.write_row("A1", HEADER)
        hidden.write_row("A2", ["LM.0305", "b", 2])
        hidden.set_row(1, None, None, {"hidden": True})
        hidden.set_column("B:B", None, None, {"hidden": True})
        hidden.hide()
    old = read_files([path])[1]
    assert rows_of(old) == [["LM.0305", "b", "2"]]
    assert rules_of(old) == ["sheet_hidden", "row_hidden", "row_hidden"]


def test_totals_at_the_foot_are_named_and_kept(tmp_path):
    rows = [
        HEADER,
        ["LM.0304", "Total quality", 1],
        ["LM.0305", "b", 2],
        [],
        ["Grand total", None, 3],
    ]
    sheet = read_one(write_book(tmp_path / "a.xlsx", rows))
    assert sheet.total_rows == {5}
    assert sheet.row_count == 3


def test_a_project_whose_title_begins_with_total_is_no_total(tmp_path):
    rows = [
        ["Title", "Project code", "Original budget"],
        ["Total quality in recruitment", "LM.0304", 1],
        ["Total", "LM.0304", 1],
        ["Total of Line 1", None, 1],
    ]
    assert read_one(write_book(tmp_path / "a.xlsx", rows)).total_rows == {3, 4}


def test_remarks_below_the_table_are_set_aside(tmp_path):
    remark = "Source: project system, extracted in May"
    rows = [HEADER, ["LM.0304", "a", 1], ["Total", None, 1], [remark], ["* provisional"]]
    sheet = read_one(write_book(tmp_path / "a.xlsx", rows))
    assert sheet.set_aside == {4: "is a remark below the table", 5: "is a remark below the table"}


def test_a_lone_project_code_is_no_remark(tmp_path):
    sheet = read_one(
        write_book(tmp_path / "a.xlsx", [HEADER, ["LM.0304", "a", 1], [], ["LM.0305"]])
    )
    assert sheet.set_aside == {}
    assert sheet.row_count == 2


def test_a_repeated_header_is_set_aside(tmp_path):
    rows = [HEADER, ["LM.0304", "a", 1], HEADER, ["LM.0305", "b", 2]]
    sheet = read_one(write_book(tmp_path / "a.xlsx", rows))
    assert sheet.set_aside == {3: "repeats the header"}


def test_empty_rows_are_skipped_and_counted(tmp_path):
    rows = [HEADER, [], ["LM.0304", "a", 1], ["  ", None, None], ["LM.0305", "b", 2]]
    sheet = read_one(write_book(tmp_path / "a.xlsx", rows))
    assert sheet.row_numbers.to_pylist() == [3, 5]


def test_a_column_without_header_is_kept_and_said(tmp_path):
    rows = [["Project code", None, "Title"], ["LM.0304", "stray", "a"]]
    sheet = read_one(write_book(tmp_path / "a.xlsx", rows))
    assert sheet.headers == ("Project code", "", "Title")
    assert [(f.rule, f.cell) for f in sheet.findings] == [("header_blank", "B1")]


def test_an_error_in_a_cell_is_never_a_silent_blank(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Projects")
        sheet.write_row("A1", HEADER)
        sheet.write_row("A2", ["LM.0304", "a"])
        sheet.write_formula("C2", "=Old!A1", None, "#REF!")
    read = read_one(path)
    assert read.columns[2].to_pylist() == ["#REF!"]
    (finding,) = read.findings
    assert (finding.rule, finding.cell, finding.header) == ("error_in_cell", "C2", HEADER[2])
    assert str(finding).startswith(
        'error: a.xlsx, sheet Projects, cell C2 (Original budget): "#REF!"'
    )


def test_a_formula_without_a_saved_result_is_an_error(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Projects")
        sheet.write_row("A1", HEADER)
        sheet.write_row("A2", ["LM.0304", "a"])
        sheet.write_formula("C2", "=1+1", None, "")
        sheet.write_row("A3", ["LM.0305", "b"])
        sheet.write_formula("C3", "=1+1", None, 2)
    read = read_one(path)
    assert read.columns[2].to_pylist() == ["=1+1", "2"]
    assert [(f.rule, f.cell) for f in read.findings] == [("formula_without_value", "C2")]


@pytest.mark.parametrize(
    ("number_format", "shown"),
    [
        ("#,##0.00 €", "EUR 5000"),
        ('"CHF" #,##0', "CHF 5000"),
        ("[$EUR] #,##0", "EUR 5000"),
        ("[$£-809]#,##0", "GBP 5000"),
        ("[$R$-416] #,##0.00", "R$ 5000"),
        ("[$zł-415] #,##0", "zł 5000"),
        ("[$₦-468]#,##0", "₦ 5000"),
        ('"CA$"#,##0', "CA$ 5000"),
        ('#,##0 "kr"', "kr 5000"),
        ('"R" #,##0', "R 5000"),
        ('"US$" #,##0', "5000"),
        ('_("$"* #,##0.00_);_("$"* (#,##0.00);_("$"* "-"??_);_(@_)', "5000"),
        ('#,##0 "months"', "5000"),
        ('"USD" #,##0', "5000"),
        ("[$$-409]#,##0.00", "5000"),
        ("[$USD] #,##0", "5000"),
        ("#,##0.00", "5000"),
    ],
)
def test_a_currency_that_only_the_format_shows_is_not_lost(tmp_path, number_format, shown):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Projects")
        sheet.write_row("B1", HEADER)
        sheet.write_row("B2", ["LM.0304", "a"])
        sheet.write_number("D2", 5000, book.add_format({"num_format": number_format}))
        sheet.write_row("B3", ["LM.0305", "b", 7])
    read = read_one(path)
    assert read.columns[2].to_pylist() == [shown, "7"]
    assert read.typed[2].to_pylist() == [shown == "5000", True]


def test_merged_cells_among_the_data_are_said(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Countries")
        sheet.write_row("A1", ["Project code", "Country"])
        sheet.merge_range("A2:A3", "LM.0304")
        sheet.write_column("B2", ["Ghana", "Kenya"])
    read = read_one(path)
    assert read.columns[0].to_pylist() == ["LM.0304", None]
    assert [(f.rule, f.cell) for f in read.findings] == [("cells_merged", "A2")]


def test_several_sheets_and_empty_ones(tmp_path):
    path = write_book(tmp_path / "a.xlsx", [HEADER, ["LM.0304", "a", 1]], Empty=[], More=[HEADER])
    sheets = read_files([path])
    assert [sheet.source_file for sheet in sheets] == ["a.xlsx / Projects", "a.xlsx / More"]
    assert sheets[1].row_count == 0


def test_an_old_workbook_reads_like_a_new_one():
    sheet = read_one(Path(__file__).parent / "fixtures" / "etl" / "old_workbook.xls")
    assert rows_of(sheet) == [
        ["LM.0304", "2019-04-03", "1.234"],
        ["LM.0305", "03/04/2019", "1.234"],
        ["LM.0306", "2019-05-01", "#DIV/0!"],
    ]
    assert sheet.typed[2].to_pylist() == [True, False, False]
    assert rules_of(sheet) == ["error_in_cell"]
