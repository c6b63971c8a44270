"""What the Evaluations page says in words, computed from the records."""

from datetime import date

from pages.evaluations import due, tables
from pages.shared import data, formats
from pages.shared.layout import KeyFigure
from pages.shared.view import View


def sentence(view: View, day: date) -> str:
    """How many projects were evaluated, how they were rated, and what is due."""
    return f"{evaluated_words(view)} {due_words(view, day)}"


def evaluated_words(view: View) -> str:
    """Projects in view with an ex-post evaluation, and the ratings counted."""
    answer = view.answer("projects_evaluated")
    counts = answer.counts["projects_evaluated"]
    if not counts.used:
        return (
            f"Whether any of the {formats.plural(counts.eligible, 'project')} in view was "
            "evaluated after completion is not stated."
        )
    number = answer.table["projects_evaluated"][0].as_py()
    total = formats.plural(counts.used, "project")
    rated = ratings_words(view)
    return (
        f"{formats.count(number)} of {total} had an ex-post evaluation"
        f"{': ' + rated if rated else ''}."
    )


def ratings_words(view: View) -> str:
    """The ratings counted: "1 good, 3 adequate"."""
    found = ratings(view)
    return formats.join([f"{number} {words}" for words, number in found.items()])


def ratings(view: View) -> dict[str, int]:
    """Words of a rating to the number of evaluations in view, in the order of the code list."""
    table = view.table("evaluations", "impact_rating", {"is_ex_post": True})
    return {
        row["impact_rating_label"].removeprefix("N/A: ").lower(): row["evaluations"]
        for row in table.to_pylist()
        if row["impact_rating"] is not None and row["evaluations"]
    }


def too_early_words(view: View) -> str:
    """Projects whose rating and narrative do not agree."""
    issues = data.rows("issue_register", {"rule": "too_early_with_finding"})["entity_id"]
    shown = tables.rated_with(view)["project_code"].to_pylist()
    codes = [code for code in issues.to_pylist() if code in shown]
    if not codes:
        return ""
    return (
        f"{formats.join(codes)}: rated too early to assess, yet impact is reported. Rating and "
        "narrative are kept apart."
    )


def due_words(view: View, day: date) -> str:
    """What is due or overdue on a day, and for how many that cannot be said."""
    if not view.count("evaluations_required"):
        return "The Fund's rule asks for none of them: it is younger than their funding years."
    number = due.counts(view, day)
    unknown = formats.plural(number["not_known"], "project")
    if due.nothing_judged(number):
        return (
            f"Whether any is due or overdue on {formats.day(day)} is not known: for all {unknown} "
            "under the Fund's rule without an evaluation, no end date is printed."
        )
    told = f"On {formats.day(day)}, {number['due']} are due and {number['overdue']} overdue"
    if not number["not_known"]:
        return f"{told}."
    return f"{told}; {unknown} under the Fund's rule cannot be judged for want of an end date."


def key_figures(view: View, day: date) -> list[KeyFigure]:
    """The register, ex-post evaluations, projects under the rule, and what can be judged."""
    every = data.rows("evaluation_register")["is_ex_post"].to_pylist()
    ex_post = every.count(True)
    evaluated = view.answer("projects_evaluated")
    known = evaluated.counts["projects_evaluated"]
    number = due.counts(view, day)
    required = view.count("evaluations_required")
    return [
        KeyFigure(
            "In the register",
            formats.count(len(every)),
            f"evaluations and reviews, {formats.count(ex_post)} of them ex-post",
        ),
        KeyFigure(
            "Evaluated after completion",
            formats.count(evaluated.table["projects_evaluated"][0].as_py()),
            evaluated_base(known),
        ),
        KeyFigure(
            "Under the Fund's rule",
            formats.count(required),
            f"of {formats.plural(view.count(), 'project')} in view",
        ),
        KeyFigure(
            "Due or overdue",
            due_value(number, required),
            f"{formats.count(due.judged(number))} can be judged, "
            f"{formats.count(number['not_known'])} lack an end date",
        ),
    ]


def evaluated_base(counts) -> str:
    """What evaluated projects are of."""
    if not counts.used:
        return f"for any of {formats.plural(counts.eligible, 'project')}"
    missing = f"; not stated for {formats.count(counts.missing)}" if counts.missing else ""
    return f"of {formats.plural(counts.used, 'project')}{missing}"


def due_value(number: dict[str, int], required: int) -> str:
    """How many evaluations are due or overdue; not applicable and not known are not zero."""
    if not required:
        return formats.NOT_APPLICABLE
    if due.nothing_judged(number):
        return "not known"
    return formats.count(number["due"] + number["overdue"])


def rule_note(view: View, day: date) -> str:
    """Which rule is applied, and why it says little here."""
    rules = [due.rule_words(rule) for rule in data.rows("evaluation_rules").to_pylist()]
    early = data.value("evaluations_required", {"review": "2011-2014"})
    told = [f"The Fund's rule: {formats.join(rules)}."]
    if not early:
        told.append("The projects of the first review were funded before any rule.")
    done = due.evaluated(view, day)
    if done:
        unasked = sum(not row["rule_applies"] for row in done)
        before = f", {formats.count(unasked)} of them without being asked for" if unasked else ""
        told.append(
            f"{formats.count(len(done))} of those in view have an evaluation on record{before}. "
            f"{window_words(due.held(view, day))}"
        )
    return " ".join(told)


def window_words(held: due.Held) -> str:
    """Whether evaluations on record were held within their window."""
    told = []
    if held.dated:
        told.append(
            f"Of {formats.count(held.dated)} with a date and a window, "
            f"{formats.count(held.early)} were reported before it, {formats.count(held.within)} "
            f"within it and {formats.count(held.late)} after it."
        )
    if held.undated:
        whole = "The reports" if not held.dated else f"{formats.count(held.undated)} others"
        told.append(
            f"{whole} carry no date, so whether they were held within the window is not known."
        )
    return " ".join(told)


def found_words(table, total: int, what: str) -> str:
    """How many rows a search leaves: "12 of 94 recommendations and lessons"."""
    return f"{formats.count(table.num_rows)} of {formats.count(total)} {what}"


def not_known(view: View, day: date) -> str:
    """What keeps evaluations from being judged."""
    number = due.counts(view, day)
    evaluated = view.answer("projects_evaluated").counts["projects_evaluated"]
    in_view = view.rows("evaluation_register", where={"is_ex_post": True})
    undated = sum(row["report_date"] is None for row in in_view.to_pylist())
    parts = ["what the ratings mean: no scale is published"]
    if undated:
        parts.insert(
            0, f"who made the {formats.plural(undated, 'ex-post evaluation')} in view and when"
        )
    if number["not_known"]:
        parts.append(f"the end of {formats.plural(number['not_known'], 'project')} under the rule")
    if evaluated.missing:
        parts.append(
            f"whether {formats.plural(evaluated.missing, 'project')} in view were evaluated "
            "after completion"
        )
    return f"Not on record: {'; '.join(parts)}."
