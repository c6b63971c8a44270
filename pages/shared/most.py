"""Charts with a mark per project or country: where there are too many, the largest are drawn.

The table has them all, and the card says how many the chart leaves to it.
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import partial

import pyarrow as pa

from pages.shared import formats, headings
from pages.shared.charts import Measure

LIMIT = 45
"""Marks up to which all are drawn."""

DRAWN = 20
"""Marks drawn where there are more."""

LONG = ("project_code", "iso3")
"""Categories that grow with a portfolio."""

WHOLE = ("strip", "world", "columns", "lanes")
"""Builders whose charts take any number of marks, by name."""

RANKED_BY = "ranked_by"
"""The option of a card that names the column by which marks are the largest."""


def ranking(measures: Sequence[Measure], options: Mapping[str, object]) -> str | None:
    """The column that says which marks are the largest: the first drawn unless declared."""
    return options.get(RANKED_BY) or (measures[0].column if measures else None)


def too_many(table: pa.Table, category: str | None, draw: Callable | None) -> bool:
    """Whether what `draw` makes of the table could not be read; nothing drawn is never that."""
    builder = draw.func if isinstance(draw, partial) else draw
    whole = builder is None or builder.__name__ in WHOLE
    return category in LONG and not whole and table.num_rows > LIMIT


def largest(table: pa.Table, column: str | None) -> pa.Table:
    """The rows with the largest values of `column` in the order of the table; the first ones
    without a column of numbers."""
    values = table[column].to_pylist() if column in table.column_names else []
    if not all(isinstance(value, int | float | Decimal | None) for value in values):
        values = []
    places = range(table.num_rows)
    if values:
        places = sorted(places, key=lambda row: (values[row] is None, -(values[row] or 0), row))
    return table.take(pa.array(sorted(places[:DRAWN]), pa.int64()))


def note(table: pa.Table, category: str, column: str | None, named: Mapping[str, str]) -> str:
    """What the chart leaves to the table.

    column: by which marks are the largest. named: words for columns, over the usual ones.
    """
    noun = ("project", "projects") if category == "project_code" else ("country", "countries")
    words = headings.heading(column, named) if column else ""
    by = f" by {words[:1].lower()}{words[1:]}" if words else ""
    return (
        f"The chart shows the {DRAWN} largest{by} of {formats.plural(table.num_rows, *noun)}; "
        f"the table has the {formats.plural(table.num_rows - DRAWN, 'other')} too."
    )
