"""What can sensibly be asked and drawn: nothing else is offered.

Everything follows from the registry of the warehouse and from the data itself.
"""

from collections.abc import Sequence
from functools import cache

import pyarrow as pa

import warehouse
from pages.shared import data, formats
from pages.shared.filters import NAMES

FIRST_METRIC = "projects"
FIRST_DIMENSIONS = ("fund_region", "document")
"""Where a question begins that names no dimension; the first that can be asked for."""

KINDS = {
    "bar": "Bars",
    "stacked": "Stacked bars",
    "grouped": "Grouped bars",
    "line": "Line",
    "heat": "Heat map",
    "map": "Map",
    "table": "Table",
}
"""The kinds of drawing, in the order they are offered."""

ON_A_MAP = ("iso3", "fund_region")
MOST_SERIES = 3
"""Series that can be told apart without colours that mean something else; Fund regions have
colours of their own."""
MOST_BARS = 30
MOST_ROWS, MOST_COLUMNS = 60, 12
"""What a heat map can hold and still be read."""

ORDERED = {"integer", "date", "months", "money", "number"}
ORDERED_CODES = {
    "funding_line",
    "gender_marker",
    "review",
    "outcome_status",
    "beneficiary_reach",
    "impact_rating",
    "severity",
}
"""Dimensions whose code list goes from one end to the other; bars keep that order."""


@cache
def topics() -> dict[str, list[str]]:
    """Topic to the metrics that belong to it, both in the order they are offered."""
    found = {row["code"]: [] for row in data.codes("topics")}
    for name, metric in warehouse.metrics().items():
        found[metric.topic].append(name)
    return found


def by_topic(topic: str) -> list[str]:
    """Every metric, those of `topic` first."""
    groups = topics()
    return groups[topic] + [name for other in groups if other != topic for name in groups[other]]


def topic_label(topic: str) -> str:
    """A topic as people read it."""
    return next(row["label"] for row in data.codes("topics") if row["code"] == topic)


def follows_filters(metric: str) -> bool:
    """Whether any shared filter reaches the records a metric is computed from."""
    return not set(NAMES).isdisjoint(warehouse.dimensions_of(metric))


def follows_all_filters(metric: str) -> bool:
    """Whether every shared filter does, as for projects."""
    return set(NAMES) <= set(warehouse.dimensions_of(metric))


def offered(metric: str) -> list[str]:
    """Dimensions a metric can be asked by: those it reaches and of which something is known.

    Of a metric without any record nothing is known; it can be asked by all it reaches, and
    the answer says that there is nothing.
    """
    reached = warehouse.dimensions_of(metric)
    return [name for name in reached if known_values(metric, name)] or list(reached)


def known_values(metric: str, dimension: str) -> int:
    """How many different values of a dimension the records of a metric have.

    Asked of the first metric over the same records, so that the answer is kept for all.
    """
    metrics = warehouse.metrics()
    relation = metrics[metric].relation
    first = next(name for name, other in metrics.items() if other.relation == relation)
    codes = data.query(first, dimension)[dimension]
    return len(codes) - codes.null_count


def first_choices(metric: str) -> list[str]:
    """Dimensions offered first: all, or those whose groups must be kept apart."""
    return list(warehouse.metrics()[metric].apart) or offered(metric)


def refused(metric: str, dimension: str, chosen: Sequence[str]) -> str:
    """Why a dimension cannot be asked for beside those `chosen`; empty when it can."""
    definition = warehouse.metrics()[metric]
    known = warehouse.dimensions().get(dimension)
    if known is None:
        return f"There is no dimension called “{dimension}”; it was ignored."
    if dimension in chosen:
        return f"{known.label} was asked for twice; once is enough."
    if dimension not in offered(metric):
        return f"{definition.label} cannot be told by {known.label}; it was ignored."
    if not chosen and dimension not in first_choices(metric):
        needed = formats.join([warehouse.dimensions()[name].label for name in definition.apart])
        return (
            f"{definition.label} adds up unlike things unless it is told by {needed}, "
            "which now comes first."
        )
    return ""


def completed(metric: str, chosen: Sequence[str]) -> tuple[str, ...]:
    """The dimensions chosen, or one to begin with."""
    if chosen:
        return tuple(chosen)
    first = first_choices(metric)
    return (next((name for name in FIRST_DIMENSIONS if name in first), first[0]),)


def is_ordered(dimension: str) -> bool:
    """Whether the values of a dimension follow one another, so that a line may join them."""
    definition = warehouse.dimensions()[dimension]
    return definition.type in ORDERED and definition.codes is None


def is_year(dimension: str) -> bool:
    """Whether the values are calendar years."""
    return warehouse.dimensions()[dimension].unit == "year"


def keeps_order(dimension: str) -> bool:
    """Whether bars stand in the order of the values and not from most to least."""
    return is_ordered(dimension) or dimension in ORDERED_CODES


def objections(metric: str, by: Sequence[str], table: pa.Table, overlapping: bool) -> dict:
    """Each kind of drawing with the reason why it does not fit, empty where it does.

    table: the answer, one row per group.
    """
    one, two = len(by) == 1, len(by) == 2
    sizes = [stated(table, name) for name in by]
    many_bars = "" if sizes[0] <= MOST_BARS else f"more than {MOST_BARS} bars"
    reasons = {
        "bar": "" if one else "two dimensions need stacked or grouped bars",
        "grouped": "" if two else "they need two dimensions",
        "line": line_objection(by, sizes),
        "heat": heat_objection(sizes) if two else "it needs two dimensions",
        "map": map_objection(by, sizes),
        "table": "",
    }
    if two:
        reasons["grouped"] = many_bars or series_objection(by[1], sizes[1])
        reasons["line"] = reasons["line"] or series_objection(by[1], sizes[1])
    reasons["stacked"] = reasons["grouped"] or stack_objection(metric, overlapping)
    return {kind: reasons[kind] for kind in KINDS}


def stated(table: pa.Table, dimension: str) -> int:
    """Different values of a dimension in an answer, "not stated" aside."""
    return len({code for code in table[dimension].to_pylist() if code is not None})


def line_objection(by: Sequence[str], sizes: list[int]) -> str:
    """Why the groups cannot be joined by a line."""
    if not is_ordered(by[0]):
        return "a line joins values that follow one another, such as years, named first"
    return "" if sizes[0] > 1 else "there is only one value to draw"


def heat_objection(sizes: list[int]) -> str:
    """Why a heat map would not be readable."""
    fits = max(sizes) <= MOST_ROWS and min(sizes) <= MOST_COLUMNS
    return "" if fits else f"more than {MOST_ROWS} rows or {MOST_COLUMNS} columns"


def map_objection(by: Sequence[str], sizes: list[int]) -> str:
    """Why the groups cannot be painted on a map."""
    if len(by) != 1 or by[0] not in ON_A_MAP:
        return "a map shows countries or Fund regions alone"
    return "" if sizes[0] else "there is no place to draw"


def series_objection(dimension: str, size: int) -> str:
    """Why the second dimension has too many values for one chart."""
    if dimension == "fund_region" or size <= MOST_SERIES:
        return ""
    label = warehouse.dimensions()[dimension].label
    return f"{label} has {size} values, more than the {MOST_SERIES} that can be told apart"


def stack_objection(metric: str, overlapping: bool) -> str:
    """Why the groups cannot be put upon one another."""
    if not warehouse.metrics()[metric].additive:
        return "its values cannot be added up"
    return "one project can count in several groups" if overlapping else ""


def settled(kind: str | None, reasons: dict[str, str], by: Sequence[str]) -> str:
    """The kind to draw: the one asked for if it fits, else the first that suits.

    "bar" stands for stacked or grouped bars where there are two dimensions.
    """
    if kind == "bar" and len(by) == 2:
        kind = "grouped" if reasons["stacked"] else "stacked"
    if kind and not reasons[kind]:
        return kind
    order = ["map", *KINDS] if by == ("iso3",) else KINDS
    return next(name for name in order if not reasons[name])


def chart_problem(asked: str | None, kind: str, reasons: dict[str, str]) -> list[str]:
    """What to tell when the kind of chart asked for does not fit and another is drawn."""
    if asked is None or asked == kind or (asked == "bar" and kind in ("stacked", "grouped")):
        return []
    return [
        f"“{KINDS[asked]}” does not fit this question: {reasons[asked]}. "
        f"You see “{KINDS[kind]}” instead."
    ]
