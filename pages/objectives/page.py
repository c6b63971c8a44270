"""Objectives and frameworks: what were the projects for, and what do they contribute to?"""

from pages.objectives import answers, charts, on_record, tables
from pages.shared import cards, data, ending, layout

view = layout.begin("Objectives and frameworks", __file__)
if not data.has_published():
    on_record.show(view)
    ending.end()
layout.answer(answers.sentence(view))
layout.key_figures(answers.key_figures(view))

layout.heading("Review 2011–2014: four objectives")
cards.show(view, "objectives", table=tables.objectives(view), builder=charts.stated_and_inferred)
cards.show(view, "assignments", table=tables.assignments(view))

layout.heading("Review 2016–2020: five categories")
cards.show(view, "categories", table=tables.categories(view))

layout.heading("Review 2016–2020: objectives, areas and measures, as published")
for name, chart in (("programming_objectives", "objectives"), ("areas", "areas")):
    options = tables.options(chart, by_value=True)
    cards.show(view, name, table=options, builder=charts.surviving)
cards.show(view, "measures", table=tables.without_values("measures"))

layout.heading("Review 2016–2020: contribution to frameworks, as published")
for name in ("sdg", "migof"):
    cards.show(view, name, table=tables.options(name), builder=charts.surviving)
cards.show(view, "msd", table=tables.without_values("msd"))

layout.not_known(answers.not_known(view))
