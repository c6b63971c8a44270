"""Requests for revision held against their lines, the budget before them, and the project."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.intake.budgets import Stated, budget_of_kind
from etl.intake.case import Case, project_rows, shown, usd
from etl.intake.frame import Frame
from etl.intake.requested import (
    Requests,
    budget_before,
    cents,
    in_usd,
    is_of_type,
    last_before,
    last_of_project,
    request_rows,
    requests_of,
)
from etl.intake.rules.budgets import SUM_TOLERANCE_USD
from etl.intake.rules.revisions import granted_months

_TOLERANCE = int(100 * SUM_TOLERANCE_USD)


def check_requests(case: Case, stated: Sequence[Stated]) -> None:
    """Totals unlike the lines, former amounts unlike the lines before, ends unlike those granted.

    `stated` are the budgets that sheets state, without what requests make of them.
    """
    requests = requests_of(case)
    if not len(requests.row):
        return
    before = budget_before(requests, cents(budget_of_kind(case, stated, "original")))
    _check_totals(case.frames["revisions"], requests, before)
    _check_former_amounts(case, requests, before)
    _check_ends(case, requests)


def _check_totals(revisions: Frame, requests: Requests, before: np.ndarray) -> None:
    """The lines may be those that change only, so they are counted on top of the budget before."""
    advice = "Correct the total or the amounts of the lines, or add the line that is missing"
    known = (before >= 0) & requests.is_whole
    after = before + requests.change
    off = requests.states_total & known & (np.abs(after - requests.total) > _TOLERANCE)
    amounts = zip(in_usd(before[off]).to_pylist(), in_usd(after[off]).to_pylist(), strict=True)
    messages = [
        f"is the budget after the request; with its lines, the {usd(former)} before it become "
        f"{usd(made)}"
        for former, made in amounts
    ]
    rule = "request_total_unlike_lines"
    revisions.report(rule, requests.row[off], "amount_usd", messages, advice)
    above = requests.states_total & ~known & (requests.made > requests.total + _TOLERANCE)
    messages = [
        f"is the budget after the request; the new amounts of its lines alone make {usd(made)}"
        for made in in_usd(requests.made[above]).to_pylist()
    ]
    revisions.report(rule, requests.row[above], "amount_usd", messages, advice)


def _check_former_amounts(case: Case, requests: Requests, before: np.ndarray) -> None:
    """Former amounts unlike the original line, or the new amount of the last request in effect."""
    lines = case.frames["revision_budgets"]
    changes = _changes(case, requests)
    begun = changes.earlier < 0
    new = cents(lines.values["new_amount_usd"])[changes.row[changes.earlier]]
    was = np.where(begun, _original_lines(case)[changes.key], new)
    stated = cents(lines.values["old_amount_usd"])[changes.row]
    known = ~_is_open(requests, before, changes) & (was >= 0) & (stated >= 0)
    off = np.flatnonzero(known & (np.abs(stated - was) > _TOLERANCE))
    numbers = requests.number[changes.position[changes.earlier]]
    sources = [
        "original budget" if begun[place] else f"after request {numbers[place]}" for place in off
    ]
    messages = [
        f"is the former amount here; before this request the line was {usd(usual)}, {source}"
        for usual, source in zip(in_usd(was[off]).to_pylist(), sources, strict=True)
    ]
    advice = "Check both amounts, and whether a request between them is missing"
    rows = changes.row[off]
    lines.report("former_amount_unlike_line", rows, "old_amount_usd", messages, advice)


@dataclass(frozen=True, slots=True)
class _Changes:
    """Changes of lines by project, line and request.

    `row`       row of the sheet of lines
    `position`  position of its request
    `key`       one number for each line of each project
    `earlier`   position here of the last change of the line that took effect before; or -1
    """

    row: np.ndarray
    position: np.ndarray
    key: np.ndarray
    earlier: np.ndarray


def _changes(case: Case, requests: Requests) -> _Changes:
    lines, request = case.frames["revision_budgets"], request_rows(case)
    row = np.flatnonzero(lines.active & (request >= 0))
    places = np.full(len(case.frames["revisions"]), -1)
    places[requests.row] = np.arange(len(requests.row))
    position = places[request[row]]
    key = requests.project[position] * len(_lines(case)) + _line_numbers(case, lines)[row]
    order = np.lexsort((position, key))
    row, position, key = row[order], position[order], key[order]
    counted = np.where(requests.in_effect[position], np.arange(len(row)), -1)
    earlier = np.append(-1, np.maximum.accumulate(counted))[:-1]
    earlier = np.where(earlier >= np.searchsorted(key, key), earlier, -1)
    return _Changes(row, position, key, earlier)


def _is_open(requests: Requests, before: np.ndarray, changes: _Changes) -> np.ndarray:
    """Whether a request changed the budget since, without saying which lines."""
    moved = requests.states_total & ((requests.total != before) | (before < 0))
    unsaid = requests.in_effect & (requests.lines == 0) & (moved | requests.budget_named)
    last = last_before(requests, unsaid)[changes.position]
    return (last >= 0) & ((changes.earlier < 0) | (last > changes.position[changes.earlier]))


def _lines(case: Case) -> list[str]:
    return list(case.book.list("budget_lines").labels)


def _line_numbers(case: Case, frame: Frame) -> np.ndarray:
    """Number of the budget line of each row; -1 where none is given."""
    listed = pa.array(_lines(case), pa.string())
    found = pc.index_in(frame.values["budget_line"], value_set=listed)
    return pc.fill_null(found, -1).to_numpy(zero_copy_only=False).astype(np.int64)


def _original_lines(case: Case) -> np.ndarray:
    """Original amount of each line of each project, in cents; -1 where none is stated."""
    budgets, width = case.frames["budgets"], len(_lines(case))
    line = _line_numbers(case, budgets)
    is_original = pc.fill_null(pc.equal(budgets.values["budget_type"], "original"), False)
    given = is_original.to_numpy(zero_copy_only=False) & (line >= 0)
    rows = np.flatnonzero(given & budgets.active)
    project = project_rows(case.projects, budgets.values["project_code"])[rows]
    amounts = np.full(len(case.projects) * width, -1)
    amounts[project * width + line[rows]] = cents(budgets.values["amount_usd"])[rows]
    return amounts


def _check_ends(case: Case, requests: Requests) -> None:
    """Ends of projects unlike the last one granted, where no later request leaves it open."""
    projects, revisions = case.projects, case.frames["revisions"]
    moved = revisions.values["new_end_date"].is_valid().to_numpy(zero_copy_only=False)
    months = pc.greater(granted_months(revisions)[0].cast(pa.float64()), 0)
    longer = pc.fill_null(months, False).to_numpy(zero_copy_only=False)
    longer |= is_of_type(revisions, "duration")
    moved, longer = moved[requests.row], longer[requests.row]
    count = len(projects)
    last = last_of_project(requests, requests.in_effect & moved, count)
    is_open = last_of_project(requests, requests.in_effect & longer & ~moved, count) > last
    rows = pa.array(requests.row[last], mask=last < 0)
    granted = revisions.values["new_end_date"].take(rows)
    differs = pc.fill_null(pc.not_equal(projects.values["end_date"], granted), False)
    off = differs.to_numpy(zero_copy_only=False) & projects.active & ~is_open
    rows = np.flatnonzero(off)
    messages = [
        f"is the end; request {number}, the last one in effect, moved it to {day.isoformat()}"
        for number, day in zip(requests.number[last[rows]], shown(granted, rows), strict=True)
    ]
    advice = "Give the last day, extensions included, or correct the request"
    projects.report("end_unlike_requests", rows, "end_date", messages, advice)
