"""Tables the From intent to outcome page puts together from answers of the warehouse."""

import pyarrow as pa
import pyarrow.compute as pc

import warehouse
from pages.shared import formats
from pages.shared.view import View

STEPS = (
    "marker_state",
    "targets_state",
    "gender_method_state",
    "women_reached_state",
    "women_share_state",
    "rights_method_state",
    "rights_answer_state",
    "evaluation_state",
)
"""What is looked at of each project, from design to evaluation; dimensions of the warehouse."""

SHORT = {
    "marker_state": "Marker",
    "targets_state": "Targets",
    "gender_method_state": "Gender method",
    "women_reached_state": "Women reached",
    "women_share_state": "Share of women",
    "rights_method_state": "Rights method",
    "rights_answer_state": "Rights upheld",
    "evaluation_state": "Evaluation",
}
"""Short names of the steps, above the columns of a matrix."""

HELD, OTHERWISE, NOT_DUE, SILENT = "held", "parted", "not_due", None
WORDS = {
    HELD: "as intended",
    OTHERWISE: "says otherwise",
    NOT_DUE: "not asked, not due or not evaluated",
    SILENT: "nothing said",
}
"""States to the words for them."""

FUNNEL = {
    "projects_meant": "Marker 2a or above",
    "projects_meant_targeted": "… with targets by sex",
    "projects_meant_reached": "… and reached by sex known",
    "projects_meant_evaluated": "… and an evaluation that speaks of it",
}
"""Metrics of the steps, each part of the one before, to their words."""

RESTS_ON = {
    "projects_meant_targeted": "targets_state",
    "projects_meant_reached": "women_reached_state",
}
"""Steps to the state without which nothing is known of them."""

COLUMNS = {"held": HELD, "not_due": NOT_DUE, "otherwise": OTHERWISE, "silent": SILENT}
"""Columns of the counts per state."""

MOST_LISTED = 1_000
"""Projects listed at most, those with most signs first."""

MEANT = {"is_meant": True}


def names() -> dict[str, str]:
    """Step to its label."""
    return {name: warehouse.dimensions()[name].label for name in STEPS}


def funnel(view: View) -> pa.Table:
    """How many projects are left at each step, and the number in view as the base.

    From the first step on of which nothing is on record the number is missing, not zero.
    """
    total = view.count()
    stated = view.answer("projects_meant").counts["projects_meant"].used
    steps = {"stated": ("State a gender marker", stated)}
    known = True
    for name, label in FUNNEL.items():
        known = known and (name not in RESTS_ON or is_told(view, RESTS_ON[name]))
        steps[name] = (label, view.count(name) if known else None)
    return pa.table(
        {
            "step": list(steps),
            "step_label": [label for label, _ in steps.values()],
            "projects": pa.array([number for _, number in steps.values()], pa.int64()),
            "in_view": pa.array([total] * len(steps), pa.int64()),
        }
    )


def is_told(view: View, step: str) -> bool:
    """Whether a record says anything at a step, of any project with marker 2a or above."""
    found = of_step(view, step)
    return bool(found.get(HELD) or found.get(OTHERWISE))


def states(view: View) -> pa.Table:
    """How many of the projects with marker 2a or above are in which state, a row per step."""
    rows = []
    for step, label in names().items():
        if step != "marker_state":
            found = of_step(view, step)
            numbers = {column: found.get(state, 0) for column, state in COLUMNS.items()}
            rows.append({"step": step, "step_label": label, **numbers})
    text = dict.fromkeys(("step", "step_label"), pa.string())
    return pa.Table.from_pylist(rows, schema=pa.schema(text | dict.fromkeys(COLUMNS, pa.int64())))


def of_step(view: View, step: str) -> dict[str | None, int]:
    """State to the number of projects with marker 2a or above in it."""
    found = view.answer("projects", [step], MEANT).table.to_pylist()
    return {row[step]: row["projects"] for row in found}


def trail(view: View) -> pa.Table:
    """One row per project, a column in words per step; most signs of drift, then silence, first.

    At most MOST_LISTED projects.
    """
    columns = ("project_code", "title", "gender_marker", *STEPS, "drifts", "silences")
    found = view.rows("project_intent", columns)
    order = [("drifts", "descending"), ("silences", "descending"), ("project_code", "ascending")]
    found = found.take(pc.sort_indices(found, order)[:MOST_LISTED])
    for step in STEPS:
        words = [WORDS[state] for state in found[step].to_pylist()]
        place = found.column_names.index(step)
        found = found.set_column(place, step, pa.array(words, pa.string()))
    return found


SHARES = ("women_of_targets_pct", "women_of_reached_pct")


def parity(view: View, dimension: str) -> pa.Table:
    """Share of women among targets and reached per group; too few projects show counts only."""
    metrics = [*SHARES, "projects_parity_known"]
    rows = []
    for row in view.table(metrics, dimension).to_pylist():
        number = row["projects_parity_known"] or 0
        if row[dimension] is None or not number:
            continue
        enough = number >= warehouse.MINIMUM_GROUP
        rows.append(
            {
                dimension: row[dimension],
                f"{dimension}_label": f"{row[f'{dimension}_label']} (n {formats.count(number)})",
                "projects": number,
                "targeted": int(row["women_of_targets_pct_denominator"]),
                "reached": int(row["women_of_reached_pct_denominator"]),
                **{name: float(row[name]) if enough else None for name in SHARES},
            }
        )
    text = dict.fromkeys((dimension, f"{dimension}_label"), pa.string())
    counts = dict.fromkeys(("projects", "targeted", "reached"), pa.int64())
    shares = dict.fromkeys(SHARES, pa.float64())
    return pa.Table.from_pylist(rows, schema=pa.schema(text | counts | shares))


def answers(view: View) -> int:
    """Projects that answered whether rights were upheld."""
    found = view.groups("rights_answer_state")
    return found.get(HELD, 0) + found.get(OTHERWISE, 0)


def by_method_and_answer(view: View) -> dict[str, dict[str | None, int]]:
    """How projects named for a rights-based method, and the others, answered on rights."""
    found = view.answer(
        "projects", ["rights_method_state", "rights_answer_state"]
    ).table.to_pylist()
    told: dict[str, dict[str | None, int]] = {"named": {}, "others": {}}
    for row in found:
        side = told["named" if row["rights_method_state"] == HELD else "others"]
        state = row["rights_answer_state"]
        side[state] = side.get(state, 0) + row["projects"]
    return told


def first_marked_year(view: View) -> int | None:
    """The first funding year of a project that states a marker."""
    found = view.table("projects", ["funding_year", "is_meant"]).to_pylist()
    return min((row["funding_year"] for row in found if row["is_meant"] is not None), default=None)
