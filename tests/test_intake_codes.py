"""Codes, yes and no, countries and project codes as people write them."""

import csv
from pathlib import Path

import pytest

from etl.intake.column_map import SHIPPED, ColumnMap
from etl.intake.sheets import load_sheets
from tests.fixtures.own_data.sheets import check, projects, rows_of, rules, sheet
from warehouse.schema import load_codes, load_schema


def test_codes_by_code_label_and_alias():
    checked = check(projects("Gender marker | Status", "2A | completed", "n/a | Ongoing", " |"))
    found = rows_of(checked, "projects", "gender_marker", "project_status")
    assert found == [("2a", "completed"), ("N/A", "active"), (None, None)]


def test_unknown_code_sets_the_row_aside_with_the_nearest():
    checked = check(projects("Status", "Complete", "Closed for good"))
    first, second = checked.findings
    assert (first.rule, first.cell) == ("code_unknown", "D2")
    assert "completed (Completed)" in first.advice
    assert second.rule == "code_unknown"
    assert rows_of(checked, "projects", "project_code") == []


@pytest.mark.parametrize(
    ("text", "answer"), [("Yes", True), ("oui", True), ("✓", True), ("N", False), ("0", False)]
)
def test_yes_and_no(text, answer):
    checked = check(projects("Responds to COVID-19", text))
    assert rows_of(checked, "projects", "is_covid_response") == [(answer,)]


def test_neither_yes_nor_no():
    assert rules(check(projects("COVID-19 response", "perhaps"))) == [("yes_no_unreadable", "D", 2)]


@pytest.mark.parametrize("code", ["LM.0304", "lm.0304", "LM 0304", "LM-0304", "LM0304"])
def test_project_codes_written_differently_are_one(code):
    checked = check(sheet("Projects", "Code | Title | Year", f"{code} | A | 2019"))
    assert rows_of(checked, "projects", "project_code") == [("LM.0304",)]


def test_what_is_no_project_code():
    checked = check(sheet("Projects", "Code | Title | Year", "LM.304 | A | 2019"))
    assert rules(checked) == [("project_code_unreadable", "A", 2)]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Ghana; Kenya", ["GHA", "KEN"]),
        ("Ghana, Kenya and Togo", ["GHA", "KEN", "TGO"]),
        ("GHA/KEN", ["GHA", "KEN"]),
        ("Kosovo/UNSCR 1244", ["XKX"]),
        ("Congo, Democratic Republic of the", ["COD"]),
        ("Côte d’Ivoire", ["CIV"]),
        ("Ghana; Ghana", ["GHA"]),
    ],
)
def test_countries_of_one_cell(text, codes):
    checked = check(projects("Countries", text))
    assert rows_of(checked, "project_countries", "iso3") == [(code,) for code in codes]


def test_unknown_country_sets_the_row_aside():
    assert rules(check(projects("Countries", "Ghana; Atlantis"))) == [("country_unknown", "D", 2)]


def test_grouping_in_the_cell_of_countries():
    checked = check(projects("Countries", "ASEAN"))
    found = rows_of(checked, "projects", "regional_grouping", "coverage", "fund_region")
    assert found == [("ASEAN", "regional", "Asia and Oceania")]


def test_tags_are_matched_within_their_family():
    tags = sheet(
        "Tags",
        "Code | Family | Tag",
        "LM.0001 | Gender methods | Trainings with gender components",
        "LM.0001 | Gender methods | Ethical recruitment standards rest on labour rights",
    )
    checked = check(projects("Line", "1"), tags)
    assert rows_of(checked, "project_tags", "tag_family", "tag", "list_position") == [
        ("gender_method", "gender_in_training", 1)
    ]
    assert rules(checked) == [("code_unknown", "C", 3)]


def test_warnings_of_own_data_may_stand_among_the_data_issues():
    issues = {row["code"]: row["label"] for row in load_codes("rules")}
    for rule in load_codes("intake_rules"):
        if rule["severity"] == "warning":
            assert issues.get(rule["code"]) == rule["label"], rule["code"]


def test_every_column_of_a_sheet_is_described():
    for logical in load_sheets().values():
        assert set(logical.key) <= {column.name for column in logical.columns}
        for column in logical.columns:
            assert column.label
            assert column.note
            assert column.schema_column.name in load_schema().columns


def test_shipped_column_map_says_each_thing_once():
    with Path(SHIPPED).open(encoding="utf-8", newline="") as stream:
        lines = [(row["sheet"], row["year"], row["header"]) for row in csv.DictReader(stream)]
    assert len(lines) == len(set(lines))
    assert ColumnMap()
