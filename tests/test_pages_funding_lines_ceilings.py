"""How the Funding lines page speaks of budgets above their ceiling, on made-up projects."""

from decimal import Decimal

import pytest

from pages.funding_lines import answers, tables
from pages.shared.filters import Filters
from pages.shared.view import View
from tests.fixtures.warehouse.snapshot import write_snapshot

CEILINGS = [
    {
        "funding_line": 1,
        "coverage": coverage,
        "valid_from_year": 2016,
        "valid_to_year": 2020,
        "ceiling_usd": Decimal(100_000),
        "exceptional_ceiling_usd": exceptional,
    }
    for coverage, exceptional in (("national", None), ("regional", Decimal(200_000)))
]


def project(code: str, coverage: str, year: int = 2016) -> dict:
    return {
        "project_code": code,
        "coverage": coverage,
        "funding_year": year,
        "funding_line": 1,
        "review": "2011-2014",
    }


def portfolio(budgets: dict[str, tuple[str, int]], year: int = 2016) -> dict:
    """Tables of projects on Line 1 with (coverage, budget) by code."""
    return {
        "projects": [project(code, kind, year) for code, (kind, _) in budgets.items()],
        "budgets": [
            {"project_code": code, "amount_usd": Decimal(usd)} for code, (_, usd) in budgets.items()
        ],
        "ceilings": CEILINGS,
        "sources": [{"document": "000", "short_label": "Review 2011-2014"}],
        "attribute_sources": [
            {"entity_id": code, "attribute": "budget_usd", "document": "000", "locator": "Annex 3"}
            for code in budgets
        ],
    }


@pytest.fixture
def seen(tmp_path, monkeypatch, request):
    """A view of the projects given, each test under a snapshot of its own.

    Answers are kept by the identifier of the snapshot, so no two tests may share one.
    """
    monkeypatch.setenv("FUND_MONITOR_DATA", str(tmp_path))

    def view(*args, **kwargs) -> View:
        write_snapshot(tmp_path, portfolio(*args, **kwargs), request.node.name.replace("_", ""))
        return View(Filters(), {})

    return view


def test_a_budget_above_its_ceiling_is_counted_apart_from_an_exceptional_one(seen):
    view = seen(
        {
            "LM.0001": ("national", 120_000),
            "LM.0002": ("regional", 150_000),
            "LM.0003": ("regional", 100_000),
        }
    )
    assert answers.sentence(view) == (
        "All 3 projects with a stated funding line ran on Line 1; 1 budget is above the ceiling, "
        "1 only within the exceptional one, 1 reaches it, and together they use 123% of what "
        "the ceilings allow."
    )
    figures = {figure.label: (figure.value, figure.base) for figure in answers.key_figures(view)}
    assert figures["At the ceiling"] == ("1", "of 3 budgets; 1 above it")
    assert [row["exceptional_ceiling_usd"] for row in tables.budgets(view).to_pylist()] == [
        None,
        Decimal(200_000),
        Decimal(200_000),
    ]


def test_no_ceiling_is_applied_to_a_year_it_is_not_stated_for(seen):
    view = seen({"LM.0001": ("national", 120_000), "LM.0002": ("national", 90_000)}, year=2015)
    assert answers.sentence(view) == (
        "Both projects with a stated funding line ran on Line 1; "
        "none of their budgets can be held against a ceiling."
    )
    rows = tables.budgets(view).to_pylist()
    assert [row["ceiling_usd"] for row in rows] == [None, None]
    assert [row["ceiling_document"] for row in rows] == [None, None]
