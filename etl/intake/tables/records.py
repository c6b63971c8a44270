"""Tables with one row per row of their sheet."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.intake.case import Case
from etl.intake.frame import Frame
from etl.intake.provenance import Origins
from etl.intake.rules.keys import count_within
from etl.intake.rules.references import joined
from etl.intake.rules.revisions import MONTHS_BASIS, granted_months
from etl.intake.tables.draft import active_rows, finished, same, taken

REVISION_KEY = ("project_code", "revision_number")

# Tables whose columns are columns of their sheet.
_PLAIN = {
    "expenditures": ("project_code", "as_of_date", "spent_usd"),
    "reports": ("project_code", "report_kind", "report_number", "due_date", "received_date"),
    "beneficiaries": ("project_code", "beneficiary_group", "sex", "target_count", "reached_count"),
    "recommendations": (
        "evaluation_id",
        "document_group",
        "item_number",
        "recommendation",
        "subject_theme",
        "management_response",
        "response_owner",
        "due_date",
        "recommendation_state",
    ),
    "lessons": ("evaluation_id", "lesson_polarity", "item_number", "lesson", "subject_theme"),
    "funding_requests": (
        "request_id",
        "funding_year",
        "funding_line",
        "fund_region",
        "iso3",
        "theme",
        "requested_usd",
        "requested_date",
        "request_decision",
        "decided_date",
        "project_code",
    ),
}


def plain_tables(case: Case, origins: Origins) -> dict[str, pa.Table]:
    """Tables that take their sheet as it stands."""
    tables = {}
    for name, columns in _PLAIN.items():
        frame = case.frames[name]
        rows = active_rows(frame)
        numbers = origins.of(name, rows)
        tables[name] = finished(name, taken(frame, rows, columns), numbers, origins)
    return tables


def revisions(case: Case, origins: Origins) -> pa.Table:
    """One row per request; months only where they were granted."""
    frame = case.frames["revisions"]
    rows = active_rows(frame)
    places = pa.array(rows)
    names = (
        "project_code",
        "revision_number",
        "revision_reason",
        "is_covid_related",
        "requested_date",
        "decided_date",
        "request_decision",
        "effective_date",
        "old_end_date",
        "new_end_date",
        "amount_usd",
    )
    months, counted = granted_months(frame)
    columns = taken(frame, rows, names) | {
        "revision_id": joined(frame, REVISION_KEY).take(places),
        "nce_months": months.take(places),
        "printed_value": frame.printed["amount_usd"].take(places),
        "basis": pc.if_else(counted, MONTHS_BASIS, None).take(places),
    }
    return finished("revisions", columns, origins.of("revisions", rows), origins)


def revision_types(case: Case, origins: Origins) -> pa.Table:
    """One row per request and type."""
    frame = case.frames["revisions"]
    rows, types = flattened(frame, "revision_types")
    columns = {
        "revision_id": joined(frame, REVISION_KEY).take(pa.array(rows)),
        "revision_type": types,
        "how_known": same("stated", len(rows)),
    }
    return finished("revision_types", columns, origins.of("revisions", rows), origins)


def flattened(frame: Frame, column: str) -> tuple[np.ndarray, pa.Array]:
    """Published rows and values of a column of lists, one entry per value."""
    lists = frame.values[column]
    rows = pc.list_parent_indices(lists).to_numpy(zero_copy_only=False)
    kept = frame.active[rows]
    return rows[kept], pc.list_flatten(lists).filter(pa.array(kept))


def revision_budgets(case: Case, origins: Origins) -> pa.Table:
    """One row per request and budget line."""
    frame = case.frames["revision_budgets"]
    rows = active_rows(frame)
    columns = taken(frame, rows, ("budget_line", "old_amount_usd", "new_amount_usd"))
    columns["revision_id"] = joined(frame, REVISION_KEY).take(pa.array(rows))
    return finished("revision_budgets", columns, origins.of("revision_budgets", rows), origins)


def results(case: Case, origins: Origins) -> pa.Table:
    """One row per statement, numbered within its project."""
    frame = case.frames["results"]
    rows = active_rows(frame)
    names = (
        "project_code",
        "result_kind",
        "result_status",
        "beneficiary_group",
        "reached_count",
        "target_count",
        "statement",
    )
    columns = taken(frame, rows, names)
    numbers = pa.array(positions(columns["project_code"])).cast(pa.string())
    columns["result_id"] = pc.binary_join_element_wise(columns["project_code"], numbers, "-")
    columns["how_known"] = same("stated", len(rows))
    return finished("results", columns, origins.of("results", rows), origins)


def positions(names: pa.Array) -> np.ndarray:
    """Position of each row among those of the same name, from 1."""
    groups = names.dictionary_encode().indices.to_numpy(zero_copy_only=False)
    return count_within(groups, np.ones(len(groups), dtype=bool))


def challenges(case: Case, origins: Origins) -> pa.Table:
    """One row per project and challenge; without a statement the challenge as written."""
    frame = case.frames["challenges"]
    rows = active_rows(frame)
    columns = taken(frame, rows, ("project_code", "challenge"))
    stated = pc.coalesce(frame.values["statement"], frame.printed["challenge"])
    columns["statement"] = stated.take(pa.array(rows))
    columns["how_known"] = same("stated", len(rows))
    return finished("challenges", columns, origins.of("challenges", rows), origins)


def project_tags(case: Case, origins: Origins) -> pa.Table:
    """One row per project and tag; the position is that within the tag."""
    frame = case.frames["tags"]
    rows = active_rows(frame)
    columns = taken(frame, rows, ("project_code", "tag_family", "tag"))
    tags = pc.binary_join_element_wise(columns["tag_family"], columns["tag"], "/")
    columns["list_position"] = pa.array(positions(tags))
    columns["printed_value"] = frame.printed["project_code"].take(pa.array(rows))
    columns["is_repeat"] = pa.array(np.zeros(len(rows), dtype=bool))
    columns["in_register"] = pa.array(np.ones(len(rows), dtype=bool))
    return finished("project_tags", columns, origins.of("tags", rows), origins)
