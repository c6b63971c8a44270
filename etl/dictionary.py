"""The data dictionary, written from the declared schema and code lists."""

from collections.abc import Iterator
from pathlib import Path

from warehouse.schema import Schema, Table, TableColumn, load_codes, load_schema

DICTIONARY = Path(__file__).parent.parent / "docs" / "data-dictionary.md"

# Longer lists are named, not printed.
_LONGEST_LIST = 60

_INTRODUCTION = """\
# Data dictionary

Written by `python -m etl dictionary` from `warehouse/schema/` and `warehouse/codes/`; change
it there.

A snapshot holds one Parquet file per table, rows sorted by key. Money, months and numbers are
exact decimals. A value that is not known is missing, never zero and never a word.
"""


def render() -> str:
    """The whole dictionary as Markdown."""
    schema = load_schema()
    lines = [_INTRODUCTION, "## Tables\n", *_overview(schema)]
    for table in schema.tables.values():
        lines += _table(table)
    lines += ["## Code lists\n"]
    for name in _used_lists(schema):
        lines += _code_list(name)
    return "\n".join(lines).rstrip() + "\n"


def _overview(schema: Schema) -> Iterator[str]:
    yield "| Table | One row is | Key |"
    yield "|---|---|---|"
    for table in schema.tables.values():
        grain = table.grain.removeprefix("one row per ")
        yield f"| [`{table.name}`](#{table.name}) | {grain} | {_codes(table.key)} |"
    yield ""


def _table(table: Table) -> Iterator[str]:
    yield f"## {table.name}\n"
    yield f"{table.label}: {table.grain}.\n"
    yield "| Column | Type | Unit | May be missing | Meaning |"
    yield "|---|---|---|---|---|"
    for column in table.columns:
        yield _column(column)
    yield ""


def _column(column: TableColumn) -> str:
    meaning = _cell(column.meaning)
    if column.codes is not None:
        meaning += f" Codes: [{column.codes}](#codes-{column.codes})."
    missing = "yes" if column.nullable else "no"
    return f"| `{column.name}` | {column.type} | {column.unit or ''} | {missing} | {meaning} |"


def _used_lists(schema: Schema) -> list[str]:
    return sorted({column.codes for column in schema.columns.values() if column.codes})


def _code_list(name: str) -> Iterator[str]:
    rows = load_codes(name)
    yield f"### Codes: {name}\n"
    if len(rows) > _LONGEST_LIST:
        yield f"{len(rows)} codes, in `warehouse/codes/{name}.csv`.\n"
        return
    with_family = "tag_family" in rows[0]
    yield "| Code | Label | Meaning |"
    yield "|---|---|---|"
    for row in rows:
        code = f"{row['tag_family']} / {row['code']}" if with_family else row["code"]
        yield f"| `{code}` | {_cell(row['label'])} | {_cell(row.get('description') or '')} |"
    yield ""


def _codes(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
