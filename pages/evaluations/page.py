"""Evaluations: what was evaluated, what was found and advised, and what is due?"""

import streamlit as st

from pages.evaluations import answers, charts, criteria, due, tables
from pages.shared import address, cards, layout, words

view = layout.begin("Evaluations", __file__)
headline = st.container()

layout.heading("After completion: ratings, and what is due")
cards.show(view, "ratings")
cards.show(view, "rated_with", table=tables.rated_with(view))
day = due.chosen_day()
with headline:
    layout.answer(answers.sentence(view, day))
    layout.key_figures(answers.key_figures(view, day))
layout.two_columns(
    view,
    ["status", "timing"],
    tables={"status": due.by_status(view, day), "timing": due.timing()},
)
words.quiet(words.escape(answers.rule_note(view, day)))
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

layout.heading("Register of evaluations")
left, right = st.columns(2)
with left:
    wanted = address.text("q", "Search evaluations", "Title, evaluator, subject or method")
with right:
    kinds = address.choices("type", "Type", tables.types())
listed = tables.register(wanted, tuple(kinds))
words.quiet(answers.found_words(listed, tables.register().num_rows, "evaluations and reviews"))
cards.show(view, "register", table=listed)

layout.heading("Recommendations and lessons")
first, second, third = st.columns(3)
with first:
    about = address.text("advice", "Search recommendations and lessons", "For example: ownership")
with second:
    themes = address.choices("theme", "Theme", tables.themes())
with third:
    documents = address.choices("source", "Document", tables.documents())
found = tables.advice(about, tuple(themes), tuple(documents))
everything = tables.advice().num_rows
words.quiet(answers.found_words(found, everything, "recommendations and lessons"))
cards.show(view, "advice", table=found)

layout.not_known(answers.not_known(view, day))
