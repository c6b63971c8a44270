"""Ex-post evaluations with their projects, ratings and findings."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.intake.case import Case
from etl.intake.provenance import Origins
from etl.intake.rules.evaluations import single_projects
from etl.intake.tables.draft import active_rows, finished, taken
from etl.intake.tables.records import flattened

_AS_STATED = (
    "evaluation_id",
    "organisation",
    "evaluation_type",
    "evaluation_mode",
    "evaluator",
    "commissioned_by",
    "conducted_start",
    "conducted_end",
    "report_date",
    "cost_usd",
    "subject",
    "method",
    "note",
)


def evaluations(case: Case, origins: Origins) -> pa.Table:
    """One row per evaluation; without a title it is named after its projects."""
    frame = case.frames["evaluations"]
    rows = active_rows(frame)
    columns = taken(frame, rows, _AS_STATED)
    codes = pc.binary_join(frame.values["project_codes"], ", ")
    named = pc.binary_join_element_wise("Evaluation of", codes, " ")
    columns["title"] = pc.coalesce(frame.values["title"], named).take(pa.array(rows))
    return finished("evaluations", columns, origins.of("evaluations", rows), origins)


def evaluation_projects(case: Case, origins: Origins) -> pa.Table:
    """One row per evaluation and project."""
    frame = case.frames["evaluations"]
    rows, codes = flattened(frame, "project_codes")
    columns = taken(frame, rows, ("evaluation_id",)) | {"project_code": codes}
    return finished("evaluation_projects", columns, origins.of("evaluations", rows), origins)


def evaluation_ratings(case: Case, origins: Origins) -> pa.Table:
    """One row per evaluation of one project that is rated."""
    frame = case.frames["evaluations"]
    rated = frame.values["impact_rating"].is_valid().to_numpy(zero_copy_only=False)
    project = single_projects(case)
    rows = np.flatnonzero(rated & (project >= 0) & frame.active)
    columns = taken(frame, rows, ("evaluation_id", "impact_rating"))
    codes = case.projects.values["project_code"]
    columns["project_code"] = codes.take(pa.array(project[rows]))
    return finished("evaluation_ratings", columns, origins.of("evaluations", rows), origins)


def evaluation_findings(case: Case, origins: Origins) -> pa.Table:
    """One row per evaluation and criterion."""
    frame = case.frames["criterion_ratings"]
    rows = active_rows(frame)
    places = pa.array(rows)
    names = ("evaluation_id", "dac_criterion", "finding", "criterion_rating")
    columns = taken(frame, rows, names) | {
        "printed_criterion": frame.printed["dac_criterion"].take(places),
        "printed_rating": frame.printed["criterion_rating"].take(places),
    }
    return finished("evaluation_findings", columns, origins.of("criterion_ratings", rows), origins)
