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
    dimensions = set(warehouse.dimensions_of("projects")) - set(NAMES)
    found = {}
    for name, code in st.query_params.to_dict().items():
        if name not in dimensions:
            continue
        try:
            data.label(name, code)
        except warehouse.BadFilter:
            continue
        found[name] = code
    return found


def words(narrowed: dict[str, str]) -> str:
    """The same in words: "Challenge: COVID-19"."""
    labels = warehouse.dimensions()
    return "; ".join(
        f"{labels[name].label}: {data.label(name, code)}" for name, code in narrowed.items()
    )
