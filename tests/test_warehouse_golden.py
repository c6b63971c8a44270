"""SQL and numbers that change only on purpose (see tests/golden/update.py)."""

import csv
from decimal import Decimal

import pytest

from tests.golden import update
from warehouse import Between
from warehouse.service import Warehouse

COMPILED = dict(update.golden_sql())


@pytest.fixture(scope="module")
def real(real_data):
    return Warehouse.open(real_data)


def kept(file):
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize("name", COMPILED)
def test_sql_is_the_golden_one(name):
    file = update.SQL_FOLDER / name
    assert file.exists(), f"{name} has no golden SQL: run `python -m tests.golden.update`"
    assert COMPILED[name] == file.read_text(encoding="utf-8")


def test_no_golden_sql_is_left_over():
    assert {file.name for file in update.SQL_FOLDER.iterdir()} == set(COMPILED)


def test_every_metric_has_its_golden_values(real):
    assert list(update.metric_values(real)) == kept(update.VALUES_FILE)


def test_every_recomputation_is_the_golden_one(real):
    assert list(update.record_values(real)) == kept(update.RECORDS_FILE)


# The statistics the first review prints of its 14 projects, and counts of the second
# review that follow from its lists.
@pytest.mark.parametrize(
    ("metric", "where", "value", "used", "eligible"),
    [
        ("projects", {}, 41, 41, 41),
        ("projects", {"review": "2011-2014"}, 14, 14, 14),
        ("projects", {"review": "2016-2020"}, 27, 27, 27),
        ("budget_usd", {}, Decimal(1650000), 14, 41),
        ("budget_mean_usd", {}, Decimal("117857.142857"), 14, 41),
        ("budget_median_usd", {}, Decimal(100000), 14, 41),
        ("budget_usd", {"project_code": "LM.0220"}, Decimal(150000), 1, 1),
        ("budget_usd", {"project_code": "LM.0251"}, Decimal(70000), 1, 1),
        ("budget_usd", {"fund_region": "Europe"}, Decimal(270000), 3, 6),
        ("duration_months_mean", {}, Decimal("18.321429"), 14, 41),
        ("duration_months_median", {}, Decimal(18), 14, 41),
        ("duration_months_max", {}, Decimal(37), 14, 41),
        ("duration_months_min", {}, Decimal(9), 14, 41),
        ("nce_months_mean", {}, Decimal("5.714286"), 14, 41),
        ("nce_months_median", {}, Decimal(5), 14, 41),
        ("nce_months_max", {}, Decimal(13), 14, 41),
        ("nce_months_min", {}, Decimal(1), 14, 41),
        ("projects_extended", {}, 14, 14, 41),
        ("projects_extended_pct", {}, Decimal(100), 14, 41),
        ("projects_evaluated", {}, 8, 27, 41),
        ("projects_with_rights_method", {}, 13, 13, 41),
        ("projects_with_gender_method", {}, 21, 21, 41),
        ("projects_covid_named", {}, 2, 2, 41),
        ("revisions", {"funding_year": Between(2011, 2014)}, 14, 14, 14),
        ("projects_above_ceiling", {}, 0, 14, 41),
        ("eligible_states", {}, 111, 5, 5),
    ],
)
def test_number_is_as_in_the_documents(real, metric, where, value, used, eligible):
    row = real.query([metric], where=where).to_pylist()[0]
    assert (row[metric], row["used"], row["eligible"]) == (value, used, eligible)


def test_budget_per_year_is_as_in_the_first_review(real):
    budgets = real.query(["budget_usd"], ["funding_year"], {"review": "2011-2014"})
    assert budgets["budget_usd"].to_pylist() == [450000, 600000, 530000, 70000]
