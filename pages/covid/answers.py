"""What the COVID-19 impact page says in words, computed from figures and records."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

import warehouse
from pages.covid import challenges, tables
from pages.shared import data, formats
from pages.shared.layout import KeyFigure
from pages.shared.view import View

NAMED = "001.chal.count.covid_19"
NAMED_PCT = "001.chal.pct.covid_19"
MAIN_REASON_PCT = "001.rev.reason.covid"
REVISED = "001.s43.rev.projects"
"""Published figures the page is about."""

HELPED = tuple(
    f"001.mitig.{name}"
    for name in ("none", "advocacy", "risk", "rts", "flexible", "guidance", "sharing")
)
"""Published figures on what would have helped, those of one population together."""

FEW = 3
"""So many projects are named one by one in a sentence."""


def sentence(view: View) -> str:
    """How many projects named COVID-19, how many are known by code, and what came before."""
    figure = data.figure(NAMED)
    printed = formats.count(figure["printed_number"])
    base = formats.plural(int(figure["base"]), "project")
    return (
        f"{printed} of the {base} of the review {challenges.REVIEWS['second']} named COVID-19 as "
        f"a challenge (as published); {by_code_words(view)}. {baseline_words(view)}"
    )


def by_code_words(view: View) -> str:
    """How many projects in view the records name for it, and which while they are few."""
    codes = tables.named(view)["project_code"].to_pylist()
    total = formats.plural(view.count(), "project")
    if not codes:
        return f"the records name none of those in view ({total})"
    listed = f": {formats.join(codes)}" if len(codes) <= FEW else ""
    return f"the records name {formats.count(len(codes))} of {total} in view{listed}"


def baseline_words(view: View) -> str:
    """Extensions before the pandemic: a comparison needs them, whatever years are filtered."""
    before = ended_before(view)
    if not before.projects:
        return "No project that ended before the pandemic is in view to compare with."
    aside = set_aside(view)
    if not before.extended:
        first = f"Before the pandemic, {aside}," if aside else "Before the pandemic"
        if before.projects == 1:
            return f"{first} the one project of {before.years} was not extended."
        total = formats.plural(before.projects, "project")
        return f"{first} none of {total} of {before.years} was extended."
    return (
        f"Extensions are older than the pandemic: {aside}{', ' if aside else ''}"
        f"{extended_words(before)}."
    )


def extended_words(before: "Before") -> str:
    """How many projects were extended, and by how many months where they are enough for a mean."""
    if before.projects == 1:
        return f"the one project of {before.years} was extended"
    total = f"{formats.plural(before.projects, 'project')} of {before.years}"
    if before.extended == before.projects:
        told = f"all {total} were extended"
    else:
        verb = formats.agreeing(before.extended, "was", "were")
        told = f"{formats.count(before.extended)} of {total} {verb} extended"
    if before.mean_months is None:
        return told
    mean = formats.months(before.mean_months)
    if before.extended == before.projects:
        return f"{told}, on average by {mean}"
    return f"{told}; the mean over all {formats.count(before.projects)} is {mean}"


def set_aside(view: View) -> str:
    """The filters that are set and that the time before the pandemic does not follow."""
    names = {"review": "review", "funding_year": "year"}
    found = [words for name, words in names.items() if name in view.filters.active]
    if not found:
        return ""
    return f"without the {formats.join(found)} {'filter' if len(found) == 1 else 'filters'}"


@dataclass(frozen=True)
class Before:
    """Projects with extensions on record that ended before the pandemic.

    mean_months: mean extension of them in months, None with fewer than five on record.
    """

    projects: int
    extended: int
    mean_months: Decimal | None
    years: str


def ended_before(view: View) -> Before:
    """What is known of the time before the pandemic, whatever review and years are filtered."""
    earlier = tables.baseline(view)
    answer = earlier.answer(["projects_extended", "nce_months_mean"], (), tables.ENDED_BEFORE)
    by_year = earlier.answer("projects", "funding_year", tables.ENDED_BEFORE).table
    years = by_year["funding_year"].to_pylist()
    stated = [year for year in years if year is not None]
    enough = answer.counts["nce_months_mean"].used >= warehouse.MINIMUM_GROUP
    return Before(
        answer.counts["projects_extended"].used,
        answer.table["projects_extended"][0].as_py() or 0,
        answer.table["nce_months_mean"][0].as_py() if enough else None,
        formats.years(min(stated), max(stated)) if stated else formats.NOT_STATED,
    )


def key_figures(view: View) -> list[KeyFigure]:
    """Named as published, named by code, main reason for revision, extended before."""
    named, share = data.figure(NAMED), data.figure(NAMED_PCT)
    reason = data.figure(MAIN_REASON_PCT)
    return [
        KeyFigure(
            "Named it as a challenge",
            f"{formats.count(named['printed_number'])} of {formats.count(named['base'])}",
            f"{formats.percent_printed(share['printed_number'])}; as published",
        ),
        KeyFigure(
            "Named by code in the records",
            formats.count(view.count("projects_covid_named")),
            f"of {formats.plural(view.count(), 'project')} in view; of the others nothing is said",
        ),
        KeyFigure(
            "Main reason for a revision",
            formats.percent_printed(reason["printed_number"]),
            "as published; of what is not stated",
        ),
        extended_before(view),
    ]


def extended_before(view: View) -> KeyFigure:
    """How many of the projects that ended before the pandemic were extended."""
    before, aside = ended_before(view), set_aside(view)
    label = "Extended before COVID-19"
    if not before.projects:
        none = "no project in view ended before March 2020"
        return KeyFigure(label, formats.NOT_APPLICABLE, none)
    average = "too few for a mean"
    if before.mean_months is not None:
        over_all = "" if before.extended == before.projects else " over all"
        average = f"{formats.months(before.mean_months)} on average{over_all}"
    return KeyFigure(
        label,
        f"{formats.count(before.extended)} of {formats.count(before.projects)}",
        f"funded {before.years}; {average}{'; ' if aside else ''}{aside}",
    )


@dataclass(frozen=True)
class Meaning:
    """One of the three things "COVID-19 impact" may mean, and what is known of it."""

    name: str
    means: str
    known: str
    unknown: str


def meanings(view: View) -> list[Meaning]:
    """The three meanings, which this page never adds together."""
    return [delayed(view), revised(view), responding(view)]


def delayed(view: View) -> Meaning:
    """A project that the pandemic delayed or challenged."""
    figure = data.figure(NAMED)
    named, total = figure["printed_number"], figure["base"]
    by_code = data.value("projects_covid_named") or 0
    return Meaning(
        "Delayed or challenged by it",
        "A project says that COVID-19 made its work harder or later.",
        f"{formats.count(named)} of {formats.count(total)} projects, as published; "
        f"{by_code_words(view)}.",
        f"Which the other {formats.count(named - by_code)} are, and how long any was delayed.",
    )


def revised(view: View) -> Meaning:
    """A revision whose reason is the pandemic."""
    printed = formats.percent_printed(data.figure(MAIN_REASON_PCT)["printed_number"])
    counts = view.answer("revisions_because_of_covid").counts["revisions_because_of_covid"]
    on_record = (
        f"{formats.plural(counts.eligible, 'request')} on record in view, "
        f"{formats.count(counts.used)} with a reason"
    )
    return Meaning(
        "Revised because of it",
        "A request to change time, budget or results gives COVID-19 as its reason.",
        f"{printed} as published; {on_record}.",
        f"What the {printed} are of: {base_words()}",
    )


def base_words() -> str:
    """Why the printed share cannot be a share of the projects with a revision."""
    printed = data.figure(MAIN_REASON_PCT)["printed_number"]
    base = int(data.figure(REVISED)["printed_number"])
    below = int(printed * base / 100)
    shares = [formats.percent(Decimal(part) * 100 / base) for part in (below, below + 1)]
    return (
        f"of {formats.count(base)} projects with a revision, {below} would be {shares[0]} and "
        f"{below + 1} would be {shares[1]}."
    )


def responding(view: View) -> Meaning:
    """A project that answers the pandemic."""
    found = tables.mentions(view)
    total = formats.plural(view.count(), "project")
    said = "no title or objective" if not found else f"the title or objective of {found}"
    return Meaning(
        "Responds to it",
        "A project is there to answer the pandemic or its effects on migrants.",
        f"Of {total} in view, {said} speaks of the pandemic.",
        "Whether one was adapted to it: no source records that per project.",
    )


def empty_lanes(view: View) -> dict[str, str]:
    """What to write where no extension is on record, by period."""
    rows = tables.extensions(tables.baseline(view)).to_pylist()
    filled = {row["period"] for row in rows if row["nce_months"] is not None}
    projects = Counter(row["period"] for row in rows)
    return {name: empty_words(projects[name]) for name in tables.LANES if name not in filled}


def empty_words(projects: int) -> str:
    """Why a lane is empty: it has no projects, or none with an extension on record."""
    if not projects:
        return "no project known to belong here"
    return f"{formats.plural(projects, 'project')} without months of extension on record"


def challenges_note() -> str:
    """How many options each review asked and how many numbers are left."""
    told = [
        f"the review {name} asked for {formats.count(challenges.options_asked(review))} and "
        f"{formats.count(challenges.numbers_left(review))} numbers are left"
        for review, name in challenges.REVIEWS.items()
    ]
    others = data.figure("000.chal.other")
    return (
        "The reviews show the ranking of challenges as pictures that are lost: "
        f"{'; '.join(told)}. A lost number is not zero. Beside the list, the review "
        f"{challenges.REVIEWS['first']} names {formats.count(others['printed_number'])} other "
        "challenges in words."
    )


def not_known(view: View) -> str:
    """What keeps the impact of the pandemic from being measured."""
    unknown = tables.baseline(view).count(where={"end_date": None})
    parts = [
        "which further projects gave COVID-19 as a challenge",
        "how many revisions it caused, and of what the published share is taken",
    ]
    if unknown:
        parts.append(
            f"dates and extension months of {formats.plural(unknown, 'project')}, without which "
            "extensions before and during the pandemic cannot be compared"
        )
    return f"Not on record: {'; '.join(parts)}."
