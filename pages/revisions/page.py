"""Revisions: how far do projects run beyond their plan, and what is changed and why?"""

from pages.revisions import answers, published, tables
from pages.shared import cards, data, ending, layout, words

view = layout.begin("Revisions", __file__)
layout.answer(answers.sentence(view))
layout.key_figures(answers.key_figures(view))

cards.show(view, "durations", table=tables.durations(view))
cards.show(
    view,
    "extensions",
    table=tables.durations(view),
    mean=view.value("nce_months_mean"),
    median=view.value("nce_months_median"),
)
layout.two_columns(
    view,
    ["extension_by_line", "extension_by_region"],
    tables={
        "extension_by_line": tables.mean_extension(view, "funding_line"),
        "extension_by_region": tables.mean_extension(view, "fund_region"),
    },
)

layout.heading("What is revised, how often and why")
if not data.has_published():
    layout.two_columns(view, ["types_on_record", "reasons_on_record"])
    layout.not_known(answers.not_on_record(view))
    ending.end()
words.quiet(words.escape(answers.published_words()))
layout.two_columns(view, ["types_published", "types_on_record"])
layout.two_columns(
    view,
    ["revisions_per_project", "reasons"],
    tables={
        "revisions_per_project": published.revisions_per_project(),
        "reasons": published.reasons(),
    },
)
cards.show(view, "statistics", table=published.statistics())

layout.not_known(answers.not_known(view))
