"""The day up to which the portfolio is known: a choice in the sidebar that stands in the address.

Without one everything recorded is shown. With one every page, link and file shows what was
known on that day (`as_of=2021-06-30`), so that last year's slide can be drawn again.
"""

from datetime import date

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

KEY = "as_of"
LABEL = "As known on"
EARLIEST, LATEST = date(2001, 1, 1), date(2099, 12, 31)
"""The Fund exists since 2001."""


def chosen() -> date | None:
    """The day of this session; None where everything recorded is shown."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return None
    return st.session_state.get(KEY)


def params() -> dict[str, str]:
    """The choice as it stands in an address; nothing where everything is shown."""
    day = chosen()
    return {KEY: day.isoformat()} if day else {}


def choose() -> list[str]:
    """Offer the choice; returns what to tell about the address.

    Has to be drawn before anything is asked of the warehouse.
    """
    told = [f"{LABEL} {unknown(text)}" for text in st.query_params.get_all(KEY) if not read(text)]
    if told:
        st.query_params.pop(KEY)
    with st.sidebar:
        st.date_input(
            LABEL,
            value=None,
            min_value=EARLIEST,
            max_value=LATEST,
            key=KEY,
            bind="query-params",
            format="YYYY-MM-DD",
            help="Shows the portfolio as it was known on that day: later approvals, decisions, "
            "reports and evaluations are left out. Empty: everything recorded.",
        )
    return told


def read(text: str) -> date | None:
    """The day a text names, None when it names none that can be chosen."""
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        return None
    return day if EARLIEST <= day <= LATEST else None


def unknown(text: str) -> str:
    """What to tell about a day that an address names in vain."""
    return (
        f"“{text}” is not a day such as 2021-06-30 from {EARLIEST.year} on and was ignored; "
        "everything recorded is shown."
    )
