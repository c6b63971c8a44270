"""Gender and rights: which projects are known to include them, and by which method?"""

import streamlit as st

from pages.gender_rights import answers, on_record, tables
from pages.shared import cards, data, ending, layout, printed, sidebar, words
from pages.shared.charts import matrix

view = layout.begin("Gender and rights", __file__)
if not data.has_published():
    on_record.show(view)
    ending.end()
layout.answer(answers.sentence(view))

with st.container():
    if tables.listed(view):
        layout.key_figures(answers.key_figures(view))
    else:
        st.info(answers.what_is_known())
        known = answers.where_something_is_known(view.filters)
        st.button(
            f"Show instead: {known.words.removeprefix('Review: ')}",
            on_click=sidebar.apply,
            args=(known,),
            key="something_known",
        )

cards.show(view, "against_published", table=tables.against_published())
words.quiet(words.escape(answers.contradiction()))

if tables.listed(view):
    layout.heading("Who is named for which method")
    matrices = {"gender_methods": "gender_method", "rights_methods": "rights_method"}
    for place, (name, family) in zip(st.columns(2), matrices.items(), strict=True):
        with place:
            cards.show(
                view,
                name,
                builder=matrix,
                table=tables.methods(view, family),
                columns=tables.labels(family),
                named_as=tables.NAMED,
                unnamed=tables.NOT_NAMED,
            )
            if repeated := answers.repeats_words(view, family):
                words.quiet(words.escape(repeated))

    layout.heading("Markers and further statements")
    layout.two_columns(
        view,
        ["marker", "also_printed"],
        tables={"also_printed": printed.listed(answers.ALSO_PRINTED)},
    )
    cards.show(view, "focus", table=tables.focus(view))

cards.show(view, "recommendations")
layout.not_known(answers.not_known(view))
