"""What the Overview says in words, computed from what is in view."""

from pages.shared import data, formats
from pages.shared.layout import KeyFigure
from pages.shared.view import View


def sentence(view: View) -> str:
    """How many projects, where and when, and what their budgets add up to."""
    projects = view.count()
    regions = len(view.groups("fund_region"))
    place = f" in {formats.plural(regions, 'Fund region')}" if regions else ""
    return (
        f"{formats.plural(projects, subject(view))} funded {view.years}{place}; "
        f"{country_words(view)}; {budget_words(view)}."
    )


def subject(view: View) -> str:
    """What one of the projects in view is called: by its theme where all have the same."""
    themes = list(view.groups("theme"))
    return f"{data.label('theme', themes[0]).lower()} project" if len(themes) == 1 else "project"


def country_words(view: View) -> str:
    """How many countries are named, and by how many of the projects: some name none."""
    projects = view.count()
    named = projects - view.count(where={"iso3": None})
    if not named:
        return "it names no country" if projects == 1 else "none of them names a country"
    countries = formats.plural(len(view.groups("iso3")), "country", "countries")
    if projects == 1:
        return f"it names {countries}"
    if named == projects:
        return f"all of them name {countries}"
    return f"{formats.count(named)} of them {'names' if named == 1 else 'name'} {countries}"


def budget_words(view: View) -> str:
    """The total of the budgets that are published, or that none is."""
    answer = view.answer("budget_usd")
    counts = answer.counts["budget_usd"]
    if not counts.used:
        return f"none of their budgets is {published('published per project', 'stated')}"
    total = formats.usd(answer.table["budget_usd"][0].as_py())
    if not counts.missing:
        return f"their budgets add up to {total}"
    stated = formats.plural(counts.used, "project")
    return (
        f"the budgets {published('published per project', 'stated')} ({stated}) add up to {total}"
    )


def published(words: str, elsewhere: str) -> str:
    """Words about what the reviews print, or those for a dataset of records only."""
    return words if data.has_published() else elsewhere


def key_figures(view: View) -> list[KeyFigure]:
    """Projects, published budget, completed and evaluated projects."""
    budget = view.answer("budget_usd")
    budgets = budget.counts["budget_usd"]
    completed = view.answer("projects_completed")
    evaluated = view.answer("projects_evaluated")
    return [
        KeyFigure("Projects", formats.count(view.count()), f"funded {view.years}"),
        KeyFigure(
            "Budget",
            formats.usd(budget.table["budget_usd"][0].as_py()),
            f"{formats.count(budgets.used)} of {formats.count(budgets.eligible)} state one",
        ),
        of_all("Completed", completed, "projects_completed"),
        of_all("Evaluated after completion", evaluated, "projects_evaluated"),
    ]


def of_all(label: str, answer, metric: str) -> KeyFigure:
    """A count of projects with the number it is of; unstated ones are told."""
    counts = answer.counts[metric]
    if not counts.used:
        return KeyFigure(
            label, formats.NOT_STATED, f"for any of {formats.plural(counts.eligible, 'project')}"
        )
    base = f"of {formats.plural(counts.used, 'project')}"
    if counts.missing:
        base += f"; not stated for {formats.count(counts.missing)}"
    return KeyFigure(label, formats.count(answer.table[metric][0].as_py()), base)


def not_known(view: View) -> str:
    """Which facts most projects in view lack."""
    told = []
    for metric, words in (
        ("budget_usd", "the budget"),
        ("duration_months_mean", "the duration"),
        ("projects_evaluated", "an evaluation after completion"),
    ):
        counts = view.answer(metric).counts[metric]
        if counts.missing:
            missing = f"{formats.count(counts.missing)} of {formats.count(counts.eligible)}"
            told.append(f"{words} of {missing}")
    if not told:
        return "Every project in view states its budget and duration."
    return f"The sources do not state {formats.join(told)} projects in view."
