"""Figures that change only on purpose (see tests/golden/figures/samples.py)."""

import pytest

from tests.golden.figures import update

DRAWN = update.specifications()


@pytest.mark.parametrize("name", DRAWN)
def test_figure_is_the_golden_one(name):
    file = update.FOLDER / name
    assert file.exists(), f"{name} is missing: run `python -m tests.golden.figures.update`"
    assert DRAWN[name] == file.read_text(encoding="utf-8")


def test_no_golden_figure_is_left_over():
    assert {file.name for file in update.FOLDER.glob("*.json")} == set(DRAWN)
