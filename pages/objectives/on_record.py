"""Objectives and categories in a dataset of records only."""

from pages.shared import cards, counted, formats, layout
from pages.shared.layout import KeyFigure
from pages.shared.view import View

GROUPINGS = {"theme": "theme", "project_category": "category", "objective_category": "objective"}
"""Dimension to what a value of it is called."""


def show(view: View) -> None:
    """The page from its sentence to what is not known."""
    layout.answer(sentence(view))
    layout.key_figures(key_figures(view))
    cards.show(view, "themes_on_record")
    layout.two_columns(view, ["categories_on_record", "objectives_on_record"])
    layout.not_known(not_known(view))


def stated(view: View, dimension: str) -> int:
    """Projects in view that state a value."""
    return sum(view.groups(dimension).values())


def sentence(view: View) -> str:
    """What leads among themes, categories and objectives."""
    told = [
        f"by {words} {counted.most(view, name)} of "
        f"{formats.plural(stated(view, name), 'project')} that state one"
        for name, words in GROUPINGS.items()
        if stated(view, name)
    ]
    words = "; ".join(told)
    return f"{words[:1].upper()}{words[1:]}." if told else "No project in view states its theme."


def key_figures(view: View) -> list[KeyFigure]:
    """How many projects state each, and how many different ones there are."""
    total = formats.plural(view.count(), "project")
    return [
        KeyFigure(
            f"State their {words}",
            formats.count(stated(view, name)),
            f"of {total}; {formats.count(len(view.groups(name)))} different",
        )
        for name, words in GROUPINGS.items()
    ]


def not_known(view: View) -> str:
    """Of how many projects the grouping is not stated."""
    told = [
        f"the {words} of {formats.plural(view.count() - stated(view, name), 'project')}"
        for name, words in GROUPINGS.items()
        if stated(view, name) < view.count()
    ]
    if not told:
        return "Every project in view states its theme, category and objective."
    return f"The records do not state {formats.join(told)}."
