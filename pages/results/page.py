"""Results and sustainability: what did the projects reach, and did it last?"""

import streamlit as st

from pages.results import answers, charts, on_record, tables
from pages.shared import cards, data, ending, layout, words
from pages.shared.charts import matrix

view = layout.begin("Results and sustainability", __file__)
if not data.has_published():
    on_record.show(view)
    ending.end()
layout.answer(answers.sentence(view))
layout.key_figures(answers.key_figures(view))

left, right = st.columns(2)
with left:
    cards.show(view, "outcomes", builder=charts.units, table=tables.outcomes())
with right:
    cards.show(view, "beneficiaries", builder=charts.units, table=tables.beneficiaries())
words.quiet(words.escape(answers.unnamed_words()))

layout.heading("Who was reached, and what came of it")
left, right = st.columns(2)
with left:
    target = tables.against_target(view)
    cards.show(view, "against_target", builder=charts.within_target, table=target)
with right:
    cards.show(view, "groups", table=tables.groups())
words.quiet(words.escape(answers.rest_words()))
missed = tables.not_reached(view)
layout.two_columns(
    view,
    ["impacts", "not_reached"],
    tables={"impacts": tables.capitalised(view, "impacts"), "not_reached": missed},
    used={"not_reached": tables.of_not_reached(view, missed)},
)
said = tables.said(view)
cards.show(view, "said", table=said, used=tables.of_said(view, said))

layout.heading("What lasted: two reviews, two units")
words.quiet(words.escape(answers.units_words()))
lasted = ["sustained_projects", "sustained_outputs"]
layout.two_columns(view, lasted, tables={name: tables.capitalised(view, name) for name in lasted})
cards.show(view, "disagree", table=tables.disagree())

layout.heading("Why it lasted, and why not")
lists = {"actions": "sustaining_action", "factors": "sustainability_factor"}
for place, (name, family) in zip(st.columns((3, 2)), lists.items(), strict=True):
    with place:
        listed = tables.named_for(view, family, view.cards[name].options["columns"])
        cards.show(view, name, builder=matrix, table=listed)
if orphans := answers.orphan_words():
    words.quiet(words.escape(orphans))
layout.two_columns(
    view,
    ["unsustained", "output_kinds"],
    tables={
        "unsustained": tables.capitalised(view, "unsustained"),
        "output_kinds": tables.output_kinds(),
    },
)

layout.heading("Good practice")
cards.show(view, "showcases")
layout.not_known(answers.not_known(view))
