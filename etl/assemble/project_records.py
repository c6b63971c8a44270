"""Countries, budgets and tags of projects, put together from several rows."""

from decimal import Decimal

from etl.errors import InputError
from etl.records import BudgetMention, Facts, Record, origin_of


def merged_countries(facts: Facts) -> list[Record]:
    """One record per project and country.

    A row that tells how the country benefits replaces one that only names it.
    Raises InputError when two rows tell different roles.
    """
    merged: dict[tuple[str, str], Record] = {}
    for record in facts.tables.get("project_countries", []):
        key = (record["project_code"], record["iso3"])
        former = merged.get(key)
        merged[key] = record if former is None else _with_role(former, record, facts)
    return list(merged.values())


def _with_role(former: Record, record: Record, facts: Facts) -> Record:
    roles = (former["beneficiary_role"], record["beneficiary_role"])
    kept, left = (record, former) if roles[0] == "benefitting" else (former, record)
    if "benefitting" not in roles and roles[0] != roles[1]:
        raise InputError(
            origin_of(record).place(),
            f"says {record['iso3']} is {roles[1]} for {record['project_code']}; "
            f"{origin_of(former).place()} says {roles[0]}",
            "Keep one of the two",
        )
    facts.explain(origin_of(left), f"The country is published from {origin_of(kept).place()}")
    return kept


def budgets_with_mentions(facts: Facts) -> list[Record]:
    """Budgets, and second mentions that differ from them as budgets of unclear kind."""
    budgets = list(facts.tables.get("budgets", []))
    originals = {row["project_code"]: row for row in budgets if row["budget_type"] == "original"}
    for mention in facts.budget_mentions:
        original = originals.get(mention.project_code)
        if original is not None and original["amount_usd"] == mention.amount_usd:
            place = origin_of(original).place()
            facts.explain(mention.origin, f"States the same budget as {place}")
        else:
            budgets.append(_unclear_budget(mention, original))
    return budgets


def _unclear_budget(mention: BudgetMention, original: Record | None) -> Record:
    beside = ""
    if original is not None:
        amount: Decimal = original["amount_usd"]
        beside = f" beside the allocation of USD {amount:,.0f}"
    return {
        "project_code": mention.project_code,
        "budget_type": "unclear",
        "amount_usd": mention.amount_usd,
        "printed_value": mention.printed,
        "basis": f"Stated{beside}; the source does not say what it is",
        **mention.origin.columns(),
    }


def tags_in_register(facts: Facts) -> list[Record]:
    """Tags with the mark whether their project is in a register; repeats marked across rows."""
    seen: set[tuple[str, str, str]] = set()
    tags = []
    for record in facts.tables.get("project_tags", []):
        key = (record["tag_family"], record["tag"], record["project_code"])
        registered = record["project_code"] in facts.register
        tags.append({**record, "is_repeat": key in seen, "in_register": registered})
        seen.add(key)
    return tags
