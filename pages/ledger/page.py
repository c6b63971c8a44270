"""Revision ledger: what did requests change, when were they made, and how did it end?"""

from pages.ledger import answers, one, sections, tables
from pages.shared import cards, layout

view = layout.begin("Revision ledger", __file__)
layout.answer(answers.sentence(view))
layout.key_figures(answers.key_figures(view))

if answers.is_kept(view):
    sections.money(view)
    cards.show(view, "time", table=tables.time(view))
    sections.first_revisions(view)
    sections.requests(view)
else:
    cards.show(view, "time", table=tables.time(view))
    sections.no_ledger(view)

layout.heading("One project")
one.show(view)

layout.not_known(answers.not_known(view))
