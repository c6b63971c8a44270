"""From intent to outcome: do records bear out what projects meant for gender and rights?"""

from pages.intent import answers, charts, tables
from pages.shared import cards, lacking, layout, words

view = layout.begin("Gender: intent to outcome", __file__)
layout.answer(answers.sentence(view))
layout.key_figures(answers.key_figures(view))

cards.show(view, "funnel", table=tables.funnel(view))
if view.count("projects_meant"):
    cards.show(view, "states", builder=charts.states, table=tables.states(view))

layout.heading("Project by project")
words.quiet(words.escape(answers.rights_words(view)))
cards.show(view, "trail", builder=charts.trail, table=tables.trail(view), columns=tables.SHORT)
if told := answers.listed_words(view):
    words.quiet(words.escape(told))

layout.heading("Women and men, targeted and reached")
if view.count("projects_parity_known"):
    words.quiet(words.escape(answers.method_words(view)))
    dimensions = {"parity_by_group": "beneficiary_group", "parity_by_marker": "gender_marker"}
    layout.two_columns(
        view,
        list(dimensions),
        tables={name: tables.parity(view, dimension) for name, dimension in dimensions.items()},
    )
else:
    lacking.told(answers.no_parity_words(view))

layout.not_known(answers.not_known(view))
