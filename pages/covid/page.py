"""COVID-19 impact: what did the pandemic change, and what is only believed to have?"""

import streamlit as st

from pages.covid import answers, challenges, charts, effect, on_record, tables
from pages.shared import cards, data, ending, layout, printed, words

view = layout.begin("COVID-19 impact", __file__)
if not data.has_published():
    on_record.show(view)
    ending.end()
layout.answer(answers.sentence(view))
layout.key_figures(answers.key_figures(view))

cards.show(view, "challenges", builder=charts.rankings, table=challenges.ranked())
words.quiet(words.escape(answers.challenges_note()))

layout.heading("Three different things called COVID-19 impact")
for place, meaning in zip(st.columns(3), answers.meanings(view), strict=True):
    with place, st.container(border=True, height="stretch"):
        st.subheader(meaning.name, anchor=False)
        words.quiet(words.escape(meaning.means))
        st.markdown(f"**Known.** {words.escape(meaning.known)}")
        st.markdown(f"**Not known.** {words.escape(meaning.unknown)}")

layout.heading("Delayed or challenged by it")
named = tables.named(view)
cards.show(view, "named", table=named, used=tables.of_named(view, named))
layout.two_columns(
    view,
    ["on_record", "would_have_helped"],
    tables={"would_have_helped": printed.listed(answers.HELPED)},
)

layout.heading("Revised because of it, and extended before it")
left, right = st.columns(2)
with left:
    compared = tables.baseline(view)
    cards.show(
        compared,
        "extensions",
        builder=charts.lanes,
        table=tables.extensions(compared),
        order=list(tables.LANES),
        empty=answers.empty_lanes(view),
        mean=answers.ended_before(view).mean_months,
    )
with right:
    cards.show(view, "reasons")

effect.show(view)

layout.heading("How the two reviews asked")
cards.show(view, "crosswalk", table=challenges.in_words())

layout.not_known(answers.not_known(view))
