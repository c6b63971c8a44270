"""What the Evaluations page says in words, computed from the records."""

from datetime import date

from pages.evaluations import due, tables
from pages.shared import data, formats
from pages.shared.formats import agreeing
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
    return {
        row["impact_rating_label"].removeprefix("N/A: ").lower(): row["evaluations"]
        for row in tables.ratings(view).to_pylist()
        if row["impact_rating"] is not None
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
    causes = formats.join(unknown_words(number))
    if due.nothing_judged(number):
        return (
            f"Whether any is due or overdue on {formats.day(day)} is not known: of those under the "
            f"Fund's rule without an evaluation on record, {causes}."
        )
    told = (
        f"On {formats.day(day)}, {formats.count(number['due'])} "
        f"{agreeing(number['due'], 'is', 'are')} due and {formats.count(number['overdue'])} overdue"
    )
    if not causes:
        return f"{told}."
    return f"{told}; of the others under the Fund's rule, {causes}."


def unknown_words(number: dict[str, int]) -> list[str]:
    """Why it is not known whether evaluations are due, each cause with its projects."""
    told = []
    if endless := number[due.NO_END]:
        lack = agreeing(endless, "lacks", "lack")
        told.append(f"{formats.plural(endless, 'project')} {lack} an end date")
    if unanswered := number[due.NOT_TOLD]:
        who = agreeing(unanswered, "it was", "they were")
        told.append(
            f"for {formats.plural(unanswered, 'project')} it is not stated whether {who} evaluated"
        )
    return told


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
            judged_base(number),
        ),
    ]


def evaluated_base(counts) -> str:
    """What evaluated projects are of."""
    if not counts.used:
        return f"for any of {formats.plural(counts.eligible, 'project')}"
    missing = f"; not stated for {formats.count(counts.missing)}" if counts.missing else ""
    return f"of {formats.plural(counts.used, 'project')}{missing}"


def judged_base(number: dict[str, int]) -> str:
    """For how many projects it can be judged what is due, and what the others lack."""
    told = [f"{formats.count(due.judged(number))} can be judged"]
    for code, words in (
        (due.NO_END, "without an end date"),
        (due.NOT_TOLD, "not stated if evaluated"),
    ):
        if number[code]:
            told.append(f"{formats.count(number[code])} {words}")
    return ", ".join(told)


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
    told = [f"The Fund's rule: {formats.join(rules)}.", older_words(view)]
    done = due.evaluated(view, day)
    if done:
        unasked = sum(not row["rule_applies"] for row in done)
        before = f", {formats.count(unasked)} of them without being asked for" if unasked else ""
        told.append(
            f"{formats.count(len(done))} of those in view had an ex-post evaluation{before}. "
            f"{window_words(due.held(view, day))}"
        )
    return " ".join(words for words in told if words)


def older_words(view: View) -> str:
    """How many projects in view are older than any rule; empty when none is."""
    rules = data.rows("evaluation_rules")["valid_from_year"].to_pylist()
    first = min(rules, default=0)
    older = sum(number for year, number in view.groups("funding_year").items() if year < first)
    if not older:
        return ""
    return (
        f"{formats.plural(older, 'project')} in view {agreeing(older, 'was', 'were')} funded "
        f"before {first}, when there was no rule yet."
    )


def window_words(held: due.Held) -> str:
    """Whether evaluations on record were held within their window."""
    told = []
    if held.dated:
        told.append(
            f"Of {formats.count(held.dated)} with a date and a window, "
            f"{formats.count(held.early)} {agreeing(held.early, 'was', 'were')} reported before "
            f"it, {formats.count(held.within)} "
            f"within it and {formats.count(held.late)} after it."
        )
    if held.undated:
        whose = "them" if not held.dated else f"{formats.count(held.undated)} more"
        who = agreeing(held.undated, "it was", "they were")
        told.append(
            f"Of {whose} no day of a report is on record, so whether {who} held within the window "
            "is not known."
        )
    return " ".join(told)


def found_words(table, total: int, what: str) -> str:
    """How many rows a search leaves: "12 of 94 recommendations and lessons"."""
    return f"{formats.count(table.num_rows)} of {formats.count(total)} {what}"


def unsigned_words(view: View) -> list[str]:
    """Of how many ex-post evaluations in view it is not stated who made them, and when."""
    in_view = tables.ex_post(view)
    unsigned, undated = (
        sum(row[name] is None for row in in_view) for name in ("evaluator", "report_date")
    )
    told = []
    if unsigned:
        told.append(f"who made {formats.plural(unsigned, 'ex-post evaluation')} in view")
    if undated:
        several = formats.plural(undated, "ex-post evaluation")
        told.append(f"when {several} in view {agreeing(undated, 'was', 'were')} reported")
    return told


def not_known(view: View, day: date) -> str:
    """What keeps evaluations from being judged."""
    number = due.counts(view, day)
    evaluated = view.answer("projects_evaluated").counts["projects_evaluated"]
    parts = [*unsigned_words(view), "what the ratings mean: no scale is published"]
    if endless := number[due.NO_END]:
        parts.append(f"the end of {formats.plural(endless, 'project')} under the rule")
    if evaluated.missing:
        parts.append(
            f"whether {formats.plural(evaluated.missing, 'project')} in view "
            f"{agreeing(evaluated.missing, 'was', 'were')} evaluated after completion"
        )
    return f"Not on record: {'; '.join(parts)}."
