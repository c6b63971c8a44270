"""What the Revisions page says in words, computed from what is in view."""

from pages.revisions import published
from pages.shared import counted, data, formats
from pages.shared.layout import KeyFigure
from pages.shared.view import View

LATER_REVIEW = "2016-2020"
DURATIONS = ("planned_months_mean", "duration_months_mean")


def sentence(view: View) -> str:
    """How many projects were extended and by how much, and how many were revised."""
    told = [extension_words(view)]
    if not data.has_published():
        told.append(revised_on_record(view))
    elif view.count(where={"review": LATER_REVIEW}):
        told.append(revised_words())
    return " ".join(told)


def extension_words(view: View) -> str:
    """How many of the projects whose extensions are on record were extended, and by how much."""
    known = view.answer("projects_extended").counts["projects_extended"]
    if not known.used:
        return (
            "The sources state no extension for any of the "
            f"{formats.plural(known.eligible, 'project')} in view."
        )
    extended, timed = view.count("projects_extended"), with_duration(view)
    record = "their duration" if timed == known.used else "their extensions"
    if known.used == 1:
        needed = "needed" if extended else "did not need"
        who = f"The only project with {record.replace('their', 'its')} on record {needed}"
    else:
        every = "All" if extended == known.used else f"{formats.count(extended)} of"
        who = f"{every} {formats.count(known.used)} projects with {record} on record needed"
    return f"{who} a no-cost extension (NCE){duration_words(view, known.used, timed)}."


def with_duration(view: View) -> int:
    """Projects with plan and actual duration; 0 where plans are known of more projects than that.

    The two means are only told beside each other when they are of the same projects.
    """
    planned, actual = (view.answer(name).counts[name].used for name in DURATIONS)
    return planned if planned == actual else 0


def duration_words(view: View, known: int, timed: int) -> str:
    """Planned against actual duration of those of the known projects that state both."""
    if not timed:
        return ""
    planned, actual = (view.value(name) for name in DURATIONS)
    plan, took = formats.rounded(planned, 1), formats.months(actual)
    if known == 1:
        return f": planned for {plan} months, it took {took}"
    if timed == known:
        return f": planned for {plan} months on average, they took {took}"
    those = f"the {formats.count(timed)} with a duration on record were"
    return f"; {those} planned for {plan} months on average and took {took}"


def revised_on_record(view: View) -> str:
    """How many projects were revised by the records."""
    return (
        f"By the records, {counted.words(view, 'projects_revised', 'had at least one revision')}."
    )


def revised_words() -> str:
    """How many of all completed projects of the later review were revised, as it prints."""
    revised, several = published.revised_projects(), published.revised_more_than_once()
    return (
        f"As published, {formats.count(revised['printed_number'])} of the "
        f"{formats.count(revised['base'])} completed projects funded 2016–2020 were revised at "
        f"least once, {formats.count(several['printed_number'])} of them more than once."
    )


def key_figures(view: View) -> list[KeyFigure]:
    """Extended projects, mean and longest extension, and revised projects as published."""
    figures = extension_figures(view)
    if not data.has_published():
        figures.append(counted.figure(view, "Revised projects", "projects_revised"))
    elif view.count(where={"review": LATER_REVIEW}):
        revised, several = published.revised_projects(), published.revised_more_than_once()
        figures.append(
            KeyFigure(
                "Revised, as published",
                formats.count(revised["printed_number"]),
                f"of {formats.count(revised['base'])} completed 2016–2020; "
                f"{formats.count(several['printed_number'])} more than once",
            )
        )
    return figures


def extension_figures(view: View) -> list[KeyFigure]:
    """The key figures that come from records."""
    known = view.answer("projects_extended").counts["projects_extended"]
    if not known.used:
        unknown = f"for any of {formats.plural(known.eligible, 'project')}"
        return [KeyFigure("Extended projects", formats.NOT_STATED, unknown)]
    added = formats.percent(view.value("extension_of_planned_pct"))
    return [
        KeyFigure(
            "Extended projects",
            formats.count(view.count("projects_extended")),
            f"of {formats.count(known.used)} on record",
        ),
        KeyFigure(
            "Mean extension",
            formats.months(view.value("nce_months_mean")),
            f"median {formats.rounded(view.value('nce_months_median'), 1)}; "
            f"{added} of the planned time",
        ),
        KeyFigure(
            "Longest extension",
            formats.months(view.value("nce_months_max")),
            f"shortest {formats.months(view.value('nce_months_min'))}",
        ),
    ]


def published_words() -> str:
    """What follows from the printed numbers of revisions, and what is odd about the reason."""
    never, once, several = (
        row["printed_number"] for row in published.revisions_per_project().to_pylist()
    )
    revised = published.revised_projects()
    reason = formats.percent_printed(published.reason_figure()["printed_number"])
    doubt = "" if published.reason_fits() else ", yet no whole number of them gives it"
    fits = f"The {reason} printed for COVID-19 as main reason is called a share of projects{doubt}."
    return (
        f"Of the {formats.count(revised['base'])} completed projects funded 2016–2020, "
        f"{formats.count(several)} were revised more than once as published; by subtraction "
        f"{formats.count(once)} were revised once and {formats.count(never)} never, so there were "
        f"at least {formats.count(once + 2 * several)} revisions. {fits}"
    )


def not_on_record(view: View) -> str:
    """What the records do not say of extensions and reasons."""
    extensions = view.answer("nce_months_mean").counts["nce_months_mean"]
    reasons = view.answer("revisions_because_of_covid").counts["revisions_because_of_covid"]
    told = []
    if extensions.missing:
        told.append(f"the extension of {formats.plural(extensions.missing, 'project')} in view")
    if reasons.missing:
        told.append(f"the reason of {formats.plural(reasons.missing, 'request')}")
    if not told:
        return "Every project in view states its extension and every request its reason."
    return f"The records do not state {formats.join(told)}."


def not_known(view: View) -> str:
    """Which projects lack an extension, and what no review tells of revisions."""
    counts = view.answer("nce_months_mean").counts["nce_months_mean"]
    told = []
    if counts.missing:
        told.append(
            f"the dates and extensions of {formats.count(counts.missing)} of "
            f"{formats.plural(counts.eligible, 'project')} in view"
        )
    told.append("how often and why the projects funded 2011–2014 asked for an extension")
    told.append("which projects funded 2016–2020 were revised and how many revisions there were")
    return f"The sources do not state {formats.join(told)}."
