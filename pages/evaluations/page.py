"""Evaluations: what was evaluated, what was found and advised, and what is due?"""

import streamlit as st

from pages.evaluations import answers, charts, criteria, due, finding, tables
from pages.shared import cards, judged, layout, words

view = layout.begin("Evaluations", __file__)
headline = st.container()

layout.heading("After completion: ratings, and what is due")
cards.show(view, "ratings", table=tables.ratings(view), used=tables.rated(view))
cards.show(view, "rated_with", table=tables.rated_with(view))
with st.container():
    if too_early := answers.too_early_words(view):
        words.quiet(words.escape(too_early))
day = judged.judged_on()
with headline:
    layout.answer(answers.sentence(view, day))
    layout.key_figures(answers.key_figures(view, day))
layout.two_columns(
    view,
    ["status", "timing"],
    shares=(2, 3),
    tables={"status": due.by_status(view, day), "timing": due.timing()},
    used={"status": due.told_of(view, day)},
)
words.quiet(words.escape(f"{answers.rule_note(view, day)} {judged.day_words(day)}"))
cards.show(view, "windows", table=due.windows(view, day))

layout.heading("What evaluations found")
cells = criteria.table()
cards.show(
    view,
    "criteria",
    builder=charts.by_criterion,
    table=cells,
    explain=criteria.explain,
    columns=criteria.columns(cells.to_pylist()),
    rows=criteria.evaluations(),
)

layout.heading("Find an evaluation")
finding.evaluations(view)

layout.heading("Find a recommendation or a lesson")
finding.advice(view)

layout.not_known(answers.not_known(view, day))
