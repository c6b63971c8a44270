"""Rows that hold countries, budgets, revisions or results of a project."""

from etl.feeds.feed import Feed
from etl.feeds.plain import record_of
from etl.fields import Fields
from etl.records import BudgetMention, Facts


def _collect_countries(fields: Fields, facts: Facts) -> None:
    """One record per country of the list; nothing when only a grouping is named."""
    code = fields.require("project_code")
    for country in fields.get("countries") or ():
        record = {
            "project_code": code,
            "iso3": country.iso3,
            "country_printed": country.printed,
            "beneficiary_role": fields.get("beneficiary_role") or "benefitting",
            "how_known": fields.get("how_known") or "stated",
            "basis": fields.get("basis"),
        }
        facts.add("project_countries", record, fields.origin)


def _collect_budget(fields: Fields, facts: Facts) -> None:
    """The budget of the row, with the cell it was printed in."""
    if fields.get("amount_usd") is None:
        return
    record = record_of(["project_code", "budget_type", "amount_usd", "basis"], fields)
    record["printed_value"] = fields.printed["amount_usd"]
    facts.add("budgets", record, fields.origin)


def _collect_budget_mention(fields: Fields, facts: Facts) -> None:
    """A second mention of a budget; compared with the allocation when all is read."""
    if fields.get("amount_usd") is None:
        return
    facts.budget_mentions.append(
        BudgetMention(
            fields.require("project_code"),
            fields.require("amount_usd"),
            fields.printed["amount_usd"],
            fields.origin,
        )
    )


_REVISION_COLUMNS = [
    "revision_reason",
    "is_covid_related",
    "requested_date",
    "decided_date",
    "request_decision",
    "effective_date",
    "old_end_date",
    "new_end_date",
    "nce_months",
    "basis",
]


def _collect_extension(fields: Fields, facts: Facts) -> None:
    """A no-cost extension printed with the period: one revision of type duration."""
    if fields.get("nce_months") is None:
        return
    code = fields.require("project_code")
    number = facts.next_number("revisions", code)
    revision_id = f"{code}-{number}"
    record = record_of(_REVISION_COLUMNS, fields)
    record |= {
        "revision_id": revision_id,
        "project_code": code,
        "revision_number": number,
        "amount_usd": None,
        "printed_value": fields.printed["nce_months"],
    }
    facts.add("revisions", record, fields.origin)
    type_record = {
        "revision_id": revision_id,
        "revision_type": "duration",
        "how_known": fields.get("how_known") or "stated",
    }
    facts.add("revision_types", type_record, fields.origin)


_RESULT_COLUMNS = [
    "project_code",
    "result_kind",
    "result_status",
    "beneficiary_group",
    "reached_count",
    "target_count",
    "statement",
    "how_known",
    "basis",
]


def _collect_result(fields: Fields, facts: Facts) -> None:
    """One statement on a result, numbered within its project."""
    code = fields.require("project_code")
    record = record_of(_RESULT_COLUMNS, fields)
    record["result_id"] = f"{code}-{facts.next_number('results', code):02d}"
    facts.add("results", record, fields.origin)


COUNTRIES = Feed(
    frozenset(
        {"project_code", "countries", "regional_grouping", "beneficiary_role", "how_known", "basis"}
    ),
    _collect_countries,
)
BUDGETS = Feed(frozenset({"project_code", "budget_type", "amount_usd", "basis"}), _collect_budget)
BUDGET_MENTIONS = Feed(frozenset({"project_code", "amount_usd"}), _collect_budget_mention)
EXTENSIONS = Feed(frozenset({"project_code", "how_known", *_REVISION_COLUMNS}), _collect_extension)
RESULTS = Feed(frozenset(_RESULT_COLUMNS), _collect_result)
