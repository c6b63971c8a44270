"""Budgets of projects, from every place a fund states them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.intake.case import Case, project_rows
from etl.intake.frame import Frame
from etl.intake.rules.revisions import is_refused

_MONEY = pa.decimal128(18, 2)


@dataclass(frozen=True, slots=True)
class Stated:
    """Total budgets of one kind from one column of one sheet.

    `rows` are the rows of the frame, `project` those of their projects; `kind` is
    the budget type; `basis` says what a concluded budget was concluded from.
    """

    frame: Frame
    column: str
    rows: np.ndarray
    project: np.ndarray
    kind: pa.Array
    basis: pa.Array

    @property
    def amount(self) -> pa.Array:
        """Amounts in US dollars."""
        return self.frame.values[self.column].take(pa.array(self.rows))

    @property
    def printed(self) -> pa.Array:
        """Amounts as read."""
        return self.frame.printed[self.column].take(pa.array(self.rows))

    def only(self, kept: np.ndarray) -> "Stated":
        """The budgets for which a mask holds."""
        mask = pa.array(kept)
        return Stated(
            self.frame,
            self.column,
            self.rows[kept],
            self.project[kept],
            self.kind.filter(mask),
            self.basis.filter(mask),
        )


def budget_totals(case: Case) -> list[Stated]:
    """Every total budget once per project and kind.

    The sheet Budgets goes first, then the sheet Projects (they agree, or the former
    is set aside). Where neither gives a revised budget, the last request that gives a
    new total does, unless it was not granted.
    """
    projects = case.projects
    seen = np.zeros(0, dtype="U24")
    totals = []
    for stated in (
        _of_sheet(case),
        _of_projects(projects, "amount_usd", "original"),
        _of_projects(projects, "revised_amount_usd", "revised"),
        _of_revisions(case),
    ):
        keys = np.char.add(stated.project.astype("U20"), stated.kind.to_numpy(False).astype("U3"))
        fresh = ~np.isin(keys, seen)
        seen = np.concatenate([seen, keys])
        totals.append(stated.only(fresh))
    return totals


def budget_in_force(case: Case, totals: Sequence[Stated]) -> pa.Array:
    """Revised budget, else the original, per row of the projects; null where none is stated."""
    return pc.coalesce(*(budget_of_kind(case, totals, kind) for kind in ("revised", "original")))


def budget_of_kind(case: Case, totals: Sequence[Stated], kind: str) -> pa.Array:
    """Original or revised budget per row of the projects; null where none is stated."""
    budget = pa.nulls(len(case.projects), _MONEY)
    for stated in totals:
        only = stated.only(pc.equal(stated.kind, kind).to_numpy(zero_copy_only=False))
        place = np.full(len(case.projects), -1)
        place[only.project] = np.arange(len(only.project))
        amounts = only.amount.take(pa.array(place, mask=place < 0))
        budget = pc.coalesce(amounts, budget)
    return budget


def _of_sheet(case: Case) -> Stated:
    budgets = case.frames["budgets"]
    whole = budgets.values["budget_line"].is_null().to_numpy(zero_copy_only=False)
    rows = np.flatnonzero(whole & budgets.active)
    project = project_rows(case.projects, budgets.values["project_code"])[rows]
    kind = budgets.values["budget_type"].take(pa.array(rows))
    return Stated(budgets, "amount_usd", rows, project, kind, pa.nulls(len(rows), pa.string()))


def _of_projects(projects: Frame, column: str, kind: str) -> Stated:
    given = projects.values[column].is_valid().to_numpy(zero_copy_only=False)
    rows = np.flatnonzero(given & projects.active)
    kinds = pa.array([kind] * len(rows), pa.string())
    return Stated(projects, column, rows, rows, kinds, pa.nulls(len(rows), pa.string()))


def _of_revisions(case: Case) -> Stated:
    """The last new total of each project among requests that were not refused."""
    revisions = case.frames["revisions"]
    given = pc.and_(revisions.values["amount_usd"].is_valid(), pc.invert(is_refused(revisions)))
    rows = np.flatnonzero(given.to_numpy(zero_copy_only=False) & revisions.active)
    project = project_rows(case.projects, revisions.values["project_code"])[rows]
    number = pc.fill_null(revisions.values["revision_number"], 0).to_numpy(zero_copy_only=False)
    order = np.lexsort((-number[rows], project))
    rows, project = rows[order], project[order]
    last = np.r_[True, project[1:] != project[:-1]] if len(rows) else np.zeros(0, dtype=bool)
    rows, project = rows[last], project[last]
    numbers = pa.array(number[rows]).cast(pa.string())
    basis = pc.binary_join_element_wise("Budget after request", numbers, " ")
    kinds = pa.array(["revised"] * len(rows), pa.string())
    return Stated(revisions, "amount_usd", rows, project, kinds, basis)
