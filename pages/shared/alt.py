"""Charts in words, for people who do not see them; computed from the data drawn."""

from collections.abc import Iterable

import pyarrow as pa

from pages.shared import formats
from pages.shared.charts import Measure
from pages.shared.charts.base import marks, value_text

LIMIT = 15
"""Marks told one by one; the table view has them all."""


def text(
    title: str,
    table: pa.Table,
    category: str,
    measures: list[Measure],
    others: Iterable[str] = (),
) -> str:
    """The title, then every mark with its values, in the order of the table.

    others: further dimensions of the table, which name a mark together with its category.
    """
    found = marks(table, category)
    if not found:
        return f"{title}. No data."
    if not measures:
        return f"{title}. {formats.plural(len(found), 'mark')}; the table lists them."
    further = [f"{name}_label" for name in others if f"{name}_label" in table.column_names]
    told = [
        f"{', '.join([mark.label, *(mark.values[name] for name in further)])}: "
        f"{values(mark, measures)}"
        for mark in found[:LIMIT]
    ]
    more = len(found) - LIMIT
    if more > 0:
        told.append(f"and {more} more in the table")
    return f"{title}. {'; '.join(told)}."


def values(mark, measures: list[Measure]) -> str:
    """The values of one mark; each is named when there are several."""
    if len(measures) == 1:
        return plain(value_text(mark, measures[0]))
    return ", ".join(f"{m.label.lower()} {plain(value_text(mark, m))}" for m in measures)


def plain(text_with_marks: str) -> str:
    """A struck-through number in words."""
    return text_with_marks.replace("<s>", "printed ").replace("</s>", ", recomputed")
