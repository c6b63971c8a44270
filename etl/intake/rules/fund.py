"""The rules of the Fund on budgets and requests, held against a fund's own data."""

from collections.abc import Sequence
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.intake.budgets import Stated, budget_of_kind
from etl.intake.case import Case, project_rows, usd
from etl.intake.rules.budgets import SUM_TOLERANCE_USD
from etl.intake.rules.revisions import end_in_force
from etl.rules.fund import late_requests, low_reserve, staff_and_office
from warehouse.schema import fund_limits

_NOTHING = pa.scalar(Decimal("0.00"), pa.decimal128(18, 2))


def check_fund_rules(case: Case, totals: Sequence[Stated]) -> None:
    """Late requests, staff and office above their limit, too little for the evaluation."""
    _check_requests(case)
    lines = _Lines(case)
    original = budget_of_kind(case, totals, "original")
    _check_staff_and_office(case, lines, original)
    _check_reserve(case, lines, original)


def _check_requests(case: Case) -> None:
    revisions = case.frames["revisions"]
    active = np.flatnonzero(revisions.active)
    asked, end = (
        dates.take(pa.array(active))
        for dates in (revisions.values["requested_date"], end_in_force(case))
    )
    late = late_requests(asked, end)
    notice = fund_limits().request_notice
    messages = [
        f"is later than {notice} before the end, {end[row].as_py().isoformat()}; "
        f"the last day was {day.isoformat()}"
        for row, day in zip(late.rows.tolist(), late.bound.to_pylist(), strict=True)
    ]
    advice = "Check request and former end; the row is published as it stands"
    rows = active[late.rows]
    revisions.report("revision_request_late", rows, "requested_date", messages, advice)


class _Lines:
    """The lines of original budgets, by row of their project."""

    def __init__(self, case: Case) -> None:
        budgets = case.frames["budgets"]
        line, kind = budgets.values["budget_line"], budgets.values["budget_type"]
        given = pc.and_(line.is_valid(), pc.equal(kind, "original")).to_numpy(zero_copy_only=False)
        project = project_rows(case.projects, budgets.values["project_code"])
        self._rows = np.flatnonzero(given & budgets.active)
        self._project = project[self._rows]
        self._line = np.array(line.take(pa.array(self._rows)).to_pylist(), dtype=object)
        self._amount = budgets.values["amount_usd"]
        self._count = len(case.projects)

    def rows(self, line: str | None = None) -> np.ndarray:
        """Row that gives a line, or the first line, of each project; -1 where none does."""
        kept = np.ones(len(self._rows), bool) if line is None else self._line == line
        places = np.full(self._count, -1)
        places[self._project[kept][::-1]] = self._rows[kept][::-1]
        return places

    def amounts(self, line: str) -> pa.Array:
        """Amount of a line of each project; null where it is not stated."""
        rows = self.rows(line)
        return self._amount.take(pa.array(rows, mask=rows < 0))

    def are_whole(self, original: pa.Array) -> np.ndarray:
        """Whether each project has lines, and they make up its budget."""
        amounts = self._amount.take(pa.array(self._rows)).cast(pa.float64())
        weights = amounts.fill_null(0).to_numpy(zero_copy_only=False)
        made = np.bincount(self._project, weights, minlength=self._count)
        total = original.cast(pa.float64()).fill_null(np.nan).to_numpy(zero_copy_only=False)
        return (self.rows() >= 0) & (np.abs(made - total) <= SUM_TOLERANCE_USD)


def _check_staff_and_office(case: Case, lines: _Lines, original: pa.Array) -> None:
    broken = staff_and_office(original, lines.amounts("staff"), lines.amounts("office"))
    staff, office = lines.rows("staff"), lines.rows("office")
    rows = np.where(staff < 0, office, staff)[broken.rows]
    messages = [
        f"brings staff and office to {usd(found)}; at most "
        f"{fund_limits().staff_office_percent} per cent of the original budget, "
        f"{usd(bound)}, may be for them"
        for found, bound in zip(broken.found.to_pylist(), _bounds(broken.bound), strict=True)
    ]
    advice = "Check budget and lines; the row is published as it stands"
    budgets = case.frames["budgets"]
    budgets.report("staff_office_above_limit", rows, "amount_usd", messages, advice)


def _check_reserve(case: Case, lines: _Lines, original: pa.Array) -> None:
    """Lines that do not make up the budget say nothing about a line that is not there."""
    reserved = lines.amounts("evaluation")
    reserved = pc.if_else(
        pc.and_(reserved.is_null(), pa.array(lines.are_whole(original))), _NOTHING, reserved
    )
    broken = low_reserve(case.projects.values["funding_year"], original, reserved)
    named, first = lines.rows("evaluation"), lines.rows()
    limits, budgets = fund_limits(), case.frames["budgets"]
    advice = "Check budget and lines; the row is published as it stands"
    for row, bound in zip(broken.rows.tolist(), _bounds(broken.bound), strict=True):
        least = (
            f"at least {limits.evaluation_percent} per cent of the original budget, {usd(bound)}, "
            f"has to be set aside since {limits.evaluation_first_year}"
        )
        is_named = named[row] >= 0
        place, column = (named[row], "amount_usd") if is_named else (first[row], None)
        begin = "is set aside" if is_named else "no line of the budget is"
        message = f"{begin} for the evaluation; {least}"
        budgets.report("evaluation_reserve_low", [place], column, message, advice)


def _bounds(amounts: pa.Array) -> list[object]:
    """Amounts with two decimals."""
    return amounts.cast(pa.decimal128(28, 2)).to_pylist()
