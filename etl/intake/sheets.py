"""The logical sheets a fund's own data is made of, as declared in sheets.yml."""

from functools import cache
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict

from warehouse.schema import Column, load_schema

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
    """Every logical sheet by name, in the order of sheets.yml."""
    declared = yaml.safe_load(_DECLARED.read_text(encoding="utf-8"))
    return {name: _sheet(name, spec) for name, spec in declared.items()}


def _sheet(name: str, spec: dict[str, Any]) -> LogicalSheet:
    columns = tuple(_column(column, given) for column, given in spec["columns"].items())
    return LogicalSheet(name=name, **{**spec, "columns": columns})


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


def _column(name: str, given: dict[str, Any]) -> SheetColumn:
    spec = _ColumnSpec(**given)
    schema_column = load_schema().columns[spec.column or name]
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
