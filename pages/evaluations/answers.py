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
    table = view.table("evaluations", "impact_rating", {"evaluation_type": tables.EX_POST})
    return {
        row["impact_rating_label"].removeprefix("N/A: ").lower(): row["evaluations"]
        for row in table.to_pylist()
        if row["impact_rating"] is not None and row["evaluations"]
    }


def due_words(view: View, day: date) -> str:
    """What is due or overdue on a day, and for how many that cannot be said."""
    number = due.counts(view, day)
    told = f"On {formats.day(day)} {number['due']} are due and {number['overdue']} overdue"
    unknown = number["not_known"]
    if not unknown:
        return f"{told}."
    return (
        f"{told}; for {formats.plural(unknown, 'project')} under the Fund's rule this cannot be "
        "judged, because no end date is printed."
    )


def key_figures(view: View, day: date) -> list[KeyFigure]:
    """The register, ex-post evaluations, projects under the rule, and what can be judged."""
    every = data.rows("evaluation_register")["evaluation_type"].to_pylist()
    evaluated = view.answer("projects_evaluated")
    known = evaluated.counts["projects_evaluated"]
    number = due.counts(view, day)
    required = view.count("evaluations_required")
    judged = number["due"] + number["overdue"] + number["not_yet"]
    return [
        KeyFigure(
            "In the register",
            formats.count(len(every)),
            f"evaluations and reviews, {every.count(tables.EX_POST)} of them ex-post",
        ),
        KeyFigure(
            "Evaluated after completion",
            formats.count(evaluated.table["projects_evaluated"][0].as_py()),
            f"of {formats.plural(known.used, 'project')}; "
            f"not stated for {formats.count(known.missing)}",
        ),
        KeyFigure(
            "Under the Fund's rule",
            formats.count(required),
            f"of {formats.plural(view.count(), 'project')} in view",
        ),
        KeyFigure(
            "Due or overdue",
            formats.count(number["due"] + number["overdue"]),
            f"{formats.count(judged)} can be judged, {formats.count(number['not_known'])} lack "
            "an end date",
        ),
    ]


def rule_note(view: View, day: date) -> str:
    """Which rule is applied, and why it says little here."""
    rules = [due.rule_words(rule) for rule in data.rows("evaluation_rules").to_pylist()]
    number = due.counts(view, day)
    early = data.value("evaluations_required", {"review": "2011-2014"})
    words = f"The Fund's rule: {formats.join(rules)}. "
    if not early:
        words += "The projects of the first review were funded before any rule. "
    return words + (
        f"Of those in view, {formats.count(number['done'])} have an evaluation on record, some of "
        "them from before the rule; the reports carry no date, so whether they were held within "
        "the window is not known."
    )


def found_words(table, total: int, what: str) -> str:
    """How many rows a search leaves: "12 of 94 recommendations and lessons"."""
    return f"{formats.count(table.num_rows)} of {formats.count(total)} {what}"


def not_known(view: View, day: date) -> str:
    """What keeps evaluations from being judged."""
    number = due.counts(view, day)
    evaluated = view.answer("projects_evaluated").counts["projects_evaluated"]
    undated = [
        row
        for row in data.rows("evaluation_register").to_pylist()
        if row["evaluation_type"] == tables.EX_POST and row["report_date"] is None
    ]
    parts = [
        f"who made the {formats.plural(len(undated), 'ex-post evaluation')} and when",
        "what the ratings mean: no scale is published",
    ]
    if number["not_known"]:
        parts.append(f"the end of {formats.plural(number['not_known'], 'project')} under the rule")
    if evaluated.missing:
        parts.append(
            f"whether {formats.plural(evaluated.missing, 'project')} in view were evaluated "
            "after completion"
        )
    return f"Not on record: {'; '.join(parts)}."
