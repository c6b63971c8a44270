"""A table while it is put together."""

from collections.abc import Mapping

import numpy as np
import pyarrow as pa

from etl.intake.frame import Frame
from etl.intake.provenance import Origins
from warehouse.schema import load_schema

Columns = dict[str, pa.Array]


def active_rows(frame: Frame) -> np.ndarray:
    """Rows of a frame that are published."""
    return np.flatnonzero(frame.active)


def taken(frame: Frame, rows: np.ndarray, names: Mapping[str, str] | tuple[str, ...]) -> Columns:
    """Columns of some rows of a frame; a mapping renames published name -> sheet column."""
    pairs = names if isinstance(names, Mapping) else {name: name for name in names}
    places = pa.array(rows)
    return {name: frame.values[column].take(places) for name, column in pairs.items()}


def same(text: str, rows: int) -> pa.Array:
    """One text in every row."""
    return pa.DictionaryArray.from_arrays(pa.array(np.zeros(rows, np.int32)), pa.array([text]))


def finished(name: str, columns: Columns, numbers: np.ndarray, origins: Origins) -> pa.Table:
    """A table of the schema: the columns given, empty ones where none is, and provenance."""
    given = columns | origins.columns(numbers)
    return whole(name, given, len(numbers))


def whole(name: str, columns: Mapping[str, pa.Array], rows: int) -> pa.Table:
    """A table with all columns of the schema; those not given are empty."""
    table = load_schema().tables[name]
    unknown = set(columns) - {column.name for column in table.columns}
    if unknown:
        raise KeyError(f"table {name} has no column {', '.join(sorted(unknown))}")
    arrays = []
    for column in table.columns:
        array = columns.get(column.name)
        arrays.append(pa.nulls(rows, column.arrow_type) if array is None else array)
    return pa.table(arrays, names=[column.name for column in table.columns])
