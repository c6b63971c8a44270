"""Columns as their distinct cells: each is read once, and the values taken to all rows."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.errors import Unreadable

# Put before texts of cells that hold a real number, date or boolean; no cell contains it.
_TYPED = "\x01"


@dataclass(frozen=True, slots=True)
class Cell:
    """Text of a cell; `typed` when the spreadsheet holds a real number, date or boolean."""

    text: str
    typed: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a cell cannot be taken: rule, what is wrong with it, and what to do."""

    rule: str
    problem: str
    advice: str


class Unusable(Unreadable):
    """A cell that cannot be taken, with the rule that says so."""

    def __init__(self, rule: str, problem: str, advice: str) -> None:
        """Take the rule of intake_rules.csv and the two halves of the message."""
        super().__init__(problem, advice)
        self.rule = rule


class Doubtful(Exception):
    """A cell that is taken, though a person should look at it; `fault` says why."""

    def __init__(self, value: object, fault: Fault) -> None:
        """Take the value and what there is to say about it."""
        super().__init__(fault.problem)
        self.value, self.fault = value, fault


class NoValue(Exception):
    """The cell says in a word that there is no value."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A column read.

    `values` has one entry per row, null where the cell is empty or cannot be
    taken; `extra` further columns of the same length; `faults` the rows whose
    cell cannot be taken; `no_value` the rows whose cell says there is none;
    `doubts` the rows whose value is taken, with what there is to say about it.
    """

    values: pa.Array
    faults: tuple[tuple[int, Fault], ...] = ()
    no_value: tuple[int, ...] = ()
    extra: Mapping[str, pa.Array] = field(default_factory=dict)
    doubts: tuple[tuple[int, Fault], ...] = ()


class DistinctCells:
    """The distinct cells of a column, and which row holds which."""

    def __init__(self, texts: pa.Array, typed: pa.Array) -> None:
        """Take texts (null = empty) and, per row, whether the cell is typed."""
        marked = texts
        if pc.any(typed).as_py():
            marked = pc.if_else(typed, pc.binary_join_element_wise(_TYPED, texts, ""), texts)
        encoded = pc.dictionary_encode(marked)
        if isinstance(encoded, pa.ChunkedArray):
            encoded = encoded.combine_chunks()
        self.cells = [_cell(text) for text in encoded.dictionary.to_pylist()]
        self._indices = encoded.indices

    def __iter__(self) -> Iterator[Cell]:
        """Every distinct cell once."""
        return iter(self.cells)

    def read(self, read_cell: Callable[[Cell], object], kind: pa.DataType) -> Parsed:
        """Values of one Arrow type; `read_cell` raises Unusable, Doubtful or NoValue."""
        doubts: dict[int, Fault] = {}
        values, faults, empty = self._read_each(read_cell, doubts)
        taken = pa.array(values, kind).take(self._indices)
        rows = self._rows_of(faults), self._rows_in(empty)
        return Parsed(taken, *rows, doubts=self._rows_of(doubts))

    def read_parts(
        self, read_cell: Callable[[Cell], Mapping[str, object]], kinds: Mapping[str, pa.DataType]
    ) -> Parsed:
        """As `read`, for cells that hold several values; the first kind gives `values`."""
        parts, faults, empty = self._read_each(read_cell, {})
        columns = {
            name: pa.array([(part or {}).get(name) for part in parts], kind).take(self._indices)
            for name, kind in kinds.items()
        }
        values = columns.pop(next(iter(kinds)))
        return Parsed(values, self._rows_of(faults), self._rows_in(empty), columns)

    def _read_each(
        self, read_cell: Callable[[Cell], object], doubts: dict[int, Fault]
    ) -> tuple[list[object], dict[int, Fault], set[int]]:
        values: list[object] = []
        faults: dict[int, Fault] = {}
        empty: set[int] = set()
        for index, cell in enumerate(self.cells):
            value = None
            try:
                value = read_cell(cell)
            except Unusable as error:
                faults[index] = Fault(error.rule, error.problem, error.advice)
            except Doubtful as doubt:
                value, doubts[index] = doubt.value, doubt.fault
            except NoValue:
                empty.add(index)
            values.append(value)
        return values, faults, empty

    def _rows_of(self, faults: Mapping[int, Fault]) -> tuple[tuple[int, Fault], ...]:
        rows = self._rows_in(faults)
        indices = self._numbers
        return tuple((row, faults[int(indices[row])]) for row in rows)

    def _rows_in(self, wanted: Mapping[int, Fault] | set[int]) -> tuple[int, ...]:
        if not wanted:
            return ()
        return tuple(np.flatnonzero(np.isin(self._numbers, list(wanted))).tolist())

    @property
    def _numbers(self) -> np.ndarray:
        """Index of the distinct cell per row, -1 for an empty cell."""
        return pc.fill_null(self._indices, -1).to_numpy(zero_copy_only=False)


def _cell(marked: str) -> Cell:
    if marked.startswith(_TYPED):
        return Cell(marked[1:], typed=True)
    return Cell(marked)
