"""The code lists are well-formed, and every printed form leads to one code only."""

import csv
from pathlib import Path

import pytest

from warehouse.schema import load_codes, load_schema

CODES = Path(__file__).parent.parent / "warehouse" / "codes"
LISTS = sorted(p.stem for p in CODES.glob("*.csv") if p.stem not in {"country_aliases", "rules"})


def printed_forms(row: dict[str, str]) -> set[str]:
    """Everything a source may print for one code, folded for comparison."""
    forms = {row["code"], row["label"], *row.get("aliases", "").split("|")}
    return {form.strip().casefold() for form in forms if form.strip()}


@pytest.mark.parametrize("name", LISTS)
def test_every_row_has_a_code_and_a_label(name):
    rows = load_codes(name)
    assert rows
    assert all(row["code"].strip() and row["label"].strip() for row in rows)
    assert all(None not in row and None not in row.values() for row in rows), "ragged row"


@pytest.mark.parametrize("name", LISTS)
def test_codes_and_printed_forms_are_unique(name):
    owner: dict[tuple[str, str], str] = {}
    for row in load_codes(name):
        family = row.get("tag_family", "")
        for form in printed_forms(row):
            assert owner.setdefault((family, form), row["code"]) == row["code"], (name, form)
    codes = [(row.get("tag_family", ""), row["code"]) for row in load_codes(name)]
    assert len(codes) == len(set(codes))


def test_every_list_a_column_names_exists():
    named = {column.codes for column in load_schema().columns.values() if column.codes}
    missing = {name for name in named if not (CODES / f"{name}.csv").exists()} - {"rules"}
    assert not missing


def test_every_tag_belongs_to_a_declared_family():
    families = {row["code"] for row in load_codes("tag_families")}
    assert {row["tag_family"] for row in load_codes("tags")} <= families


@pytest.mark.parametrize(
    ("family", "number"),
    [("rights_method", 4), ("gender_method", 3), ("sustaining_action", 5)],
)
def test_method_lists_have_the_items_the_review_prints(family, number):
    assert sum(row["tag_family"] == family for row in load_codes("tags")) == number


def test_challenge_crosswalk_covers_both_questionnaires():
    rows = load_codes("challenges")
    older = {row["review_2011_2014_label"] for row in rows} - {""}
    newer = [row for row in rows if row["review_2016_2020_label"]]
    assert len(older) == 12, "eleven challenges and other"
    assert len(newer) == 20, "nineteen challenges and other"
    split = [
        row["code"] for row in rows if row["review_2011_2014_label"] == "political instability"
    ]
    assert len(split) == 2


def test_challenges_outside_the_questionnaire_say_so():
    for row in load_codes("challenges"):
        if not row["review_2016_2020_label"]:
            assert row["description"].startswith("Outside the questionnaire's list")


def test_code_files_are_utf8_with_unix_line_ends():
    for path in CODES.glob("*.csv"):
        content = path.read_bytes()
        assert content.endswith(b"\n"), path
        assert b"\r" not in content, path
        assert len(set(map(len, csv.reader(content.decode("utf-8").splitlines())))) == 1, path
