"""Puts together what every file made of a card says: the only place where this is decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pyarrow as pa

import warehouse
from pages.shared import alt, charts, data, drawn, formats, headings, smallprint, theme, wording
from pages.shared.addresses import PAGES
from pages.shared.content import ORIGIN, Content
from pages.shared.declare import Card
from pages.shared.export import receipt
from pages.shared.export.asked import Asked
from pages.shared.export.exported import PLAIN, Column, Exported

UNITS = {"usd": "USD", "months": "months", "percent": "per cent"}
EVERYTHING = "All projects"
PROJECT = "Project"
WHOLE_SOURCE = "All that the source covers"

PARAM_WORDS = {
    "q": "Search",
    "advice": "Search in advice",
    "theme": "Theme",
    "source": "Document",
    "type": "Type",
    "severity": "Severity",
    "rule": "Rule",
    "project": "Project",
    "document": "Document",
    "verdict": "Verdict",
}
"""Choices of single pages that a subtitle tells; others say nothing a title does not."""


@dataclass(frozen=True)
class Place:
    """Where a card stands: page is its address, host the beginning of links to it.

    host: "https://example.org" or "https://example.org/fund"; empty for links that name no
    host. params: what stands in the address besides the filters.
    """

    page: str
    host: str = ""
    params: Mapping[str, Sequence[str]] = field(default_factory=dict)


def exported(asked: Asked, place: Place) -> Exported:
    """Everything files say of a card. Raises NothingInCommon, as the card itself does."""
    card, view = asked.card, asked.view
    shown = smallprint.prepared(card, view, asked.table, asked.used)
    info = data.snapshot()
    title = wording.filled(card.title, view)
    link = receipt.link(f"{place.host}/{place.page}", view.filters, info, card.id, place.params)
    disclaimer = charts.NOTES.get(card.chart)
    told = replace(shown, table=ranked(shown)) if disclaimer else shown
    return Exported(
        page=place.page,
        page_title=PAGES[place.page][0],
        card=card.id,
        title=title,
        subtitle=subtitle(card, asked, place.params),
        counts=smallprint.counts_words(shown) if shown.counts else "",
        used=dict(shown.counts),
        origin=ORIGIN[card.basis],
        basis=card.basis,
        as_of=info.built_at,
        known_on=info.as_of,
        snapshot=info.id,
        dataset=info.dataset_title,
        synthetic=info.synthetic,
        mark=data.mark(),
        sources=shown.sources,
        notes=tuple(n for n in smallprint.notes(card, view, shown, asked.draw) if n != disclaimer),
        method=tuple(method(name) for name in card.metrics),
        alt=alternative(title, card, told),
        disclaimer=disclaimer,
        receipt=link,
        table=told.table,
        columns=columns(shown, card),
        measures=tuple(shown.measures),
        marks=card.marks,
        figure=None if shown.empty or asked.draw is None else figure(asked, shown),
        nothing=smallprint.nothing_known(shown) if shown.empty else None,
    )


def subtitle(card: Card, asked: Asked, params: Mapping[str, Sequence[str]]) -> str:
    """What is in view, in words: the filters, and choices of the page."""
    filters = asked.view.filters
    follows = card.filtered and card.figures is None
    parts = [filters.words if filters.active else EVERYTHING] if follows else [WHOLE_SOURCE]
    told = {name: PARAM_WORDS[name] for name in params if name in PARAM_WORDS}
    parts += [f"{words}: {formats.join(list(params[name]), 'or')}" for name, words in told.items()]
    return "; ".join(parts)


def method(metric: str) -> str:
    """How a metric is taken, as the warehouse declares it."""
    definition = warehouse.metrics()[metric]
    return f"{definition.label}: {' '.join(definition.description.split())}"


def alternative(title: str, card: Card, shown: Content) -> str:
    """The card in words, for people who do not see it."""
    if card.marks is None or card.marks not in shown.table.column_names:
        return f"{title}. {formats.plural(shown.table.num_rows, 'row')} of text."
    return alt.text(title, shown.table, card.marks, shown.measures, card.by[1:])


def figure(asked: Asked, shown: Content) -> dict[str, Any]:
    """The chart as on screen, in the colours of the light theme."""
    drawn_on_screen = drawn.figure(
        asked.draw, shown.table, asked.card.marks, shown.measures, asked.options
    )
    return theme.paint(drawn_on_screen.to_plotly_json(), "light")


def ranked(shown: Content) -> pa.Table:
    """The table of a map by what it paints, the most first: a slide has room for the first rows."""
    table = shown.table
    names = [name for name in table.column_names if name.endswith("_label")]
    by = [(measure.column, "descending") for measure in shown.measures[:1]]
    return table.sort_by([*by, *((name, "ascending") for name in names)])


def columns(shown: Content, card: Card) -> tuple[Column, ...]:
    """The columns of the table with headings that name units; none is called as another."""
    forms = {measure.column: measure.format for measure in shown.measures}
    labels = {measure.column: measure.label for measure in shown.measures}
    found, taken = [], set()
    for name in shown.table.column_names:
        form = forms.get(name) or number_format(name, shown.table.schema.field(name).type)
        words = labels.get(name) or headings.heading(name, card.headings)
        if name == f"{headings.PROJECT}_label":
            words = PROJECT
        elif f"{name}_label" in shown.table.column_names and name != headings.PROJECT:
            words = f"{words}, code"
        if form in UNITS and UNITS[form].casefold() not in words.casefold():
            words = f"{words} ({UNITS[form]})"
        if words in taken:
            words = f"{words} [{name}]"
        taken.add(words)
        found.append(Column(name, words, form, headings.for_reading(name, shown.table)))
    return tuple(found)


def number_format(name: str, kind: pa.DataType) -> str | None:
    """How numbers of a column are written; None for what is no number."""
    if not (pa.types.is_integer(kind) or pa.types.is_decimal(kind) or pa.types.is_floating(kind)):
        return None
    metric, known = warehouse.metrics().get(name), warehouse.columns().get(name)
    if name in warehouse.dimensions() or (known is not None and "year" in (known.unit or "")):
        return PLAIN
    if metric is not None:
        return metric.format
    if known is not None and known.unit in formats.OF_UNIT:
        return formats.OF_UNIT[known.unit]
    return "count" if pa.types.is_integer(kind) else "number"
