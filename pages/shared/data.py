"""The only way from a page to the warehouse.

Everything is asked of the dataset the reader has chosen; answers are kept, see
`pages.shared.kept`.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, lru_cache

import pyarrow as pa
import pyarrow.compute as pc

import warehouse
from pages.shared import datasets
from pages.shared.kept import KEPT_ANSWERS, kept, store

Where = Mapping[str, object]


def _frozen(where: Where | None) -> tuple:
    """A filter as a value that can be a key: lists become tuples, names are sorted."""
    return tuple(
        sorted((name, tuple(v) if isinstance(v, list) else v) for name, v in (where or {}).items())
    )


def _listed(names: str | Iterable[str]) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names)


@kept
def _ask(method: str, args: tuple, where: tuple):
    return getattr(store(), method)(*args, where=dict(where) or None)


def _question(method: str, args: tuple, where: Where | None = None):
    return _ask(method, args, _frozen(where))


def snapshot() -> warehouse.SnapshotInfo:
    """The snapshot in service. Raises warehouse.NoSnapshot when there is none."""
    return store().snapshot


def mark() -> str:
    """What files and figures of invented data carry; empty for real data."""
    return datasets.mark(snapshot())


def answer(
    metrics: str | Iterable[str], by: str | Iterable[str] = (), where: Where | None = None
) -> warehouse.Answer:
    """Metrics per group with used, eligible and missing counts, and their sources."""
    return _question("answer", (_listed(metrics), _listed(by)), where)


def query(
    metrics: str | Iterable[str], by: str | Iterable[str] = (), where: Where | None = None
) -> pa.Table:
    """The table of `answer` alone, for numbers that are not shown with their sources."""
    return _question("query", (_listed(metrics), _listed(by)), where)


def value(metric: str, where: Where | None = None) -> object:
    """One metric over the whole selection; None when no record states it."""
    return query(metric, (), where)[metric][0].as_py()


def rows(
    relation: str, where: Where | None = None, columns: Iterable[str] | None = None
) -> pa.Table:
    """Records of a table or model of the warehouse."""
    found = _question("rows", (relation,), where)
    return found.select(list(columns)) if columns else found


def first_revision_curve(where: Where | None = None) -> warehouse.FirstRevision:
    """When projects are first revised, see `warehouse.first_revision_curve`."""
    return _question("first_revision_curve", (None,), where)


def covid_effect(where: Where | None = None) -> warehouse.CovidEffect:
    """Extensions in the pandemic against before, see `warehouse.covid_effect`."""
    return _question("covid_effect", (None,), where)


def analysis(name: str, *args: object, where: Where | None = None) -> object:
    """What an analysis of the warehouse finds, by its name there, such as `fairness_index`."""
    return _question(name, args, where)


def watchlist(
    thresholds: Mapping[str, int] | None = None,
    without: Iterable[str] = (),
    where: Where | None = None,
    *,
    everything: bool = False,
) -> warehouse.Watchlist:
    """Projects that rules find something to look at, see `warehouse.watchlist`."""
    chosen = tuple(sorted((thresholds or {}).items()))
    return _watchlist(chosen, tuple(without), everything, _frozen(where))


@kept
def _watchlist(thresholds: tuple, without: tuple, everything: bool, where: tuple):
    found = dict(where) or None
    return store().watchlist(None, dict(thresholds), without, everything=everything, where=found)


@kept
def attribute_coverage() -> pa.Table:
    """Of how many projects each attribute is known, see `warehouse.attribute_coverage`."""
    return store().attribute_coverage()


def evaluation_status(as_of: date, where: Where | None = None) -> pa.Table:
    """Projects with the window of their ex-post evaluation and what is due on a day."""
    return _question("evaluation_status", (as_of,), where)


@kept
def figures(pattern: str | None = None) -> pa.Table:
    """Published figures with recomputed value and verdict.

    pattern: their `figure_id`, or its beginning followed by `*`.
    """
    table = _question("figures", ())
    if pattern is None:
        return table
    names = table["figure_id"]
    if pattern.endswith("*"):
        return table.filter(pc.starts_with(names, pattern[:-1]))
    return table.filter(pc.equal(names, pattern))


def has_published() -> bool:
    """Whether the dataset holds figures that documents print, beside records."""
    return figures().num_rows > 0


PLAIN = {"exact", "counted", "text"}
"""Qualifiers that need no word beside the number."""


def published(patterns: str | Iterable[str]) -> pa.Table:
    """Published figures as cards show them, without totals of their dimension.

    The column qualifier_words holds the word to print before the number ("about"), if
    any.
    """
    return _published(_listed(patterns))


@kept
def _published(patterns: tuple[str, ...]) -> pa.Table:
    found = pa.concat_tables(figures(pattern) for pattern in patterns)
    total = pc.equal(pc.utf8_upper(pc.fill_null(found["dimension_value"], "")), "TOTAL")
    found = found.filter(pc.invert(total))
    words = [
        None if code in PLAIN else label("qualifier", code).lower()
        for code in found["qualifier"].to_pylist()
    ]
    return found.append_column("qualifier_words", pa.array(words, pa.string()))


def figure(figure_id: str) -> dict:
    """One published figure. Raises KeyError naming an identifier that does not exist."""
    found = figures(figure_id).to_pylist()
    if not found:
        raise KeyError(f"There is no published figure {figure_id}.")
    return found[0]


def search(text: str, kinds: Iterable[str] = ()) -> pa.Table:
    """What holds every word of a text, see `warehouse.search`; typed texts are not kept."""
    return store().search(text, tuple(kinds))


def project(code: str) -> dict[str, pa.Table]:
    """Everything known of one project, table by table."""
    return store().project(code)


def label(dimension: str, code: object) -> str:
    """The words for a code of a dimension, documents by their short names; "Not stated" for none.

    Raises warehouse.BadFilter for a code the dimension does not have.
    """
    words = _label(dimension, code)
    return source(words, None).short_label if dimension == "document" else words


@cache
def _label(dimension: str, code: object) -> str:
    return warehouse.label(dimension, code)


def with_labels(table: pa.Table, dimensions: Iterable[str]) -> pa.Table:
    """`table` with a column `<dimension>_label` beside each of `dimensions` it holds."""
    for name in dimensions:
        words = [label(name, code) for code in table[name].to_pylist()]
        place = table.column_names.index(name) + 1
        table = table.add_column(place, f"{name}_label", pa.array(words, pa.string()))
    return table


def present(dimension: str) -> list:
    """Codes of a dimension that at least one project has, in the order of the code list.

    Whatever the day: what can be chosen does not change with it.
    """
    whole = warehouse.current(datasets.chosen())
    seen = whole.snapshot
    return list(_present(seen.dataset_name, seen.id, dimension))


@lru_cache(maxsize=KEPT_ANSWERS)
def _present(dataset_name: str, _snapshot_id: str, dimension: str) -> tuple:
    found = warehouse.current(dataset_name).query("projects", dimension)[dimension].to_pylist()
    return tuple(code for code in found if code is not None)


def source(document: str, locator: str | None) -> warehouse.SourceRef:
    """A place in a document, with the short name people know the document by."""
    return warehouse.SourceRef(document, _short_labels().get(document, document), locator)


@kept
def _short_labels() -> dict[str, str]:
    named = rows("sources", columns=["document", "short_label"]).to_pylist()
    return {row["document"]: row["short_label"] for row in named}


def codes(dimension: str) -> list[dict[str, str]]:
    """The code list of a dimension in the order it is shown."""
    return warehouse.codes(dimension)


@kept
def fund_region(printed: str) -> str | None:
    """The Fund region a region name of any document stands for; None when there is none."""
    for row in rows("region_crosswalk").to_pylist():
        if row["region_name"].casefold() == printed.casefold():
            return row["fund_region"]
    return None
