"""One column of a sheet to typed values, by what sheets.yml declares it to be."""

from collections.abc import Callable

import pyarrow as pa
import pyarrow.compute as pc

from etl.codebook import CodeBook
from etl.intake.header_keys import date_order_of
from etl.intake.parse.codes import (
    read_code,
    read_codes,
    read_countries,
    read_project_code,
    read_project_codes,
    read_yes_no,
)
from etl.intake.parse.dates import (
    may_be_exchanged,
    order_of,
    read_date,
    read_partial_date,
    read_with_doubt,
)
from etl.intake.parse.distinct import Cell, DistinctCells, Parsed
from etl.intake.parse.numbers import (
    Signs,
    read_amount,
    read_count,
    read_months,
    read_number,
    sign_of,
)
from etl.intake.settings import Settings
from etl.intake.sheets import SheetColumn

TEXTS = pa.list_(pa.string())

# Columns of text that hold a date as precisely as it is known.
_PARTIAL_DATES = {"conducted_start", "conducted_end", "report_date"}


def parse_column(
    column: SheetColumn,
    texts: pa.Array,
    typed: pa.Array,
    header: str,
    settings: Settings,
    book: CodeBook,
) -> Parsed:
    """Values of a column with what is wrong in its cells.

    The values have the Arrow type of the schema column; a column of several
    values holds lists. Countries bring `country_printed` (lists) and `grouping`
    along as further columns.
    """
    schema_column = column.schema_column
    if schema_column.type == "text" and schema_column.codes is None and not _is_read(column):
        return Parsed(pc.cast(texts, pa.string()))
    cells = DistinctCells(texts, typed)
    if column.name == "countries":
        kinds = {"iso3": TEXTS, "country_printed": TEXTS, "grouping": pa.string()}
        return cells.read_parts(lambda cell: read_countries(cell, book), kinds)
    kind = TEXTS if column.several else schema_column.arrow_type
    return cells.read(_reader(column, cells, header, settings, book), kind)


def _is_read(column: SheetColumn) -> bool:
    return column.schema_column.name == "project_code" or column.name in _PARTIAL_DATES


def _reader(
    column: SheetColumn, cells: DistinctCells, header: str, settings: Settings, book: CodeBook
) -> Callable[[Cell], object]:
    schema_column = column.schema_column
    if schema_column.name == "project_code":
        return read_project_codes if column.several else read_project_code
    if schema_column.codes is not None:
        return _code_reader(column, book)
    if column.name in _PARTIAL_DATES or schema_column.type == "date":
        order, declared = order_of(cells), date_order_of(header) or settings.date_order
        if column.name in _PARTIAL_DATES:
            return lambda cell: read_partial_date(cell, order, declared)
        if may_be_exchanged(cells):
            return lambda cell: read_with_doubt(cell, read_date(cell, order, declared))
        return lambda cell: read_date(cell, order, declared)
    if schema_column.type == "boolean":
        return read_yes_no
    return _number_reader(schema_column.type, Signs(sign_of(cells), settings.decimal))


def _code_reader(column: SheetColumn, book: CodeBook) -> Callable[[Cell], object]:
    schema_column = column.schema_column
    if schema_column.name == "tag":
        return lambda cell: cell.text
    codes = book.list(schema_column.codes)
    if column.several:
        return lambda cell: read_codes(cell, codes)
    if schema_column.type == "integer":
        return lambda cell: int(read_code(cell, codes))
    return lambda cell: read_code(cell, codes)


def _number_reader(kind: str, signs: Signs) -> Callable[[Cell], object]:
    if kind == "money":
        return lambda cell: read_amount(cell, signs)
    if kind == "months":
        return lambda cell: read_months(cell, signs)
    if kind == "integer":
        return lambda cell: read_count(cell, signs)
    return lambda cell: read_number(cell, signs, 6)
