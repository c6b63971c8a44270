"""The top of a factsheet: one sentence and the key figures of a project."""

from pages.projects.facts import Project, label_of
from pages.shared import data, formats
from pages.shared.layout import KeyFigure


def caption(project: Project) -> str:
    """Code, review, region and grouping, before everything else."""
    row = project.row
    named = [("theme", project.facts["theme"]), ("fund_region", row["fund_region"])]
    parts = [project.code]
    parts += [f"Review {row['review']}"] if row["review"] else []
    parts += [data.label(name, code) for name, code in named if code is not None]
    if row["regional_grouping"]:
        parts.append(data.label("regional_grouping", row["regional_grouping"]))
    return " | ".join(parts)


def sentence(project: Project) -> str:
    """What kind of project it is, where, when, how long it was extended, and its objective."""
    row = project.row
    coverage = (
        f"{data.label('coverage', row['coverage'])} project" if row["coverage"] else "Project"
    )
    place = where(project)
    words = f"{coverage}{f' in {place}' if place else ''}, funded {row['funding_year']}"
    if project.facts["nce_months"]:
        words += f", extended by {formats.months(project.facts['nce_months'])}"
    if row["objective_summary"]:
        words += f". Objective: {row['objective_summary']}"
    return words.rstrip(".") + "."


def where(project: Project) -> str:
    """The countries by name while they are few, else their number; empty where nothing is."""
    names, grouping = (project.row["country_names"] or "").split("; "), "regional_grouping"
    if not names[0]:
        return data.label(grouping, project.row[grouping]) if project.row[grouping] else ""
    few = len(names) <= 4
    return formats.join(names) if few else formats.plural(len(names), "country", "countries")


def key_figures(project: Project) -> list[KeyFigure]:
    """Budget, duration, beneficiaries and rating; each says its base or why it is missing."""
    return [budget(project), duration(project), *judged(project)]


def budget(project: Project) -> KeyFigure:
    """The budget and the ceiling in force."""
    facts = project.facts
    if facts["budget_usd"] is None:
        return KeyFigure("Budget", formats.NOT_STATED, reason(project, "budget_usd"))
    base = "no ceiling known"
    if facts["ceiling_usd"] is not None:
        line = data.label("funding_line", facts["funding_line"])
        base = f"ceiling {formats.usd_full(facts['ceiling_usd'])} ({line}, {facts['coverage']})"
    return KeyFigure("Budget", formats.usd_full(facts["budget_usd"]), base)


def duration(project: Project) -> KeyFigure:
    """The actual duration as plan and extension."""
    facts = project.facts
    if facts["duration_months"] is None:
        return KeyFigure("Duration", formats.NOT_STATED, reason(project, "duration_months"))
    base = f"{formats.months(facts['planned_months'])} planned"
    if facts["nce_months"]:
        base += f" and {formats.months(facts['nce_months'])} of no-cost extension (NCE)"
    return KeyFigure("Duration", formats.months(facts["duration_months"]), base)


def judged(project: Project) -> list[KeyFigure]:
    """Planned outcomes where their status is known, beneficiaries reached, ex-post rating."""
    names = ["beneficiary_reach", "impact_rating"]
    if project.known["outcome_status"]["how_known"] != "missing":
        names.insert(0, "outcome_status")
    return [
        KeyFigure(label_of(name), project.value(name), how_known(project, name)) for name in names
    ]


def how_known(project: Project, name: str) -> str:
    """What an attribute was inferred from, or where it is stated, or why it is missing."""
    if project.known[name]["how_known"] == "inferred":
        return f"Inferred: {project.inferred(name)}"
    return reason(project, name)


def reason(project: Project, name: str) -> str:
    """Why an attribute is missing, or where it is stated."""
    source = project.known[name]
    if source["how_known"] == "missing":
        return source["basis"] or "no source says it"
    found = data.source(source["document"], source["locator"])
    return ", ".join(part for part in (found.short_label, found.locator) if part)
