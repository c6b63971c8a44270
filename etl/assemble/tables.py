"""Every published table, from the facts of all sources."""

from collections.abc import Sequence
from decimal import Decimal

from etl.assemble.attributes import attribute_sources
from etl.assemble.claims import Resolved, resolve
from etl.assemble.derive import derived_claims
from etl.assemble.project_records import (
    budgets_with_mentions,
    merged_countries,
    tags_in_register,
)
from etl.codebook import CodeBook
from etl.corrections import correction_rows
from etl.feeds.projects import ATTRIBUTES
from etl.headers import Headers
from etl.records import Facts, Record
from etl.source import Source
from warehouse.schema import load_schema


def assemble(facts: Facts, sources: Sequence[Source], book: CodeBook) -> dict[str, list[Record]]:
    """Rows of every table except issues and accounting, which come last.

    Raises InputError when statements contradict each other.
    """
    tables = {name: list(facts.tables.get(name, [])) for name in load_schema().tables}
    tables["project_countries"] = merged_countries(facts)
    tables["budgets"] = budgets_with_mentions(facts)
    tables["project_tags"] = tags_in_register(facts)
    resolved = resolve(facts, Headers(sources))
    for claim in derived_claims(facts, resolved, tables["project_countries"], book):
        resolved[claim.project_code, claim.attribute] = claim
    tables["projects"] = _projects(facts, resolved)
    tables["attribute_sources"] = attribute_sources(facts, resolved, tables, sources)
    tables["countries"] = _countries(book)
    tables["sources"] = [_source_row(source) for source in sources]
    tables["corrections"] = [row for source in sources for row in correction_rows(source)]
    return tables


def _projects(facts: Facts, resolved: Resolved) -> list[Record]:
    projects = []
    for code, (_, origin) in facts.register.items():
        record: Record = {"project_code": code}
        for attribute in ATTRIBUTES:
            claim = resolved.get((code, attribute))
            record[attribute] = claim.value if claim else None
        projects.append(record | origin.columns())
    return projects


def _countries(book: CodeBook) -> list[Record]:
    return [
        {
            "iso3": row["code"],
            "country_name": row["label"],
            "m49_region": row["m49_region"] or None,
            "fund_region": row["fund_region"] or None,
            "basis": row["basis"] or None,
            "latitude": Decimal(row["latitude"]),
            "longitude": Decimal(row["longitude"]),
        }
        for row in book.country_rows.values()
    ]


def _source_row(source: Source) -> Record:
    return {
        "document": source.document,
        "source_title": source.title,
        "short_label": source.short_label,
        "publisher": source.publisher,
        "published_on": source.published_on,
        "population_covered": source.population_covered,
        "locator_convention": source.locator_convention,
    }
