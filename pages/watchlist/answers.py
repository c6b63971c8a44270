"""What the Watchlist page says in words, computed from the rules and the projects in view."""

from collections import Counter
from collections.abc import Callable

import warehouse
from pages.shared import flags, formats
from pages.shared.layout import KeyFigure
from pages.watchlist.tables import ACTIVE, COMPLETED, states

MANY = 3
"""Flags from which a project is counted apart."""


def number(watch: warehouse.Watchlist, status: str | None, kept: Callable = bool) -> int:
    """Projects of a status for which `kept` holds, given the row of `by_flags`."""
    rows = watch.by_flags.to_pylist()
    return sum(row["projects"] for row in rows if row["project_status"] == status and kept(row))


def at_least(flags_wanted: int) -> Callable:
    """Projects with so many flags or more."""
    return lambda row: row["flags"] >= flags_wanted


def sentence(watch: warehouse.Watchlist) -> str:
    """How many active projects carry flags, how many several, and which flag is most frequent."""
    active, completed = number(watch, ACTIVE), number(watch, COMPLETED)
    if not active:
        known = formats.plural(completed, "completed project")
        return (
            f"No active project is on record in view, so there is nothing to watch; {known} "
            f"{'is' if completed == 1 else 'are'} judged below."
        )
    if not watch.rules:
        return "Every rule is switched off, so nothing is judged."
    flagged = number(watch, ACTIVE, at_least(1))
    of = f"{formats.count(flagged)} of {formats.plural(active, 'active project')}"
    verb = "carries" if flagged == 1 else "carry"
    told = [f"{of} {verb} at least one flag"]
    if flagged:
        told.append(f"{formats.count(number(watch, ACTIVE, at_least(MANY)))} three or more")
        told.append(f"most often {most_often(watch)}")
    return f"{'; '.join(told)}. {completed_words(watch)}".strip()


def most_often(watch: warehouse.Watchlist) -> str:
    """The rule that flags most active projects, or the rules where several do, with how many."""
    counted = states(watch)
    found = {
        rule.label: counted.get((rule.code, ACTIVE), Counter())[flags.FLAGGED]
        for rule in watch.rules
    }
    most = max(found.values())
    labels = [f"“{label}”" for label, number_of in found.items() if number_of == most]
    return f"{formats.join(labels)} ({formats.count(most)}{' each' if len(labels) > 1 else ''})"


def completed_words(watch: warehouse.Watchlist) -> str:
    """How many completed projects owe something, or soon will."""
    owing, completed = number(watch, COMPLETED, at_least(1)), number(watch, COMPLETED)
    if not owing:
        return ""
    of = f"{formats.count(owing)} of {formats.count(completed)} completed ones"
    if completed == 1:
        of = "the one completed project"
    return f"A report or an evaluation is outstanding or due soon for {of}."


def key_figures(watch: warehouse.Watchlist) -> list[KeyFigure]:
    """Active projects, those with flags, with several, and those not wholly judged."""
    active = number(watch, ACTIVE)
    of = f"of {formats.plural(active, 'active project')}"
    unjudged = number(watch, ACTIVE, lambda row: row["rules_unjudged"] > 0)
    return [
        KeyFigure("Active projects", formats.count(active), f"on {formats.day(watch.judged_on)}"),
        KeyFigure("With a flag", formats.count(number(watch, ACTIVE, at_least(1))), of),
        KeyFigure("Three flags or more", formats.count(number(watch, ACTIVE, at_least(MANY))), of),
        KeyFigure("Not wholly judged", formats.count(unjudged), f"{of}, for want of a value"),
    ]


def listed_words(shown: int, total: int, what: str) -> str:
    """How many of the flagged projects the table holds."""
    if total == 1:
        return f"The one {what} with a flag."
    if shown == total:
        return f"All {formats.plural(total, what)} with a flag, the heaviest first, then by end."
    return (
        f"The first {formats.count(shown)} of {formats.plural(total, what)} with a flag, the "
        "heaviest first, then by end; the file of all flags has every one."
    )


def not_known(watch: warehouse.Watchlist) -> str:
    """Which rules could not be judged, for how many projects and for want of what."""
    counted, told = states(watch), []
    for rule in watch.rules:
        of = sum((counted.get((rule.code, one), Counter()) for one in rule.statuses), Counter())
        cannot, asked = of[flags.CANNOT], of.total() - of[flags.NOT_ASKED]
        if cannot:
            told.append(
                f"“{rule.label}” for {formats.count(cannot)} of "
                f"{formats.plural(asked, 'project')} ({rule.rests_on})"
            )
    unplaced = number(watch, None)
    if unplaced:
        told.append(
            f"anything of {formats.plural(unplaced, 'project')} of which it is not stated whether "
            "they still run"
        )
    if not told:
        return "Every rule applied could be judged for every project it is asked of."
    return f"Not judged for want of a value, which is not the same as fine: {'; '.join(told)}."


def nothing_runs(watch: warehouse.Watchlist) -> str:
    """Why there is nothing to rank where no project runs."""
    completed = formats.plural(number(watch, COMPLETED), "project")
    return (
        "The watchlist ranks active projects, and none of those in view is one: "
        f"{completed} {'is' if number(watch, COMPLETED) == 1 else 'are'} completed. Only the "
        "rules on final reports and ex-post evaluations are asked of completed projects."
    )
