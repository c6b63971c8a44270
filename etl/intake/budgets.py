"""Budgets of projects, from every place a fund states them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.intake.case import Case, project_rows
from etl.intake.frame import Frame

_MONEY = pa.decimal128(18, 2)


@dataclass(frozen=True, slots=True)
class Stated:
    """Total budgets of one kind from one sheet.

    `rows` are the rows of the frame, `project` those of their projects; `kind` is
    the budget type, `amount` in US dollars, `printed` the amount as read, null where it
    was worked out; `basis` says what a concluded budget was concluded from. `column` is
    the one that amounts are stated in.
    """

    frame: Frame
    column: str
    rows: np.ndarray
    project: np.ndarray
    kind: pa.Array
    amount: pa.Array
    printed: pa.Array
    basis: pa.Array

    def only(self, kept: np.ndarray) -> "Stated":
        """The budgets for which a mask holds."""
        mask = pa.array(kept)
        return replace(
            self,
            rows=self.rows[kept],
            project=self.project[kept],
            **{
                name: getattr(self, name).filter(mask)
                for name in ("kind", "amount", "printed", "basis")
            },
        )


def stated_budgets(case: Case) -> list[Stated]:
    """Every total budget that a sheet states, once per project and kind.

    The sheet Budgets goes first, then the sheet Projects (they agree, or the former
    is set aside). What requests for revision make of them, `revised` says.
    """
    projects = case.projects
    seen = np.zeros(0, dtype="U24")
    totals = []
    for stated in (
        _of_sheet(case),
        _of_projects(projects, "amount_usd", "original"),
        _of_projects(projects, "revised_amount_usd", "revised"),
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
    return _read(budgets, "amount_usd", rows, project, budgets.values["budget_type"])


def _of_projects(projects: Frame, column: str, kind: str) -> Stated:
    given = projects.values[column].is_valid().to_numpy(zero_copy_only=False)
    rows = np.flatnonzero(given & projects.active)
    kinds = pa.array([kind] * len(projects), pa.string())
    return _read(projects, column, rows, rows, kinds)


def _read(
    frame: Frame, column: str, rows: np.ndarray, project: np.ndarray, kinds: pa.Array
) -> Stated:
    places = pa.array(rows)
    return Stated(
        frame=frame,
        column=column,
        rows=rows,
        project=project,
        kind=kinds.take(places),
        amount=frame.values[column].take(places),
        printed=frame.printed[column].take(places),
        basis=pa.nulls(len(rows), pa.string()),
    )
