"""The rules in their order: first what sets rows aside, then what marks those published."""

from dataclasses import dataclass

from etl.intake.budgets import Stated, stated_budgets
from etl.intake.case import Case
from etl.intake.derive import Countries, Inferred, countries_of, coverages, fund_regions, themes
from etl.intake.revised import budgets_after_requests
from etl.intake.rules.budgets import (
    check_ceilings,
    check_lines,
    check_spending,
    check_two_budgets,
)
from etl.intake.rules.currency import check_currency
from etl.intake.rules.evaluations import check_evaluations, check_reports
from etl.intake.rules.fund import check_fund_rules
from etl.intake.rules.keys import check_keys, fill_defaults, number_rows
from etl.intake.rules.projects import (
    check_order,
    check_periods,
    check_places,
    check_themes,
    check_years,
)
from etl.intake.rules.references import check_parents, check_projects
from etl.intake.rules.requests import check_requests
from etl.intake.rules.revised import check_revised
from etl.intake.rules.revisions import check_revisions
from etl.intake.rules.tags import match_tags
from etl.intake.rules.titles import check_titles
from etl.intake.rules.totals import check_totals


@dataclass(frozen=True, slots=True)
class Ruled:
    """What was concluded on the way, for the tables."""

    countries: Countries
    totals: list[Stated]
    inferred: dict[str, Inferred]


def run_rules(case: Case) -> Ruled:
    """Report on every row; afterwards the active rows are those that are published."""
    _set_aside(case)
    countries = countries_of(case)
    stated = stated_budgets(case)
    revised = budgets_after_requests(case, stated)
    totals = [*stated, revised.budgets]
    inferred = {
        "theme": themes(case.projects),
        "coverage": coverages(case.projects, countries),
        "fund_region": fund_regions(case.projects, countries, case.book),
    }
    check_years(case)
    check_periods(case)
    check_places(case, countries)
    check_revisions(case)
    check_revised(case, revised)
    check_requests(case, stated)
    check_ceilings(case, totals, inferred["coverage"])
    check_lines(case)
    check_spending(case, totals)
    check_fund_rules(case, totals)
    check_titles(case)
    check_evaluations(case)
    check_reports(case)
    return Ruled(countries, totals, inferred)


def _set_aside(case: Case) -> None:
    match_tags(case)
    for frame in case.frames.values():
        check_currency(frame)
        fill_defaults(frame)
        number_rows(frame)
        check_totals(frame)
        check_keys(frame)
    check_themes(case)
    check_order(case)
    check_projects(case)
    check_two_budgets(case)
    check_parents(case)
