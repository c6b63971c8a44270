"""Every contradiction a close reading of the documents found is found by a rule of the build.

tests/golden/contradictions.csv lists them (severity A: a published number is wrong or two
contradict each other; B: a base, unit or label is unclear) with the issues that tell of
them, or with the reason why no comparison can.
"""

import csv
from pathlib import Path

import pytest

from etl.build import SOURCES, build_tables
from etl.source import load_sources

CONTRADICTIONS = Path(__file__).parent / "golden" / "contradictions.csv"
with CONTRADICTIONS.open(encoding="utf-8", newline="") as stream:
    ROWS = list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def issues():
    tables = build_tables(load_sources(SOURCES), SOURCES)
    return {row["issue_id"]: row for row in tables["data_issues"]}


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_contradiction_is_found_by_rule_or_explained(row, issues):
    named = [name for name in row["found_as"].split("|") if name]
    assert bool(named) != bool(row["why_not"]), "give the issues or the reason, not both"
    for name in named:
        assert name in issues, f"no rule finds {name}"
        assert issues[name]["document"] in row["document"]


def test_contradictions_of_severity_a_are_nearly_all_found_by_rule():
    unexplained = [row["id"] for row in ROWS if row["severity"] == "A" and not row["found_as"]]
    assert unexplained == ["4-29"]


def test_failing_cells_and_second_budget_are_told_with_both_values(issues):
    told = {
        name: (issue["found_value"], issue["expected_value"])
        for name, issue in issues.items()
        if issue["rule"] in {"figure_contradicted", "two_budgets"}
    }
    assert told == {
        "two_budgets:LM.0220": ("USD 149,682", "USD 150,000"),
        "figure_contradicted:001.region.pct.middle_east": ("11", "7.6923"),
        "figure_contradicted:001.chal.pct.consultant_challen": ("40", "40.7407"),
        "figure_contradicted:004.cs3.countries": ("44", "43"),
        "figure_contradicted:004.cs6.table": ("645", "653"),
        "figure_contradicted:004.objectives19": ("19", "18"),
        "figure_contradicted:004.t12.total.total": ("225", "235"),
        "figure_contradicted:004.t4.7a.total.total": ("23", "24"),
        "figure_contradicted:004.t5.activities.total": ("0", "60"),
    }
