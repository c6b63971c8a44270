"""What sheets.yml declares wrongly is told with sheet and column."""

import pytest

from etl.intake.sheets import load_sheets
from warehouse.schema import BadDeclaration

SHEET = "projects:\n  label: P\n  note: n\n  aliases: []\n  key: []\n  columns:\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("projects:\n", "sheets.yml: projects: expected keys with values, found nothing"),
        (SHEET, "sheets.yml: projects: columns: expected keys with values, found nothing"),
        (SHEET + "    titel: {}\n", "sheets.yml: projects: titel: titel is no column of columns"),
        (SHEET + "    title: {need: x}\n", "sheets.yml: projects: title: need: Extra inputs"),
        (SHEET + "    title:\n", "sheets.yml: projects: title: expected keys with values"),
        (SHEET + "    title: {}\n    title: {}\n", "sheets.yml, line 8: title is declared twice"),
        (SHEET.replace("  note: n\n", "") + "    title: {}\n", "projects: note: Field required"),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path, monkeypatch, text, told):
    file = tmp_path / "sheets.yml"
    file.write_text(text, encoding="utf-8")
    monkeypatch.setattr("etl.intake.sheets._DECLARED", file)
    with pytest.raises(BadDeclaration) as error:
        load_sheets.__wrapped__()
    assert told in str(error.value)
