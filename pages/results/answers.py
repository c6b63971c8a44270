"""What the Results page says in words, computed from figures and records."""

from pages.results import tables
from pages.shared import data, formats
from pages.shared.layout import KeyFigure
from pages.shared.view import View

OUTPUTS_SUSTAINED = "000.concl.sustain.sustained"
PROJECTS_SUSTAINED = "001.s44.sustain.at_least_one_outcome_sus"
UNFORESEEN_POSITIVE = "001.impact.unforeseen_pos"


def sentence(view: View) -> str:
    """How many reached their outcomes, how many lasted, and what is known of those in view."""
    reached = data.figure(tables.OUTCOMES["full"])
    lasted = data.figure(PROJECTS_SUSTAINED)
    return (
        f"{formats.percent_printed(reached['printed_number'])} of the "
        f"{formats.plural(int(reached['base']), 'completed project')} funded {tables.REVIEW} "
        "reached all planned outcomes and "
        f"{formats.percent_printed(lasted['printed_number'])} sustained at least one, as "
        f"published; the summary says {summary_words()}. {by_code_words(view)}"
    )


def summary_words() -> str:
    """What the summary says of sustained outcomes, against the section: "all 27"."""
    figure = data.figure(tables.SAID_BY_SUMMARY)
    number = formats.count(figure["printed_number"])
    if figure["printed_number"] == figure["base"]:
        return f"all {number} did"
    return f"{number} of {formats.count(figure['base'])} did"


def by_code_words(view: View) -> str:
    """What the records say, project by project, of those in view; silence is not success."""
    count = view.count()
    total = "one project" if count == 1 else formats.plural(count, "project")
    outcomes = view.answer("projects_with_outcome_status").counts["projects_with_outcome_status"]
    reached = view.answer("projects_beneficiaries_full").counts["projects_beneficiaries_full"]
    partly = view.count("projects_beneficiaries_partial")
    if not outcomes.used and not reached.used:
        return f"Of the {total} in view the records say neither by project."
    if not outcomes.used and count == 1:
        return (
            "The records do not name the one project in view for outcomes; it reached its "
            f"beneficiaries {'only in part' if partly else 'in full'}."
        )
    if not outcomes.used:
        return (
            f"The records name none of the {total} in view for outcomes, which are not stated for "
            f"any of them; {formats.count(partly) if partly else 'none'} of the "
            f"{formats.count(reached.used)} whose beneficiaries are known reached them only in "
            "part."
        )
    missed = view.count(where={"outcome_status": list(tables.MISSED)})
    return (
        f"Of the {total} in view the records name {formats.count(missed)} that missed "
        f"outcomes in part or in full and {formats.count(partly)} that reached their "
        "beneficiaries only in part."
    )


def key_figures(view: View) -> list[KeyFigure]:
    """Outcomes, beneficiaries, and the two shares of what lasted, each with its unit."""
    reached = data.figure(tables.OUTCOMES["full"])
    people = data.figure(f"{tables.BENEFICIARIES['full']}.count")
    projects, outputs = data.figure(PROJECTS_SUSTAINED), data.figure(OUTPUTS_SUSTAINED)
    return [
        KeyFigure(
            "All outcomes reached",
            formats.percent_printed(reached["printed_number"]),
            f"of {formats.count(reached['base'])} projects; as published",
        ),
        KeyFigure(
            "All beneficiaries reached",
            f"{formats.count(people['printed_number'])} of {formats.count(people['base'])}",
            "projects; published and computed",
        ),
        KeyFigure(
            "Sustained, 2016–2020",
            formats.percent_printed(projects["printed_number"]),
            "of projects; as published",
        ),
        KeyFigure(
            "Sustained, 2011–2014",
            formats.percent_printed(outputs["printed_number"]),
            "of outputs, another unit; as published",
        ),
    ]


def unnamed_words() -> str:
    """How many projects the review counts as having missed outcomes without naming them."""
    rows = [row for row in tables.outcomes().to_pylist() if row["outcome_status"] != "full"]
    counted = sum(row["projects"] for row in rows)
    named = sum(row["named"] for row in rows)
    return (
        f"The review counts {formats.count(counted)} projects that missed outcomes and names "
        f"{formats.count(named)}; who is missing cannot be told. None of those that met all is "
        "named."
    )


def rest_words() -> str:
    """What the printed shares of beneficiary groups leave open."""
    rows = tables.groups().to_pylist()
    printed = [row["share"] for row in rows if row["share"] is not None]
    rest = next(row["not_printed_pct"] for row in rows if row["share"] is None)
    return (
        f"The shares that are printed add up to {formats.percent(sum(printed))}; the other "
        f"{formats.percent(rest)} are lost with the picture, and what the shares are of is not "
        "stated."
    )


def units_words() -> str:
    """Why the two reviews cannot be compared."""
    base = data.figure(PROJECTS_SUSTAINED)["base"]
    completed = data.figure(tables.SAID_BY_SUMMARY)["base"]
    return (
        "The two reviews measure different things: the first counts outputs, the second "
        "projects with at least one outcome sustained. A higher share in one says nothing about "
        f"the other. The second prints no base; its shares fit {formats.count(base)} projects "
        f"and not all {formats.count(completed)}."
    )


def orphan_words() -> str:
    """Codes printed in the list of actions that belong to no project of the register."""
    codes = tables.orphans("sustaining_action")
    if not codes:
        return ""
    return (
        f"{formats.join(codes)} is printed in these lists too, but stands in no register: it is "
        "told here and counted nowhere. Being named for an action is not the same as having "
        "sustained an outcome."
    )


def not_known(view: View) -> str:
    """What keeps results from being known project by project, of those in view."""
    silent = view.answer("projects_with_outcome_status").counts["projects_with_outcome_status"]
    parts = []
    if silent.missing:
        parts.append(
            f"for {formats.plural(silent.missing, 'project')} in view, no source says by code "
            "whether the planned outcomes were met"
        )
    if view.count(where={"review": tables.REVIEW}):
        unforeseen = data.figure(UNFORESEEN_POSITIVE)
        parts.append(
            f"which {formats.count(unforeseen['printed_number'])} of the "
            f"{formats.plural(int(unforeseen['base']), 'completed project')} of {tables.REVIEW} "
            "had unforeseen positive impact"
        )
    parts.append("which projects sustained an outcome and which did not")
    unheard = view.count(where=tables.UNHEARD)
    if unheard:
        parts.append(
            f"for {formats.plural(unheard, 'completed project')} in view there is neither "
            "questionnaire nor evaluation"
        )
    told = "; ".join(parts)
    return f"{told[:1].upper()}{told[1:]}."
