"""What evaluations say, each thing once, and which of it speaks of gender or rights."""

import pytest

from tests.fixtures.warehouse.snapshot import write_snapshot
from warehouse.service import Warehouse


def recommendation(number="1", text="Train staff", theme=None, evaluation_id="E1"):
    return {
        "evaluation_id": evaluation_id,
        "document_group": "general",
        "item_number": number,
        "recommendation": text,
        "subject_theme": theme,
    }


def said(folder, tables, where=None):
    write_snapshot(folder, {"evaluations": [{"evaluation_id": "E1"}], **tables})
    return Warehouse.open(folder).rows("evaluation_statements", where).to_pylist()


def test_findings_recommendations_and_lessons_stand_once_each(tmp_path):
    tables = {
        "evaluation_findings": [
            {"evaluation_id": "E1", "dac_criterion": "impact", "finding": "It helped"}
        ],
        "recommendations": [recommendation("G1")],
        "lessons": [
            {
                "evaluation_id": "E1",
                "lesson_polarity": "positive",
                "item_number": "1",
                "lesson": "Ask early",
                "subject_theme": "timing",
            }
        ],
    }
    found = {row["statement_kind"]: row for row in said(tmp_path, tables)}
    assert {kind: row["statement"] for kind, row in found.items()} == {
        "finding": "It helped",
        "recommendation": "Train staff",
        "lesson": "Ask early",
    }
    assert found["recommendation"]["statement_number"] == "general / G1"


@pytest.mark.parametrize(
    ("text", "theme", "speaks"),
    [
        ("Reach Gender Marker 2a", None, True),
        ("Train staff", "Human Rights", True),
        ("Ask women and men", None, True),
        ("Integrate cross-cutting issues", "gender and human rights", True),
        ("Train staff", "cross-cutting themes", False),
        ("Train staff", None, False),
        ("Raise funds", "funding", False),
    ],
)
def test_gender_and_rights_are_found_in_the_words_or_the_subject(tmp_path, text, theme, speaks):
    (row,) = said(tmp_path, {"recommendations": [recommendation(text=text, theme=theme)]})
    assert row["speaks_of_gender"] is speaks


def test_an_evaluation_of_several_projects_stands_with_each_of_them(tmp_path):
    tables = {
        "projects": [{"project_code": code} for code in ("A", "B", "C")],
        "evaluations": [{"evaluation_id": "E1"}],
        "evaluation_projects": [
            {"evaluation_id": "E1", "project_code": code} for code in ("A", "B")
        ],
    }
    write_snapshot(tmp_path, tables)
    store = Warehouse.open(tmp_path)
    held = {
        code: store.project(code)["evaluation_register"]["evaluation_id"].to_pylist()
        for code in ("A", "B", "C")
    }
    assert held == {"A": ["E1"], "B": ["E1"], "C": []}


def test_what_the_evaluation_of_one_project_says_follows_the_filters_of_the_project(tmp_path):
    tables = {
        "projects": [{"project_code": "A"}, {"project_code": "B"}],
        "evaluations": [{"evaluation_id": "E1"}, {"evaluation_id": "E2"}],
        "evaluation_projects": [
            {"evaluation_id": "E1", "project_code": "A"},
            {"evaluation_id": "E2", "project_code": "A"},
            {"evaluation_id": "E2", "project_code": "B"},
        ],
        "recommendations": [recommendation(), recommendation(evaluation_id="E2")],
    }
    found = said(tmp_path, tables, {"project_code": "A"})
    assert [row["evaluation_id"] for row in found] == ["E1"]
