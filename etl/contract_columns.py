"""The contract check over whole columns: the same promises, for tables of any size.

`etl/contract.py` checks records one by one; here Arrow tables are checked column by
column, so that a million rows take seconds. Every breach names the first rows it
was found in.
"""

from collections.abc import Iterator, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from etl.codebook import CodeBook
from etl.contract import DICTIONARY, REFERENCES, breach
from etl.errors import BuildFailed, InputError, Place
from etl.headers import Headers
from etl.normalise.text import nearest
from warehouse.schema import Table, TableColumn, load_schema

# Rows named for one kind of breach in one column; more of them say nothing new.
_SHOWN = 5

_NO_HEADERS = Headers()


def check_columns(tables: Mapping[str, pa.Table], book: CodeBook | None = None) -> None:
    """Raise BuildFailed with the breaches of the schema in Arrow tables.

    `tables` holds every table of the schema with exactly its columns and types
    (texts may be dictionary-encoded). Checked: columns and their types, required
    values, codes, unique keys, bases of what is inferred, references. A tag may
    name a project that is in no register when it says so.
    """
    book = book or CodeBook()
    errors: list[InputError] = []
    for table in load_schema().tables.values():
        rows = tables.get(table.name)
        problem = _shape_problem(table, rows)
        if problem:
            place = Place(f"table {table.name}")
            errors.append(InputError(place, problem, "Mend what puts the table together"))
            continue
        for column in table.columns:
            errors += _value_breaches(table, column, rows, book)
        errors += _repeated_keys(table, rows)
        errors += _inferred_without_basis(table, rows)
    errors = errors or list(_broken_references(tables))
    if errors:
        raise BuildFailed(errors)


def _shape_problem(table: Table, rows: pa.Table | None) -> str | None:
    if rows is None:
        return "is not there"
    names = {column.name for column in table.columns}
    if set(rows.column_names) != names:
        wrong = ", ".join(sorted(set(rows.column_names) ^ names))
        return f"has other columns than declared: {wrong}"
    for column in table.columns:
        found = rows.schema.field(column.name).type
        plain = found.value_type if pa.types.is_dictionary(found) else found
        if plain != column.arrow_type:
            return f"has {column.name} as {found}; {column.arrow_type} is declared"
    return None


def _value_breaches(
    table: Table, column: TableColumn, rows: pa.Table, book: CodeBook
) -> Iterator[InputError]:
    values = rows[column.name]
    if not column.nullable and values.null_count:
        problem = "is missing and must be given"
        yield from _breaches(table, rows, column.name, pc.is_null(values), problem, "Fill the cell")
    if column.codes is not None:
        distinct = pc.unique(values).drop_null()
        unknown = [value for value in distinct if not book.allows(column.codes, str(value))]
        if unknown:
            wrong = pc.is_in(values, pa.array([value.as_py() for value in unknown], distinct.type))
            problem = f"is not in the code list {column.codes}"
            yield from _breaches(table, rows, column.name, wrong, problem, DICTIONARY)


def _repeated_keys(table: Table, rows: pa.Table) -> Iterator[InputError]:
    keys = rows.select(list(table.key))
    counts = keys.group_by(list(table.key)).aggregate([([], "count_all")])
    repeated = counts.filter(pc.greater(counts["count_all"], 1))
    for key in repeated.slice(0, _SHOWN).select(list(table.key)).to_pylist():
        holders = rows.filter(_all_equal(rows, key)).slice(0, 2).to_pylist()
        shown = ", ".join(str(part) for part in key.values())
        problem = f"repeats the key ({', '.join(table.key)}) = ({shown})"
        if holders[0].get("source_file") and holders[0].get("source_row"):
            problem += f" of {holders[0]['source_file']}, row {holders[0]['source_row']}"
        yield breach(table, holders[1], None, problem, _NO_HEADERS, "Keep one of the two rows")


def _all_equal(rows: pa.Table, key: dict[str, object]) -> pa.ChunkedArray:
    matches = None
    for name, value in key.items():
        column = rows[name]
        equal = pc.is_null(column) if value is None else pc.equal(column, pa.scalar(value))
        matches = equal if matches is None else pc.and_(matches, equal)
    return matches


def _inferred_without_basis(table: Table, rows: pa.Table) -> Iterator[InputError]:
    if {"how_known", "basis"} <= set(rows.column_names):
        wrong = pc.and_(pc.equal(rows["how_known"], "inferred"), pc.is_null(rows["basis"]))
        problem = "is missing though how_known is inferred"
        advice = "Say what it is inferred from, or state it"
        yield from _breaches(table, rows, "basis", wrong, problem, advice)


def _broken_references(tables: Mapping[str, pa.Table]) -> Iterator[InputError]:
    schema = load_schema()
    references = dict(REFERENCES)
    for table in schema.tables.values():
        if table.provenance:
            references[table.name, "document"] = "sources"
    known: dict[tuple[str, str], pa.Array] = {}
    for (name, column), target in references.items():
        if (target, column) not in known:
            known[target, column] = _plain(pc.unique(tables[target][column]))
        rows = tables[name]
        wrong = pc.invert(pc.is_in(_plain(rows[column]), known[target, column]))
        if name == "project_tags" and column == "project_code":
            wrong = pc.and_(wrong, rows["in_register"])
        for row in _rows_where(rows, wrong):
            problem = f"{row[column]!r} is not in the table {target}"
            close = nearest(str(row[column]), map(str, known[target, column].to_pylist()))
            advice = f"Nearest known: {', '.join(close) or 'none is close'}"
            yield breach(schema.tables[name], row, column, problem, _NO_HEADERS, advice)


def _plain(values: pa.Array | pa.ChunkedArray) -> pa.Array | pa.ChunkedArray:
    if pa.types.is_dictionary(values.type):
        return values.cast(values.type.value_type)
    return values


def _breaches(
    table: Table,
    rows: pa.Table,
    column: str,
    wrong: pa.ChunkedArray,
    problem: str,
    advice: str,
) -> Iterator[InputError]:
    count = pc.sum(wrong).as_py() or 0
    more = f" ({count} rows in all)" if count > _SHOWN else ""
    for row in _rows_where(rows, wrong):
        yield breach(table, row, column, f"{problem}{more}", _NO_HEADERS, advice)


def _rows_where(rows: pa.Table, wrong: pa.ChunkedArray) -> list[dict[str, object]]:
    """The first few rows the mask holds for."""
    if not pc.any(wrong).as_py():
        return []
    return rows.take(pc.indices_nonzero(wrong).slice(0, _SHOWN)).to_pylist()
