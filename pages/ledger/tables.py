"""Tables the Revision ledger page puts together from answers of the warehouse."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

import pyarrow as pa
import pyarrow.compute as pc

import warehouse
from pages.shared import data, formats
from pages.shared.view import View

CLOSED = "closed"
APPROVED = "approved"
"""Waterfalls of completed projects up to what was spent, and of all up to the revised budget."""

BUDGET_STEPS = {
    "original": "Original budget",
    "raised": "Raised by requests",
    "cut": "Cut by requests",
    "unexplained": "Changed without a request on record",
    "revised": "Revised budget",
    "unspent": "Not spent",
    "overspent": "Spent beyond the budget",
    "final": "Spent at completion",
}
TIME_STEPS = {
    "planned": "Planned",
    "granted": "Granted by requests",
    "extended": "Planned and granted",
    "rest": "Longer or shorter than that",
    "actual": "From start to end",
}
ALWAYS = {"original", "raised", "cut", "revised", "unspent", "final"}
"""Steps of the budget that are shown even when they are zero."""

LATEST = 100
"""Late requests listed, the newest first."""


def budget(view: View, which: str) -> pa.Table:
    """The steps of a waterfall of budgets, CLOSED or APPROVED; empty where nothing is known."""
    names = {
        f"{which}_{step}_usd": step
        for step in BUDGET_STEPS
        if f"{which}_{step}_usd" in warehouse.metrics()
    }
    row = view.answer(list(names)).table.to_pylist()[0]
    return budget_steps({step: row[name] for name, step in names.items()})


def budget_steps(amounts: Mapping[str, Decimal | None]) -> pa.Table:
    """Columns step, step_label, amount_usd and original_usd; steps of zero are left out.

    Empty unless the original budget is known.
    """
    original = amounts["original"]
    rows = [
        {"step": step, "step_label": BUDGET_STEPS[step], "amount_usd": amount}
        for step, amount in amounts.items()
        if original is not None and amount is not None and (amount or step in ALWAYS)
    ]
    schema = {"step": pa.string(), "step_label": pa.string(), "amount_usd": MONEY}
    table = pa.Table.from_pylist(rows, schema=pa.schema(schema))
    return table.append_column("original_usd", pa.array([original] * len(rows), MONEY))


MONEY = pa.decimal128(38, 2)


def time(view: View) -> pa.Table:
    """The steps from mean planned to mean actual months; empty where nothing is known."""
    names = [f"closed_{step}_months_mean" for step in ("planned", "extended", "actual")]
    row = view.answer(names).table.to_pylist()[0]
    return time_steps(*(row[name] for name in names))


def time_steps(
    planned: Decimal | None, extended: Decimal | None, actual: Decimal | None
) -> pa.Table:
    """Columns step, step_label, months and planned_months; ends where no more is known."""
    months = {"planned": planned}
    if None not in (planned, extended):
        months |= {"granted": extended - planned, "extended": extended}
        if actual is not None:
            rest = actual - extended
            months |= {"rest": rest} if formats.rounded(rest, 1) else {}
            months["actual"] = actual
    rows = [
        {"step": step, "step_label": TIME_STEPS[step], "months": value}
        for step, value in months.items()
        if value is not None
    ]
    schema = {"step": pa.string(), "step_label": pa.string(), "months": MONTHS}
    table = pa.Table.from_pylist(rows, schema=pa.schema(schema))
    return table.append_column("planned_months", pa.array([planned] * len(rows), MONTHS))


MONTHS = pa.decimal128(24, 6)


def lines(view: View) -> pa.Table:
    """What requests moved per line of the budget, and the sum of it; empty without any."""
    found = view.table("line_change_usd", "budget_line").to_pylist()
    rows = [
        {
            "step": row["budget_line"],
            "step_label": row["budget_line_label"],
            "amount_usd": row["line_change_usd"],
        }
        for row in found
        if row["line_change_usd"] is not None
    ]
    if rows:
        net = sum(row["amount_usd"] for row in rows)
        rows.append({"step": "net", "step_label": "All lines together", "amount_usd": net})
    schema = {"step": pa.string(), "step_label": pa.string(), "amount_usd": MONEY}
    return pa.Table.from_pylist(rows, schema=pa.schema(schema))


def by_group(view: View, metric: str, dimension: str, *, named: bool = False) -> pa.Table:
    """A metric per stated value of a dimension; groups under the minimum show counts only.

    named: put the counts into the labels, for few groups.
    """
    smallest = warehouse.MINIMUM_GROUP
    rows = []
    for row in view.table(metric, dimension).to_pylist():
        if row[dimension] is None or not row["used"]:
            continue
        small = row["used"] < smallest
        label = str(row[f"{dimension}_label"])
        row[metric] = None if small else row[metric]
        row[f"{dimension}_label"] = f"{label} (n {formats.count(row['used'])})" if named else label
        rows.append(row)
    if not rows:
        return view.table(metric, dimension).slice(0, 0)
    return pa.Table.from_pylist(rows, schema=view.table(metric, dimension).schema)


def late_requests(view: View) -> pa.Table:
    """The newest requests later than one month before the end date."""
    names = (
        "project_code",
        "revision_number",
        "requested_date",
        "old_end_date",
        "days_before_end",
        "months_asked",
        "request_decision",
    )
    found = view.rows("revision_ledger", names, {"is_late_request": True})
    order = [("requested_date", "descending"), ("project_code", "ascending")]
    found = found.sort_by(order).slice(0, LATEST)
    return data.with_labels(found, ["request_decision"])


def requests_of(code: str) -> pa.Table:
    """Every request of a project as the ledger has it, in its order, in words."""
    where = {"project_code": code}
    found = data.rows("revision_ledger", where)
    found = found.take(pc.sort_indices(found, [("revision_number", "ascending")]))
    found = data.with_labels(found, ["request_decision", "revision_reason"])
    types: dict[str, list[str]] = {}
    ids = found["revision_id"].to_pylist()
    if ids:
        ticked = data.rows("revision_types", {"revision_id": ids})
        for row in data.with_labels(ticked, ["revision_type"]).to_pylist():
            types.setdefault(row["revision_id"], []).append(row["revision_type_label"])
    told = [formats.join(types.get(one, [])) or formats.NOT_STATED for one in ids]
    late = [LATE[flag] for flag in found["is_late_request"].to_pylist()]
    found = found.append_column("types", pa.array(told, pa.string()))
    found = found.append_column("late", pa.array(late, pa.string()))
    return found.select(REQUEST_COLUMNS)


LATE = {True: "yes", False: "no", None: formats.NOT_STATED}
REQUEST_COLUMNS: Sequence[str] = (
    "revision_number",
    "types",
    "revision_reason",
    "revision_reason_label",
    "requested_date",
    "days_to_decision",
    "request_decision",
    "request_decision_label",
    "late",
    "days_before_end",
    "months_asked",
    "months_granted",
    "months_so_far",
    "budget_before_usd",
    "budget_after_usd",
    "document",
    "locator",
)


def steps_of(code: str) -> dict | None:
    """The steps of one project, None where the register does not have it."""
    try:
        found = data.rows("project_steps", {"project_code": code}).to_pylist()
    except warehouse.BadFilter:
        return None
    return found[0] if found else None


def budget_of(steps: Mapping) -> pa.Table:
    """The waterfall of one project's budget, as far as it is known."""
    columns = {step: f"{step}_usd" for step in BUDGET_STEPS}
    columns["unexplained"] = "change_without_request_usd"
    table = budget_steps({step: steps[column] for step, column in columns.items()})
    return with_source(table, steps)


def time_of(steps: Mapping) -> pa.Table:
    """The waterfall of one project's time, as far as it is known."""
    months = (steps["planned_months"], steps["extended_plan_months"], steps["actual_months"])
    return with_source(time_steps(*months), steps)


def with_source(table: pa.Table, steps: Mapping) -> pa.Table:
    """The table with where the project was read from, for the line below the card."""
    for name in ("document", "locator"):
        table = table.append_column(name, pa.array([steps[name]] * table.num_rows, pa.string()))
    return table
