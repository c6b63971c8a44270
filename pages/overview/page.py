"""Overview: how large is the portfolio, and what did the reviews conclude?"""

from pages.overview import answers, tables
from pages.shared import cards, layout

view = layout.begin("Overview", __file__)
layout.answer(answers.sentence(view))
layout.key_figures(answers.key_figures(view))
cards.show(view, "projects_by_year")
layout.two_columns(view, ["budget_by_year", "projects_by_category"])
if len(view.groups("theme")) > 1:
    cards.show(view, "projects_by_theme")
layout.two_columns(
    view,
    ["share_of_projects", "share_of_budget"],
    tables={
        "share_of_projects": tables.share_of_projects,
        "share_of_budget": tables.share_of_budget,
    },
)
cards.show(view, "conclusions", table=tables.conclusions)
cards.show(view, "findings", table=tables.findings)
layout.not_known(answers.not_known(view))
