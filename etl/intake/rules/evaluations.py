"""Rules on ex-post evaluations and reports."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.intake.case import Case, of_project, project_rows, rows_where, shown
from etl.intake.frame import Frame


def single_projects(case: Case) -> np.ndarray:
    """Row of the project of each evaluation of one project, -1 for several."""
    lists = case.frames["evaluations"].values["project_codes"]
    single = pc.equal(pc.list_value_length(lists), 1)
    first = pc.list_element(pc.if_else(single, lists, pa.scalar([""], lists.type)), 0)
    return project_rows(case.projects, first)


def is_ex_post(evaluations: Frame) -> np.ndarray:
    """Whether each evaluation looks back at a project: as warehouse/models/evaluation_register.sql.

    The type is in the words of its source; mid-term and final evaluations are others.
    """
    told = pc.match_substring_regex(
        evaluations.values["evaluation_type"], "^ex[- ]?post", ignore_case=True
    )
    return pc.fill_null(told, False).to_numpy(zero_copy_only=False)


def check_evaluations(case: Case) -> None:
    """Ratings that differ or are of several projects, and evaluations before the end."""
    evaluations, projects = case.frames["evaluations"], case.projects
    if not len(evaluations):
        return
    rating, project = evaluations.values["impact_rating"], single_projects(case)
    count = pc.list_value_length(evaluations.values["project_codes"])
    rows = rows_where(evaluations, pc.and_(pc.greater(count, 1), rating.is_valid()))
    messages = [f"is one rating for {number} projects" for number in shown(count, rows)]
    advice = "State the rating of each project on the sheet Projects"
    evaluations.report("rating_of_several_projects", rows, "impact_rating", messages, advice)
    stated = of_project(projects, "impact_rating", project)
    rows = rows_where(evaluations, pc.not_equal(rating, stated))
    messages = [f"differs from the rating of the project, {each}" for each in shown(stated, rows)]
    advice = "Correct one of the two; each is published as it stands"
    evaluations.report("ratings_differ", rows, "impact_rating", messages, advice)
    end = of_project(projects, "end_date", project)
    reported = evaluations.values["report_date"]
    known = pc.min_element_wise(pc.utf8_length(reported), 10)
    before = pc.less(reported, _as_precise(end, known))
    rows = rows_where(evaluations, pc.and_(before, pa.array(is_ex_post(evaluations))))
    messages = [f"is before the end of the project, {day}" for day in shown(end, rows)]
    evaluations.report("evaluation_before_end", rows, "report_date", messages, "Check both dates")


def _as_precise(days: pa.Array, length: pa.Array) -> pa.Array:
    """Days cut to a year or month where no more is known of what they are compared with."""
    text = pc.strftime(days, "%Y-%m-%d")
    cut = {4: pc.utf8_slice_codeunits(text, 0, 4), 7: pc.utf8_slice_codeunits(text, 0, 7)}
    return pc.if_else(pc.equal(length, 4), cut[4], pc.if_else(pc.equal(length, 7), cut[7], text))


def check_reports(case: Case) -> None:
    """Reports received before their project started."""
    reports = case.frames["reports"]
    project = project_rows(case.projects, reports.values["project_code"])
    start = of_project(case.projects, "start_date", project)
    rows = rows_where(reports, pc.less(reports.values["received_date"], start))
    messages = [f"is before the start of the project, {day}" for day in shown(start, rows)]
    reports.report("received_before_start", rows, "received_date", messages, "Check the date")
