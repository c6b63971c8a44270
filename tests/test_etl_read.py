import pytest

from etl.errors import InputError
from etl.read.csv_file import read_csv


def write(tmp_path, content: bytes):
    path = tmp_path / "table.csv"
    path.write_bytes(content)
    return read_csv(path, "source/table.csv")


def test_every_cell_is_text_with_its_place(tmp_path):
    table = write(tmp_path, b"Code,Year\nLM.0001,2014\n00001,n/a\n")
    assert table.headers == ("Code", "Year")
    assert [dict(row.cells) for row in table.rows] == [
        {"Code": "LM.0001", "Year": "2014"},
        {"Code": "00001", "Year": "n/a"},
    ]
    assert str(table.rows[1].place("Year")) == "source/table.csv, row 3, column 'Year'"


def test_byte_order_mark_is_no_part_of_the_header(tmp_path):
    assert write(tmp_path, "\ufeffCode\nLM.0001\n".encode()).headers == ("Code",)


def test_line_break_inside_quotes_does_not_shift_row_numbers(tmp_path):
    table = write(tmp_path, b'A,B\n"one\ntwo",x\nthree,y\n')
    assert table.rows[0].cells["A"] == "one\ntwo"
    assert table.rows[1].number == 3


def test_blank_lines_are_skipped_but_counted(tmp_path):
    table = write(tmp_path, b"A\none\n\ntwo\n")
    assert [(row.number, row.cells["A"]) for row in table.rows] == [(2, "one"), (4, "two")]


def test_semicolons_inside_a_header_are_no_separator(tmp_path):
    assert write(tmp_path, b'A,"B; C",D\n1,2;3,4\n').headers == ("A", "B; C", "D")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("Ségou\n".encode("cp1252"), "source/table.csv: is not UTF-8"),
        (b"", "source/table.csv, row 1: has no header row"),
        (
            b"line;coverage;usd\n1;national;2\n",
            "csv, row 1: is separated by semicolons. Save it as",
        ),
        (b'"A";"B, C"\n1;2\n', "csv, row 1: is separated by semicolons"),
        (b"A\tB\n1\t2\n", "csv, row 1: is separated by tabs"),
        (b"A,A\n1,2\n", "row 1: repeats the header 'A'"),
        (b"A,B\n1\n", "row 2: has 1 cells, the header has 2"),
        (b'A,B\n1,"2\n', "source/table.csv: is not a CSV file"),
        (
            b"A,B\n1,2\n1,a\x00b\n",
            "table.csv, row 3, column 'B', value 'a\\x00b': holds the control",
        ),
        (b"A\n\x07\n", "row 2, column 'A', value '\\x07': holds the control character U+0007"),
        ("A\na\u0085b\n".encode(), "row 2, column 'A', value 'a\\x85b': holds the control"),
        (b"A,B\x00\n1,2\n", "row 1, value 'B\\x00': holds the control character U+0000"),
    ],
)
def test_unreadable_files_are_refused(tmp_path, content, message):
    with pytest.raises(InputError) as caught:
        write(tmp_path, content)
    assert message in str(caught.value)


def test_tabs_and_line_breaks_inside_a_cell_are_kept(tmp_path):
    assert write(tmp_path, b'A\n"one\ttwo\r\nthree"\n').rows[0].cells["A"] == "one\ttwo\r\nthree"


def test_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(InputError, match=r"source/table.csv: is not there"):
        read_csv(tmp_path / "table.csv", "source/table.csv")
