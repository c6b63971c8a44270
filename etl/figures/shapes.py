"""Derivations that follow from the shape of a table, so that nobody has to list them.

- A row named total is the sum of the other rows of its table.
- A share of a stated base is the count (or amount) printed for the same category, as per
  cent of that base.
- A share of a small stated base without a printed count must be one that a whole number of
  records gives. This shows that the share is possible, not which records it counts.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from etl.records import Record

_TOTALS = {"total", "sum of rows"}
_SHARE = "share of "

# Above this base every whole per cent is a possible share, so that nothing would be checked.
_LARGEST_CHECKED_BASE = Decimal(99)

# Amounts and shares may have been rounded before they were added up; counts may not.
ROUNDED_UNITS = {"USD", "percent"}

Figures = Mapping[str, Record]


def is_total(figure: Record) -> bool:
    """Whether the figure is the total of a table."""
    return (figure["dimension_value"] or "").casefold() in _TOTALS


def parts_of_total(figure: Record, figures: Figures) -> list[str]:
    """Identifiers of the figures a total adds up; empty when it is no total."""
    if not is_total(figure):
        return []
    same = ("document", "locator", "population", "measure", "dimension")
    return [
        identifier
        for identifier, other in figures.items()
        if not is_total(other) and all(other[column] == figure[column] for column in same)
    ]


def counted_for_share(figure: Record, figures: Figures) -> str | None:
    """Figure that holds the count or amount a share is of; the same place is preferred."""
    if figure["unit"] != "percent" or not figure["measure"].startswith(_SHARE):
        return None
    if figure["base"] is None:
        return None
    stem = figure["measure"].removeprefix(_SHARE)
    same = ("document", "population", "dimension", "dimension_value")
    found = [
        identifier
        for identifier, other in figures.items()
        if other["unit"] != "percent"
        and other["measure"].startswith(stem)
        and all(other[column] == figure[column] for column in same)
    ]
    return _first(found, figure, figures)


def _first(found: Iterable[str], figure: Record, figures: Figures) -> str | None:
    by_place = sorted(found, key=lambda name: figures[name]["locator"] != figure["locator"])
    return by_place[0] if by_place else None


def is_checkable_share(figure: Record) -> bool:
    """Whether the base of a share is small enough to tell possible shares from others."""
    return (
        figure["unit"] == "percent"
        and figure["qualifier"] == "exact"
        and figure["base"] is not None
        and 0 < figure["base"] <= _LARGEST_CHECKED_BASE
    )
