"""What an analyst declares about the figures of a document, beside its tables.

Four files in a source folder, all optional:

- `derivations.csv`: how a figure follows from other figures (see operations.py);
- `printed_lists.csv`: lists and ranges the document prints, whose length a figure states;
- `rounding.csv`: figures that are rounded to another step than their last digit;
- `claims.csv`: pairs of figures that cannot both be right unless they agree.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from etl.errors import BuildFailed, InputError, Place, Unreadable
from etl.figures.operations import OPERATIONS
from etl.normalise.numbers import parse_number
from etl.normalise.text import nearest
from etl.read.csv_file import SourceRow, read_csv

BASES = ("published_counts", "published_cells")
CLAIMS = ("same_value", "same_share", "share_of")

_Declared = TypeVar("_Declared")


@dataclass(frozen=True, slots=True)
class Derivation:
    """One way to compute a figure; `*` in `figure` stands for any text, the same in operands."""

    figure: str
    operation: str
    operands: tuple[str, ...]
    basis: str
    place: Place


@dataclass(frozen=True, slots=True)
class PrintedList:
    """Length of a list or range the document prints, and where it stands."""

    length: Decimal
    locator: str


@dataclass(frozen=True, slots=True)
class Rounding:
    """Figures printed in another step than their last digit, and why this is known."""

    figures: str
    step: Decimal
    reason: str


@dataclass(frozen=True, slots=True)
class Claim:
    """Two figures and what must hold between them (one of CLAIMS)."""

    figure: str
    other: str
    claim: str
    reason: str
    place: Place


@dataclass(frozen=True, slots=True)
class FigureChecks:
    """The declarations of all documents; `lists` holds the printed lists by name."""

    derivations: tuple[Derivation, ...]
    lists: dict[str, PrintedList]
    roundings: tuple[Rounding, ...]
    claims: tuple[Claim, ...]


def load_figure_checks(sources_folder: Path) -> FigureChecks:
    """Every declaration below the sources folder; raises BuildFailed with all faults."""
    errors: list[InputError] = []
    derivations = tuple(_read(sources_folder, "derivations.csv", _derivation, errors))
    lists = dict(_read(sources_folder, "printed_lists.csv", _printed_list, errors))
    roundings = tuple(_read(sources_folder, "rounding.csv", _rounding, errors))
    claims = tuple(_read(sources_folder, "claims.csv", _claim, errors))
    if errors:
        raise BuildFailed(errors)
    return FigureChecks(derivations, lists, roundings, claims)


def _read(
    folder: Path,
    name: str,
    parse: Callable[[SourceRow], _Declared],
    errors: list[InputError],
) -> Iterator[_Declared]:
    for path in sorted(folder.glob(f"*/{name}")):
        try:
            rows = read_csv(path, f"{path.parent.name}/{name}").rows
        except InputError as error:
            errors.append(error)
            continue
        for row in rows:
            try:
                yield parse(row)
            except InputError as error:
                errors.append(error)


def _derivation(row: SourceRow) -> Derivation:
    operands = tuple(part.strip() for part in row.cells["operands"].split(";") if part.strip())
    return Derivation(
        row.cells["figure"],
        _one_of(row, "operation", tuple(OPERATIONS)),
        operands,
        _one_of(row, "basis", BASES),
        row.place(),
    )


def _printed_list(row: SourceRow) -> tuple[str, PrintedList]:
    length = _number(row, "length")
    items = [item for item in row.cells["items"].split("|") if item.strip()]
    if items and len(items) != length:
        raise InputError(
            row.place("length"),
            f"differs from the {len(items)} items beside it",
            "Correct the length or the items",
            row.cells["length"],
        )
    return row.cells["list"], PrintedList(length, row.cells["locator"])


def _rounding(row: SourceRow) -> Rounding:
    return Rounding(row.cells["figures"], _number(row, "step"), row.cells["reason"])


def _claim(row: SourceRow) -> Claim:
    claim = _one_of(row, "claim", CLAIMS)
    return Claim(row.cells["figure"], row.cells["other"], claim, row.cells["reason"], row.place())


def _one_of(row: SourceRow, column: str, allowed: tuple[str, ...]) -> str:
    value = row.cells[column]
    if value not in allowed:
        close = ", ".join(nearest(value, allowed) or allowed)
        raise InputError(row.place(column), "is not known here", f"Nearest known: {close}", value)
    return value


def _number(row: SourceRow, column: str) -> Decimal:
    try:
        return parse_number(row.cells[column])
    except Unreadable as error:
        place = row.place(column)
        raise InputError(place, error.problem, error.advice, row.cells[column]) from error
