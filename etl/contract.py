"""The contract check: what may be published at all."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pyarrow as pa

from etl.codebook import CodeBook
from etl.errors import BuildFailed, InputError, Place
from etl.records import Record, Value
from warehouse.schema import Table, TableColumn, load_schema

PYTHON_TYPES: dict[str, type] = {
    "text": str,
    "integer": int,
    "boolean": bool,
    "date": date,
    "money": Decimal,
    "months": Decimal,
    "number": Decimal,
}

# (table, column) -> the table whose column of that name must hold the value.
REFERENCES = {
    ("project_countries", "project_code"): "projects",
    ("project_tags", "project_code"): "projects",
    ("budgets", "project_code"): "projects",
    ("revisions", "project_code"): "projects",
    ("revision_types", "revision_id"): "revisions",
    ("results", "project_code"): "projects",
    ("challenges", "project_code"): "projects",
    ("evaluation_projects", "project_code"): "projects",
    ("evaluation_ratings", "project_code"): "projects",
    ("evaluation_projects", "evaluation_id"): "evaluations",
    ("evaluation_ratings", "evaluation_id"): "evaluations",
    ("evaluation_findings", "evaluation_id"): "evaluations",
    ("recommendations", "evaluation_id"): "evaluations",
    ("lessons", "evaluation_id"): "evaluations",
}


def check_contract(tables: dict[str, list[Record]], book: CodeBook) -> None:
    """Raise BuildFailed with every breach of the schema.

    Checked: columns and their types, required values, codes, unique keys,
    references. A tag may name a project that is in no register when it says so.
    """
    errors: list[InputError] = []
    for table in load_schema().tables.values():
        rows = tables[table.name]
        errors += _table_breaches(table, rows, book)
        errors += _repeated_keys(table, rows)
    errors += _broken_references(tables)
    if errors:
        raise BuildFailed(errors)


def _table_breaches(table: Table, rows: list[Record], book: CodeBook) -> Iterator[InputError]:
    declared = {column.name for column in table.columns}
    for row in rows:
        if row.keys() != declared:
            wrong = ", ".join(sorted(row.keys() ^ declared))
            yield _breach(table, row, None, f"has other columns than declared: {wrong}")
            return
    for column in table.columns:
        yield from _column_breaches(table, column, rows, book)


def _column_breaches(
    table: Table, column: TableColumn, rows: list[Record], book: CodeBook
) -> Iterator[InputError]:
    """Breaches in one column; each distinct value is checked once, since most repeat."""
    distinct = {(type(row[column.name]), row[column.name]) for row in rows}
    problems = {key: _value_problem(column, key[1], book) for key in distinct}
    if not any(problems.values()):
        return
    for row in rows:
        problem = problems[type(row[column.name]), row[column.name]]
        if problem:
            yield _breach(table, row, column.name, problem)


def _value_problem(column: TableColumn, value: Value, book: CodeBook) -> str | None:
    if value is None:
        return None if column.nullable else "is missing and must be given"
    expected = PYTHON_TYPES[column.type]
    if type(value) is not expected:
        return f"is not of type {column.type}"
    if isinstance(value, Decimal) and not _fits(value, column.arrow_type):
        return f"does not fit {column.arrow_type}"
    if column.codes is not None and not book.allows(column.codes, str(value)):
        return f"is not in the code list {column.codes}"
    return None


def _fits(value: Decimal, arrow_type: pa.Decimal128Type) -> bool:
    places = -value.normalize().as_tuple().exponent
    whole_digits = value.adjusted() + 1
    return places <= arrow_type.scale and whole_digits <= arrow_type.precision - arrow_type.scale


def _repeated_keys(table: Table, rows: list[Record]) -> Iterator[InputError]:
    seen: set[tuple[Value, ...]] = set()
    for row in rows:
        key = tuple(row[name] for name in table.key)
        if key in seen:
            shown = ", ".join(str(part) for part in key)
            yield _breach(table, row, None, f"repeats the key ({', '.join(table.key)}) = ({shown})")
        seen.add(key)


def _broken_references(tables: dict[str, list[Record]]) -> Iterator[InputError]:
    schema = load_schema()
    known: dict[tuple[str, str], set[Value]] = {}
    references = dict(REFERENCES)
    for table in schema.tables.values():
        if table.provenance:
            references[table.name, "document"] = "sources"
    for (name, column), target in references.items():
        if (target, column) not in known:
            known[target, column] = {row[column] for row in tables[target]}
        for row in tables[name]:
            allowed = name == "project_tags" and column == "project_code" and not row["in_register"]
            if row[column] not in known[target, column] and not allowed:
                problem = f"{row[column]!r} is not in the table {target}"
                yield _breach(schema.tables[name], row, column, problem)


def _breach(table: Table, row: Record, column: str | None, problem: str) -> InputError:
    file = row.get("source_file") or f"table {table.name}"
    place = Place(str(file), row.get("source_row"))
    value = None if column is None or row.get(column) is None else str(row[column])
    where = f"table {table.name}" if column is None else f"{table.name}.{column}"
    advice = "See docs/data-dictionary.md for what the column may hold"
    return InputError(place, f"{where} {problem}", advice, value)
