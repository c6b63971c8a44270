"""Where the records behind an answer come from, and whether they are inferred."""

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
    requires or is grouped by.
    """
    params = Params()
    attributes = _attributes(registry, metric, by, filters, params)
    return _named(f"SELECT DISTINCT a.document, a.locator {attributes}", params)


def compile_inferred(
    registry: Registry, metric: Metric, by: Sequence[Dimension], filters: Sequence[Filter]
) -> Statement:
    """One row, column inferred: how many attributes behind the answer are inferred.

    Counts the attributes the metric requires, is grouped by or filtered by.
    """
    params = Params()
    filtered = [*by, *(wanted.dimension for wanted in filters)]
    attributes = _attributes(registry, metric, filtered, filters, params)
    sql = f"SELECT count(*) AS inferred {attributes}\nAND a.how_known = 'inferred'"
    return Statement(sql, params.values)


def _attributes(
    registry: Registry,
    metric: Metric,
    dimensions: Sequence[Dimension],
    filters: Sequence[Filter],
    params: Params,
) -> str:
    names = [*(metric.attributes or metric.requires), *(known.name for known in dimensions)]
    used = _used_rows(registry, metric, filters, params)
    return (
        "FROM attribute_sources AS a\n"
        f"WHERE a.entity = 'projects' AND a.attribute IN ({params.list_of(names)})\n"
        f"AND a.entity_id IN (SELECT s.project_code {used})"
    )


def _used_rows(
    registry: Registry, metric: Metric, filters: Sequence[Filter], params: Params
) -> str:
    relation = registry.relation(metric.relation)
    used = [used_condition(metric)]
    where = where_clause(registry, relation, metric.name, filters, params, used)
    return f"FROM {quoted(relation.name)} AS s{where}"


def _named(places: str, params: Params) -> Statement:
    sql = (
        "SELECT p.document, sources.short_label, p.locator\n"
        f"FROM ({places}) AS p\nJOIN sources ON sources.document = p.document\n"
        "ORDER BY p.document, p.locator"
    )
    return Statement(sql, params.values)
