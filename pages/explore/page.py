"""Explore: any number the dashboard knows, by one or two dimensions."""

import streamlit as st

from pages.explore import answers, card, choices, controls
from pages.shared import ending, layout, words
from pages.shared.view import NothingInCommon

view = layout.begin("Explore", __file__)
question, problems = controls.asked()
chosen, view = view, view.reaching(question.metric)
answer = st.container()

controls.measures(question)
controls.dimensions(question)
controls.narrowed(question)

try:
    shown = card.answered(question, view)
except NothingInCommon:
    st.info(f"The filters leave nothing of this question ({words.escape(view.filters.words)}).")
    ending.end()

objections = card.objections(question, shown)
kind = choices.settled(question.chart, objections, question.by)
problems += choices.chart_problem(question.chart, kind, objections)
controls.kinds(kind, objections)
with answer:
    for problem in problems:
        st.warning(words.escape(problem), icon=":material/link_off:")
    sentences = answers.sentence(question, view, shown), answers.not_followed(chosen, view)
    layout.answer(" ".join(filter(None, sentences)))
card.show(question, view, shown, kind)
layout.not_known(answers.not_known(question, view, shown))
