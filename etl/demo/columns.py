"""Columns of numpy as columns of the schema."""

from collections.abc import Sequence
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from warehouse.schema import load_codes, load_schema
from warehouse.schema.model import ARROW_TYPES, PROVENANCE

DOCUMENT = "demonstration"
LOCATOR = "Generated record"

Column = np.ndarray | pa.Array | pa.ChunkedArray


def texts(*parts: object) -> pa.Array:
    """Texts put together from constants and columns."""
    length = next(len(part) for part in parts if isinstance(part, Column))
    columns = [
        part.cast(pa.string()) if isinstance(part, Column) else pa.repeat(str(part), length)
        for part in (_arrow(part) for part in parts)
    ]
    return pc.binary_join_element_wise(*columns, "")


def padded(numbers: np.ndarray, digits: int) -> pa.Array:
    """Whole numbers as texts with leading zeros."""
    return pc.utf8_lpad(pa.array(numbers).cast(pa.string()), digits, "0")


def dates(days: np.ndarray, known: np.ndarray | None = None) -> pa.Array:
    """Days since 1970-01-01 as dates; missing where not known."""
    missing = None if known is None else ~known
    return pa.array(days.astype(np.int32), pa.int32(), mask=missing).cast(pa.date32())


def whole(numbers: np.ndarray, known: np.ndarray | None = None) -> pa.Array:
    """Whole numbers; missing where not known."""
    return pa.array(numbers.astype(np.int64), mask=None if known is None else ~known)


def usd(amounts: np.ndarray, known: np.ndarray | None = None) -> pa.Array:
    """Whole US dollars as money; missing where not known."""
    return whole(amounts, known).cast(pa.decimal128(21, 2)).cast(ARROW_TYPES["money"])


def months(numbers: np.ndarray, known: np.ndarray | None = None) -> pa.Array:
    """Months with at most two decimals; missing where not known."""
    distinct, places = np.unique(np.where(np.isnan(numbers), 0, numbers), return_inverse=True)
    exact = [Decimal(repr(float(value))).quantize(Decimal("0.01")) for value in distinct]
    column = pa.array(exact, ARROW_TYPES["months"]).take(pa.array(places))
    return column if known is None else pc.if_else(pa.array(known), column, None)


def coded(codes: np.ndarray, known: np.ndarray | None = None) -> pa.DictionaryArray:
    """Repeated texts as a dictionary; missing where not known or None."""
    column = pa.array(codes, pa.string(), mask=None if known is None else ~known)
    return column.dictionary_encode()


def of_list(places: np.ndarray, values: Sequence[str]) -> pa.DictionaryArray:
    """The texts at the places of a short list."""
    return pa.DictionaryArray.from_arrays(pa.array(places.astype(np.int32)), pa.array(list(values)))


def labelled(codes: pa.DictionaryArray, code_list: str) -> pa.DictionaryArray:
    """The labels of codes of a list."""
    labels = {row["code"]: row["label"] for row in load_codes(code_list)}
    words = [labels[code] for code in codes.dictionary.to_pylist()]
    return pa.DictionaryArray.from_arrays(codes.indices, pa.array(words, pa.string()))


def table(name: str, records: np.ndarray, **columns: object) -> pa.Table:
    """A table of the schema; columns left out are missing throughout.

    `records` is the number of the generated record each row belongs to. A constant
    stands for a column of it.
    """
    schema = load_schema().tables[name]
    count = len(records)
    columns |= {
        "document": DOCUMENT,
        "locator": LOCATOR,
        "source_file": DOCUMENT,
        "source_row": whole(records),
    }
    unknown = columns.keys() - {column.name for column in schema.columns} - set(PROVENANCE)
    if unknown:
        raise ValueError(f"table {name} has no columns {sorted(unknown)}")
    arrays = [
        _column(columns.get(column.name), column.arrow_type, count) for column in schema.columns
    ]
    return pa.table(arrays, names=[column.name for column in schema.columns])


def stacked(tables: Sequence[pa.Table]) -> pa.Table:
    """Tables with the same columns below each other."""
    return pa.concat_tables(tables).unify_dictionaries()


def no_text(count: int) -> pa.DictionaryArray:
    """A repeated text that is missing throughout."""
    return pa.nulls(count, pa.string()).dictionary_encode()


def _column(values: object, arrow_type: pa.DataType, count: int) -> Column:
    if isinstance(values, np.ndarray):
        return pa.array(values, arrow_type)
    if isinstance(values, Column):
        return values
    if isinstance(values, str):
        return of_list(np.zeros(count), [values])
    return pa.repeat(pa.scalar(values, arrow_type), count)


def _arrow(part: object) -> object:
    return pa.array(part) if isinstance(part, np.ndarray) else part
