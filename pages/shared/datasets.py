"""Which dataset the reader looks at: a choice in the sidebar that stands in the address.

The first dataset there is, the published reviews, is shown where the address names none
(`dataset=<name>`). Everything a page asks is asked of the dataset chosen, see `data.store`.
"""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

import warehouse
from pages.shared import day, formats

KEY = "dataset"
SHOWN = "dataset_shown"
"""The box that shows titles; the choice itself, the name, is kept under KEY."""
LABEL = "Dataset"
SYNTHETIC = "Synthetic data"


def chosen() -> str | None:
    """The name of the dataset of this session; None for the one shown without a choice.

    Also None outside a session, where there is nobody to choose.
    """
    if get_script_run_ctx(suppress_warning=True) is None:
        return None
    return st.session_state.get(KEY)


def params() -> dict[str, str]:
    """What the reader looks at as it stands in an address: dataset and day, if chosen."""
    name = chosen()
    named = {KEY: name} if name is not None and name != first() else {}
    return named | day.params()


def first() -> str:
    """The dataset shown where none is named."""
    found = warehouse.datasets()
    return found[0].dataset_name if found else warehouse.ROOT_DATASET


def in_vain() -> list[str]:
    """What to tell about an address that names a dataset there is not, taken out of it.

    The script has to run again then: Streamlit reads the address at the start of a run.
    """
    names = [found.dataset_name for found in warehouse.datasets()]
    asked = st.query_params.get(KEY)
    if asked is None or not names or asked in names:
        return []
    if KEY in st.session_state:
        # Once its widget is drawn the address belongs to it.
        st.session_state[KEY] = names[0]
        return []
    st.query_params.pop(KEY)
    return [unknown(asked, names)]


def choose() -> None:
    """Offer the choice where there is one.

    Has to be drawn before anything is asked of the warehouse.
    """
    found = warehouse.datasets()
    names = [one.dataset_name for one in found]
    if st.session_state.get(KEY) not in (None, *names):
        st.session_state[KEY] = names[0] if names else None
    if len(names) > 1:
        with st.sidebar:
            box(titles(found))
    else:
        st.session_state[KEY] = names[0] if names else None


def titles(found: list[warehouse.SnapshotInfo]) -> dict[str, str]:
    """Name to title of each dataset; titles that several have are told apart by the name."""
    every = [one.dataset_title for one in found]
    return {
        one.dataset_name: one.dataset_title
        if every.count(one.dataset_title) == 1
        else f"{one.dataset_title} ({one.dataset_name})"
        for one in found
    }


def box(known: dict[str, str]) -> None:
    """The choice by title, while the name stands in the address.

    Streamlit writes into the address what a widget shows. So one that nobody sees, see
    style.css, holds the name there, and the one people see sets it.
    """
    names = list(known)
    st.session_state[SHOWN] = st.text_input(LABEL, names[0], key=KEY, bind="query-params")
    st.selectbox(LABEL, names, key=SHOWN, format_func=known.__getitem__, on_change=chosen_by_title)


def chosen_by_title() -> None:
    """Look at the dataset that was picked."""
    look_at(st.session_state[SHOWN])


def look_at(name: str | None) -> None:
    """Choose a dataset, if there is a choice. For callbacks, which run before it is drawn."""
    if name is not None:
        st.session_state[KEY] = name


def unknown(asked: str, names: list[str]) -> str:
    """What to tell about a dataset that an address names in vain."""
    known = formats.join(names, "or")
    return f"{LABEL} “{asked}” is not known; {names[0]} is shown instead. Known: {known}."


def mark(snapshot: warehouse.SnapshotInfo) -> str:
    """What stands in every file and figure of invented data; empty for real data."""
    return SYNTHETIC if snapshot.synthetic else ""
