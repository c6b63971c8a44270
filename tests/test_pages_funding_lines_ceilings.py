"""Projects whose line and budget are known and whose ceiling is not."""

from decimal import Decimal

import pytest

from pages.funding_lines import answers, tables
from pages.shared.filters import Filters
from pages.shared.view import View
from tests.fixtures.warehouse.snapshot import write_snapshot


@pytest.fixture(autouse=True)
def few_ceilings(tmp_path, monkeypatch):
    """Four projects on Line 1 in 2012, 2012, 2014 and 2016; ceilings of 2012 and 2016 alone."""
    years = (2012, 2012, 2014, 2016)
    projects = [
        {"project_code": f"A{n}", "funding_year": year, "funding_line": 1, "coverage": "national"}
        for n, year in enumerate(years)
    ]
    ceiling = {"funding_line": 1, "coverage": "national", "ceiling_usd": Decimal(100)}
    write_snapshot(
        tmp_path,
        {
            "projects": projects,
            "budgets": [
                {"project_code": f"A{n}", "amount_usd": Decimal(usd)}
                for n, usd in enumerate((100, 120, 80, 80))
            ],
            "ceilings": [
                ceiling | {"valid_from_year": year, "valid_to_year": year} for year in (2012, 2016)
            ],
        },
    )
    monkeypatch.setenv("FUND_MONITOR_DATA", str(tmp_path))


def test_projects_without_a_ceiling_are_not_said_to_lack_a_line_or_a_budget():
    everything = View(Filters(), {})
    assert answers.sentence(everything) == (
        "All 4 projects with a stated funding line ran on Line 1; of 3 budgets with a ceiling 1 "
        "is above it, 1 reaches it, and together they use 100% of what the ceilings allow."
    )
    assert answers.not_known(everything).startswith(
        "The sources do not state a ceiling for 1 of 4 projects in view, the ceilings of 2013–2015 "
        "and which"
    )


def test_ceilings_of_years_out_of_view_are_not_missed():
    assert tables.years_without_ceiling(View(Filters(funding_year=(2012, 2013)), {})) == []
    assert tables.years_without_ceiling(View(Filters(funding_year=(2014, 2016)), {})) == [
        2014,
        2015,
    ]
