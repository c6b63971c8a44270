"""Which marks of a chart can be followed to projects."""

import pytest

from pages.shared import select


@pytest.mark.parametrize("dimension", ["funding_line", "fund_region", "project_code", "challenge"])
def test_values_of_a_dimension_of_projects_lead_to_projects(dimension):
    assert select.can_follow(dimension)


@pytest.mark.parametrize("column", ["dimension_value", "measure", "share_of", None])
def test_other_columns_lead_nowhere(column):
    assert not select.can_follow(column)
