"""Bars of charts whose pictures are lost: declared, and tied to the figures that survive."""

import pytest

import warehouse

pytestmark = pytest.mark.usefixtures("in_service")

SURVIVING = ("001.fig8.", "001.fig9.", "001.sdg.goal_", "001.migof.objective_")


def options() -> list[dict]:
    return warehouse.rows("chart_options").to_pylist()


def test_every_surviving_value_belongs_to_one_bar():
    printed = warehouse.figures().to_pylist()
    survive = {row["figure_id"] for row in printed if row["figure_id"].startswith(SURVIVING)}
    named = [row["figure_id"] for row in options() if row["figure_id"]]
    assert sorted(named) == sorted(survive)


@pytest.mark.parametrize(
    ("chart", "bars", "lost"),
    [
        ("objectives", 6, 2),
        ("areas", 8, 5),
        ("measures", 8, 8),
        ("sdg", 8, 5),
        ("migof", 6, 4),
        ("msd", 3, 3),
    ],
)
def test_bars_and_lost_values_of_each_chart(chart, bars, lost):
    found = [row for row in options() if row["chart_name"] == chart]
    assert len(found) == bars
    assert sum(row["figure_id"] is None for row in found) == lost
