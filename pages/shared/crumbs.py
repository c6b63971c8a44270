"""What is in view, step by step, above every page; each step can be taken away.

The steps stand in the order in which they were taken. A step taken in a chart or here is
also one of the browser, so that its back button undoes it.
"""

import streamlit as st

from pages.shared import data, formats, select, sidebar, words
from pages.shared.filters import Filters

ORDER = "crumbs_in_order"
ALL = "All projects"


def draw(filters: Filters, *, listed: bool) -> None:
    """The steps from all projects to those in view, as buttons; nothing without a filter.

    listed: the page lists the projects itself and need not lead to them.
    """
    steps = in_order(list(filters.active), st.session_state.get(ORDER, []))
    st.session_state[ORDER] = steps
    if not steps:
        return
    with st.container(key="crumbs_told"):
        words.quiet(words.escape(f"In view: {filters.words}. Each button takes one step away."))
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="crumbs"):
        st.button(ALL, key="crumb_all", type="tertiary", on_click=sidebar.apply, args=(Filters(),))
        for name in steps:
            words.quiet("›")
            st.button(
                words.escape(filters.part(name)),
                key=f"crumb_{name}",
                icon=":material/close:",
                on_click=sidebar.apply,
                args=(filters.without(name),),
            )
        number = data.value("projects", filters.where)
        if number and not listed:
            label = f"List {formats.plural(number, 'project')}"
            select.projects_button(label, filters, key="crumbs_follow")


def in_order(active: list[str], before: list[str]) -> list[str]:
    """Active filters in the order they were set; new ones come last."""
    kept = [name for name in before if name in active]
    return kept + [name for name in active if name not in kept]
