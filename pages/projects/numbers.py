"""Tables behind the charts of a factsheet; None where the sources print no numbers."""

import pyarrow as pa

from pages.projects.facts import Project, sentence
from pages.shared import formats


def timeline(project: Project) -> pa.Table | None:
    """The planned duration and what was added to it, in months."""
    facts = project.facts
    if facts["planned_months"] is None:
        return None
    phases = [("planned", "Planned", facts["planned_months"], "start_date", "starts")]
    if facts["nce_months"]:
        phases.append(("extension", "Extension", facts["nce_months"], "end_date", "ends"))
    return pa.Table.from_pylist(
        [
            {
                "phase": code,
                "phase_label": label,
                "months": months,
                "dates": f"{verb} {formats.day(facts[column])}",
                "document": project.known["planned_months"]["document"],
                "locator": project.known["planned_months"]["locator"],
            }
            for code, label, months, column, verb in phases
        ]
    )


def budget(project: Project) -> pa.Table | None:
    """The budget and the ceilings for its line, coverage and year, in USD."""
    facts = project.facts
    if facts["budget_usd"] is None:
        return None
    source = project.known["budget_usd"]
    return pa.table(
        {
            "project_code": [project.code],
            **{
                name: pa.array([facts[name]], pa.decimal128(18, 2))
                for name in ("budget_usd", "ceiling_usd", "exceptional_ceiling_usd")
            },
            "document": [source["document"]],
            "locator": [source["locator"]],
        }
    )


def reach(project: Project) -> pa.Table | None:
    """Per group how many were planned and how many reached."""
    counted = [row for row in project.tables["results"] if row["target_count"] is not None]
    if not counted:
        return None
    return pa.Table.from_pylist(
        [
            {
                "beneficiary_group": sentence(row["beneficiary_group"]),
                "target_count": row["target_count"],
                "reached_count": row["reached_count"],
                "document": row["document"],
                "locator": row["locator"],
            }
            for row in counted
        ]
    )
