"""Turns "the rows of a relation that pass these filters" into one parametrised SELECT."""

from collections.abc import Sequence

from warehouse.conditions import Params, Statement, condition_of, quoted, where_clause
from warehouse.filters import Filter
from warehouse.registry import Registry, Relation, Route


def compile_rows(
    registry: Registry,
    relation: Relation,
    columns: Sequence[str],
    filters: Sequence[Filter],
    column_filters: Sequence[Filter] = (),
) -> Statement:
    """The SELECT of a relation's rows that pass the filters, ordered by key.

    `columns` and the columns of `column_filters` must have been checked against
    the relation by the caller.
    """
    params = Params()
    own = [
        condition_of(
            wanted,
            Route(relation=relation.name, column=wanted.dimension.column, key=None, many=False),
            params,
        )
        for wanted in column_filters
    ]
    where = where_clause(registry, relation, relation.name, filters, params, own)
    listed = ", ".join(f"s.{quoted(column)}" for column in columns)
    order = ", ".join(f"s.{quoted(column)}" for column in relation.key)
    sql = f"SELECT {listed}\nFROM {quoted(relation.name)} AS s{where}\nORDER BY {order}"
    return Statement(sql, params.values)
