"""Filters that go along when the reader looks at another dataset, and those that cannot."""

import streamlit as st

from pages.shared import data, formats
from pages.shared.filters import NAMES

LOOKED_AT = "dataset_looked_at"
"""Dataset and span of funding years of the last run."""

CHANGED = "dataset_changed"

FACTSHEET = "project"
"""The parameter of a page that names a project, which another dataset does not have."""


def over() -> list[str]:
    """Bring the filters to the dataset now chosen; returns a sentence on what was left behind.

    Has to run before the filters are drawn, and does nothing unless the dataset changed.
    """
    title, years = data.snapshot().dataset_title, data.present("funding_year")
    now = (data.snapshot().dataset_name, (min(years), max(years)) if years else None)
    before = st.session_state.get(LOOKED_AT)
    st.session_state[LOOKED_AT] = now
    st.session_state[CHANGED] = before is not None and before[0] != now[0]
    if not changed():
        return []
    st.query_params.pop(FACTSHEET, None)
    lost = [name for name in NAMES if name in st.session_state and not kept(name, before[1])]
    if not lost:
        return []
    names = formats.join([NAMES[name] for name in lost])
    return [f"{title} does not have all that was chosen. Taken away: {names}."]


def changed() -> bool:
    """Whether this run is the first on another dataset; the address still tells of the former."""
    return st.session_state.get(CHANGED, False)


def kept(name: str, span: tuple[int, int] | None) -> bool:
    """Keep of one filter what the dataset has; returns whether that is all that was chosen.

    span: the funding years there were before, which chosen together mean all years.
    """
    chosen = st.session_state[name]
    there = data.present(name)
    if name == "funding_year":
        # All years of the former dataset mean all years, not a span chosen among them.
        wanted = (min(there), max(there)) if there and tuple(chosen) == span else tuple(chosen)
        st.session_state[name] = years(wanted, there)
        return tuple(chosen) in (span, st.session_state[name])
    st.session_state[name] = [code for code in chosen if code in there]
    return len(st.session_state[name]) == len(chosen)


def years(chosen: tuple[int, int], there: list[int]) -> tuple[int, int]:
    """The years chosen where the dataset spans them, else all of its years."""
    if not there:
        return chosen
    first, last = min(there), max(there)
    return chosen if first <= chosen[0] and chosen[1] <= last else (first, last)
