"""Published figures in words: what is printed, what was recomputed, and the verdict."""

import pyarrow as pa

from pages.shared import data, formats

ORDER = ("contradicts", "matches_after_rounding", "matches", "cannot_be_derived", "from_records")
"""Verdicts as lists of figures show them: what needs attention first."""

SIGNS = {
    "contradicts": "≠",
    "matches_after_rounding": "≈",
    "matches": "=",
    "cannot_be_derived": "?",
}
"""A sign before each verdict, so that a column of them can be scanned."""

TOTAL = "total"
"""How documents call the sum over a dimension, whatever the capitals."""


def ordered(table: pa.Table) -> pa.Table:
    """Figures by verdict, contradictions first, else in the order they came."""
    places = [ORDER.index(verdict) for verdict in table["verdict"].to_pylist()]
    order = sorted(range(table.num_rows), key=lambda row: places[row])
    return table.take(pa.array(order, pa.int64()))


def what(row: dict) -> str:
    """What a figure measures, with its category: "Share of projects, Middle East".

    A total over one or more dimensions is called so once, after the categories.
    """
    measure = row["measure"][:1].upper() + row["measure"][1:]
    values = (row["dimension_value"] or "").split(" / ")
    named = [value for value in values if value and value.casefold() != TOTAL]
    if len(named) < len(values) and values[0] and TOTAL not in measure.casefold():
        named.append(TOTAL)
    return ", ".join([measure, *named])


def printed(row: dict) -> str:
    """The number as printed, in the document's own form where it is known."""
    number = in_unit(row["printed_number"], row["unit"])
    form = row["printed_form"]
    return f"{number} (“{form}”)" if form and form != number else number


def recomputed_rounded(row: dict) -> str | None:
    """The recomputed number as sentences write it: shares without decimals."""
    if row["unit"] == "percent" and row["recomputed_number"] is not None:
        return formats.percent(row["recomputed_number"])
    return recomputed(row)


def recomputed(row: dict) -> str | None:
    """The recomputed number with at most two decimals."""
    number = row["recomputed_number"]
    return None if number is None else in_unit(number, row["unit"])


def in_unit(number: object, unit: str) -> str:
    """A number with its unit: 11%, USD 149,682, 23 CPOs."""
    if unit == "percent":
        return formats.percent_printed(number)
    if unit == "USD":
        return formats.usd_full(number)
    return f"{formats.decimal(number)} {unit}"


def label(row: dict, dimension: str) -> str | None:
    """The words for a code of a row; None where there is none."""
    return None if row[dimension] is None else data.label(dimension, row[dimension])


def signed(row: dict) -> str:
    """The verdict with its sign: "≠ Contradicts"."""
    return f"{SIGNS[row['verdict']]} {label(row, 'verdict')}"
