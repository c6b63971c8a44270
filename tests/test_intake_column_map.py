"""Headers and sheets: recognised however they are written, never ignored."""

import pytest

from etl.errors import BuildFailed, InputError
from etl.intake.check import check_files, check_sheets
from etl.intake.column_map import ColumnMap
from etl.intake.settings import Settings
from tests.fixtures.own_data.sheets import check, rows_of, rules, sheet

HEAD = "sheet,year,header,column\n"


def mapped(tmp_path, lines, *sheets):
    path = tmp_path / "column_map.csv"
    path.write_text(HEAD + lines, encoding="utf-8")
    return check_sheets(sheets, ColumnMap([path]), Settings())


@pytest.mark.parametrize(
    "headers",
    [
        "Project code | Title | Funding year",
        "PROJECT  CODE* | project-title | Year",
        "Code du projet | Titre | Année",
        "project_code | title | funding_year",
    ],
)
def test_headers_blind_to_case_spacing_punctuation_and_accents(headers):
    checked = check(sheet("Projects", headers, "LM.0001 | A | 2019"))
    assert rows_of(checked, "projects", "title", "funding_year") == [("A", 2019)]
    assert checked.findings == ()


def test_unknown_header_is_told_with_the_line_to_add():
    headers = "Project code | Title | Funding year | Statuss"
    checked = check(sheet("Projects", headers, "LM.0001 | A | 2019 | Active"))
    (finding,) = checked.findings
    assert (finding.rule, finding.severity, finding.cell) == ("header_unknown", "warning", "D1")
    assert "projects,,Statuss,project_status" in finding.advice
    assert checked.rows_published == 1


def test_a_column_that_is_filled_already_is_not_proposed():
    headers = "Project ID | Nom du projet | Funding year"
    checked = check(sheet("Projects", headers, "LM.0001 | A | 2019"))
    advice = next(f.advice for f in checked.findings if f.rule == "header_unknown")
    assert "project_code" not in advice
    assert "projects,,Nom du projet,title" in advice


@pytest.mark.parametrize("again", ["Titre", "TITRE*"])
def test_header_mapped_twice_is_told_with_its_row(tmp_path, again):
    lines = f"projects,,Titre,title\nprojects,2019,Titre,note\nprojects,,{again},note\n"
    with pytest.raises(InputError, match=r"row 4.*maps this header a second time; row 2"):
        mapped(tmp_path, lines, sheet("Projects", "Code | Title | Year", "LM.0001 | A | 2019"))


def test_budget_in_another_currency_is_no_budget_in_dollars():
    headers = "Project code | Title | Funding year | Budget (EUR)"
    checked = check(sheet("Projects", headers, "LM.0001 | A | 2019 | 5"))
    assert rules(checked) == [("header_unknown", "D", 1)]
    assert checked.tables["budgets"].num_rows == 0


@pytest.mark.parametrize("header", ["Budget (EUR)", "Budget in CHF", "Budget (USD thousands)"])
def test_other_currencies_and_thousands_are_not_proposed_as_dollars(header):
    checked = check(sheet("Projects", f"Project code | Title | Funding year | {header}", "a|b|c|5"))
    advice = next(f.advice for f in checked.findings if f.rule == "header_unknown")
    assert "whole US dollars" in advice
    assert "amount_usd" not in advice


def test_two_headers_for_one_column():
    headers = "Project code | Title | Project title | Funding year"
    checked = check(sheet("Projects", headers, "LM.0001 | A | B | 2019"))
    assert rules(checked) == [("header_repeated", "C", 1)]
    assert rows_of(checked, "projects", "title") == [("A",)]


def test_required_column_missing_sets_all_rows_aside():
    checked = check(sheet("Projects", "Project code | Title", "LM.0001 | A", "LM.0002 | B"))
    (finding,) = checked.findings
    assert finding.rule == "column_missing"
    assert "Funding year" in finding.message
    (count,) = checked.accounting
    assert (count.rows_in, count.rows_published, count.rows_set_aside) == (2, 0, 2)


@pytest.mark.parametrize("name", ["Projects", "PROJECT LIST", "projects_2019", "IDF projects 2019"])
def test_sheet_by_its_name(name):
    checked = check(sheet(name, "Code | Title | Year", "LM.0001 | A | 2019"))
    assert checked.accounting[0].logical == "projects"


def test_sheet_by_its_headers():
    headers = "Project code | Challenge | Details"
    first = sheet("Projects", "Code | Title | Year", "LM.0001 | A | 2019")
    checked = check(first, sheet("Sheet2", headers, "LM.0001 | COVID-19 | Late"))
    assert checked.accounting[1].logical == "challenges"


def test_unknown_sheet_is_set_aside_as_a_whole():
    checked = check(sheet("Budget notes", "Foo | Bar", "1 | 2", "3 | 4"))
    (finding,) = checked.findings
    assert finding.rule == "sheet_unknown"
    assert "Budget notes,,*,projects" in finding.advice
    assert checked.tables["set_aside"].column("row_content").to_pylist() == [
        '{"Foo": "1", "Bar": "2"}',
        '{"Foo": "3", "Bar": "4"}',
    ]


def test_map_of_the_folder_goes_first(tmp_path):
    lines = "projects,,Kurztitel,title\nprojects,,Title,-\n"
    rows = sheet("Projects", "Code | Title | Kurztitel | Year", "LM.0001 | A | B | 2019")
    checked = mapped(tmp_path, lines, rows)
    assert rows_of(checked, "projects", "title") == [("B",)]
    assert checked.findings == ()


def test_map_for_one_year_only(tmp_path):
    lines = "projects,2018,When,start_date\nprojects,2019,When,end_date\n"
    headers = "Code | Title | Year | When"
    old = sheet("Projects 2018", headers, "LM.0001 | A | 2018 | 2018-05-01")
    new = sheet("Projects 2019", headers, "LM.0002 | B | 2019 | 2019-05-01")
    checked = mapped(tmp_path, lines, old, new)
    dates = rows_of(checked, "projects", "start_date", "end_date")
    assert [(bool(start), bool(end)) for start, end in dates] == [(True, False), (False, True)]


def test_map_names_a_whole_sheet_and_leaves_one_out(tmp_path):
    lines = "Liste,,*,projects\nScratch,,*,-\n"
    listed = sheet("Liste", "Code | Title | Year", "LM.0001 | A | 2019")
    checked = mapped(tmp_path, lines, listed, sheet("Scratch", "Foo | Bar", "1 | 2"))
    assert [count.logical for count in checked.accounting] == ["projects", None]
    assert rules(checked) == [("sheet_left_out", None, None)]


def test_map_saved_by_a_spreadsheet_with_semicolons(tmp_path):
    path = tmp_path / "column_map.csv"
    text = "sheet;year;header;column\nprojects;;Intitulé;title\n"
    path.write_bytes(text.encode("cp1252"))
    rows = sheet("Projects", "Code | Intitulé | Year", "LM.0001 | A | 2019")
    checked = check_sheets([rows], ColumnMap([path]), Settings())
    assert rows_of(checked, "projects", "title") == [("A",)]


@pytest.mark.parametrize("line", ["projects,,Foo,tittle", "projects,,,title", "nowhere,,*,projets"])
def test_line_that_names_nothing(tmp_path, line):
    with pytest.raises(InputError) as caught:
        mapped(tmp_path, f"{line}\n", sheet("Projects", "Code", "LM.0001"))
    assert "column_map.csv, row 2" in str(caught.value)


def test_line_told_for_an_unknown_text_table_maps_it(tmp_path):
    path = tmp_path / "strange.csv"
    path.write_text("Foo,Bar\n1,2\n", encoding="utf-8")
    (finding,) = check_files([path]).findings
    assert "strange,,*,projects" in finding.advice
    (tmp_path / "column_map.csv").write_text(f"{HEAD}strange,,*,-\n", encoding="utf-8")
    assert [finding.rule for finding in check_files([path]).findings] == ["sheet_left_out"]


@pytest.mark.parametrize(
    ("line", "cell", "value"),
    [
        ("projects,,Kurztitle,title", "C2", "Kurztitle"),
        (",,Kurztitle,title", "C2", "Kurztitle"),
        ("Projekte,,Kurztitel,title", "A2", "Projekte"),
        ("budgets,,Kurztitel,amount_usd", "A2", "budgets"),
        ("projects,2018,Kurztitel,title", "B2", "2018"),
        ("Scratch,,*,-", "A2", "Scratch"),
        ("Projects 2019,2018,*,projects", "B2", "2018"),
    ],
)
def test_line_that_matches_nothing_read_is_told(tmp_path, line, cell, value):
    rows = sheet("Projects 2019", "Code | Title | Kurztitel | Year", "LM.0001 | A | B | 2019")
    note = mapped(tmp_path, f"{line}\n", rows).findings[0]
    assert (note.rule, note.severity, note.file) == ("map_line_unused", "note", "column_map.csv")
    assert (note.cell, note.value) == (cell, value)
    assert "the line changes nothing" in note.message


@pytest.mark.parametrize(
    "line",
    [
        "projects,,KURZ-TITEL,title",
        ",,Kurztitel,-",
        "Projects 2019,,Kurz Titel,-",
        "projects,2019,Kurz Titel,-",
        "Projects 2019,,*,projects",
        "projects 2019,2019,*,-",
    ],
)
def test_line_that_matches_something_is_not_told(tmp_path, line):
    rows = sheet("Projects 2019", "Code | Title | Kurz-Titel | Year", "LM.0001 | A | B | 2019")
    same = sheet("Other", "Kurztitel | Year", "B | 2019")
    told = mapped(tmp_path, f"{line}\n", rows, same).findings
    assert "map_line_unused" not in {finding.rule for finding in told}


def test_line_overruled_for_one_year_still_matches(tmp_path):
    lines = "projects,,When,start_date\nprojects,2019,When,end_date\n"
    rows = sheet("Projects 2019", "Code | Title | Year | When", "LM.0001 | A | 2019 | 2019-05-01")
    assert mapped(tmp_path, lines, rows).findings == ()


def test_lines_are_not_told_where_nothing_could_be_read(tmp_path):
    assert mapped(tmp_path, "projects,,Foo,title\n").findings == ()


def test_what_lies_in_a_folder_and_is_not_read_is_said(tmp_path):
    table = "Project code,Title,Funding year\nLM.0001,A,2019\n"
    for place in ("projects.csv", "2020/projects.csv", "questionnaires/.keep", ".git/x"):
        (tmp_path / place).parent.mkdir(exist_ok=True)
        (tmp_path / place).write_text(table, encoding="utf-8")
    (tmp_path / "issues-2019.xlsx").write_bytes(b"PK")
    checked = check_files([tmp_path])
    assert [(f.rule, f.file) for f in checked.findings] == [
        ("folder_left_out", "2020/"),
        ("report_left_out", "issues-2019.xlsx"),
    ]
    assert checked.rows_published == 1


def test_folders_that_declare_different_things_are_refused(tmp_path):
    for name in ("day_first", "month_first"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "intake.yml").write_text(f"date_order: {name}\n", encoding="utf-8")
    with pytest.raises(BuildFailed, match="declares something else in one folder"):
        check_files([tmp_path / "day_first", tmp_path / "month_first"])
