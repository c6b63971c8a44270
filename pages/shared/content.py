"""From a declared card to what it shows: table, measures, counts, origin and sources."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pyarrow as pa

import warehouse
from pages.shared import data, formats, records
from pages.shared.charts import Measure
from pages.shared.declare import Card
from pages.shared.view import View

ORIGIN = {
    "records": "computed from records",
    "published": "as published",
    "both": "published beside computed",
    "build": "kept by the build",
}


@dataclass(frozen=True)
class Content:
    """What a card shows.

    table: one row per mark, with codes and labels. measures: its columns that are
    drawn. counts: used, eligible and missing records per measure label. nouns: what one and
    several of these records are called, per measure label; projects unless given. otherwise:
    what is the matter with eligible records that are not used. sources:
    "Review 2011-2014, Annex 3" and the like. overlapping: a project may count in several
    rows.
    """

    table: pa.Table
    measures: list[Measure]
    counts: Mapping[str, warehouse.Counts] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    overlapping: bool = False
    nouns: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    otherwise: str = records.NOT_STATED

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw: no row, or no row with a value."""
        columns = [m.column for m in self.measures] or self.table.column_names[:1]
        return all(self.table[name].null_count == self.table.num_rows for name in columns)


def of(card: Card, view: View) -> Content:
    """The content of a card under the filters. Raises NothingInCommon."""
    if card.metrics:
        return of_metrics(card, view)
    if card.rows:
        return of_rows(card, view)
    return of_figures(card)


def of_metrics(card: Card, view: View) -> Content:
    """Metrics per group, with label columns and the bases of shares."""
    ask = view.answer if card.filtered else data.answer
    answer = ask(card.metrics, card.by, card.where)
    table = data.with_labels(answer.table, card.by)
    definitions = warehouse.metrics()
    measures, counts, nouns = [], {}, {}
    for name in card.metrics:
        metric = definitions[name]
        counts[metric.label] = stated(answer, name, card)
        nouns[metric.label] = records.noun(name)
        base = f"{name}_base" if card.shares else None
        if base:
            table = table.append_column(base, bases(table, card, name, view))
        measures.append(Measure(name, metric.label, metric.format, base=base))
    lacking = {definitions[name].missing for name in card.metrics}
    return Content(
        table,
        chosen(card, measures),
        counts,
        source_lines(answer.sources),
        answer.overlapping,
        nouns,
        otherwise=lacking.pop() if len(lacking) == 1 else records.NOT_STATED,
    )


def stated(answer: warehouse.Answer, metric: str, card: Card) -> warehouse.Counts:
    """Counts over the selection; records whose group is not stated count as missing."""
    counts = answer.counts[metric]
    prefix = f"{metric}_" if len(card.metrics) > 1 else ""
    lost = sum(
        row[f"{prefix}used"]
        for row in answer.table.to_pylist()
        if any(row[name] is None for name in card.by)
    )
    return warehouse.Counts(used=counts.used - lost, eligible=counts.eligible)


def bases(table: pa.Table, card: Card, metric: str, view: View) -> pa.Array:
    """What the share of each row is taken of: the total of the groups that are stated.

    Asked anew rather than added up, because a project may count in several groups; a
    group that is not stated has no share.
    """
    codes, values = table[card.by[0]].to_pylist(), table[metric].to_pylist()
    total = data.value(metric, view.where(card.where) if card.filtered else card.where)
    lost = sum(v for code, v in zip(codes, values, strict=True) if code is None and v is not None)
    base = None if total is None else total - lost
    return pa.array([None if code is None else base for code in codes], table[metric].type)


def of_rows(card: Card, view: View) -> Content:
    """Records of a relation; the document and locator of each row are its sources."""
    ask = view.rows if card.filtered else data.rows
    table = ask(card.rows, where=card.where)
    sources = provenance(table)
    if card.basis == "build" and "document" in table.column_names:
        documents = dict.fromkeys(table["document"].to_pylist())
        sources = source_lines([data.source(name, None) for name in documents if name is not None])
    counts, nouns = looked_at(card, table.num_rows)
    if card.columns:
        table = table.select(list(card.columns))
    return Content(table, chosen(card, []), counts, sources, nouns=nouns)


def looked_at(
    card: Card, rows: int
) -> tuple[dict[str, warehouse.Counts], dict[str, tuple[str, str]]]:
    """The records a card of rows was made from, all of which it used, and what they are called.

    Nothing for what documents print and what the build says of its own work.
    """
    if card.basis != "records" or card.rows not in records.NOUNS:
        return {}, {}
    number, noun = (1, records.PROJECT) if card.single else (rows, records.NOUNS[card.rows])
    return {noun[1]: warehouse.Counts(number, number)}, {noun[1]: noun}


def of_figures(card: Card) -> Content:
    """Published figures; the filters do not reach them."""
    table = data.published(card.figures)
    units = table["unit"].unique().to_pylist()
    form = formats.OF_UNIT.get(units[0], "count") if units else "count"
    measure = Measure("printed_number", "As published", form, published=True)
    return Content(table, chosen(card, [measure]), {}, provenance(table))


def chosen(card: Card, measures: list[Measure]) -> list[Measure]:
    """The measures the card names itself, else those that follow from its data."""
    return [value.measure for value in card.values] or measures


def provenance(table: pa.Table) -> tuple[str, ...]:
    """The documents and places the rows of a table were taken from.

    A row that joins several documents has a pair of columns for each, such as
    `first_document` and `first_locator`.
    """
    pairs: dict[tuple, None] = {}
    for name in table.column_names:
        place = f"{name.removesuffix('document')}locator"
        if name.endswith("document") and place in table.column_names:
            columns = (table[name].to_pylist(), table[place].to_pylist())
            pairs |= dict.fromkeys(zip(*columns, strict=True))
    return source_lines([data.source(*pair) for pair in pairs if pair[0] is not None])


def source_lines(sources) -> tuple[str, ...]:
    """Sources as the quiet line names them: one line per document with its places."""
    places: dict[str, list[str]] = {}
    for source in sources:
        found = places.setdefault(source.short_label, [])
        if source.locator and source.locator not in found:
            found.append(source.locator)
    return tuple(", ".join([label, *few(found)]) for label, found in places.items())


def few(places: list[str], limit: int = 2) -> list[str]:
    """The first places, and how many more there are."""
    more = len(places) - limit
    return places[:limit] + ([f"and {formats.plural(more, 'more place')}"] if more > 0 else [])
