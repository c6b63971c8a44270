"""Spreadsheets of the OpenDocument format read like workbooks."""

import zipfile

from tests.fixtures.intake_files import read_one, rows_of

_ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
<table:table table:name="Projects">{rows}
<table:table-row table:number-rows-repeated="1048000"><table:table-cell
 table:number-columns-repeated="16384"/></table:table-row></table:table>
</office:spreadsheet></office:body></office:document-content>"""


def write_ods(path, *rows: str):
    table = "".join(f"<table:table-row>{cells}</table:table-row>" for cells in rows)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", _ODS.format(rows=table))
    return path


def ods_text(text: str) -> str:
    return (
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
    )


def test_an_open_document_reads_like_a_workbook(tmp_path):
    number = '<table:table-cell office:value-type="float" office:value="1.234"/>'
    date = '<table:table-cell office:value-type="date" office:date-value="2019-04-03"/>'
    broken = (
        '<table:table-cell table:formula="of:=1/0" office:value-type="string" '
        'calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
    )
    header = "".join(map(ods_text, ["Project code", "Start", "Original budget"]))
    path = write_ods(
        tmp_path / "a.ods",
        header,
        ods_text("LM.0304") + date + number,
        ods_text("LM.0305") + ods_text("03/04/2019") + ods_text("1.234"),
        ods_text("LM.0306") + date + broken,
    )
    sheet = read_one(path)
    assert rows_of(sheet) == [
        ["LM.0304", "2019-04-03", "1.234"],
        ["LM.0305", "03/04/2019", "1.234"],
        ["LM.0306", "2019-04-03", "#DIV/0!"],
    ]
    assert sheet.typed[2].to_pylist() == [True, False, False]
    assert [(f.rule, f.cell) for f in sheet.findings] == [("error_in_cell", "C4")]


def test_a_currency_of_an_open_document_is_not_lost(tmp_path):
    cell = '<table:table-cell office:value-type="currency" office:currency="{}" office:value="5"/>'
    header = "".join(map(ods_text, ["Project code", "Title", "Original budget"]))
    begin = ods_text("LM.0304") + ods_text("a")
    rows = [header, begin + cell.format("CHF"), begin + cell.format("USD")]
    sheet = read_one(write_ods(tmp_path / "a.ods", *rows))
    assert sheet.columns[2].to_pylist() == ["CHF 5", "5"]
    assert sheet.typed[2].to_pylist() == [False, True]
