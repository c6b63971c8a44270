"""Data quality: how far can the data be trusted, and where does it come from?"""

import streamlit as st

from pages.data_quality import answers, charts, issues, tables
from pages.shared import cards, data, layout, words

view = layout.begin(
    "Data quality",
    __file__,
    unreached="They choose among projects; here is everything the build read and found.",
)
layout.answer(answers.sentence())
layout.key_figures(answers.key_figures())

layout.heading("Issues that rules found")
issues.show(view)

layout.heading("How each attribute of projects is known")
if data.has_published():
    for place, name, review in zip(
        st.columns(2),
        ("coverage_2011_2014", "coverage_2016_2020"),
        ("2011-2014", "2016-2020"),
        strict=True,
    ):
        with place:
            cards.show(view, name, builder=charts.coverage, table=tables.coverage(review))
else:
    cards.show(view, "coverage", builder=charts.coverage, table=tables.coverage())

layout.heading("Where the data comes from")
cards.show(view, "questionnaires")
if data.rows("corrections").num_rows:
    cards.show(view, "corrections")
cards.show(view, "sources")
cards.show(view, "accounting")
if data.rows("set_aside").num_rows:
    cards.show(view, "set_aside")

layout.heading("Snapshot")
for line in answers.snapshot():
    st.markdown(words.escape(line))
layout.not_known(answers.not_known(), more=False)
