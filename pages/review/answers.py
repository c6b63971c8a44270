"""What the page of reviews says in words, computed from what is in view."""

from pages.shared import data, formats
from pages.shared.export import chromium
from pages.shared.layout import KeyFigure
from pages.shared.review import compose, outline
from pages.shared.view import View


def declared() -> outline.Outline:
    """The outline that reviews follow."""
    return outline.load(functions=tuple(compose.FUNCTIONS))


def sentence(view: View) -> str:
    """Of what a review would be."""
    chapters = sum(part.numbered and not part.annex for part in declared().chapters)
    annexes = sum(part.annex for part in declared().chapters)
    return (
        f"A review of {formats.plural(view.count(), 'project')} funded {view.years}: a summary, "
        f"up to {formats.plural(chapters, 'chapter')} and "
        f"{formats.plural(annexes, 'annex', 'annexes')}, written from the data in view."
    )


def key_figures(view: View) -> list[KeyFigure]:
    """Projects, and the charts and tables the outline asks for."""
    cards = sum(len(names) for names in declared().pages.values())
    everything = data.value("projects")
    return [
        KeyFigure("Projects", formats.count(view.count()), f"of {formats.count(everything)}"),
        KeyFigure(
            "Figures at most",
            formats.count(cards),
            f"from {formats.plural(len(declared().pages), 'page')}; what the data cannot show is "
            "left out and named",
        ),
    ]


def without_pictures() -> str:
    """What to tell where no Chromium is found; nothing where there is one."""
    if chromium.found():
        return ""
    return (
        "The Word document will have tables in place of charts, and a PDF cannot be made: "
        "Chromium or Chrome has to be installed on the machine that runs Fund Monitor."
    )


def not_known(view: View) -> str:
    """What a review leaves to people."""
    budgets = view.answer("budget_usd").counts["budget_usd"]
    return (
        "A review holds computed and printed statements only; it judges and recommends nothing. "
        f"Budgets are stated for {formats.count(budgets.used)} of "
        f"{formats.plural(budgets.eligible, 'project')} in view; the chapter on limitations names "
        "every such gap."
    )
