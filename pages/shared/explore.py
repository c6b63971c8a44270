"""From a card to the Explore page: the same question there, under the same filters."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import streamlit as st

import warehouse
from pages.shared import data, sidebar
from pages.shared.declare import Card
from pages.shared.filters import NAMES, Filters
from pages.shared.view import View

PAGE = "pages/explore/page.py"
KINDS = {"bars": "bar", "columns": "bar", "world": "map", "stacked": "stacked"}
"""Kinds of chart of a card to those of the Explore page; for others it chooses itself."""


def buttons(card: Card, view: View) -> None:
    """One way to the Explore page per metric of the card; none where it has no metrics."""
    for metric in card.metrics:
        label = warehouse.metrics()[metric].label.lower()
        name = f" ({label})" if len(card.metrics) > 1 else ""
        filters = filters_of(card, view)
        if st.button(
            f"Open in Explore{name}",
            key=f"{card.id}_explore_{metric}",
            on_click=sidebar.apply,
            args=(filters,),
            width="stretch",
        ):
            st.switch_page(PAGE, query_params=params(card, metric))


def params(card: Card, metric: str) -> dict[str, str | list[str]]:
    """The question of a card about one of its metrics, as it stands in the address."""
    by = dimensions(card, metric)
    found: dict[str, str | list[str]] = {
        "metric": metric,
        **dict(zip(("by", "by2"), by, strict=False)),
    }
    chart = KINDS.get(card.chart or "")
    if chart and (chart == "stacked") == (len(by) == 2):
        found["chart"] = chart
    beyond = {name: value for name, value in card.where.items() if name not in NAMES}
    return found | {name: [str(code) for code in listed(value)] for name, value in beyond.items()}


def dimensions(card: Card, metric: str) -> tuple[str, ...]:
    """What the card groups by, or what its marks are where that is a dimension of the metric."""
    if card.by:
        return card.by[:2]
    known = warehouse.dimensions_of(metric)
    return (card.category,) if card.category in known else ()


def filters_of(card: Card, view: View) -> Filters:
    """The reader's filters together with those the card sets itself."""
    own = {name: value for name, value in card.where.items() if name in NAMES}
    if not card.filtered:
        return narrowed(Filters(), own)
    merged = view.where(own)
    return narrowed(view.filters, {name: merged[name] for name in own})


def narrowed(filters: Filters, where: Mapping[str, object]) -> Filters:
    """The filters with the values of `where` in place, as codes the widgets know."""
    for name, wanted in where.items():
        texts = {str(code) for code in listed(wanted)}
        codes = tuple(code for code in data.present(name) if str(code) in texts)
        if name == "funding_year":
            codes = (min(codes), max(codes))
        filters = replace(filters, **{name: codes})
    return filters


def listed(value: object) -> Iterator[object]:
    """One value or several as several."""
    yield from value if isinstance(value, (list, tuple)) else [value]
