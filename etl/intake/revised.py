"""What requests for revision make of budgets, where no sheet states the revised budget.

Only requests that took effect count. The last total one of them states replaces the
budget before it; changes by line count on top of it, or of the original budget.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.intake.budgets import Stated, budget_of_kind
from etl.intake.case import Case
from etl.intake.frame import Frame
from etl.intake.requested import cents, in_usd, last_of_project, requests_of

NO_AMOUNTS = "the request changes the budget, but not both amounts of every line are stated"
NO_ORIGINAL = "the request changes lines of a budget that is not stated"
BELOW_NOTHING = "the changes by line up to this request bring the budget below zero"


@dataclass(frozen=True, slots=True)
class Revised:
    """Revised budgets made of requests, and what could not be worked out.

    `open` names rows of requests whose effect on the budget is not known, with the reason.
    """

    budgets: Stated
    open: dict[str, np.ndarray]


def budgets_after_requests(case: Case, stated: Sequence[Stated]) -> Revised:
    """The revised budget of each project that requests give one, and what stays open."""
    revisions, projects = case.frames["revisions"], len(case.projects)
    requests = requests_of(case)
    given = budget_of_kind(case, stated, "revised").is_valid().to_numpy(zero_copy_only=False)
    requests = requests.only(requests.in_effect & ~given[requests.project])
    by_line, total = requests.lines > 0, requests.states_total
    last_total = last_of_project(requests, total, projects)
    since = np.arange(len(requests.row)) > last_total[requests.project]
    unknown = since & ~requests.is_whole & (by_line | requests.budget_named)
    is_open = np.bincount(requests.project[unknown], minlength=projects) > 0
    # A project whose requests give no amount at all has no revised budget to be told of.
    amounts = total | by_line
    unknown &= (np.bincount(requests.project[amounts], minlength=projects) > 0)[requests.project]
    change = np.zeros(projects, np.int64)
    counted = since & by_line & ~is_open[requests.project]
    np.add.at(change, requests.project[counted], requests.change[counted])

    last_line = last_of_project(requests, counted, projects)
    original = cents(budget_of_kind(case, stated, "original"))
    based = last_total >= 0
    base = np.where(based, np.append(requests.total, -1)[last_total], original)
    without = (last_line >= 0) & (base < 0)
    below = (last_line >= 0) & ~without & (base + change < 0)
    made = np.flatnonzero((based | (last_line >= 0)) & ~without & ~below)

    place = np.where(last_line >= 0, last_line, last_total)[made]
    budgets = Stated(
        frame=revisions,
        column="amount_usd",
        rows=requests.row[place],
        project=made,
        kind=pa.array(["revised"] * len(made), pa.string()),
        amount=in_usd((base + change)[made]),
        printed=_printed(revisions, requests.row[place], last_line[made] < 0),
        basis=_basis(requests.number, last_total[made], last_line[made]),
    )
    return Revised(
        budgets,
        {
            NO_AMOUNTS: requests.row[unknown],
            NO_ORIGINAL: requests.row[last_line[without]],
            BELOW_NOTHING: requests.row[last_line[below]],
        },
    )


def _printed(revisions: Frame, rows: np.ndarray, as_stated: np.ndarray) -> pa.Array:
    """Totals as read; null where lines made the budget."""
    return revisions.printed["amount_usd"].take(pa.array(rows, mask=~as_stated))


def _basis(number: np.ndarray, last_total: np.ndarray, last_line: np.ndarray) -> pa.Array:
    """What each budget is made of; positions of -1 are not part of it."""
    of_total, of_line = (
        pa.array(np.append(number, 0)[places]).cast(pa.string())
        for places in (last_total, last_line)
    )
    stated = pc.binary_join_element_wise("Budget after request", of_total, " ")
    begin = pc.if_else(pa.array(last_total >= 0), stated, "Original budget")
    by_line = pc.binary_join_element_wise(begin, "and changes by line up to request", of_line, " ")
    return pc.if_else(pa.array(last_line >= 0), by_line, begin)
