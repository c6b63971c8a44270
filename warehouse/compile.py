"""Turns (metrics, by, filters) into one parametrised SELECT.

Identifiers come from the registry only; every value is a bound parameter.

One statement is built from blocks, per relation that the metrics rest on:

    <relation>_grouped    its rows that pass the filters, with the groups each
                          belongs to, every pair once; left out when the groups
                          are columns of the relation itself
    <relation>_measured   one row per group: used, eligible, the aggregates

Facts of different grain thus meet only after they are aggregated, joined on the
groups, so nothing fans out.
"""
# ruff: noqa: S608 - identifiers come from the registry, values are bound parameters

from collections.abc import Sequence
from dataclasses import dataclass

from warehouse.conditions import (
    Params,
    Statement,
    kept_values,
    quoted,
    used_condition,
    where_clause,
)
from warehouse.filters import Filter
from warehouse.registry import Dimension, Metric, Part, Registry, Relation, Route

SQL_TYPES = {
    "text": "VARCHAR",
    "integer": "BIGINT",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "money": "DECIMAL(18, 2)",
    "months": "DECIMAL(8, 2)",
    "number": "DECIMAL(24, 6)",
}


@dataclass(frozen=True)
class _Group:
    """A dimension asked for, how the relation at hand reaches it, and its column in the SQL."""

    dimension: Dimension
    route: Route
    column: str


def compile_query(
    registry: Registry,
    metrics: Sequence[Metric],
    by: Sequence[Dimension],
    filters: Sequence[Filter],
) -> Statement:
    """The SELECT that answers a question.

    Columns: one per dimension, one per metric, then used, eligible and missing
    (prefixed by the metric when there are several), then numerator and
    denominator of each ratio. Groups come in the order of the code list, the
    group without a value last. Raises Unreachable when the relation of a metric
    knows nothing of a dimension.
    """
    params = Params()
    relations = list(dict.fromkeys(metric.relation for metric in metrics))
    blocks: list[str] = []
    for name in relations:
        of_relation = [metric for metric in metrics if metric.relation == name]
        blocks += _relation_blocks(registry, of_relation, by, filters, params)
    sql = f"WITH\n{_joined(blocks)}\n{_final_select(metrics, by, relations, params)}"
    return Statement(sql, params.values)


def _relation_blocks(
    registry: Registry,
    metrics: Sequence[Metric],
    by: Sequence[Dimension],
    filters: Sequence[Filter],
    params: Params,
) -> list[str]:
    """The blocks of one relation, whose metrics these are."""
    relation = registry.relation(metrics[0].relation)
    asked_for = metrics[0].name
    groups = [
        _Group(dimension, registry.route(dimension, relation, asked_for), f"by_{number}")
        for number, dimension in enumerate(by, start=1)
    ]
    where = _indented(where_clause(registry, relation, asked_for, filters, params))
    rows = f"{quoted(relation.name)} AS s"
    blocks = []
    if any(group.route.key for group in groups):
        blocks.append(_grouped(relation, groups, filters, where, params))
        on = " AND ".join(
            f"s.{quoted(column)} = g.key_{number}"
            for number, column in enumerate(relation.key, start=1)
        )
        source = f"{relation.name}_grouped AS g\n  JOIN {rows} ON {on}"
        columns = [f"g.{group.column}" for group in groups]
    else:
        source = f"{rows}{where}"
        columns = [f"s.{quoted(group.route.column)} AS {group.column}" for group in groups]
    measures = [measure for metric in metrics for measure in _measures(metric)]
    group_by = f"\n  GROUP BY {', '.join(str(n + 1) for n in range(len(by)))}" if by else ""
    listed = _listed([*columns, *measures])
    blocks.append(
        f"{relation.name}_measured AS (\n  SELECT\n{listed}\n  FROM {source}{group_by}\n)"
    )
    return blocks


def _grouped(
    relation: Relation,
    groups: Sequence[_Group],
    filters: Sequence[Filter],
    where: str,
    params: Params,
) -> str:
    """Each row that passes the filters with each group it belongs to, once.

    A filter on a many-valued dimension also keeps out its other groups: a
    project in Kenya and Uganda, filtered by Kenya, counts in Kenya only.
    """
    by_name = {wanted.dimension.name: wanted for wanted in filters}
    columns = [
        f"s.{quoted(column)} AS key_{number}" for number, column in enumerate(relation.key, start=1)
    ]
    joins = ""
    for number, group in enumerate(groups, start=1):
        route = group.route
        holder = f"d{number}" if route.key else "s"
        columns.append(f"{holder}.{quoted(route.column)} AS {group.column}")
        if route.key:
            key = quoted(route.key)
            joins += (
                f"\n  LEFT JOIN {quoted(route.relation)} AS {holder} ON {holder}.{key} = s.{key}"
            )
            wanted = by_name.get(group.dimension.name)
            if route.many and wanted and (wanted.values or wanted.between):
                kept = kept_values(f"{holder}.{quoted(route.column)}", wanted, params)
                joins += f" AND {kept}"
    return (
        f"{relation.name}_grouped AS (\n  SELECT DISTINCT\n{_listed(columns)}\n"
        f"  FROM {quoted(relation.name)} AS s{joins}{where}\n)"
    )


def _measures(metric: Metric) -> list[str]:
    """Columns of one metric: used, eligible, and its aggregate or its two."""
    used = used_condition(metric)
    columns = [
        f"{_over('count(*)', used)} AS {quoted(metric.name + '_used')}",
        f"count(*) AS {quoted(metric.name + '_eligible')}",
    ]
    parts = (
        {"_numerator": metric.numerator, "_denominator": metric.denominator}
        if metric.is_ratio
        else {"": metric.value}
    )
    for suffix, part in parts.items():
        columns.append(f"{_aggregate(metric, part, used)} AS {quoted(metric.name + suffix)}")
    return columns


def _aggregate(metric: Metric, part: Part, used: str) -> str:
    """The aggregate over the used rows; missing, not zero, when nothing that counts is known."""
    condition = f"({part.condition})" if part.condition else ""
    value = _over(part.expression, used, condition)
    if not metric.is_ratio:
        value = f"CAST({value} AS {SQL_TYPES[metric.type]})"
    elif not part.is_count:
        value = f"CAST({value} AS {SQL_TYPES['number']})"
    if not metric.requires:
        return value
    return f"CASE WHEN {_over('count(*)', used)} > 0 THEN {value} END"


def _over(aggregate: str, *conditions: str) -> str:
    """The aggregate over the rows for which all conditions that are given hold."""
    given = [condition for condition in conditions if condition]
    return f"{aggregate} FILTER (WHERE {' AND '.join(given)})" if given else aggregate


def _final_select(
    metrics: Sequence[Metric],
    by: Sequence[Dimension],
    relations: Sequence[str],
    params: Params,
) -> str:
    """Joins the measured blocks on their groups and puts columns and rows in order."""
    tables = {name: f"m{number}" for number, name in enumerate(relations, start=1)}
    first = tables[relations[0]]
    if len(relations) == 1:
        spine, source = first, f"{relations[0]}_measured AS {first}"
    else:
        spine = "k"
        source = _spine(by, tables)
    columns = [
        f"{spine}.by_{number} AS {quoted(dimension.name)}"
        for number, dimension in enumerate(by, start=1)
    ]
    columns += [_value(metric, tables[metric.relation]) for metric in metrics]
    for metric in metrics:
        columns += _counts(metric, tables[metric.relation], prefixed=len(metrics) > 1)
    for metric in metrics:
        if metric.is_ratio:
            columns += [
                f"{tables[metric.relation]}.{quoted(metric.name + suffix)}"
                for suffix in ("_numerator", "_denominator")
            ]
    orders, order_joins = [], ""
    for number, dimension in enumerate(by, start=1):
        column = f"{spine}.by_{number}"
        if dimension.codes:
            order_joins += _order_join(dimension, column, f"o{number}", params)
            orders.append(f"o{number}.position NULLS LAST")
        orders.append(f"{column} NULLS LAST")
    order_by = f"\nORDER BY {', '.join(orders)}" if orders else ""
    listed = _listed(columns, indent=2)
    return f"SELECT\n{listed}\nFROM {source}{order_joins}{order_by}"


def _spine(by: Sequence[Dimension], tables: dict[str, str]) -> str:
    """Every group that any relation has, with the relations joined to it."""
    names = ", ".join(f"by_{number}" for number in range(1, len(by) + 1)) or "1 AS whole"
    union = " UNION ".join(f"SELECT {names} FROM {relation}_measured" for relation in tables)
    joins = ""
    for relation, table in tables.items():
        on = " AND ".join(
            f"{table}.by_{number} IS NOT DISTINCT FROM k.by_{number}"
            for number in range(1, len(by) + 1)
        )
        joins += f"\nLEFT JOIN {relation}_measured AS {table} ON {on or 'TRUE'}"
    return f"({union}) AS k{joins}"


def _value(metric: Metric, table: str) -> str:
    name = quoted(metric.name)
    if metric.is_ratio:
        numerator = f"{table}.{quoted(metric.name + '_numerator')}"
        denominator = f"{table}.{quoted(metric.name + '_denominator')}"
        quotient = f"{metric.scale} * {numerator} / nullif({denominator}, 0)"
        return f"CAST({quotient} AS {SQL_TYPES[metric.type]}) AS {name}"
    if metric.value.is_count and not metric.requires:
        return f"coalesce({table}.{name}, 0) AS {name}"
    return f"{table}.{name}"


def _counts(metric: Metric, table: str, prefixed: bool) -> list[str]:
    used = f"coalesce({table}.{quoted(metric.name + '_used')}, 0)"
    eligible = f"coalesce({table}.{quoted(metric.name + '_eligible')}, 0)"
    prefix = f"{metric.name}_" if prefixed else ""
    return [
        f"{used} AS {quoted(prefix + 'used')}",
        f"{eligible} AS {quoted(prefix + 'eligible')}",
        f"{eligible} - {used} AS {quoted(prefix + 'missing')}",
    ]


def _order_join(dimension: Dimension, column: str, table: str, params: Params) -> str:
    if dimension.family:
        once = f"{table}.family = {params.add(dimension.family)}"
    else:
        once = f"{table}.is_first"
    return (
        f"\nLEFT JOIN code_lists AS {table} ON {table}.list = {params.add(dimension.codes)}"
        f" AND {once} AND {table}.code = CAST({column} AS VARCHAR)"
    )


def _listed(columns: Sequence[str], indent: int = 4) -> str:
    return ",\n".join(" " * indent + column for column in columns)


def _joined(blocks: Sequence[str]) -> str:
    return ",\n".join(blocks)


def _indented(text: str) -> str:
    return text.replace("\n", "\n  ")
