"""Runs every rule over the assembled tables."""

from collections.abc import Callable, Iterable, Sequence

from etl.records import Facts, Record
from etl.rules import (
    budgets,
    counts,
    coverage,
    mentions,
    peers,
    periods,
    places,
    printed,
    projects,
    regions,
    schemes,
    shares,
    statements,
)
from etl.rules.issue import Evidence, Issue
from etl.source import Source
from warehouse.schema import load_codes

Rule = Callable[[Evidence], Iterable[Issue]]

RULES: dict[str, Rule] = {
    "orphan_project_code": mentions.orphan_project_codes,
    "repeated_mention": mentions.repeated_mentions,
    "repeated_country": mentions.repeated_countries,
    "two_budgets": budgets.two_budgets,
    "unusual_number_form": budgets.unusual_number_forms,
    "unusual_budget_form": budgets.unusual_budget_forms,
    "budget_of_zero": budgets.budgets_of_zero,
    "budget_above_ceiling": budgets.budgets_above_ceiling,
    "start_before_funding_year": periods.starts_before_funding_year,
    "end_before_start": periods.ends_before_start,
    "span_differs_from_months": periods.spans_unlike_months,
    "funding_year_outside_review": projects.funding_years_outside_review,
    "code_out_of_order": projects.codes_out_of_order,
    "grouping_without_countries": projects.groupings_without_countries,
    "marker_without_method": statements.markers_without_method,
    "too_early_with_finding": statements.too_early_with_finding,
    "missed_outcome_sustained": statements.missed_outcomes_sustained,
    "named_unlike_published": counts.named_unlike_published,
    "statements_differ": places.statements_that_differ,
    "share_unlike_population": shares.shares_unlike_population,
    "shares_without_base": shares.shares_without_base,
    "one_number_two_measures": printed.one_number_two_measures,
    "matches_by_tolerance": printed.matches_by_tolerance,
    "peer_span_differs": peers.peer_spans_unlike_months,
    "evaluation_before_end": peers.evaluations_before_end,
    "ceilings_differ": schemes.ceilings_that_differ,
    "region_schemes_differ": schemes.region_schemes_that_differ,
    "register_covers_part": schemes.registers_that_cover_part,
    "eligible_list_incomplete": regions.eligible_lists_incomplete,
    "attribute_partly_known": coverage.partly_known_attributes,
    "attribute_not_published": coverage.attributes_not_published,
}


def find_issues(
    tables: dict[str, list[Record]], facts: Facts, sources: Sequence[Source]
) -> list[Record]:
    """Rows of `data_issues`; severities come from warehouse/codes/rules.csv."""
    evidence = Evidence(tables, facts, sources)
    severity = {row["code"]: row["severity"] for row in load_codes("rules")}
    return [
        issue.record(severity[name]) for name, rule in RULES.items() for issue in rule(evidence)
    ]
