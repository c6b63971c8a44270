"""Rules on requests for revision, and the months they grant."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.intake.case import Case, project_rows, rows_where, shown
from etl.intake.frame import Frame
from etl.intake.periods import MONTHS, calendar_months
from etl.rules.periods import SPAN_TOLERANCE_MONTHS

_LONGER_THAN_ANY_DATE = 10_000_000  # days
MONTHS_BASIS = "Months from the former to the new end"


def check_revisions(case: Case) -> None:
    """New ends before former ends, months unlike the dates, decisions before requests."""
    revisions = case.frames["revisions"]
    old, new = revisions.values["old_end_date"], revisions.values["new_end_date"]
    rows = rows_where(revisions, pc.less(new, old))
    messages = [f"is before the former end, {day.isoformat()}" for day in shown(old, rows)]
    revisions.report("new_end_before_old", rows, "new_end_date", messages, "Check both dates")
    _check_months(revisions)
    for name in ("revisions", "funding_requests"):
        frame = case.frames[name]
        asked, decided = frame.values["requested_date"], frame.values["decided_date"]
        rows = rows_where(frame, pc.less(decided, asked))
        messages = [f"is before the request, {day.isoformat()}" for day in shown(asked, rows)]
        frame.report("decided_before_requested", rows, "decided_date", messages, "Check both dates")


def _check_months(revisions: Frame) -> None:
    stated, spans = revisions.values["nce_months"], extension_months(revisions)
    apart = pc.abs(pc.subtract(stated.cast(pa.float64()), spans.cast(pa.float64())))
    rows = rows_where(revisions, pc.greater(apart, float(SPAN_TOLERANCE_MONTHS)))
    messages = [
        f"is stated; from former to new end it is {float(span):g}" for span in shown(spans, rows)
    ]
    advice = "Check dates and months; the months stated are published"
    revisions.report("extension_differs_from_dates", rows, "nce_months", messages, advice)
    rows = rows_where(revisions, pc.and_(pc.greater(stated, 0), is_refused(revisions)))
    decisions = shown(revisions.printed["request_decision"], rows)
    messages = [f"is stated for a request whose decision is {word}" for word in decisions]
    advice = "Leave months empty unless they were granted"
    revisions.report("months_not_granted", rows, "nce_months", messages, advice)
    if revisions.values["request_decision"].null_count < len(revisions):
        # A source that prints no decisions prints what was granted.
        undecided = revisions.values["request_decision"].is_null()
        rows = rows_where(revisions, pc.and_(pc.greater(stated, 0), undecided))
        messages = ["is stated for a request without a decision, and counts as granted"] * len(rows)
        advice = "Give the decision, pending if there is none yet"
        revisions.report("months_without_decision", rows, "nce_months", messages, advice)


def is_refused(revisions: Frame) -> pa.Array:
    """Whether each request was decided otherwise than approved, or is still pending."""
    decision = revisions.values["request_decision"]
    return pc.fill_null(pc.not_equal(decision, "approved"), False)


def took_effect(revisions: Frame) -> np.ndarray:
    """Whether each request changes its project: as warehouse/models/revision_ledger.sql says.

    It was approved, or, where no decision is given, it states months granted.
    """
    approved = pc.equal(revisions.values["request_decision"], "approved")
    granted = pc.greater(granted_months(revisions)[0].cast(pa.float64()), 0)
    counts = pc.or_(pc.fill_null(approved, False), pc.fill_null(granted, False))
    return counts.to_numpy(zero_copy_only=False)


def end_in_force(case: Case) -> pa.Array:
    """End date before each request: the former end stated, else what earlier requests left.

    That is the latest new end of the earlier published requests that took effect, as
    warehouse/models/revision_ledger.sql says; null where there is neither.
    """
    revisions = case.frames["revisions"]
    project = project_rows(case.projects, revisions.values["project_code"])
    number = pc.fill_null(revisions.values["revision_number"], 0).to_numpy(zero_copy_only=False)
    rows = np.flatnonzero(revisions.active)
    rows = rows[np.lexsort((number[rows], project[rows]))]
    new = revisions.values["new_end_date"].cast(pa.int32()).cast(pa.int64())
    moves = took_effect(revisions) & new.is_valid().to_numpy(zero_copy_only=False)
    # Days of a later project lie above all of an earlier one, so one running maximum does.
    begin = project[rows] * _LONGER_THAN_ANY_DATE
    days = new.fill_null(0).to_numpy(zero_copy_only=False)[rows] + _LONGER_THAN_ANY_DATE // 2
    latest = np.maximum.accumulate(begin + np.where(moves[rows], days, 0))
    former = np.full(len(revisions), -1)
    same = project[rows][1:] == project[rows][:-1]
    former[rows[1:]] = np.where(same & (latest[:-1] > begin[1:]), latest[:-1] - begin[1:], -1)
    known = pa.array(former - _LONGER_THAN_ANY_DATE // 2, mask=former < 0)
    left = known.cast(pa.int32()).cast(pa.date32())
    return pc.coalesce(revisions.values["old_end_date"], left)


def extension_months(revisions: Frame) -> pa.Array:
    """Months from the former to the new end; null without both, and for an earlier end."""
    old, new = revisions.values["old_end_date"], revisions.values["new_end_date"]
    day_after = pc.add(old.cast(pa.int32()), pa.scalar(1, pa.int32())).cast(pa.date32())
    months = calendar_months(day_after, new)
    return pc.if_else(pc.greater(new, old), months, None)


def granted_months(revisions: Frame) -> tuple[pa.Array, pa.Array]:
    """Months each revision grants, and which of them are counted from its dates.

    Only what was granted counts: months stated, unless the decision says otherwise;
    without them the time from former to new end, where the request is approved.
    """
    approved = pc.equal(revisions.values["request_decision"], "approved")
    counted = pc.if_else(approved, extension_months(revisions), None)
    stated = revisions.values["nce_months"]
    months = pc.coalesce(stated, counted)
    months = pc.if_else(is_refused(revisions), pa.scalar(None, MONTHS), months)
    return months, pc.and_(stated.is_null(), months.is_valid())


def months_by_project(case: Case) -> np.ndarray:
    """Months granted to each project by its published revisions, as floating numbers."""
    revisions = case.frames["revisions"]
    months = pc.fill_null(granted_months(revisions)[0].cast(pa.float64()), 0)
    rows = project_rows(case.projects, revisions.values["project_code"])
    counted = (rows >= 0) & revisions.active
    weights = months.to_numpy(zero_copy_only=False)[counted]
    return np.bincount(rows[counted], weights, minlength=len(case.projects))
