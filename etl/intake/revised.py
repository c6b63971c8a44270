"""What requests for revision make of budgets, where no sheet states the revised budget.

Only requests that took effect count. The last total one of them states replaces the
budget before it; changes by line count on top of it, or of the original budget.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.intake.budgets import Stated, budget_of_kind
from etl.intake.case import Case, project_rows
from etl.intake.frame import Frame
from etl.intake.rules.references import joined
from etl.intake.rules.revisions import took_effect

_MONEY = pa.decimal128(18, 2)
_KEY = ("project_code", "revision_number")

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


@dataclass(frozen=True, slots=True)
class _Requests:
    """Requests in effect of projects without a stated revised budget, in the order made.

    `row`, `project`, `number`  its row, that of its project, its number
    `total`                     whether it states the budget after it
    `by_line`, `whole`          whether it changes lines, and whether all amounts are stated
    `change`                    what its lines change, in cents; 0 without lines
    `budget_named`              whether it is named a change of the budget
    `last_total`                position of the last request of the project with a total, or -1
    """

    row: np.ndarray
    project: np.ndarray
    number: np.ndarray
    total: np.ndarray
    by_line: np.ndarray
    whole: np.ndarray
    change: np.ndarray
    budget_named: np.ndarray
    last_total: np.ndarray


def budgets_after_requests(case: Case, stated: Sequence[Stated]) -> Revised:
    """The revised budget of each project that requests give one, and what stays open."""
    revisions = case.frames["revisions"]
    requests = _requests(case, stated)
    since = np.arange(len(requests.row)) > requests.last_total
    unknown = since & ~requests.whole & (requests.by_line | requests.budget_named)
    projects = len(case.projects)
    is_open = np.bincount(requests.project[unknown], minlength=projects) > 0
    # A project whose requests give no amount at all has no revised budget to be told of.
    amounts = requests.total | requests.by_line
    unknown &= (np.bincount(requests.project[amounts], minlength=projects) > 0)[requests.project]
    change = np.zeros(projects, np.int64)
    counted = since & requests.by_line & ~is_open[requests.project]
    np.add.at(change, requests.project[counted], requests.change[counted])

    last_line = _last(requests.project, counted, projects)
    last_total = _last(requests.project, requests.total, projects)
    original = _cents(budget_of_kind(case, stated, "original"))
    totals = _cents(revisions.values["amount_usd"])
    based = last_total >= 0
    base = original.copy()
    base[based] = totals[requests.row[last_total[based]]]
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
        amount=_usd((base + change)[made]),
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


def _requests(case: Case, stated: Sequence[Stated]) -> _Requests:
    revisions = case.frames["revisions"]
    of_project = project_rows(case.projects, revisions.values["project_code"])
    given = budget_of_kind(case, stated, "revised").is_valid().to_numpy(zero_copy_only=False)
    row = np.flatnonzero(revisions.active & took_effect(revisions))
    row = row[~given[of_project[row]]]
    numbers = pc.fill_null(revisions.values["revision_number"], 0).to_numpy(zero_copy_only=False)
    row = row[np.lexsort((numbers[row], of_project[row]))]
    total = revisions.values["amount_usd"].is_valid().to_numpy(zero_copy_only=False)[row]
    lines, stated_lines, change = _by_line(case)
    types = revisions.values["revision_types"]
    named = np.zeros(len(revisions), bool)
    is_budget = pc.equal(pc.list_flatten(types), "budget").to_numpy(zero_copy_only=False)
    named[pc.list_parent_indices(types).to_numpy(zero_copy_only=False)[is_budget]] = True
    return _Requests(
        row=row,
        project=of_project[row],
        number=numbers[row],
        total=total,
        by_line=lines[row] > 0,
        whole=total | ((lines[row] > 0) & (lines[row] == stated_lines[row])),
        change=change[row],
        budget_named=named[row],
        last_total=_last(of_project[row], total, len(case.projects))[of_project[row]],
    )


def _by_line(case: Case) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Per row of the requests: lines changed, those with both amounts, their change in cents."""
    revisions, lines = case.frames["revisions"], case.frames["revision_budgets"]
    request = pc.index_in(joined(lines, _KEY), value_set=joined(revisions, _KEY))
    active = np.flatnonzero(lines.active & request.is_valid().to_numpy(zero_copy_only=False))
    places = pa.array(active)
    row = request.take(places).to_numpy(zero_copy_only=False)
    old, new = (lines.values[name].take(places) for name in ("old_amount_usd", "new_amount_usd"))
    both = pc.and_(old.is_valid(), new.is_valid()).to_numpy(zero_copy_only=False)
    count = len(revisions)
    change = np.zeros(count, np.int64)
    np.add.at(change, row[both], (_cents(new) - _cents(old))[both])
    return np.bincount(row, minlength=count), np.bincount(row[both], minlength=count), change


def _last(project: np.ndarray, counted: np.ndarray, projects: int) -> np.ndarray:
    """Position of the last request counted of each project, which lie in order; -1 without."""
    last = np.full(projects, -1)
    places = np.flatnonzero(counted)
    last[project[places]] = places
    return last


def _cents(amounts: pa.Array) -> np.ndarray:
    """Amounts in whole cents; -1 for those not stated, as none is below zero."""
    hundred = pa.scalar(Decimal(100), pa.decimal128(3, 0))
    cents = pc.multiply(amounts, hundred).cast(pa.int64())
    return cents.fill_null(-1).to_numpy(zero_copy_only=False)


def _usd(cents: np.ndarray) -> pa.Array:
    hundredth = pa.scalar(Decimal("0.01"), pa.decimal128(3, 2))
    return pc.multiply(pa.array(cents).cast(pa.decimal128(19, 0)), hundredth).cast(_MONEY)


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
