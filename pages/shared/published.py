"""What to say where a dataset holds records only, without what the reviews print."""

import streamlit as st

import warehouse
from pages.shared import data, datasets, formats, words


def left_out(number: int, of: int) -> None:
    """Say that cards of a page are left out; where all of them are, that is all the page says.

    Leads to the same page in the published reviews, if they were built.
    """
    title = data.snapshot().dataset_title
    if number == of:
        st.info(
            f"“{words.escape(title)}” holds records only. This page shows what documents print "
            "(figures, texts and peer projects), and this dataset has none of it.",
            icon=":material/menu_book:",
        )
        way_to_reviews()
        st.stop()
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
