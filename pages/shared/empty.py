"""When no project matches: which filter excludes them, and one click that helps."""

import streamlit as st

from pages.shared import data, formats, sidebar
from pages.shared.filters import NAMES, Filters


def nothing_matches(filters: Filters) -> None:
    """Say what excludes everything and offer to take the most helpful filter away."""
    st.warning(
        f"No project matches these filters together: {filters.words}. "
        "Nothing is lost; take one of them away to see projects again.",
        icon=":material/filter_alt_off:",
    )
    helps = [(name, count) for name, count in without_each(filters) if count]
    for name, count in helps[:3]:
        st.button(
            f"Remove “{NAMES[name]}” ({formats.plural(count, 'project')} then match)",
            key=f"remove_{name}",
            on_click=sidebar.apply,
            args=(filters.without(name),),
        )
    if not helps:
        st.button("Remove all filters", on_click=sidebar.apply, args=(Filters(),))


def without_each(filters: Filters) -> list[tuple[str, int]]:
    """Each active filter with the number of projects in view once it is gone, most first."""
    counts = [
        (name, data.value("projects", filters.without(name).where) or 0) for name in filters.active
    ]
    return sorted(counts, key=lambda pair: -pair[1])
