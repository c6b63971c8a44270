"""The WHERE clause: which rows of a relation pass the filters.

A filter on a dimension that another relation holds asks whether a related row
exists, so it never multiplies rows.
"""
# ruff: noqa: S608 - identifiers come from the registry, values are bound parameters

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from warehouse.filters import Filter
from warehouse.registry import Metric, Registry, Relation, Route


@dataclass(frozen=True)
class Statement:
    """One SELECT and the values bound to its parameters."""

    sql: str
    params: dict[str, Any]


@dataclass
class Params:
    """Hands out a parameter for each value."""

    values: dict[str, Any] = field(default_factory=dict)

    def add(self, value: Any) -> str:
        """The name of a new parameter bound to `value`."""
        name = f"v{len(self.values) + 1}"
        self.values[name] = value
        return f"${name}"

    def list_of(self, values: Iterable[Any]) -> str:
        """New parameters for several values, separated by commas."""
        return ", ".join(self.add(value) for value in values)


def quoted(name: str) -> str:
    """A registered identifier as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'


def where_clause(
    registry: Registry,
    relation: Relation,
    asked_for: str,
    filters: Sequence[Filter],
    params: Params,
    more: Sequence[str] = (),
) -> str:
    """The WHERE clause over rows `s` of the relation, empty when everything is kept."""
    conditions = [
        condition_of(wanted, registry.route(wanted.dimension, relation, asked_for), params)
        for wanted in filters
    ]
    conditions += [condition for condition in more if condition]
    return "\nWHERE " + "\n  AND ".join(conditions) if conditions else ""


def condition_of(wanted: Filter, route: Route, params: Params) -> str:
    """What one filter asks of a row: of its own column, or that a related row exists."""
    if route.key is None:
        column = f"s.{quoted(route.column)}"
        conditions = [kept_values(column, wanted, params)]
        if wanted.with_missing:
            conditions.append(f"{column} IS NULL")
    else:
        column, key = f"f.{quoted(route.column)}", quoted(route.key)
        related = f"EXISTS (SELECT 1 FROM {quoted(route.relation)} AS f WHERE f.{key} = s.{key} AND"
        kept = kept_values(column, wanted, params)
        conditions = [f"{related} {kept})" if kept else ""]
        if wanted.with_missing:
            conditions.append(f"NOT {related} {column} IS NOT NULL)")
    conditions = [condition for condition in conditions if condition]
    return conditions[0] if len(conditions) == 1 else f"({' OR '.join(conditions)})"


def kept_values(column: str, wanted: Filter, params: Params) -> str:
    """The condition on a column that the stated values of a filter make; empty for none."""
    if wanted.between is not None:
        low, high = wanted.between.low, wanted.between.high
        ends = [] if low is None else [f"{column} >= {params.add(low)}"]
        ends += [] if high is None else [f"{column} <= {params.add(high)}"]
        return " AND ".join(ends)
    return f"{column} IN ({params.list_of(wanted.values)})" if wanted.values else ""


def used_condition(metric: Metric) -> str:
    """True for the rows `s` that state everything the metric requires; empty for all rows."""
    known = [f"s.{quoted(column)} IS NOT NULL" for column in metric.requires]
    return " AND ".join(known)
