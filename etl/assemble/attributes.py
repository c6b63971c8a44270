"""The table that says how every attribute of every project is known."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from etl.assemble.claims import Resolved
from etl.feeds.projects import ATTRIBUTES
from etl.records import Claim, Facts, Record, Value
from etl.source import Source

# Attributes held in other tables: name -> (table, column, filter column, filter value).
_HELD_ELSEWHERE = {
    "budget_usd": ("budgets", "amount_usd", "budget_type", "original"),
    "nce_months": ("revisions", "nce_months", None, None),
    "iso3": ("project_countries", "iso3", None, None),
    "rights_method": ("project_tags", "tag", "tag_family", "rights_method"),
    "gender_method": ("project_tags", "tag", "tag_family", "gender_method"),
    "sustaining_action": ("project_tags", "tag", "tag_family", "sustaining_action"),
    "challenge": ("challenges", "challenge", None, None),
    "revision_type": ("revision_types", "revision_type", None, None),
}

# Every attribute that gets a row per project.
PROJECT_ATTRIBUTES = ("project_code", *ATTRIBUTES, *_HELD_ELSEWHERE, "duration_months")


def attribute_sources(
    facts: Facts, resolved: Resolved, tables: dict[str, list[Record]], sources: Sequence[Source]
) -> list[Record]:
    """One row per registered project and attribute, missing ones included."""
    by_folder = {source.folder: source for source in sources}
    elsewhere = {name: _by_project(name, tables) for name in _HELD_ELSEWHERE}
    rows = []
    for code, (folder, origin) in facts.register.items():
        source = by_folder[folder]
        rows.append(_from_claim(Claim(code, "project_code", code, "stated", None, origin)))
        for attribute in ATTRIBUTES:
            claim = resolved.get((code, attribute))
            rows.append(_from_claim(claim) if claim else _missing(code, attribute, source))
        for attribute, of_project in elsewhere.items():
            records = of_project.get(code)
            found = _from_records(code, attribute, records) if records else None
            rows.append(found or _missing(code, attribute, source))
        rows.append(_duration(code, resolved, elsewhere["nce_months"].get(code), source))
    return rows


def text_of(value: Value) -> str:
    """A published value as text: ISO dates, plain decimals, yes and no."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        plain = format(value, "f")
        return plain.rstrip("0").rstrip(".") if "." in plain else plain
    return str(value)


def _by_project(attribute: str, tables: dict[str, list[Record]]) -> dict[str, list[Record]]:
    table, column, filter_column, wanted = _HELD_ELSEWHERE[attribute]
    projects = {row["revision_id"]: row["project_code"] for row in tables.get("revisions", [])}
    of_project: dict[str, list[Record]] = {}
    for row in tables.get(table, []):
        if row[column] is not None and (filter_column is None or row[filter_column] == wanted):
            code = row.get("project_code") or projects[row["revision_id"]]
            of_project.setdefault(code, []).append({**row, "value": row[column]})
    return of_project


def _row(code: str, attribute: str, value: str | None, how_known: str, basis: str | None) -> Record:
    return {
        "entity": "projects",
        "entity_id": code,
        "attribute": attribute,
        "value_text": value,
        "how_known": how_known,
        "basis": basis,
        "document": None,
        "locator": None,
        "source_file": None,
        "source_row": None,
    }


def _from_claim(claim: Claim) -> Record:
    value = text_of(claim.value)
    row = _row(claim.project_code, claim.attribute, value, claim.how_known, claim.basis)
    return row | claim.origin.columns()


def _from_records(code: str, attribute: str, records: list[Record]) -> Record:
    first = records[0]
    values = dict.fromkeys(text_of(record["value"]) for record in records)
    known = {record.get("how_known", "stated") for record in records}
    bases = dict.fromkeys(record["basis"] for record in records if record.get("basis"))
    how_known = "inferred" if "inferred" in known else "stated"
    row = _row(code, attribute, "; ".join(values), how_known, "; ".join(bases) or None)
    return row | {
        name: first[name] for name in ("document", "locator", "source_file", "source_row")
    }


def _missing(code: str, attribute: str, source: Source) -> Record:
    default = f"{source.short_label} does not give it for this project"
    basis = source.not_published.get(attribute, default)
    return _row(code, attribute, None, "missing", basis) | {"document": source.document}


def _duration(
    code: str, resolved: Resolved, extensions: list[Record] | None, source: Source
) -> Record:
    planned = resolved.get((code, "planned_months"))
    if planned is None or not extensions:
        return _missing(code, "duration_months", source)
    total = planned.value + sum(record["value"] for record in extensions)
    basis = "Planned duration plus no-cost extensions"
    row = _row(code, "duration_months", text_of(total), "inferred", basis)
    return row | planned.origin.columns()
