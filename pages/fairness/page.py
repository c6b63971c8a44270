"""Fairness across regions: do projects and money follow the eligible States and the requests?"""

import streamlit as st

from pages.fairness import answers, sections, tables
from pages.shared import cards, ending, layout, words

view = layout.begin("Fairness across regions", __file__)
compared = tables.over_all_regions(view)
if not tables.regions(compared).num_rows:
    st.info("This dataset has no list of eligible Member States, so there is no fair share.")
    ending.end()

layout.answer(" ".join(filter(None, [answers.sentence(compared), answers.not_followed(view)])))
layout.key_figures(answers.key_figures(compared))
cards.show(compared, "over_projects", table=tables.regions(compared))
words.quiet(words.escape(answers.method_words(compared)))
layout.two_columns(
    compared,
    ["over_money", "per_state"],
    tables={"over_money": tables.money(compared), "per_state": tables.money(compared)},
)
cards.show(compared, "regions", table=tables.per_region(compared))

sections.over_time(compared)
sections.against_requests(compared)
sections.concentrated(compared)

layout.not_known(answers.not_known(compared))
