"""What to say where a dataset holds records only, without what the reviews print."""

import streamlit as st

import warehouse
from pages.shared import data, datasets, ending, formats, words


def needed() -> None:
    """End a page about what documents print where the dataset has none of it, in words.

    Leads to the same page in the published reviews, if they were built.
    """
    if data.has_published():
        return
    title = words.escape(data.snapshot().dataset_title)
    st.info(
        f"This page shows what documents print, and the dataset “{title}” holds records only: "
        "it has no published figures.",
        icon=":material/menu_book:",
    )
    way_to_reviews()
    ending.end()


def left_out(number: int) -> None:
    """Say that cards about published figures are left out of a page."""
    with st.container(horizontal=True, vertical_alignment="center", key="left_out"):
        cards = formats.plural(number, "card")
        words.quiet(f"This dataset has no published figures: {cards} about them left out here.")
        way_to_reviews()


def way_to_reviews() -> None:
    """A button that opens the page in the published reviews."""
    names = [found.dataset_name for found in warehouse.datasets()]
    if warehouse.ROOT_DATASET in names:
        st.button(
            "Open this page in the published reviews",
            key="to_reviews",
            type="tertiary",
            icon=":material/menu_book:",
            on_click=datasets.look_at,
            args=(warehouse.ROOT_DATASET,),
        )
