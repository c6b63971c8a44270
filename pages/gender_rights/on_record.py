"""Gender and rights in a dataset of records only."""

from pages.shared import cards, counted, formats, layout
from pages.shared.layout import KeyFigure
from pages.shared.view import View

METHODS = {
    "projects_with_gender_method": "gender method",
    "projects_with_rights_method": "rights-based method",
}
"""Metric of the projects named for a kind of method, and what the kind is called."""


def show(view: View) -> None:
    """The page from its sentence to what is not known."""
    layout.answer(sentence(view))
    layout.key_figures(key_figures(view))
    cards.show(view, "marker")
    layout.two_columns(view, ["gender_by_method", "rights_by_method"])
    cards.show(view, "recommendations")
    layout.not_known(not_known(view))


def sentence(view: View) -> str:
    """Markers, and projects named for either kind of method."""
    gender, rights = (formats.count(view.count(metric)) for metric in METHODS)
    stated = sum(view.groups("gender_marker").values())
    total = formats.plural(view.count(), "project")
    leads = counted.most(view, "gender_marker")
    marker = f"; {formats.count(stated)} state a gender marker: {leads}" if stated else ""
    return (
        f"Of {total} in view, {gender} are named for a gender method and {rights} for a "
        f"rights-based method{marker}."
    )


def key_figures(view: View) -> list[KeyFigure]:
    """Projects with a marker, and those named for each kind of method."""
    stated = sum(view.groups("gender_marker").values())
    base = f"of {formats.plural(view.count(), 'project')} in view"
    return [
        KeyFigure("State a gender marker", formats.count(stated), base),
        *(counted.named(view, f"Named for a {words}", metric) for metric, words in METHODS.items()),
    ]


def not_known(view: View) -> str:
    """How many projects lack a marker or are not named for a method."""
    unmarked = view.count() - sum(view.groups("gender_marker").values())
    told = [f"the gender marker of {formats.plural(unmarked, 'project')}"] if unmarked else []
    for metric, words in METHODS.items():
        unnamed = view.count() - view.count(metric)
        if unnamed:
            told.append(f"whether {formats.plural(unnamed, 'project')} not named used a {words}")
    if not told:
        return "Every project in view states a marker and a method of either kind."
    return f"Not on record: {'; '.join(told)}. Not being named does not mean no."
