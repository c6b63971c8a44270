"""Rules on amounts: ceilings, sums, spending."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.intake.budgets import Stated, budget_in_force
from etl.intake.case import Case, of_project, project_rows, rows_where, shown, usd
from etl.intake.derive import Inferred
from etl.intake.frame import Frame
from etl.records import Record
from etl.rules.fund import overspent

# Sums of rounded amounts differ by less than this.
SUM_TOLERANCE_USD = 1.0


def check_two_budgets(case: Case) -> None:
    """Totals on the sheet Budgets unlike the budgets of the sheet Projects."""
    budgets = case.frames["budgets"]
    rows = project_rows(case.projects, budgets.values["project_code"])
    for kind, column in (("original", "amount_usd"), ("revised", "revised_amount_usd")):
        other = of_project(case.projects, column, rows)
        total = pc.and_(
            pc.equal(budgets.values["budget_type"], kind), budgets.values["budget_line"].is_null()
        )
        differs = pc.and_(total, pc.not_equal(budgets.values["amount_usd"], other))
        off = rows_where(budgets, differs)
        messages = [
            f"is the {kind} budget here; the sheet Projects says {usd(amount)}"
            for amount in shown(other, off)
        ]
        advice = "Keep one of the two; the budget of the sheet Projects is published"
        budgets.report("two_budgets", off, "amount_usd", messages, advice)


def check_ceilings(case: Case, totals: Sequence[Stated], coverage: Inferred) -> None:
    """Original budgets above the ceiling in force; projects without line are not checked."""
    projects = case.projects
    for stated in totals:
        only = stated.only(pc.equal(stated.kind, "original").to_numpy(zero_copy_only=False))
        places = pa.array(only.project)
        line = projects.values["funding_line"].take(places)
        year = projects.values["funding_year"].take(places)
        covered = coverage.values.take(places)
        ceiling = _in_force(case, line, covered, year)
        above = pc.fill_null(pc.greater(only.amount, ceiling), False)
        above = np.flatnonzero(above.to_numpy(zero_copy_only=False))
        facts = zip(*(shown(each, above) for each in (ceiling, line, covered, year)), strict=True)
        messages = [
            f"is above the ceiling of {usd(highest)} (line {number}, {kind}, funded {funded})"
            for highest, number, kind, funded in facts
        ]
        advice = "Check amount, line, year and countries; the row is published as it stands"
        stated.frame.report("budget_above_ceiling", only.rows[above], only.column, messages, advice)


def _in_force(case: Case, line: pa.Array, coverage: pa.Array, year: pa.Array) -> pa.Array:
    """Highest budget for each line, coverage and funding year; null where no rule is stated."""
    keys = pc.binary_join_element_wise(
        line.cast(pa.string()), coverage, year.cast(pa.string()), "|"
    )
    known = {
        f"{rule['funding_line']}|{rule['coverage']}|{number}": _highest(rule)
        for rule in case.ceilings
        for number in range(rule["valid_from_year"], rule["valid_to_year"] + 1)
    }
    places = pc.index_in(keys, value_set=pa.array(list(known), pa.string()))
    return pa.array(list(known.values()), pa.decimal128(18, 2)).take(places)


def _highest(rule: Record) -> object:
    return rule["exceptional_ceiling_usd"] or rule["ceiling_usd"]


def check_lines(case: Case) -> None:
    """Budgets whose lines add up to another amount than their total."""
    budgets = case.frames["budgets"]
    table = pa.table(
        {
            "code": budgets.values["project_code"],
            "kind": budgets.values["budget_type"],
            "line": budgets.values["budget_line"],
            "amount": budgets.values["amount_usd"],
            "row": pa.array(np.arange(len(budgets))),
        }
    ).filter(pa.array(budgets.active))
    whole = table.filter(table["line"].is_null()).drop_columns(["line"])
    parts = table.filter(table["line"].is_valid())
    sums = parts.group_by(["code", "kind"]).aggregate([("amount", "sum")])
    both = whole.join(sums, ["code", "kind"], join_type="inner").sort_by("row")
    off = both.filter(_apart(both["amount"], both["amount_sum"]))
    messages = [
        f"is the total; the lines make {usd(amount)}" for amount in off["amount_sum"].to_pylist()
    ]
    rows = off["row"].to_pylist()
    budgets.report("lines_unlike_total", rows, "amount_usd", messages, "Check total and lines")


def _apart(one: pa.ChunkedArray, other: pa.ChunkedArray) -> pa.ChunkedArray:
    difference = pc.subtract(pc.cast(one, pa.float64()), pc.cast(other, pa.float64()))
    return pc.greater(pc.abs(difference), SUM_TOLERANCE_USD)


def check_spending(case: Case, totals: Sequence[Stated]) -> None:
    """Spending above the budget in force, and spending that falls."""
    spending = case.frames["expenditures"]
    rows = project_rows(case.projects, spending.values["project_code"])
    budget = budget_in_force(case, totals).take(pa.array(rows, mask=rows < 0))
    above = overspent(spending.values["spent_usd"], budget).rows
    above = above[spending.active[above]]
    messages = [f"is above the budget of {usd(amount)}" for amount in shown(budget, above)]
    advice = "Check spending and budget, and whether a revised budget is missing"
    spending.report("spent_above_budget", above, "spent_usd", messages, advice)
    _check_falling(spending, rows)


def _check_falling(spending: Frame, project: np.ndarray) -> None:
    rows = np.flatnonzero(spending.active)
    days = pc.cast(spending.values["as_of_date"], pa.int32()).fill_null(0)
    order = rows[np.lexsort((days.to_numpy(zero_copy_only=False)[rows], project[rows]))]
    if len(order) < 2:
        return
    spent = spending.values["spent_usd"]
    amounts = spent.cast(pa.float64()).fill_null(0).to_numpy(zero_copy_only=False)[order]
    same = project[order][1:] == project[order][:-1]
    falls = np.flatnonzero(same & (amounts[1:] < amounts[:-1] - SUM_TOLERANCE_USD)) + 1
    before = shown(spent, order[falls - 1])
    messages = [f"is below the {usd(amount)} spent by an earlier day" for amount in before]
    advice = "Give spending from the start of the project, not of the period"
    spending.report("spending_falls", order[falls], "spent_usd", messages, advice)
