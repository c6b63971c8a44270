"""What stands under a card in words: counts, remarks, and why there is nothing to draw.

The same words go into every file that is made of the card.
"""

from collections.abc import Callable
from dataclasses import replace

import pyarrow as pa

import warehouse
from pages.shared import charts, codes, content, formats, most, records, wording
from pages.shared.content import Content
from pages.shared.declare import Card
from pages.shared.view import View

OVERLAPPING = "A project may count in several of these groups, so they do not add up."
SILENT = "The records in view say nothing about this."
UNFILTERED = "The filters do not change this card: it covers all that the source covers."


def prepared(
    card: Card, view: View, table: pa.Table | None, used: records.Used | None = None
) -> Content:
    """What the card shows: the answer to its question, in the page's own table if given.

    used: the records the page's table was made from, where they are not all in view.
    """
    asked = content.of(card, view)
    if used is not None:
        one, many = used.noun
        counts = {many: warehouse.Counts(used.used, used.eligible)}
        asked = replace(asked, counts=counts, nouns={many: (one, many)}, otherwise=used.otherwise)
    if table is not None:
        sources = content.provenance(table) or asked.sources
        asked = replace(asked, table=table, sources=sources)
    return replace(asked, table=codes.with_words(asked.table, card.marks))


def notes(card: Card, view: View, shown: Content, draw: Callable | None = None) -> list[str]:
    """Remarks under a card: its own, those of its kind of chart, and what could be overlooked.

    draw: the builder of its chart, None where there is only a table.
    """
    own = wording.filled(card.note or "", view)
    unfiltered = UNFILTERED if ignores_filters(card, view) else None
    overlapping = OVERLAPPING if shown.overlapping and shown.table.num_rows > 1 else None
    named = {measure.column: measure.label for measure in shown.measures} | card.headings
    largest = None
    if most.too_many(shown.table, card.marks, draw):
        column = most.ranking(shown.measures, card.options)
        largest = most.note(shown.table, card.marks, column, named)
    told = (largest, own, charts.NOTES.get(card.chart), overlapping, unfiltered)
    return [note for note in told if note]


def ignores_filters(card: Card, view: View) -> bool:
    """Whether filters are set that this card does not follow."""
    return bool(view.filters.active) and (card.figures is not None or not card.filtered)


def counts_words(shown: Content) -> str:
    """n 14 of 41 used, 27 not stated; named per measure when they differ."""
    told = {
        name: counts_of(counts, shown.nouns.get(name, records.PROJECT), shown.otherwise)
        for name, counts in shown.counts.items()
    }
    if len(set(told.values())) == 1:
        return f"n {next(iter(told.values()))}"
    return "; ".join(f"{name.lower()}: n {used}" for name, used in told.items())


def counts_of(
    counts: warehouse.Counts, noun: tuple[str, str], otherwise: str = records.NOT_STATED
) -> str:
    """One triple of counts in words; records that are not projects are named."""
    eligible = formats.count(counts.eligible)
    if noun != records.PROJECT:
        eligible = formats.plural(counts.eligible, *noun)
    missing = f", {formats.count(counts.missing)} {otherwise}" if counts.missing else ""
    return f"{formats.count(counts.used)} of {eligible} used{missing}"


def nothing_known(shown: Content) -> str:
    """Why a card has no marks; that nothing is stated is said only where no record was used."""
    label, counts = max(
        shown.counts.items(), key=lambda item: item[1].eligible, default=(None, None)
    )
    if counts is None or not counts.eligible:
        return SILENT
    if counts.used:
        return not_shown(shown)
    noun = shown.nouns.get(label, records.PROJECT)
    if shown.otherwise != records.NOT_STATED:
        found = formats.plural(counts.eligible, *noun)
        return f"Of {found} in view none is shown: {shown.otherwise}."
    return f"Not stated for {records.none_of(counts.eligible, noun)} in view."


def not_shown(shown: Content) -> str:
    """Why records that were used leave nothing to draw, in the words of the card's measures."""
    if not shown.table.num_rows:
        return SILENT
    told = {measure.absent: None for measure in shown.measures}
    told.pop(formats.NOT_STATED, None)
    if not told:
        return "Nothing to draw: it cannot be computed from the records in view."
    return f"Nothing to draw: {'; '.join(told)}."
