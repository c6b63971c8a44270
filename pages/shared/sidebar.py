"""The filter widgets in the sidebar, bound to the address bar.

Streamlit keeps the widgets and the address in step and carries both over page
changes. It writes labels ("Viet Nam"); links that people or other systems write with
codes ("VNM") or ranges ("2011..2014") are understood too, see `links.py`.
"""

import streamlit as st

from pages.shared import carried, data, datasets, day, formats, former, links, words
from pages.shared.filters import NAMES, Filters


def dataset() -> None:
    """Draw the choice of dataset and day, and bring the filters along when it has changed."""
    if told := datasets.in_vain():
        links.tell(told)
        st.rerun()
    datasets.choose()
    links.tell([*day.choose(), *former.choose(), *carried.over()])


def draw() -> Filters:
    """Draw the filters and return what they say."""
    span = years_there()
    if not carried.changed():
        links.adopt(span)
    with st.sidebar:
        counter = st.container()
        for name in offered():
            if name == "funding_year":
                years_slider(span)
            else:
                choice(name)
        st.button(
            "Reset filters", key="reset_filters", on_click=reset, args=(span,), width="stretch"
        )
    chosen = current()
    with counter:
        count_in_view(chosen)
    return chosen


def offered() -> list[str]:
    """The filters that leave something to choose: what no project states cannot be chosen.

    One theme or one year alone is no choice either.
    """
    least = {"theme": 2, "funding_year": 2}
    return [name for name in NAMES if len(data.present(name)) >= least.get(name, 1)]


def years_there() -> tuple[int, int]:
    """The first and the last funding year of the dataset."""
    years = data.present("funding_year")
    return (min(years), max(years)) if years else (0, 0)


def choice(name: str) -> None:
    """A filter with several values to choose from, only those that occur."""
    st.multiselect(
        NAMES[name],
        data.present(name),
        format_func=lambda code: data.label(name, code),
        key=name,
        bind="query-params",
        placeholder="All",
        on_change=links.forget_problems,
    )


def years_slider(span: tuple[int, int]) -> None:
    """The range of funding years."""
    st.slider(
        NAMES["funding_year"],
        *span,
        value=span,
        key="funding_year",
        bind="query-params",
        on_change=links.forget_problems,
    )


def current() -> Filters:
    """What the widgets say in this run."""
    values = {name: tuple(st.session_state.get(name) or ()) for name in offered()}
    if values.get("funding_year") in ((), years_there()):
        values["funding_year"] = None
    return Filters(**values)


def reset(span: tuple[int, int]) -> None:
    """Set every filter back to everything."""
    for name in offered():
        st.session_state[name] = span if name == "funding_year" else []
    links.forget_problems()


def apply(filters: Filters) -> None:
    """Set the widgets to `filters`. Only for callbacks, which run before the widgets.

    The way to another page takes along in the address what was set here, the dataset too.
    """
    datasets.look_at(datasets.chosen())
    for name in offered():
        value = getattr(filters, name)
        if name == "funding_year":
            st.session_state[name] = value or years_there()
        else:
            st.session_state[name] = list(value)
    links.forget_problems()


def count_in_view(filters: Filters) -> None:
    """How many projects are in view, and how many a filter hides for want of a value."""
    seen = data.value("projects", filters.where)
    everything = data.value("projects")
    st.markdown(f"**{formats.count(seen)} of {formats.count(everything)} projects in view**")
    for name in filters.active:
        hidden = data.value("projects", {**filters.without(name).where, name: None})
        if hidden:
            words.quiet(
                f"{formats.plural(hidden, 'project')} left out: {NAMES[name].lower()} not stated."
            )
