"""Text tables: the encoding and the separator are found out."""

import pytest

from tests.fixtures.intake_files import read_one, rows_of, rules_of

TABLE = "Project code{0}Title{0}Original budget\nLM.0304{0}Más protección{0}1234.5\n"
READ = [["LM.0304", "Más protección", "1234.5"]]


def written(tmp_path, content: bytes, name: str = "a.csv"):
    path = tmp_path / name
    path.write_bytes(content)
    return read_one(path)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found_out(tmp_path, separator):
    sheet = written(tmp_path, TABLE.format(separator).encode())
    assert sheet.headers == ("Project code", "Title", "Original budget")
    assert rows_of(sheet) == READ


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_unicode_with_and_without_a_mark(tmp_path, encoding):
    mark = b"\xff\xfe" if encoding == "utf-16-le" else b""
    sheet = written(tmp_path, mark + TABLE.format(";").encode(encoding))
    assert sheet.headers[0] == "Project code"
    assert rows_of(sheet) == READ
    assert sheet.findings == ()


def test_windows_1252_is_recognised_and_said(tmp_path):
    sheet = written(tmp_path, TABLE.format(";").encode("cp1252"))
    assert rows_of(sheet) == READ
    assert rules_of(sheet) == ["text_encoding"]


def test_many_commas_inside_cells_do_not_make_the_comma_a_separator(tmp_path):
    rows = [f"LM.000{n};Ghana, Kenya, Togo, Benin, Mali;1.200,0{n}\n" for n in range(1, 9)]
    sheet = written(tmp_path, "".join(["Project code;Countries;Budget\n", *rows]).encode())
    assert sheet.headers == ("Project code", "Countries", "Budget")
    assert rows_of(sheet)[0] == ["LM.0001", "Ghana, Kenya, Togo, Benin, Mali", "1.200,01"]


def test_a_decimal_comma_does_not_make_the_comma_a_separator(tmp_path):
    content = "Project code;Title;Original budget\nLM.1;a, b, c;1,5\nLM.2;d, e, f;2,5\n"
    assert rows_of(written(tmp_path, content.encode()))[0] == ["LM.1", "a, b, c", "1,5"]


def test_a_line_that_names_the_separator_is_no_row(tmp_path):
    sheet = written(tmp_path, ("sep=;\n" + TABLE.format(";")).encode())
    assert sheet.header_row == 2
    assert sheet.row_numbers.to_pylist() == [3]


def test_rows_are_counted_as_a_spreadsheet_counts_them(tmp_path):
    content = 'Project code,Title\n\nLM.1,"two\nlines"\nLM.2,b\n'
    sheet = written(tmp_path, content.encode())
    assert sheet.row_numbers.to_pylist() == [3, 4]


def test_nothing_in_a_text_table_counts_as_typed(tmp_path):
    sheet = written(tmp_path, TABLE.format(",").encode())
    assert [column.to_pylist() for column in sheet.typed] == [[False], [False], [False]]


def test_a_row_with_more_cells_than_the_header_is_set_aside(tmp_path):
    content = "Project code,Title\nLM.1,Rights, work and law\nLM.2,b\n"
    sheet = written(tmp_path, content.encode())
    assert sheet.set_aside == {2: "holds values beyond the last header: work and law"}
    assert [(f.rule, f.row) for f in sheet.findings] == [("row_length", 2)]
    assert sheet.headers == ("Project code", "Title")


def test_a_row_with_fewer_cells_has_empty_ones(tmp_path):
    content = "Project code,Title,Note\nLM.1,a\n"
    assert rows_of(written(tmp_path, content.encode())) == [["LM.1", "a", None]]


def test_two_header_rows_in_a_text_table_are_joined(tmp_path):
    content = (
        "Project code,Title,Period,,Budget,\n,,Start,End,Original,Revised\n"
        "LM.1,a,2019-01-01,2020-12-31,1,2\n"
    )
    sheet = written(tmp_path, content.encode())
    assert sheet.headers[2:] == ("Period Start", "Period End", "Budget Original", "Budget Revised")


def test_a_table_of_more_rows_than_one_block(tmp_path):
    lines = [f"LM.{number},t" for number in range(25_000)]
    content = "\n".join(["Project code,Title", *lines, "LM.X,t,extra"])
    sheet = written(tmp_path, content.encode())
    assert sheet.row_count == 25_001
    assert sheet.columns[0][24_999].as_py() == "LM.24999"
