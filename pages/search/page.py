"""Search: where does a word stand, whatever it is about?"""

import streamlit as st

from pages.search import answers, results
from pages.shared import address, layout

layout.begin(
    "Search", __file__, unreached="They choose among projects; a search looks through everything."
)
wanted = address.text(
    "q", "Search everything", "Project, country, evaluation, recommendation, lesson or figure"
)
groups = results.found(wanted)
layout.answer(answers.sentence(wanted, groups))
if wanted and not groups:
    st.info("Every word has to occur. Take one away, or try a part of a word.")
    st.button("Clear the search", on_click=address.forget, args=("q",))
results.show(groups)
