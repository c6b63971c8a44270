"""What a column of the template offers to choose from."""

from collections.abc import Iterable
from dataclasses import dataclass

from etl.intake.sheets import LogicalSheet, SheetColumn
from warehouse.schema import load_codes

_SHORT = 10


@dataclass(frozen=True, slots=True)
class Choices:
    """Label of a list, and what it offers, in display order."""

    label: str
    texts: tuple[str, ...]

    @property
    def is_short(self) -> bool:
        """Whether the choices fit into a note."""
        return len(self.texts) <= _SHORT


def choices_of(sheets: Iterable[LogicalSheet]) -> dict[str, Choices]:
    """Choices by name of column, for every column with a code list or with yes and no.

    Columns of the same name offer the same choices wherever they stand.
    """
    offered: dict[str, Choices] = {}
    for sheet in sheets:
        for column in sheet.columns:
            choices = _choices(column)
            if choices is not None:
                offered.setdefault(column.name, choices)
    return offered


def _choices(column: SheetColumn) -> Choices | None:
    if column.schema_column.type == "boolean":
        return Choices("Yes or no", ("yes", "no"))
    if column.schema_column.codes is None:
        return None
    rows = load_codes(column.schema_column.codes)
    by_code = column.schema_column.type == "integer"
    texts = dict.fromkeys(row["code"] if by_code else row["label"] for row in rows)
    return Choices(column.label, tuple(texts))
