"""Numbers that a format shows in thousands or millions: read in full, with a note."""

import pytest
import xlsxwriter

from tests.fixtures.intake_files import read_one

HEADER = ["Project code", "Title", "Original budget"]


@pytest.mark.parametrize(
    ("number_format", "scale"),
    [
        ("#,##0,", "thousands"),
        ("#,##0.0,", "thousands"),
        ("#,##0,.0", "thousands"),
        ('0.0,,"M"', "millions"),
        ("$#,##0,_);($#,##0,)", "thousands"),
        ("#,##0", None),
        ("#,##0.00_);(#,##0.00)", None),
        ('#,##0" thousand, all"', None),
        ("#,##0;#,##0,", None),
        ("d, mmmm yyyy", None),
        ("0%", None),
    ],
)
def test_a_number_shown_in_thousands_is_read_in_full_and_said(tmp_path, number_format, scale):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        look = book.add_format({"num_format": number_format})
        sheet = book.add_worksheet("Projects")
        sheet.write_row("B1", HEADER, look)
        sheet.write_row("B2", ["LM.0304", "a"])
        sheet.write_column("D2", [150_000, 20_000], look)
        sheet.write_row("B3", ["LM.0305", "b"])
        sheet.write_blank("D4", None, look)
    read = read_one(path)
    notes = [finding for finding in read.findings if finding.rule == "number_shown_scaled"]
    assert [(note.severity, note.column, note.header) for note in notes] == (
        [("note", "D", "Original budget")] if scale else []
    )
    if scale:
        assert read.columns[2].to_pylist() == ["150000", "20000"]
        assert notes[0].value == "150000"
        assert notes[0].message == (
            f"2 cells of the column are shown in {scale} by the format; the full number is read"
        )
