"""Which dataset the reader looks at: a choice in the sidebar that stands in the address.

The first dataset there is, the published reviews, is shown where the address names none
(`dataset=<name>`). Everything a page asks is asked of the dataset chosen, see `data.store`.
"""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

import warehouse
from pages.shared import day, formats

KEY = "dataset"
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


def choose() -> list[str]:
    """Offer the choice where there is one; returns what to tell about the address.

    Has to be drawn before anything is asked of the warehouse.
    """
    names = [found.dataset_name for found in warehouse.datasets()]
    problems = [unknown(asked, names) for asked in st.query_params.get_all(KEY)[:1] if names]
    told = [problem for problem in problems if problem]
    if told:
        st.query_params.pop(KEY)
    if len(names) > 1:
        with st.sidebar:
            st.selectbox(LABEL, names, key=KEY, bind="query-params")
    else:
        st.session_state[KEY] = names[0] if names else None
    return told


def look_at(name: str | None) -> None:
    """Choose a dataset, if there is a choice. For callbacks, which run before it is drawn."""
    if name is not None:
        st.session_state[KEY] = name


def unknown(asked: str, names: list[str]) -> str:
    """What to tell about a dataset that an address names in vain; nothing where there is one."""
    if asked in names:
        return ""
    known = formats.join(names, "or")
    return f"{LABEL} “{asked}” is not known; {names[0]} is shown instead. Known: {known}."


def mark(snapshot: warehouse.SnapshotInfo) -> str:
    """What stands in every file and figure of invented data; empty for real data."""
    return SYNTHETIC if snapshot.synthetic else ""
