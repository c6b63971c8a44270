"""The logical sheets a fund's own data is made of, as declared in sheets.yml."""

from functools import cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict

from warehouse.schema import (
    BadDeclaration,
    Column,
    as_mapping,
    load_schema,
    modelled,
    read_entries,
)

# A row with one of these as its code is the example of the template.
EXAMPLE_MARKS = frozenset({"LM.0000", "EXAMPLE"})

_DECLARED = Path(__file__).parent / "sheets.yml"

# Numbers in YAML are meant as they are written.
_Text = Annotated[str, BeforeValidator(str)]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SheetColumn(_Frozen):
    """One column of a logical sheet.

    `name` is unique in the sheet; `schema_column` says type, unit and code list.
    `several`: a cell may hold several values. `default` is what an empty cell
    means, None where it means that nothing is known. `example` is the text of
    the example row, None where it stays empty. `in_template` is False for a column
    that is read where a file has it, but not asked for.
    """

    name: str
    schema_column: Column
    label: str
    note: str
    required: bool = False
    several: bool = False
    default: str | None = None
    example: str | None = None
    in_template: bool = True


class Order(_Frozen):
    """Where `column` is empty, rows that share `within` are counted from 1."""

    column: str
    within: tuple[str, ...]


class LogicalSheet(_Frozen):
    """One logical sheet: what people read about it, and its columns in order.

    `key` is the columns that no two rows may share; empty where rows may repeat.
    """

    name: str
    label: str
    note: str
    aliases: tuple[str, ...]
    key: tuple[str, ...]
    columns: tuple[SheetColumn, ...]
    order: Order | None = None

    @property
    def asked(self) -> tuple[SheetColumn, ...]:
        """The columns the template has."""
        return tuple(column for column in self.columns if column.in_template)

    def column(self, name: str) -> SheetColumn:
        """The column of that name; KeyError when the sheet has none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"sheet {self.name} has no column {name}")


@cache
def load_sheets() -> dict[str, LogicalSheet]:
    """Every logical sheet by name, in the order of sheets.yml; raises BadDeclaration."""
    return {name: _sheet(name, spec) for name, spec in read_entries(_DECLARED).items()}


def _sheet(name: str, spec: dict[str, Any]) -> LogicalSheet:
    place = f"{_DECLARED.name}: {name}"
    given = as_mapping(spec.get("columns"), f"{place}: columns")
    columns = tuple(_column(column, of, f"{place}: {column}") for column, of in given.items())
    return modelled(LogicalSheet, place, {**spec, "name": name, "columns": columns})


class _ColumnSpec(_Frozen):
    """What sheets.yml says of a column."""

    column: str | None = None
    label: str | None = None
    note: str | None = None
    required: bool = False
    several: bool = False
    default: _Text | None = None
    example: _Text | None = None
    in_template: bool = True


def _column(name: str, given: Any, place: str) -> SheetColumn:
    spec = modelled(_ColumnSpec, place, as_mapping(given, place))
    schema_column = load_schema().columns.get(spec.column or name)
    if schema_column is None:
        problem = f"{spec.column or name} is no column of columns.yml"
        raise BadDeclaration(place, problem, "Correct it, or name the schema column as column:")
    return SheetColumn(
        name=name,
        schema_column=schema_column,
        label=spec.label or schema_column.label,
        note=spec.note or schema_column.meaning,
        required=spec.required,
        several=spec.several,
        default=spec.default,
        example=spec.example,
        in_template=spec.in_template,
    )
