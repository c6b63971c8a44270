"""Values that no code list holds but a snapshot does: project codes and documents.

A code that stands nowhere in the snapshot is a slip of the pen. One that stands
somewhere is a fair question to any relation, even where the answer is empty.
"""
# ruff: noqa: S608 - identifiers come from the schema and the registry

from collections.abc import Mapping
from dataclasses import replace

import pyarrow as pa

from warehouse.conditions import quoted
from warehouse.errors import BadFilter, suggestion
from warehouse.filters import Filter

CHECKED = ("project_code", "document")


def compile_known(name: str, schemas: Mapping[str, pa.Schema]) -> str:
    """The SELECT of every value that a column of this name has in any relation."""
    holders = [relation for relation, schema in schemas.items() if name in schema.names]
    return " UNION ".join(
        f"SELECT {quoted(name)} AS known FROM {quoted(relation)} WHERE {quoted(name)} IS NOT NULL"
        for relation in holders
    )


def checked(wanted: Filter, known: Mapping[str, Mapping[str, str]]) -> Filter:
    """The filter with its values as the snapshot writes them.

    `known` gives, per name, each value by its small letters; names that it does
    not hold are not checked. Raises BadFilter with the nearest values.
    """
    name = wanted.dimension.name
    if name not in known:
        return wanted
    for value in wanted.values:
        if value.casefold() not in known[name]:
            raise BadFilter(
                f"'{value}' is not a value of '{name}' in this snapshot.",
                suggestion(value, known[name].values()),
            )
    return replace(wanted, values=tuple(known[name][value.casefold()] for value in wanted.values))
