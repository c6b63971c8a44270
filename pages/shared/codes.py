"""Words beside codes, for columns of a table that nobody has given words yet."""

from collections.abc import Mapping
from functools import cache

import pyarrow as pa

import warehouse

READ_AS_CODES = {"project_code", "iso3", "gender_marker"}
"""Columns whose codes are what people know: LM.0251, KEN, 2a."""


def with_words(table: pa.Table, marks: str | None) -> pa.Table:
    """The table with a column `<code>_label` beside each column of codes that has none.

    marks: the column of the marks of a chart, which its page has named as it wants.
    """
    for name in table.column_names:
        known = words(name)
        if not known or name == marks or f"{name}_label" in table.column_names:
            continue
        found = [worded(code, known) for code in table[name].to_pylist()]
        place = table.column_names.index(name) + 1
        table = table.add_column(place, f"{name}_label", pa.array(found, pa.string()))
    return table


def worded(code: str | int | None, known: Mapping[str, str]) -> str | None:
    """The words of a code; one that has none as near to words as it gets."""
    if code is None:
        return None
    return known.get(str(code)) or str(code).replace("_", " ")


@cache
def words(column: str) -> Mapping[str, str]:
    """Code to label of a column; empty for one without a code list.

    A table that puts two documents side by side has columns such as `second_verdict`.
    """
    if column == "dimension":
        return {name: one.label for name, one in warehouse.dimensions().items()}
    known = warehouse.columns().get(column.removeprefix("first_").removeprefix("second_"))
    if known is None or not known.codes or column in READ_AS_CODES:
        return {}
    return {row["code"]: row["label"] for row in warehouse.codes(known.codes)}
