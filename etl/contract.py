"""The contract check: what may be published at all."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

import pyarrow as pa

from etl.codebook import CodeBook
from etl.errors import BuildFailed, InputError
from etl.headers import Headers
from etl.normalise.text import nearest
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

DICTIONARY = "See docs/data-dictionary.md for what the column may hold"

# (table, column) -> the table whose column of that name must hold the value.
REFERENCES = {
    ("project_countries", "project_code"): "projects",
    ("project_tags", "project_code"): "projects",
    ("budgets", "project_code"): "projects",
    ("revisions", "project_code"): "projects",
    ("revision_types", "revision_id"): "revisions",
    ("revision_budgets", "revision_id"): "revisions",
    ("budget_lines", "project_code"): "projects",
    ("expenditures", "project_code"): "projects",
    ("reports", "project_code"): "projects",
    ("beneficiaries", "project_code"): "projects",
    ("questionnaires", "project_code"): "projects",
    ("questionnaire_answers", "project_code"): "projects",
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


def check_contract(
    tables: dict[str, list[Record]], book: CodeBook, headers: Headers | None = None
) -> None:
    """Raise BuildFailed with every breach of the schema.

    Checked: columns and their types, required values, codes, unique keys, bases of
    what is inferred, references. A tag may name a project that is in no register
    when it says so. `headers` lets errors name the column of the file.
    """
    headers = headers or Headers()
    errors: list[InputError] = []
    for table in load_schema().tables.values():
        rows = tables[table.name]
        errors += _undeclared_columns(table, rows, headers) or value_breaches(
            table, rows, table.columns, book, headers
        )
        errors += repeated_keys(table, rows, headers)
        errors += inferred_without_basis(table, rows, headers)
    errors += _broken_references(tables, headers)
    if errors:
        raise BuildFailed(errors)


def _undeclared_columns(table: Table, rows: list[Record], headers: Headers) -> list[InputError]:
    declared = {column.name for column in table.columns}
    for row in rows:
        if row.keys() != declared:
            wrong = ", ".join(sorted(row.keys() ^ declared))
            problem = f"has other columns than declared: {wrong}"
            return [breach(table, row, None, problem, headers)]
    return []


def value_breaches(
    table: Table,
    rows: list[Record],
    columns: Sequence[TableColumn],
    book: CodeBook,
    headers: Headers,
) -> list[InputError]:
    """Missing required values, wrong types and unknown codes in the named columns."""
    return [
        error
        for column in columns
        for error in _column_breaches(table, column, rows, book, headers)
    ]


def _column_breaches(
    table: Table, column: TableColumn, rows: list[Record], book: CodeBook, headers: Headers
) -> Iterator[InputError]:
    """Breaches in one column; each distinct value is checked once, since most repeat."""
    distinct = {(type(row[column.name]), row[column.name]) for row in rows}
    problems = {key: _value_problem(column, key[1], book) for key in distinct}
    if not any(problems.values()):
        return
    for row in rows:
        problem = problems[type(row[column.name]), row[column.name]]
        if problem:
            yield breach(table, row, column.name, problem, headers, _advice_on(row, column))


def _advice_on(row: Record, column: TableColumn) -> str:
    return "Fill the cell" if row[column.name] is None else DICTIONARY


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


def repeated_keys(table: Table, rows: list[Record], headers: Headers) -> Iterator[InputError]:
    """Rows whose key another row already has; both places are named."""
    first: dict[tuple[Value, ...], Record] = {}
    for row in rows:
        key = tuple(row[name] for name in table.key)
        former = first.setdefault(key, row)
        if former is not row:
            shown = ", ".join(str(part) for part in key)
            problem = f"repeats the key ({', '.join(table.key)}) = ({shown})"
            if former.get("source_file"):
                problem += f" of {former['source_file']}, row {former['source_row']}"
            column = table.key[0] if len(table.key) == 1 else None
            yield breach(table, row, column, problem, headers, "Keep one of the two rows")


def inferred_without_basis(
    table: Table, rows: list[Record], headers: Headers
) -> Iterator[InputError]:
    """Rows that infer something and do not say from what."""
    if {"how_known", "basis"} <= {column.name for column in table.columns}:
        for row in rows:
            if row.get("how_known") == "inferred" and row.get("basis") is None:
                problem = "is missing though how_known is inferred"
                advice = "Say what it is inferred from, or state it"
                yield breach(table, row, "basis", problem, headers, advice)


def _broken_references(tables: dict[str, list[Record]], headers: Headers) -> Iterator[InputError]:
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
                close = nearest(str(row[column]), sorted(map(str, known[target, column])))
                advice = f"Nearest known: {', '.join(close) or 'none is close'}"
                yield breach(schema.tables[name], row, column, problem, headers, advice)


def breach(
    table: Table,
    row: Record,
    column: str | None,
    problem: str,
    headers: Headers,
    advice: str = DICTIONARY,
) -> InputError:
    """The error for one row of a table, at the cell it was read from where there is one."""
    file = str(row.get("source_file") or f"table {table.name}")
    place = headers.place(file, row.get("source_row"), column)
    value = None if column is None or row.get(column) is None else str(row[column])
    where = f"table {table.name}" if column is None else f"{table.name}.{column}"
    return InputError(place, f"{where} {problem}", advice, value)
