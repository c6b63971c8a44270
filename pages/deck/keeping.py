"""Saving a deck as an address or a file, and opening one again."""

import streamlit as st

from pages.shared import intake, words
from pages.shared.deck import address, file, held
from pages.shared.deck.model import Deck, DeckError

UPLOAD = "deck_file"
ROUND = "deck_file_round"
"""Counts opened files, so that the same file can be opened twice."""

TOO_LONG = (
    f"This deck is too long for an address (more than {address.LONGEST:,} characters): it would "
    "be lost when the page is reloaded. Save it as a file."
)


def tell(broken: list[str], differing: list[str], *, gone: bool) -> None:
    """What is wrong with the deck or its file, and the click that brings it up to date.

    gone: whether data that slides were made from is no longer kept.
    """
    # What comes and goes has a place of its own, so that nothing below it moves.
    with st.container():
        for problem in broken:
            st.warning(words.escape(problem), icon=":material/link_off:")
        for told in differing:
            st.info(words.escape(told), icon=":material/history:")
        if differing or gone:
            st.button("Use the data in service for all slides", on_click=_bring_up_to_date)


def show(deck: Deck, host: str) -> None:
    """The address, the file to save, and the place to open one."""
    fits = held.keep_in_address(host)
    if deck.slides and fits:
        words.quiet("Link to this deck; the address of this page is the same.")
        st.code(address.link(deck, host), language=None, wrap_lines=True)
    elif deck.slides:
        st.warning(TOO_LONG, icon=":material/save:")
    if deck.slides:
        with st.container(horizontal=True):
            _save(deck, "json", "Save as a file (JSON)")
            _save(deck, "yml", "Save as a file (YAML)")
            st.button("Begin a new deck", on_click=held.put, args=(Deck(),), key="deck_new")
    key = f"{UPLOAD}_{st.session_state.get(ROUND, 0)}"
    if intake.is_on():
        st.file_uploader(
            "Open a saved deck (.json or .yml); it takes the place of this one",
            type=list(file.ENDINGS),
            key=key,
            on_change=_open_file,
            args=(key,),
        )
        return
    st.text_area(
        "Open a saved deck: paste what its file holds; it takes the place of this one",
        key=key,
        height=120,
        max_chars=file.LARGEST_BYTES,
        on_change=_open_text,
        args=(key,),
        help="This server takes no files; the text of a saved deck (.json or .yml) will do.",
    )


def _save(deck: Deck, ending: str, label: str) -> None:
    st.download_button(
        label,
        data=lambda: file.written(deck, ending),
        file_name=f"deck.{ending}",
        mime=file.ENDINGS[ending],
        key=f"deck_save_{ending}",
        on_click="ignore",
    )


def _open_file(key: str) -> None:
    uploaded = st.session_state.get(key)
    if uploaded is not None:
        _open(uploaded.getvalue(), uploaded.name)


def _open_text(key: str) -> None:
    text = st.session_state.get(key, "")
    if text.strip():
        _open(text.encode(), "The text")


def _open(content: bytes, name: str) -> None:
    """Put a saved deck in place of this one; what is wrong with it is told."""
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
    try:
        held.put(file.read(content, name))
    except DeckError as error:
        held.put(held.current(), [f"The deck was not opened. {error}"])


def _bring_up_to_date() -> None:
    held.put(held.current().in_service())
