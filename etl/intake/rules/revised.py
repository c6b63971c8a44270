"""Rules on the budgets that requests for revision ask for and leave."""

import numpy as np
import pyarrow.compute as pc

from etl.intake.case import Case, rows_where, shown
from etl.intake.revised import Revised
from etl.intake.rules.revisions import is_refused, took_effect


def check_revised(case: Case, revised: Revised) -> None:
    """Totals of requests that took no effect, and requests whose effect is not known."""
    revisions = case.frames["revisions"]
    given = revisions.values["amount_usd"].is_valid()
    refused = is_refused(revisions)
    rows = rows_where(revisions, pc.and_(given, refused))
    decisions = shown(revisions.printed["request_decision"], rows)
    messages = [
        f"is the budget of a request whose decision is {word}; it is not taken as revised budget"
        for word in decisions
    ]
    advice = "Nothing needs doing, unless the request was approved"
    revisions.report("total_not_granted", rows, "amount_usd", messages, advice)

    rows = rows_where(revisions, pc.and_(given, pc.invert(refused)))
    rows = rows[~took_effect(revisions)[rows]]
    message = "is the budget of a request without a decision; it is not taken as revised budget"
    advice = "Give the decision: only requests that were approved change a budget"
    revisions.report("total_without_decision", rows, "amount_usd", message, advice)

    advice = "Give the budget after revision, or the former and new amount of every line"
    for reason, rows in revised.open.items():
        message = f"{reason}, so the revised budget is not known from it on"
        revisions.report("revised_budget_open", np.unique(rows), None, message, advice)
