"""Reconciliation: do the numbers the documents print agree with themselves and the records?"""

from pages.reconciliation import answers, contradictions, listing, tables
from pages.shared import cards, layout

view = layout.begin(
    "Reconciliation",
    __file__,
    printed=True,
    unreached="They choose among projects; here are the numbers that documents print.",
)
layout.answer(answers.sentence())
layout.key_figures(answers.key_figures())
cards.show(view, "verdicts")

layout.heading("Contradicted figures")
contradictions.show()

layout.heading("All published figures")
listing.show()

layout.heading("What rules of the build found")
cards.show(view, "findings_by_rule", table=tables.by_rule())
cards.show(view, "findings", table=tables.findings_shown())
layout.not_known(answers.not_known())
