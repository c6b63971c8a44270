"""A former snapshot that a receipt link names: the data as it was, read-only.

Exported figures carry a link with `snapshot=<id>`. While that snapshot is in service the
address says nothing new; when another one has taken its place and the former is still on
disk, the page shows exactly the data of the link and says so.
"""

import re

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

import warehouse
from pages.shared import datasets, day, words

PARAMETER = "snapshot"
CARD = "card"
KEY = "former_snapshot"
DRAWN = "cards_drawn"
LONGEST_NAME = 40
SHOWN = 6
"""Letters of an identifier that people compare, as under every card."""


def chosen() -> str | None:
    """The former snapshot of this session; None for the one in service."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return None
    return st.session_state.get(KEY)


def choose() -> list[str]:
    """Take the snapshot that the address names; returns what to tell where there is none.

    Has to run after dataset and day are chosen and before anything is asked of the warehouse.
    """
    st.session_state[KEY] = None
    asked = st.query_params.get(PARAMETER, "").strip().lower()
    if not asked:
        return []
    try:
        if asked != warehouse.current(datasets.chosen(), day.chosen()).snapshot.id:
            warehouse.current(datasets.chosen(), day.chosen(), asked)
            st.session_state[KEY] = asked
    except warehouse.BrokenSnapshot:
        st.query_params.pop(PARAMETER)
        return [gone(asked)]
    except warehouse.WarehouseError:
        # There is no data at all, which the page tells better than its link.
        return []
    return []


def gone(asked: str) -> str:
    """What to tell about a snapshot that is not there any more."""
    return (
        f"The data this link was made from (snapshot {asked[:SHOWN]}) is no longer kept here. "
        "You see the data in service now: numbers may differ from those you were shown."
    )


def notice() -> None:
    """Say that these are former data, and offer those in service."""
    asked = chosen()
    if asked is None:
        return
    now = warehouse.current(datasets.chosen(), day.chosen()).snapshot
    with st.container(border=True, key="former_data"):
        st.markdown(
            f"**Former data, as this link was made.** You see snapshot {asked[:SHOWN]}; in "
            f"service since {now.built_at.day} {now.built_at:%b %Y} is {now.id[:SHOWN]}."
        )
        st.button("Show the data in service", on_click=leave, key="leave_former")


def leave() -> None:
    """Go back to the data in service."""
    st.query_params.pop(PARAMETER, None)


def begin_page() -> None:
    """No card of the page is drawn yet."""
    st.session_state[DRAWN] = set()


def drawn(name: str) -> None:
    """Note that a card is on the page."""
    st.session_state.setdefault(DRAWN, set()).add(name)


def show_card() -> None:
    """Bring the card that a link names into view, with a frame around it.

    Says so where the page has no such card; has to run after the page.
    """
    name = st.query_params.get(CARD, "")
    if not name:
        return
    if name not in st.session_state.get(DRAWN, ()):
        st.warning(words.escape(no_card(name)), icon=":material/link_off:")
    elif re.fullmatch(r"\w+", name):
        st.html(_MARK.replace("CARD", name), unsafe_allow_javascript=True)


def no_card(name: str) -> str:
    """What to tell about a card that the page does not have, or not for what is in view."""
    return (
        f"The card of this link (“{name[:LONGEST_NAME]}”) is not on this page, or no longer for "
        "what is in view. The rest of the page is shown."
    )


_MARK = """
<style>.st-key-card_CARD { outline: 3px solid var(--st-primary-color, #3588d4); }</style>
<script>
(() => {
  const until = Date.now() + 15000;
  const look = () => {
    const card = document.querySelector('.st-key-card_CARD');
    const drawn = card && !document.querySelector('[data-testid="stSkeleton"]');
    if (drawn) { card.scrollIntoView({ block: 'center' }); }
    else if (Date.now() < until) { setTimeout(look, 200); }
  };
  look();
})();
</script>
"""
