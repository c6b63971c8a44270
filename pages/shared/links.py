"""Addresses that someone wrote: codes instead of labels, ranges, and values unknown here.

Streamlit seeds a filter from the address only if the address holds its labels, and
silently drops the rest. Before the widgets are drawn, `adopt` puts labels in place of
codes and ranges, and notes what nobody knows.
"""

import re
from difflib import get_close_matches

import streamlit as st

from pages.shared import data, formats
from pages.shared.filters import NAMES

PROBLEMS = "link_problems"

DASHED = re.compile(r"(\d{4})\s*[-–—]\s*(\d{4})")
"""Two years as people write a range of them."""

MOST_NAMED = 8
"""Values that a sentence names before it gives examples."""


def adopt(span: tuple[int, int]) -> None:
    """Translate the address where Streamlit would not understand it.

    span: first and last funding year there is. Runs the script once more when the
    address had to be changed, because Streamlit reads it at the start of a run, and when
    there is something to tell about it.
    """
    problems, changed, rewritten = [], False, {}
    for name in NAMES:
        written = st.query_params.get_all(name)
        if not written:
            continue
        years = name == "funding_year"
        found, unknown = read_years(written, span) if years else read(name, written)
        problems += unknown
        wanted = [data.label(name, value) for value in found]
        if not wanted or wanted == written:
            continue
        if name in st.session_state:
            # Once a widget is drawn the address belongs to it, and the value goes to the widget.
            st.session_state[name] = found
        else:
            rewritten[name] = wanted
    if rewritten:
        # All at once: every change of the address is a step that the back button goes through.
        st.query_params.update(rewritten)
        changed = True
    told = st.session_state.get(PROBLEMS, [])
    news = [problem for problem in problems if problem not in told]
    if news:
        # What stands above the filters has been drawn without them in this run; and the
        # next run no longer sees what this one took out of the address.
        st.session_state[PROBLEMS] = [*told, *news]
        changed = True
    if changed:
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


def read_years(written: list[str], span: tuple[int, int]) -> tuple[tuple, list[str]]:
    """The range of years meant by "2011", "2011..2014" or two values, within `span`.

    Also a sentence when it is unknown, or when a part of it had to be left out.
    """
    parts = written[0].split("..") if len(written) == 1 else written
    name, shown = "funding_year", "..".join(written)
    if not all(part.strip().isdigit() for part in parts) or len(parts) > 2:
        return (), [unknown_value(name, shown)]
    first, last = int(parts[0]), int(parts[-1])
    if first > last or last < span[0] or first > span[1]:
        return (), [unknown_value(name, shown)]
    kept = (max(first, span[0]), min(last, span[1]))
    return kept, [] if kept == (first, last) else [partly_known(shown, kept, span)]


def partly_known(text: str, kept: tuple[int, int], span: tuple[int, int]) -> str:
    """What to tell about a range of years that reaches beyond the years there are."""
    return (
        f"{NAMES['funding_year']} “{text}” reach beyond the data and were read as "
        f"{formats.years(*kept)}. {years_known(span)}"
    )


def years_known(span: tuple[int, int]) -> str:
    """The first and the last funding year there is."""
    return f"Funding years run from {span[0]} to {span[1]}."


def unknown_value(name: str, text: str) -> str:
    """What to tell about a value that is not known here, with the nearest ones that are."""
    if name == "funding_year":
        years = data.present(name)
        known = years_known((min(years), max(years))) if years else examples([])
        dashed = DASHED.fullmatch(text.strip())
        known = f"Write {'..'.join(dashed.groups())}. {known}" if dashed else known
    else:
        labels = [data.label(name, code) for code in data.present(name)]
        near = get_close_matches(text, labels, n=3, cutoff=0.5)
        known = f"Nearest: {formats.join(near, 'or')}." if near else examples(labels)
    return f"{NAMES[name]} “{text}” is not known and was ignored. {known}"


def examples(labels: list[str]) -> str:
    """The values there are; of many, a few that are called examples."""
    if not labels:
        return "No project of this dataset states one."
    if len(labels) <= MOST_NAMED:
        return f"Known: {formats.join(labels, 'or')}."
    named = formats.join(labels[:MOST_NAMED], "or")
    return f"Known are {formats.count(len(labels))}, for example {named}."


def problems() -> list[str]:
    """What the address asked for in vain, until a filter is changed."""
    return st.session_state.get(PROBLEMS, [])


def tell(told: list[str]) -> None:
    """Tell something above the page until a filter is changed."""
    if told:
        st.session_state[PROBLEMS] = [*dict.fromkeys([*problems(), *told])]


def forget_problems() -> None:
    """Stop telling about the address; the reader has moved on."""
    st.session_state.pop(PROBLEMS, None)
