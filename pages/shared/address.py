"""Choices of one page that stand in its address, such as ?q=consultant&verdict=contradicts.

The address is what counts: each run reads it, a widget that changes writes it. Codes
stand there, not labels, so that a link survives a change of wording.
"""

from collections.abc import Mapping

import streamlit as st

from pages.shared import formats

EVERY_WORD = "Every word has to occur; capitals and accents do not matter."


def text(name: str, label: str, placeholder: str, explained: str = EVERY_WORD) -> str:
    """A search box; returns the text wanted, without blanks around it.

    explained: what the question mark beside the box says.
    """
    key = f"address_{name}"
    st.session_state[key] = st.query_params.get(name, "")
    st.text_input(
        label,
        key=key,
        placeholder=placeholder,
        help=explained,
        on_change=written,
        args=(name,),
        icon=":material/search:",
    )
    return st.query_params.get(name, "").strip()


def choices(name: str, label: str, labels: Mapping[str, str]) -> list[str]:
    """A box to choose several of `labels` (code to words); returns the codes chosen.

    What the address holds and nobody knows is told and left out.
    """
    key = f"address_{name}"
    asked = st.query_params.get_all(name)
    st.session_state[key] = [code for code in labels if code in asked]
    st.multiselect(
        label,
        list(labels),
        key=key,
        format_func=lambda code: labels[code],
        placeholder="All",
        on_change=written,
        args=(name,),
    )
    for code in asked:
        if code not in labels:
            known = formats.join(list(labels), "or")
            st.warning(
                f"{label} “{code}” is not known and was ignored. Known: {known}.",
                icon=":material/link_off:",
            )
    return [code for code in labels if code in asked]


def written(name: str) -> None:
    """Put what a widget holds into the address; nothing takes the parameter away."""
    value = st.session_state[f"address_{name}"]
    value = value.strip() if isinstance(value, str) else value
    if value:
        st.query_params[name] = value
    else:
        forget(name)


def forget(*names: str) -> None:
    """Take parameters out of the address."""
    for name in names:
        st.query_params.pop(name, None)
