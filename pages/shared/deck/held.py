"""The deck of a reader: kept for the session, in the address of its page, added to from cards."""

import streamlit as st

from pages.shared import words
from pages.shared.deck import address
from pages.shared.deck.model import Deck, DeckError
from pages.shared.export.exported import Exported

KEY = "deck"
ADDRESS = "deck_in_address"
"""What the address of the page said when it was last read or written."""

CHANGED = "deck_changed"
"""Whether the reader changed the deck and its address does not say so yet."""

PROBLEMS = "deck_problems"
PAGE = "pages/deck/page.py"


def current() -> Deck:
    """The deck of this session."""
    return st.session_state.get(KEY, Deck())


def put(deck: Deck, problems: list[str] | None = None) -> None:
    """Keep a deck. problems: what there is to tell of it; what was told before is forgotten."""
    _keep(deck, problems)
    st.session_state[CHANGED] = True


def problems() -> list[str]:
    """What there is to tell of the deck."""
    return st.session_state.get(PROBLEMS, [])


def arrive() -> None:
    """Take the deck that the address of the page holds, unless it is the one kept already.

    What the reader has just changed counts more than an address: a browser sends the one it had
    when a key was pressed, and that may be older than the last change, or newer than this
    session knows because the run that wrote it was broken off.
    """
    if st.session_state.get(CHANGED):
        return
    written = {name: st.query_params.get_all(name) for name in address.NAMES}
    if any(written.values()) and written != st.session_state.get(ADDRESS):
        _keep(*address.read(written))
        st.session_state[ADDRESS] = written


def keep_in_address(host: str) -> bool:
    """Write the deck into the address; returns whether it fits. host: the beginning of it."""
    deck = current()
    fits = not address.too_long(deck, host)
    wanted = address.params(deck if fits else Deck())
    if wanted != {name: st.query_params.get_all(name) for name in address.NAMES}:
        # All at once: every change of the address is a step that the back button goes through.
        st.query_params.update(wanted)
    st.session_state[ADDRESS] = wanted
    st.session_state[CHANGED] = False
    return fits


def _keep(deck: Deck, problems: list[str] | None) -> None:
    st.session_state[KEY] = deck
    st.session_state[PROBLEMS] = list(problems or ())


def add(link: str, title: str) -> None:
    """Put a card into the deck. For callbacks."""
    try:
        put(current().added(link))
    except DeckError as error:
        st.toast(str(error), icon=":material/error:")
        return
    number = len(current().slides)
    st.toast(f"Slide {number} of the deck: {words.escape(title)}", icon=":material/slideshow:")


def button(exported: Exported) -> None:
    """In the menu of a card: put it into the deck, and the way to the deck once there is one."""
    deck = current()
    place = deck.place_of(exported.receipt)
    st.button(
        "Add to deck" if place is None else f"In the deck: slide {place + 1}",
        key=f"{exported.card}_deck",
        on_click=add,
        args=(exported.receipt, exported.title),
        disabled=place is not None,
        icon=":material/slideshow:",
        width="stretch",
        help="Collect cards and make one presentation of them. The slide keeps these filters, "
        "this data and this day.",
    )
    if deck.slides:
        st.page_link(PAGE, label=f"Open the deck ({len(deck.slides)})")
