"""Changes: what moved between two days, and in which projects?"""

import streamlit as st

from pages.changes import answers, since, tables
from pages.shared import cards, ending, layout
from pages.shared import moved as told

view = layout.begin("Changes between two days", __file__)
headline = st.container()
compared = since.compared()
if objection := since.refused(compared):
    st.warning(objection, icon=":material/event_busy:")
    ending.end()
with headline, st.spinner("Comparing the two days ..."):
    moved, figures = compared.projects(view), compared.figures(view)
with headline:
    layout.answer(answers.sentence(compared, moved, view))
    layout.key_figures(answers.key_figures(compared, moved, figures, view))

used = tables.compared(moved, view)
if moved.num_rows:
    cards.show(view, "by_attribute", table=tables.by_attribute(moved), used=used)
written = tables.figures(figures)
if written.num_rows:
    cards.show(view, "figures", table=written)
if moved.num_rows:
    cards.show(view, "projects", table=told.projects(moved), used=used)
layout.not_known(answers.not_known(compared))
