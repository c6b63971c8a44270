"""What the records behind a number are called, so that a count of them says what it counts."""

from dataclasses import dataclass

import warehouse
from pages.shared import formats

PROJECT = ("project", "projects")

NOUNS = {
    "project_facts": PROJECT,
    "evaluation_windows": PROJECT,
    "results": ("statement on results", "statements on results"),
    "challenges": ("mention of a challenge", "mentions of challenges"),
    "tag_mentions": ("code printed in a list", "codes printed in lists"),
    "project_tags": ("code printed in a list", "codes printed in lists"),
    "project_countries": ("mention of a country", "mentions of countries"),
    "project_country_parts": ("mention of a country", "mentions of countries"),
    "request_register": ("request", "requests"),
    "project_intent": PROJECT,
    "beneficiary_parity": ("group of beneficiaries", "groups of beneficiaries"),
    "revision_ledger": ("revision", "revisions"),
    "revision_ledger_lines": ("change of a budget line", "changes of budget lines"),
    "project_steps": PROJECT,
    "project_register": PROJECT,
    "watch_facts": PROJECT,
    "region_facts": ("region", "regions"),
    "evaluation_register": ("evaluation", "evaluations"),
    "evaluation_findings": ("finding", "findings"),
    "recommendations": ("recommendation", "recommendations"),
    "lessons": ("lesson", "lessons"),
    "evaluation_statements": ("statement of an evaluation", "statements of evaluations"),
    "evaluation_ratings": ("rated project", "rated projects"),
    "figures": ("published figure", "published figures"),
    "issue_register": ("issue", "issues"),
}
"""Relation a metric is taken of to the words for one and for several of its records."""


NOT_STATED = "not stated"


@dataclass(frozen=True)
class Used:
    """The records that a table made by a page rests on, where they are not all in view.

    noun: what one and several of them are called. otherwise: what is the matter with those
    that were eligible and not used.
    """

    used: int
    eligible: int
    noun: tuple[str, str] = PROJECT
    otherwise: str = NOT_STATED


def noun(metric: str) -> tuple[str, str]:
    """One and several of the records that a metric is taken of."""
    return NOUNS[warehouse.metrics()[metric].relation]


def none_of(number: int, words: tuple[str, str]) -> str:
    """Of how many records nothing is stated: "any of the 27 projects", "the one project"."""
    one, many = words
    return f"the one {one}" if number == 1 else f"any of the {formats.count(number)} {many}"
