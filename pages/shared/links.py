"""Addresses that someone wrote: codes instead of labels, ranges, and values unknown here.

Streamlit seeds a filter from the address only if the address holds its labels, and
silently drops the rest. Before the widgets are drawn, `adopt` reads what the address
says, hands codes and ranges over to the widgets, and notes what nobody knows.
"""

from difflib import get_close_matches

import streamlit as st

from pages.shared import data, formats
from pages.shared.filters import NAMES

PENDING = "link_values"
PROBLEMS = "link_problems"


def adopt(span: tuple[int, int]) -> None:
    """Translate the address where Streamlit would not understand it.

    span: first and last funding year there is.
    """
    values, problems = {}, []
    for name in NAMES:
        written = st.query_params.get_all(name)
        if not written:
            continue
        found, unknown = (
            read_years(written, span) if name == "funding_year" else read(name, written)
        )
        problems += unknown
        if found and not understood(name, written, found):
            values[name] = found
    if problems:
        st.session_state[PROBLEMS] = problems
    if values:
        st.session_state[PENDING] = values
    for name, value in st.session_state.get(PENDING, {}).items():
        st.session_state[name] = value


def settle() -> None:
    """Run once more after a translation, so that the address bar shows it too.

    Streamlit writes a value set by code into the address only for a widget it has
    already seen.
    """
    if PENDING not in st.session_state:
        return
    if st.session_state.get("link_seen"):
        del st.session_state[PENDING], st.session_state["link_seen"]
        return
    st.session_state["link_seen"] = True
    st.rerun()


def read(name: str, written: list[str]) -> tuple[list, list[str]]:
    """Codes meant by the `written` values of a filter, and a sentence per unknown one."""
    meant = {}
    for code in data.present(name):
        meant[str(code).casefold()] = code
        meant[data.label(name, code).casefold()] = code
    found, problems = [], []
    for text in written:
        code = meant.get(text.strip().casefold())
        if code is None:
            problems.append(unknown_value(name, text))
        elif code not in found:
            found.append(code)
    return found, problems


def read_years(written: list[str], span: tuple[int, int]) -> tuple[tuple | None, list[str]]:
    """The range of years meant by "2011", "2011..2014" or two values, within `span`."""
    parts = written[0].split("..") if len(written) == 1 else written
    name, shown = "funding_year", "..".join(written)
    if not all(part.strip().isdigit() for part in parts) or len(parts) > 2:
        return None, [unknown_value(name, shown)]
    first, last = int(parts[0]), int(parts[-1])
    if first > last or last < span[0] or first > span[1]:
        return None, [unknown_value(name, shown)]
    return (max(first, span[0]), min(last, span[1])), []


def understood(name: str, written: list[str], found: list | tuple) -> bool:
    """Whether Streamlit reads `written` by itself to the values `found`."""
    if name == "funding_year":
        return [str(year) for year in found] == written
    labels = {data.label(name, code) for code in found}
    return labels <= set(written)


def unknown_value(name: str, text: str) -> str:
    """What to tell about a value that is not known here, with the nearest ones that are."""
    if name == "funding_year":
        years = data.present(name)
        known = f"Funding years run from {min(years)} to {max(years)}."
    else:
        labels = [data.label(name, code) for code in data.present(name)]
        near = get_close_matches(text, labels, n=3, cutoff=0.5) or labels
        known = f"Known: {formats.join(near[:8], 'or')}."
    return f"{NAMES[name]} “{text}” is not known and was ignored. {known}"


def problems() -> list[str]:
    """What the address asked for in vain, until a filter is changed."""
    return st.session_state.get(PROBLEMS, [])


def forget_problems() -> None:
    """Stop telling about the address; the reader has moved on."""
    st.session_state.pop(PROBLEMS, None)
