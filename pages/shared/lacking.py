"""What a page shows where the records have nothing of a kind, and the way to where they have."""

import streamlit as st

import warehouse
from pages.shared import data, datasets, words

DEMONSTRATION = "demonstration"
"""The dataset that has records of every kind."""


def told(text: str, key: str = "to_demonstration") -> None:
    """Say what the records lack, with a way to the page in the demonstration if there is one.

    key: of the button, where a page says so more than once.
    """
    st.info(words.escape(text), icon=":material/event_busy:")
    found = {one.dataset_name: one.dataset_title for one in warehouse.datasets()}
    if DEMONSTRATION in found and data.snapshot().dataset_name != DEMONSTRATION:
        st.button(
            f"Open this page in “{found[DEMONSTRATION]}”",
            key=key,
            on_click=datasets.look_at,
            args=(DEMONSTRATION,),
        )
