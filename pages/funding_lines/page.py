"""Funding lines: which line pays, and do budgets keep to the ceilings?"""

from pages.funding_lines import answers, published, tables
from pages.shared import cards, data, layout, words

view = layout.begin("Funding lines", __file__)
layout.answer(answers.sentence(view))
layout.key_figures(answers.key_figures(view))

cards.show(view, "budgets", table=tables.budgets(view))
layout.two_columns(
    view,
    ["lines_by_year", "lines_by_coverage"],
    tables={
        "lines_by_year": tables.lines_by(view, "funding_year"),
        "lines_by_coverage": tables.lines_by(view, "coverage"),
    },
)
layout.two_columns(
    view,
    ["coverage_by_year", "budget_statistics"],
    tables={
        "coverage_by_year": tables.split(view, "funding_year", "coverage"),
        "budget_statistics": published.budget_statistics,
    },
)

if data.has_published():
    layout.heading("As published, beside the records")
    words.quiet(words.escape(answers.published_words()))
    layout.two_columns(
        view,
        ["published_2011_2014", "published_2016_2020"],
        tables={
            "published_2011_2014": published.lines_2011_2014(),
            "published_2016_2020": published.lines_2016_2020(),
        },
    )
cards.show(view, "ceilings", table=tables.ceilings())

layout.not_known(answers.not_known(view))
