"""What the Revision ledger page says in words, computed from what is in view."""

from collections.abc import Mapping
from datetime import date

import warehouse
from pages.shared import data, formats
from pages.shared.layout import KeyFigure
from pages.shared.view import View

TOO_FEW = "fewer than five"


def is_kept(view: View) -> bool:
    """Whether a ledger is kept: requests in view carry the day they were made."""
    return bool(view.groups("requested_year", "revisions"))


def sentence(view: View) -> str:
    """How many projects were revised, what that did to time and money, and what came late."""
    if not is_kept(view):
        return undated_words(view)
    known = view.answer("projects_revised").counts["projects_revised"]
    told = [
        f"{formats.count(view.count('projects_revised'))} of "
        f"{formats.plural(known.used, 'project was', 'projects were')} revised"
    ]
    months, change = view.value("months_granted"), view.value("budget_change_pct")
    if months is not None:
        told.append(f"{formats.months(months)} were added in all")
    if change is not None:
        told.append(f"budgets changed by {changed(change)}")
    return f"{formats.join(told)}. {late_words(view)}"


def undated_words(view: View) -> str:
    """What is known where no request carries a day."""
    projects = formats.plural(view.count(), "project")
    requests = view.count("revisions")
    if not requests:
        return f"No request for revision is on record for the {projects} in view."
    revised = formats.count(view.count("projects_revised"))
    months = formats.months(view.value("months_granted"))
    return (
        f"Of {revised} of {projects} in view revisions are on record, {formats.count(requests)} in "
        f"all; they added {months}. On which day they were asked for is not stated."
    )


def no_ledger_words(view: View) -> str:
    """Why most of the page has nothing to show."""
    return (
        "How budgets went from the original to what was spent, when projects are first revised, "
        "which requests came late and how long decisions take can only be told from requests with "
        f"their days and amounts. The records of the {formats.plural(view.count(), 'project')} in "
        "view have none. This is not the same as none having been made."
    )


def changed(share: object) -> str:
    """A share with its sign and one decimal: −0.8%."""
    sign = "+" if share > 0 else "−" if share < 0 else ""
    return f"{sign}{formats.rounded(abs(share), 1)}%"


def late_words(view: View) -> str:
    """How many requests came later than the Fund asks for, of those that tell it."""
    late = view.answer("requests_late").counts["requests_late"]
    if not late.used:
        return "Which requests came late is not known: none states the end date then in force."
    number = view.count("requests_late")
    share = f"{formats.share(number, late.used)} of the requests"
    if late.used < warehouse.MINIMUM_GROUP:
        share = f"{formats.count(number)} of {formats.plural(late.used, 'request')}"
    return f"{share} came later than one month before the end date."


def key_figures(view: View) -> list[KeyFigure]:
    """Requests and decisions, days to a decision, late requests, time to the first revision."""
    requests = KeyFigure(
        "Requests",
        formats.count(view.count("revisions")),
        f"{formats.count(view.count('requests_approved'))} took effect",
    )
    if not is_kept(view):
        months = formats.months(view.value("months_granted"))
        return [requests, KeyFigure("Months granted", months, "in all, by these requests")]
    return [
        requests,
        decision_figure(view),
        late_figure(view),
        half_figure(first_revision(view)),
    ]


def decision_figure(view: View) -> KeyFigure:
    """Days from request to decision."""
    counts = view.answer("days_to_decision_median").counts["days_to_decision_median"]
    if counts.used < warehouse.MINIMUM_GROUP:
        told = TOO_FEW if counts.used else formats.NOT_STATED
        return KeyFigure("Days to a decision", told, of_requests(counts))
    return KeyFigure(
        "Days to a decision",
        formats.decimal(view.value("days_to_decision_median")),
        f"median; at most {formats.count(view.value('days_to_decision_max'))}; "
        f"{of_requests(counts)}",
    )


def of_requests(counts: warehouse.Counts) -> str:
    """On how many requests a figure rests."""
    return f"{formats.count(counts.used)} of {formats.plural(counts.eligible, 'request')} dated"


def late_figure(view: View) -> KeyFigure:
    """Requests later than one month before the end date."""
    counts = view.answer("requests_late").counts["requests_late"]
    if not counts.used:
        return KeyFigure("Late requests", formats.NOT_STATED, of_requests(counts))
    number, several = view.count("requests_late"), formats.plural(counts.used, "request")
    base = f"of {several} with both dates"
    if counts.used >= formats.SMALL_BASE:
        base = f"{formats.share(number, counts.used)} {base}"
    return KeyFigure("Late requests", formats.count(number), base)


def half_figure(first: warehouse.FirstRevision) -> KeyFigure:
    """Months after which half of the projects are revised."""
    label = "Half revised after"
    if not first.counts.used:
        missing = f"no day of a revision for {formats.plural(first.counts.eligible, 'project')}"
        return KeyFigure(label, formats.NOT_STATED, missing)
    base = f"of {formats.plural(first.counts.used, 'project')} watched"
    if first.half_months is None:
        return KeyFigure(label, "not reached", base)
    return KeyFigure(label, formats.months(first.half_months), base)


def first_revision(view: View) -> warehouse.FirstRevision:
    """When the projects in view are first revised."""
    return data.first_revision_curve(view.where())


def first_revision_words(view: View) -> str:
    """How the curve is to be read: on how many projects it rests, how, and until when."""
    first = first_revision(view)
    if not first.counts.used:
        return (
            "Of no project in view is it on record on which day it was first revised, so the "
            "share not yet revised cannot be told by month."
        )
    watched = first.counts.used - first.revised
    return (
        f"{formats.count(first.revised)} of {formats.plural(first.counts.used, 'project')} were "
        f"revised by {day(first.observed_until)}. The other {formats.count(watched)} count as not "
        "yet revised only for as long as they were watched: until they ended, or until that day "
        "(Kaplan–Meier estimate). The band holds the true share in "
        f"{formats.rounded(100 * warehouse.CONFIDENCE)} of 100 cases; where fewer than "
        f"{warehouse.MINIMUM_GROUP} projects are still watched, no share is shown."
    )


def day(value: date | None) -> str:
    """A day in words."""
    return formats.day(value)


def project_words(steps: Mapping) -> str:
    """One project in one sentence: requests, months and budget."""
    code, requests = steps["project_code"], steps["requests"]
    if requests is None:
        return f"{code}: nothing is on record about requests for revision."
    told = [
        f"{code}: {formats.plural(requests, 'request')}, "
        f"{formats.count(steps['revisions_in_effect'])} in effect"
    ]
    if steps["extended_plan_months"] is not None:
        told.append(
            f"planned for {formats.months(steps['planned_months'])} and granted "
            f"{formats.months(steps['extended_months'])} more"
        )
    if steps["revised_usd"] is not None and steps["original_usd"] is not None:
        told.append(
            f"budget {formats.usd_full(steps['original_usd'])} originally and "
            f"{formats.usd_full(steps['revised_usd'])} as revised"
        )
    return f"{'; '.join(told)}."


NEEDED_OF_REQUESTS = {
    "requests_late": "the day of the request and the end date then in force",
    "days_to_decision_median": "the days of request and decision",
    "requests_budget_change_usd": "what it did to the budget",
}
"""Metrics to what a request must state to count in them."""


def not_known(view: View) -> str:
    """Which requests and projects the page cannot use, and why."""
    told = []
    for metric, what in NEEDED_OF_REQUESTS.items():
        counts = view.answer(metric).counts[metric]
        if counts.missing:
            some = formats.count(counts.missing)
            told.append(f"{what} for {some} of {formats.plural(counts.eligible, 'request')}")
    spent = view.answer("closed_final_usd").counts["closed_final_usd"]
    if spent.missing:
        told.append(
            "original and revised budget and spending after the end for "
            f"{formats.count(spent.missing)} of {formats.plural(spent.eligible, 'project')}, "
            "running ones included"
        )
    if not told:
        return "Every request and every project in view states what this page needs."
    return f"Not on record: {'; '.join(told)}."
