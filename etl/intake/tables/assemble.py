"""All tables of the schema, from frames that the rules have been through."""

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa

from etl.contract_columns import check_columns
from etl.intake.case import Case
from etl.intake.provenance import Origins
from etl.intake.rules.runner import Ruled
from etl.intake.sheet import Sheet
from etl.intake.tables import evaluations, projects, records
from etl.intake.tables.bookkeeping import (
    SheetCount,
    accounting_rows,
    counts,
    data_issues,
    set_aside,
    source_rows,
)
from etl.intake.tables.draft import whole
from etl.records import Record
from warehouse.schema import load_schema


@dataclass(frozen=True, slots=True)
class Outcome:
    """Every table of the schema, and what became of the rows of every sheet."""

    tables: dict[str, pa.Table]
    counts: tuple[SheetCount, ...]


def assemble(
    case: Case,
    ruled: Ruled,
    reference: dict[str, list[Record]],
    unread: Sequence[tuple[Sheet, str]],
) -> Outcome:
    """Put the tables together and check them.

    `reference` holds the rules of the Fund with their sources, `unread` the sheets of
    which nothing is published, with the reason. Raises BuildFailed when a row is lost
    or a table breaks the contract: neither can come of an input, only of a fault here.
    """
    origins = Origins(case.frames)
    inferred = ruled.inferred | projects.from_evaluations(case)
    tables = {
        "projects": projects.projects(case, inferred, origins),
        "project_countries": projects.project_countries(case, ruled, origins),
        "budgets": projects.budgets(case, ruled.totals, origins),
        "budget_lines": projects.budget_lines(case, origins),
        "revisions": records.revisions(case, origins),
        "revision_types": records.revision_types(case, origins),
        "revision_budgets": records.revision_budgets(case, origins),
        "results": records.results(case, origins),
        "challenges": records.challenges(case, origins),
        "project_tags": records.project_tags(case, origins),
        "evaluations": evaluations.evaluations(case, origins),
        "evaluation_projects": evaluations.evaluation_projects(case, origins),
        "evaluation_ratings": evaluations.evaluation_ratings(case, origins),
        "evaluation_findings": evaluations.evaluation_findings(case, origins),
        "data_issues": data_issues(case, origins),
        **records.plain_tables(case, origins),
    }
    columns = projects.attribute_sources(case, inferred, origins)
    tables["attribute_sources"] = whole("attribute_sources", columns, len(columns["entity_id"]))
    origins.check()
    frames = list(case.frames.values())
    found = counts(frames, unread)
    tables["set_aside"] = set_aside(frames, unread)
    own = {
        "sources": source_rows(list(dict.fromkeys(count.file for count in found))),
        "row_accounting": accounting_rows(found),
    }
    for name, table in load_schema().tables.items():
        if name not in tables:
            rows = [*reference.get(name, []), *own.get(name, [])]
            tables[name] = pa.Table.from_pylist(rows, schema=table.arrow_schema)
    check_columns(tables, case.book)
    return Outcome(tables, tuple(found))
