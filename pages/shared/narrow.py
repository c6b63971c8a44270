"""Dimensions an address narrows to beyond the shared filters, such as ?challenge=covid_19.

Charts lead to the Projects page with the code of the selected mark; when its dimension
is not one of the filters, it stands in the address as a parameter of its own.
"""

import streamlit as st

import warehouse
from pages.shared import data
from pages.shared.filters import NAMES


def narrowing() -> dict[str, str]:
    """Dimension to code for every valid parameter of the address that is not a filter.

    A parameter that names no dimension, or a code it does not have, is left out.
    """
    return {name: code for name, code in written().items() if not problem(name, code)}


def problems() -> list[str]:
    """A sentence per parameter that names a dimension but no code it has."""
    found = [problem(name, code) for name, code in written().items()]
    return [text for text in found if text]


def written() -> dict[str, str]:
    """The parameters of the address that name a dimension besides the filters."""
    dimensions = set(warehouse.dimensions_of("projects")) - set(NAMES)
    return {name: st.query_params[name] for name in st.query_params if name in dimensions}


def problem(name: str, code: str) -> str:
    """What is wrong with the `code` of a dimension; empty when nothing is."""
    try:
        data.label(name, code)
    except warehouse.BadFilter as error:
        label = warehouse.dimensions()[name].label
        near = error.hint if error.hint.startswith("Did you mean") else ""
        return f"{label} “{code}” is not known and was ignored. {near}".strip()
    return ""


def words(narrowed: dict[str, str]) -> str:
    """The same in words: "Challenge: COVID-19"."""
    labels = warehouse.dimensions()
    return "; ".join(
        f"{labels[name].label}: {data.label(name, code)}" for name, code in narrowed.items()
    )
