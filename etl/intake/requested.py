"""Requests for revision in the order made, and the budget before each of them."""

from dataclasses import dataclass, fields
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.intake.case import Case, project_rows
from etl.intake.frame import Frame
from etl.intake.rules.references import joined
from etl.intake.rules.revisions import took_effect

_KEY = ("project_code", "revision_number")


@dataclass(frozen=True, slots=True)
class Requests:
    """Published requests by project and, within it, by number; amounts in whole cents.

    `row`, `project`, `number`  its row, that of its project, its number
    `in_effect`                 whether it changes its project
    `total`                     the budget after it, -1 where it states none
    `lines`, `whole_lines`      lines it changes, and those of them with both amounts
    `change`, `made`            what those change, and what all new amounts add up to
    `budget_named`              whether it is named a change of the budget
    """

    row: np.ndarray
    project: np.ndarray
    number: np.ndarray
    in_effect: np.ndarray
    total: np.ndarray
    lines: np.ndarray
    whole_lines: np.ndarray
    change: np.ndarray
    made: np.ndarray
    budget_named: np.ndarray

    def only(self, kept: np.ndarray) -> "Requests":
        """The requests for which a mask holds."""
        return Requests(*(getattr(self, each.name)[kept] for each in fields(self)))

    @property
    def states_total(self) -> np.ndarray:
        """Whether each states the budget after it."""
        return self.total >= 0

    @property
    def is_whole(self) -> np.ndarray:
        """Whether each has lines, all of them with both amounts."""
        return (self.lines > 0) & (self.lines == self.whole_lines)


def requests_of(case: Case) -> Requests:
    """Every published request."""
    revisions = case.frames["revisions"]
    of_project = project_rows(case.projects, revisions.values["project_code"])
    numbers = pc.fill_null(revisions.values["revision_number"], 0).to_numpy(zero_copy_only=False)
    row = np.flatnonzero(revisions.active)
    row = row[np.lexsort((numbers[row], of_project[row]))]
    lines, whole_lines, change, made = _by_line(case)
    return Requests(
        row=row,
        project=of_project[row],
        number=numbers[row],
        in_effect=took_effect(revisions)[row],
        total=cents(revisions.values["amount_usd"])[row],
        lines=lines[row],
        whole_lines=whole_lines[row],
        change=change[row],
        made=made[row],
        budget_named=is_of_type(revisions, "budget")[row],
    )


def is_of_type(revisions: Frame, kind: str) -> np.ndarray:
    """Whether each request names a type among its own."""
    types = revisions.values["revision_types"]
    named = np.zeros(len(revisions), bool)
    of_kind = pc.equal(pc.list_flatten(types), kind).to_numpy(zero_copy_only=False)
    named[pc.list_parent_indices(types).to_numpy(zero_copy_only=False)[of_kind]] = True
    return named


def request_rows(case: Case) -> np.ndarray:
    """Row of the request that each row of the sheet of lines changes; -1 where none is known."""
    revisions, lines = case.frames["revisions"], case.frames["revision_budgets"]
    found = pc.index_in(joined(lines, _KEY), value_set=joined(revisions, _KEY))
    return pc.fill_null(found, -1).to_numpy(zero_copy_only=False).astype(np.int64)


def budget_before(requests: Requests, original: np.ndarray) -> np.ndarray:
    """Budget before each request, in cents; -1 where it is not known.

    As warehouse/models/revision_ledger.sql says: the last total that an earlier request
    in effect states, else the original budget (by row of the projects), with what lines of
    requests in effect have changed since. A change without its amounts leaves it unknown.
    """
    counts = requests.in_effect & ~requests.states_total
    change = np.where(counts & requests.is_whole, requests.change, 0)
    is_open = counts & ~requests.is_whole & ((requests.lines > 0) | requests.budget_named)
    total = last_before(requests, requests.in_effect & requests.states_total)
    since = np.where(total < 0, first_of_project(requests), total + 1)
    base = np.where(total < 0, original[requests.project], requests.total[total])
    before = base + _between(change, since)
    unknown = (base < 0) | (_between(is_open.astype(np.int64), since) > 0)
    return np.where(unknown, -1, np.maximum(before, -1))


def first_of_project(requests: Requests) -> np.ndarray:
    """Position of the first request of the same project."""
    return np.searchsorted(requests.project, requests.project)


def last_before(requests: Requests, counted: np.ndarray) -> np.ndarray:
    """Position of the last request counted before each one of the same project; -1 without."""
    places = np.where(counted, np.arange(len(counted)), -1)
    before = np.append(-1, np.maximum.accumulate(places)[:-1]) if len(places) else places
    return np.where(before >= first_of_project(requests), before, -1)


def last_of_project(requests: Requests, counted: np.ndarray, projects: int) -> np.ndarray:
    """Position of the last request counted of each project; -1 without."""
    last = np.full(projects, -1)
    places = np.flatnonzero(counted)
    last[requests.project[places]] = places
    return last


def cents(amounts: pa.Array) -> np.ndarray:
    """Amounts in whole cents; -1 for those not stated, as none is below zero."""
    hundred = pa.scalar(Decimal(100), pa.decimal128(3, 0))
    whole = pc.multiply(amounts, hundred).cast(pa.int64())
    return whole.fill_null(-1).to_numpy(zero_copy_only=False)


def in_usd(whole_cents: np.ndarray) -> pa.Array:
    """Whole cents as amounts in US dollars."""
    hundredth = pa.scalar(Decimal("0.01"), pa.decimal128(3, 2))
    amounts = pa.array(whole_cents, pa.int64()).cast(pa.decimal128(19, 0))
    return pc.multiply(amounts, hundredth).cast(pa.decimal128(18, 2))


def _between(numbers: np.ndarray, since: np.ndarray) -> np.ndarray:
    """Sum of the numbers from a position up to the one before each."""
    running = np.append(0, np.cumsum(numbers))
    return running[:-1] - running[since]


def _by_line(case: Case) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Per row of the requests: lines, those with both amounts, their change, all new amounts."""
    lines = case.frames["revision_budgets"]
    row = request_rows(case)
    active = np.flatnonzero(lines.active & (row >= 0))
    row, places = row[active], pa.array(active)
    old, new = (
        cents(lines.values[name].take(places)) for name in ("old_amount_usd", "new_amount_usd")
    )
    both = (old >= 0) & (new >= 0)
    count = len(case.frames["revisions"])
    change, made = np.zeros(count, np.int64), np.zeros(count, np.int64)
    np.add.at(change, row[both], (new - old)[both])
    np.add.at(made, row, np.maximum(new, 0))
    whole = np.bincount(row[both], minlength=count)
    return np.bincount(row, minlength=count), whole, change, made
