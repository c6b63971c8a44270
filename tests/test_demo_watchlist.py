"""Errors planted in active projects of the demonstration are on its watchlist."""

import pytest

from etl.demo.build import build_demonstration
from warehouse.service import Warehouse

PLANTED = {
    "staff_office_above_limit": "staff_office_high",
    "evaluation_reserve_low": "reserve_low",
}
"""Rule of the data to rule of the watchlist."""


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    """A portfolio large enough that both errors are planted in active projects."""
    folder = tmp_path_factory.mktemp("data")
    build_demonstration(folder, 5_000, 7)
    return Warehouse.open(folder)


@pytest.mark.parametrize(("planted", "rule"), PLANTED.items())
def test_planted_errors_of_active_projects_are_flagged_and_nothing_else_is(opened, planted, rule):
    issues = opened.rows("data_issues", {"rule": planted})["entity_id"].to_pylist()
    projects = opened.watchlist(everything=True).projects.to_pylist()
    active = {row["project_code"]: row for row in projects if row["project_status"] == "active"}
    wanted = {code for code in issues if code in active}
    assert wanted
    assert {code for code, row in active.items() if row[rule] == "flagged"} == wanted
