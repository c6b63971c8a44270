"""Files that are not what they seem, or made to do harm: a clear word, and nothing else."""

import io
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from etl.intake.limits import load_limits
from etl.intake.read import read_files
from tests.fixtures.intake_files import write_book

ROWS = [["Project code", "Title"], ["LM.0304", "a"]]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def refusal(path):
    """The only finding on a file of which nothing is taken."""
    (sheet,) = read_files([path])
    assert not sheet.readable
    (finding,) = sheet.findings
    assert finding.severity == "error"
    assert finding.file == path.name
    assert finding.advice
    return finding


def with_sheet(path, markup: str | bytes, shared: str | None = None):
    """A workbook whose first sheet, and shared texts, are replaced."""
    source = io.BytesIO()
    with xlsxwriter.Workbook(source, {"in_memory": True}) as book:
        book.add_worksheet("Projects").write_row(0, 0, ROWS[0])
    replaced = {"xl/worksheets/sheet1.xml": markup, "xl/sharedStrings.xml": shared}
    with (
        zipfile.ZipFile(source) as old,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            content = replaced.get(name)
            new.writestr(name, old.read(name) if content is None else content)
    return path


def sheet_markup(rows: str) -> str:
    return f"<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>"


CONTENTS = {
    "program.xlsx": (b"MZ\x90\x00" + bytes(200), "file_kind", "a Windows program"),
    "report.csv": (b"%PDF-1.7 ...", "file_kind", "a PDF document"),
    "export.xls": (b"<html><table><tr><td>1</td></tr></table></html>", "file_kind", "a web page"),
    "notes.xlsx": (b"Project code;Title\nLM.0304;a\n", "file_kind", "plain text"),
    "bytes.csv": (b"a,b\n\x00\x01\x02", "file_kind", "binary data"),
    "empty.xlsx": (b"", "file_empty", "empty"),
    "blank.csv": (b"\n\n;;\n", "file_empty", "no cell"),
    "locked.xlsx": (OLE + "EncryptedPackage".encode("utf-16-le"), "file_protected", "a password"),
    "old.xls": (OLE + bytes(600), "file_kind", "of another kind, or damaged"),
    "torn.xls": (OLE + "Workbook".encode("utf-16-le") + bytes(600), "file_damaged", "damaged"),
    "torn.xlsx": (b"PK\x03\x04" + bytes(300), "file_damaged", "damaged"),
    "quotes.csv": (b'Project code,Title\nLM.0304,"never closed\n', "file_damaged", "not a table"),
}


@pytest.mark.parametrize("name", CONTENTS)
def test_files_that_are_no_table_are_named_for_what_they_are(tmp_path, name):
    content, rule, words = CONTENTS[name]
    (tmp_path / name).write_bytes(content)
    finding = refusal(tmp_path / name)
    assert finding.rule == rule
    assert words in finding.message


def test_a_missing_file_is_said(tmp_path):
    assert refusal(tmp_path / "nowhere.xlsx").rule == "file_missing"


def test_one_bad_file_does_not_keep_the_others_out(tmp_path):
    good = write_book(tmp_path / "good.xlsx", ROWS)
    sheets = read_files([tmp_path / "nowhere.xlsx", good])
    assert [sheet.readable for sheet in sheets] == [False, True]


def test_a_large_file_is_not_opened(tmp_path):
    path = tmp_path / "large.csv"
    with path.open("wb") as stream:
        stream.truncate(load_limits().file_mb * 1_000_000 + 1)
    assert refusal(path).rule == "file_too_large"


@pytest.mark.parametrize(("inside", "words"), [("word/document.xml", "Word"), ("a.txt", "archive")])
def test_other_archives_are_no_workbooks(tmp_path, inside, words):
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(inside, "x")
    finding = refusal(path)
    assert finding.rule == "file_kind"
    assert words in finding.message


def test_a_workbook_cut_short_or_changed_is_damaged(tmp_path):
    content = write_book(tmp_path / "a.xlsx", ROWS).read_bytes()
    (tmp_path / "short.xlsx").write_bytes(content[: len(content) // 2])
    assert refusal(tmp_path / "short.xlsx").rule == "file_damaged"
    place = content.index(b"xl/worksheets/sheet1.xml") + 60
    (tmp_path / "changed.xlsx").write_bytes(content[:place] + b"\xff\x00" + content[place + 2 :])
    assert refusal(tmp_path / "changed.xlsx").rule == "file_damaged"


def test_damage_inside_an_old_workbook_leaves_no_trace_on_the_terminal(tmp_path, capfd):
    content = (Path(__file__).parent / "fixtures" / "etl" / "old_workbook.xls").read_bytes()
    for place in range(600, len(content), 97):
        path = tmp_path / "old.xls"
        path.write_bytes(content[:place] + b"\xff\x7f" + content[place + 1 :])
        (sheet,) = read_files([path])
        assert sheet.readable or sheet.findings[0].rule in {"file_damaged", "file_kind"}
    assert capfd.readouterr().err == ""


def test_markup_that_is_not_xml_is_damaged(tmp_path):
    path = with_sheet(tmp_path / "a.xlsx", sheet_markup("<row><c><v>1</c></row>"))
    assert refusal(path).rule == "file_damaged"


def test_a_zip_bomb_is_not_unpacked(tmp_path):
    path = with_sheet(tmp_path / "a.xlsx", sheet_markup(" " * 80_000_000))
    finding = refusal(path)
    assert finding.rule == "file_unsafe"
    assert "times its size" in finding.message


def test_parts_listed_twice_are_refused(tmp_path):
    path = write_book(tmp_path / "a.xlsx", ROWS)
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("xl/worksheets/sheet1.xml", sheet_markup(""))
    assert refusal(path).rule == "file_unsafe"


def test_two_sheets_of_one_name_are_refused(tmp_path):
    source = write_book(tmp_path / "good.xlsx", ROWS, Budgets=ROWS)
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'name="Budgets"', b'name="Projects"'))
    finding = refusal(path)
    assert finding.rule == "file_damaged"
    assert "two sheets of the workbook have the name “Projects”" in finding.message


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused(tmp_path, encoding):
    entity = '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    markup = entity + sheet_markup('<row r="1"><c r="A1" t="str"><v>&b;</v></c></row>')
    path = with_sheet(tmp_path / "a.xlsx", markup.encode(encoding))
    assert refusal(path).rule == "file_unsafe"


def test_two_cells_far_apart_do_not_fill_the_memory(tmp_path):
    near = '<row r="1"><c r="A1"><v>1</v></c></row>'
    far = f'{near}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    finding = refusal(with_sheet(tmp_path / "a.xlsx", sheet_markup(far)))
    assert finding.rule == "sheet_too_large"
    assert "1,048,576 rows and 16,384 columns" in finding.message


def test_a_sheet_of_too_many_cells_is_not_read_to_its_end(tmp_path, monkeypatch):
    few = load_limits().model_copy(update={"cells": 50})
    monkeypatch.setattr("etl.intake.read.look.load_limits", lambda: few)
    cells = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(1, 100))
    finding = refusal(with_sheet(tmp_path / "a.xlsx", sheet_markup(cells)))
    assert finding.rule == "sheet_too_large"
    assert "too many cells" in finding.message


@pytest.mark.parametrize(
    "form", ["<x:c r='XFD1048576'><x:v>1</x:v></x:c>", "<c s='1' r='XFD1048576'><v>1</v></c>"]
)
def test_unusual_markup_does_not_hide_the_size(tmp_path, form):
    namespace = 'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    rows = f'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576" {namespace}>{form}</row>'
    finding = refusal(with_sheet(tmp_path / "a.xlsx", sheet_markup(rows)))
    assert finding.rule == "sheet_too_large"


def test_formats_far_below_the_table_are_no_cells(tmp_path):
    rows = (
        '<row r="1"><c r="A1" t="str"><v>Project code</v></c></row>'
        '<row r="2"><c r="A2" t="str"><v>LM.0304</v></c></row>'
        '<row r="1048576"><c r="XFD1048576" s="0"/></row>'
    )
    (sheet,) = read_files([with_sheet(tmp_path / "a.xlsx", sheet_markup(rows))])
    assert sheet.row_count == 1


def test_cells_without_numbers_are_counted_too(tmp_path):
    rows = "".join(f'<row r="{number}"><c><v>1</v></c></row>' for number in (1, 1_048_576))
    finding = refusal(with_sheet(tmp_path / "a.xlsx", sheet_markup(rows)))
    assert finding.rule == "sheet_too_large"


def test_one_long_text_shown_by_many_cells_does_not_fill_the_memory(tmp_path):
    shared = f"<sst {MAIN}><si><t>{'long text ' * 3_000}</t></si></sst>"
    cells = "".join(
        f'<row r="{number}"><c r="A{number}" t="s"><v>0</v></c></row>'
        for number in range(1, 20_000)
    )
    finding = refusal(with_sheet(tmp_path / "a.xlsx", sheet_markup(cells), shared))
    assert finding.rule == "sheet_too_large"
    assert "text" in finding.message


def test_a_text_no_cell_can_hold_is_refused(tmp_path):
    shared = f"<sst {MAIN}><si><t>{'x' * 3_000_000}</t></si></sst>"
    path = with_sheet(tmp_path / "a.xlsx", sheet_markup(""), shared)
    assert refusal(path).rule == "file_unsafe"


def test_a_sheet_of_formulas_without_results_is_refused(tmp_path):
    rows = '<row r="1"><c r="A1"><f>B1</f></c></row><row r="2"><c r="A2"><f>B2</f></c></row>'
    finding = refusal(with_sheet(tmp_path / "a.xlsx", sheet_markup(rows)))
    assert finding.rule == "formula_without_value"
    assert finding.sheet == "Projects"


def test_thousands_of_formulas_without_results_are_one_finding(tmp_path):
    number = load_limits().cell_findings + 2
    rows = "".join(
        f'<row r="{row}"><c r="A{row}"><v>1</v></c><c r="B{row}"><f>A{row}</f></c></row>'
        for row in range(1, number)
    )
    finding = refusal(with_sheet(tmp_path / "a.xlsx", sheet_markup(rows)))
    assert finding.rule == "formula_without_value"
    assert "more than 10,000 cells" in finding.message


def test_ods_rows_repeated_without_end_do_not_fill_the_memory(tmp_path):
    rows = (
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell '
        'table:number-columns-repeated="16000" office:value-type="float" office:value="1"/>'
        "</table:table-row>"
    )
    path = tmp_path / "a.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml",
            '<d xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
            'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0">'
            f'<table:table table:name="P">{rows}</table:table></d>',
        )
    assert refusal(path).rule == "sheet_too_large"


def test_a_returned_questionnaire_among_the_tables_is_sent_to_its_folder(tmp_path):
    path = tmp_path / "LM.0304.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    finding = refusal(path)
    assert (finding.rule, finding.message) == ("file_kind", "the file is a Word document")
    assert "belongs into the folder questionnaires" in finding.advice
