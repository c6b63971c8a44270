"""A folder as a fund may hand it over, with everything that comes of it."""

from collections import Counter
from pathlib import Path

import pytest

from etl.intake.check import check_files
from tests.fixtures.own_data.sheets import rows_of

FOLDER = Path(__file__).parent / "fixtures" / "own_data" / "messy"


@pytest.fixture(scope="module")
def checked():
    return check_files([FOLDER])


def test_every_row_is_published_or_set_aside(checked):
    assert [
        (count.source_file, count.rows_in, count.rows_published, count.rows_set_aside)
        for count in sorted(checked.accounting, key=lambda count: count.source_file)
    ] == [
        ("Projects 2019.csv", 11, 3, 8),
        ("budgets.csv", 4, 3, 1),
        ("challenges.csv", 2, 1, 1),
        ("evaluations.csv", 3, 2, 1),
        ("notes.csv", 1, 0, 1),
        ("recommendations.csv", 3, 2, 1),
        ("revisions.csv", 4, 2, 2),
    ]


def test_rows_set_aside_are_kept_with_reason_and_content(checked):
    set_aside = checked.tables["set_aside"].to_pylist()
    assert len(set_aside) == sum(count.rows_set_aside for count in checked.accounting)
    (euro,) = [row for row in set_aside if "not in US dollars" in row["reason"]]
    assert (euro["source_file"], euro["source_row"]) == ("Projects 2019.csv", 10)
    assert '"Budget (USD)": "EUR 5000"' in euro["row_content"]


def test_what_was_planted_is_found(checked):
    assert Counter(finding.rule for finding in checked.findings) == {
        "budget_above_ceiling": 1,
        "code_unknown": 1,
        "country_unknown": 1,
        "currency_other": 1,
        "decided_before_requested": 1,
        "end_before_start": 1,
        "end_unlike_requests": 1,
        "evaluation_unknown": 1,
        "lines_unlike_total": 1,
        "new_end_before_old": 1,
        "number_ambiguous": 1,
        "project_set_aside": 1,
        "project_unknown": 2,
        "rating_of_several_projects": 1,
        "row_repeated": 1,
        "sheet_left_out": 1,
        "span_differs_from_months": 1,
        "text_encoding": 1,
        "titles_differ": 2,
        "two_budgets": 1,
    }


def test_warnings_are_marked_on_published_rows_only(checked):
    warnings = [finding for finding in checked.findings if finding.severity == "warning"]
    issues = rows_of(checked, "data_issues", "rule", "source_file", "source_row")
    assert sorted(issues) == sorted(
        (finding.rule, finding.file, finding.row) for finding in warnings
    )


def test_projects_that_stand_the_check(checked):
    found = rows_of(checked, "projects", "project_code", "project_status", "fund_region")
    assert found == [
        ("LM.0304", "completed", "Africa"),
        ("LM.0309", "active", "Latin America and the Caribbean"),
        ("LM.0311", "active", "Latin America and the Caribbean"),
    ]
