"""Where the records behind an answer come from, and whether they are inferred."""
# ruff: noqa: S608 - identifiers come from the registry, values are bound parameters

from collections.abc import Sequence

from warehouse.conditions import Params, Statement, quoted, used_condition, where_clause
from warehouse.filters import Filter
from warehouse.registry import Dimension, Metric, Registry


def compile_sources(registry: Registry, metric: Metric, filters: Sequence[Filter]) -> Statement:
    """Distinct document, short_label and locator of the rows used, which carry provenance."""
    params = Params()
    used = _used_rows(registry, metric, filters, params)
    return _named(f"SELECT DISTINCT s.document, s.locator {used}", params)


def compile_attribute_sources(
    registry: Registry, metric: Metric, by: Sequence[Dimension], filters: Sequence[Filter]
) -> Statement:
    """As `compile_sources` for rows that stand for projects.

    `attribute_sources` says where each attribute was found that the metric
    requires or is grouped by. What is missing was found nowhere. A project of
    which it says nothing of these attributes is known from its own row, or from
    the rows of another relation where the metric names one.
    """
    params = Params()
    used = f"(SELECT s.project_code {_used_rows(registry, metric, filters, params)})"
    names = [*metric.known_as, *(dimension.name for dimension in by)]
    told = (
        "FROM attribute_sources AS a\n"
        f"WHERE a.entity = 'projects' AND a.attribute IN ({params.list_of(names)})"
    )
    places = (
        f"SELECT DISTINCT a.document, a.locator {told}\n"
        f"AND a.how_known <> 'missing' AND a.entity_id IN {used}\n"
        "UNION SELECT t.document, t.locator FROM "
    )
    if metric.told_in:
        relation, condition = quoted(metric.told_in.relation), metric.told_in.condition
    else:
        relation, condition = "projects", f"t.project_code NOT IN (SELECT a.entity_id {told})"
    places += f"{relation} AS t\nWHERE {condition} AND t.project_code IN {used}"
    return _named(places, params)


def compile_inferred(registry: Registry, metric: Metric, filters: Sequence[Filter]) -> Statement:
    """Column attribute: what is inferred of at least one project that the metric counts."""
    params = Params()
    used = _used_rows(registry, metric, filters, params, counted=True)
    sql = (
        "SELECT DISTINCT a.attribute FROM attribute_sources AS a\n"
        "WHERE a.entity = 'projects' AND a.how_known = 'inferred'\n"
        f"AND a.entity_id IN (SELECT s.project_code {used})"
    )
    return Statement(sql, params.values)


def _used_rows(
    registry: Registry,
    metric: Metric,
    filters: Sequence[Filter],
    params: Params,
    counted: bool = False,
) -> str:
    relation = registry.relation(metric.relation)
    conditions = [used_condition(metric)]
    if counted and metric.condition:
        conditions.append(f"({metric.condition})")
    where = where_clause(registry, relation, metric.name, filters, params, conditions)
    return f"FROM {quoted(relation.name)} AS s{where}"


def _named(places: str, params: Params) -> Statement:
    sql = (
        "SELECT p.document, sources.short_label, p.locator\n"
        f"FROM ({places}) AS p\nJOIN sources ON sources.document = p.document\n"
        "ORDER BY p.document, p.locator"
    )
    return Statement(sql, params.values)
