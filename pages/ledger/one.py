"""One project of the ledger: found by its code, which stands in the address."""

import streamlit as st

from pages.ledger import answers, tables
from pages.shared import address, cards, layout, words
from pages.shared.view import View

PROJECT = "project"
"""The parameter of the address that names the project."""

CODE = "Two letters, a dot and four digits, as in the register; capitals do not matter."


def show(view: View) -> None:
    """A box for the code, then steps of budget and time and every request of that project."""
    code = address.text(PROJECT, "Project code", "LM.0000", CODE).upper()
    if not code:
        words.quiet("Write the code of a project to see its requests and what they changed.")
        return
    steps = tables.steps_of(code)
    if steps is None:
        st.info(f"There is no project “{code}” in the register.", icon=":material/search_off:")
        return
    st.markdown(f"**{words.escape(answers.project_words(steps))}**")
    layout.two_columns(
        view,
        ["one_project_budget", "one_project_time"],
        tables={
            "one_project_budget": tables.budget_of(steps),
            "one_project_time": tables.time_of(steps),
        },
    )
    cards.show(view, "one_project_requests", table=tables.requests_of(code))
