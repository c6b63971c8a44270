"""The compiled SQL against the same questions worked out in plain Python, row by row."""

from collections import defaultdict
from decimal import Decimal

import pytest

from warehouse.service import Warehouse

SINGLE = [
    "funding_year",
    "review",
    "fund_region",
    "funding_line",
    "coverage",
    "project_category",
    "objective_category",
    "gender_marker",
    "outcome_status",
    "beneficiary_reach",
    "impact_rating",
]
# Dimension: the published table, its column, and the tag family where it is a tag.
MANY = {
    "iso3": ("project_countries", "iso3", None),
    "challenge": ("challenges", "challenge", None),
    "rights_method": ("project_tags", "tag", "rights_method"),
    "gender_method": ("project_tags", "tag", "gender_method"),
    "sustaining_action": ("project_tags", "tag", "sustaining_action"),
}
DIMENSIONS = [*SINGLE, *MANY]


@pytest.fixture(scope="module")
def real(real_data):
    return Warehouse.open(real_data)


@pytest.fixture(scope="module")
def projects(real):
    """For each project its budget and, per dimension, the set of its values."""
    budgets = {
        row["project_code"]: row["amount_usd"]
        for row in real.rows("budgets", {"budget_type": "original"}).to_pylist()
    }
    many = {name: _values_by_project(real, *place) for name, place in MANY.items()}
    found = []
    for row in real.rows("projects").to_pylist():
        code = row["project_code"]
        values = {name: {row[name]} for name in SINGLE}
        values |= {name: by_project.get(code, {None}) for name, by_project in many.items()}
        found.append({"budget": budgets.get(code), "values": values})
    return found


def _values_by_project(real, table, column, family):
    found = defaultdict(set)
    for row in real.rows(table).to_pylist():
        if family in (None, row.get("tag_family")):
            found[row["project_code"]].add(row[column])
    return found


def worked_out(projects, by, filtered, kept):
    """(group) -> (projects, budget, used) of the projects that have a kept value."""
    groups = defaultdict(list)
    for project in projects:
        if not project["values"][filtered] & kept:
            continue
        for value in project["values"][by]:
            if by != filtered or value in kept:
                groups[value].append(project["budget"])
    return {
        value: (
            len(budgets),
            sum((budget for budget in budgets if budget is not None), Decimal(0))
            if any(budget is not None for budget in budgets)
            else None,
            sum(budget is not None for budget in budgets),
        )
        for value, budgets in groups.items()
    }


@pytest.mark.parametrize("filtered", DIMENSIONS)
@pytest.mark.parametrize("by", DIMENSIONS)
def test_answer_is_the_one_worked_out_by_hand(real, projects, by, filtered):
    values = {value for project in projects for value in project["values"][filtered]}
    ordered = sorted(values, key=str)
    for kept in ({ordered[0]}, set(ordered[:2]), set(ordered[1::2]) or {ordered[0]}):
        answer = real.query(["projects", "budget_usd"], [by], {filtered: list(kept)}).to_pylist()
        found = {
            row[by]: (row["projects"], row["budget_usd"], row["budget_usd_used"]) for row in answer
        }
        assert found == worked_out(projects, by, filtered, kept), kept
        assert len(found) == len(answer)
