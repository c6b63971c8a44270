"""Values of a table as people read them, and as Office files hold them."""

from datetime import date
from decimal import Decimal

from pages.shared import formats
from pages.shared.export.exported import PLAIN, Column
from pages.shared.export.svgtext import writable
from pages.shared.headings import document


def written(value: object, column: Column) -> str:
    """A value in words and digits; a missing one is told."""
    if value is None:
        return formats.NOT_STATED
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return formats.day(value)
    if isinstance(value, (int, float, Decimal)):
        if column.format in (PLAIN, None):
            return str(value)
        return formats.usd_full(value) if column.format == "usd" else _number(value, column)
    return str(plain(value, column))


def _number(value: object, column: Column) -> str:
    write = formats.percent_printed if column.format == "percent" else None
    return (write or formats.BY_FORMAT[column.format or "number"])(value)


def plain(value: object, column: Column) -> object:
    """A value as a spreadsheet holds it: a number, a date, or text that XML can hold."""
    if value is None or isinstance(value, (bool, int, date)):
        return value
    if isinstance(value, (float, Decimal)):
        return float(value)
    if column.name == "document":
        return document(str(value))
    return writable(str(value))
