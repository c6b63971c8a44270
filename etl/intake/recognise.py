"""Which logical sheet a sheet is, and which of its columns each header fills."""

from dataclasses import dataclass
from pathlib import PurePath

from etl.intake.column_map import NOT_READ, ColumnMap, SheetNames
from etl.intake.header_keys import header_key, name_key, year_of
from etl.intake.sheet import Sheet
from etl.intake.sheets import LogicalSheet, load_sheets

# By headers alone a sheet is only recognised when most of them are known.
_KNOWN_SHARE = 0.5
_KNOWN_HEADERS = 2


@dataclass(frozen=True, slots=True)
class Recognised:
    """A sheet with its logical sheet, None when it is none or left out.

    `columns` holds per header the column it fills, NOT_READ, or None when no map
    knows it; `left_out` is True when the column map says not to read the sheet.
    """

    sheet: Sheet
    logical: LogicalSheet | None
    columns: tuple[str | None, ...] = ()
    left_out: bool = False

    @property
    def missing(self) -> list[str]:
        """Required columns that no header fills."""
        filled = set(self.columns)
        return [
            column.name
            for column in (self.logical.columns if self.logical else ())
            if column.required and column.name not in filled
        ]


def recognise(sheet: Sheet, column_map: ColumnMap) -> Recognised:
    """Match a sheet by the column map, by its name, or by its headers.

    A name counts when the headers it needs are there; otherwise the headers decide
    if they fit one logical sheet best. A name whose headers fit nothing keeps its
    logical sheet, so that the report can say which header is missing.
    """
    stem, names = PurePath(sheet.file).stem, names_of(sheet)
    mapped = column_map.sheet(names)
    if mapped == NOT_READ:
        return Recognised(sheet, None, left_out=True)
    if mapped is not None:
        return _as(sheet, load_sheets()[mapped], names, column_map)
    named = [
        _as(sheet, logical, names, column_map)
        for logical in (_by_name(sheet.name), _by_name(stem))
        if logical is not None
    ]
    whole = [candidate for candidate in named if not candidate.missing]
    if whole:
        return whole[0]
    fitting = _by_headers(sheet, names, column_map)
    if fitting is not None:
        return fitting
    return named[0] if named else Recognised(sheet, None)


def names_of(sheet: Sheet) -> SheetNames:
    """What a column map may call a sheet, and the year that its name or its file speaks of."""
    name = sheet.name or PurePath(sheet.file).stem
    return SheetNames(name, year_of(sheet.name, sheet.file))


def _as(
    sheet: Sheet, logical: LogicalSheet, names: SheetNames, column_map: ColumnMap
) -> Recognised:
    columns = tuple(
        column_map.column(logical, names, header) if header else None for header in sheet.headers
    )
    return Recognised(sheet, logical, columns)


def _by_name(name: str | None) -> LogicalSheet | None:
    if name is None:
        return None
    keys = (header_key(name), name_key(name))
    for logical in load_sheets().values():
        forms = {header_key(form) for form in (logical.name, logical.label, *logical.aliases)}
        if forms.intersection(keys):
            return logical
    return None


def _by_headers(sheet: Sheet, names: SheetNames, column_map: ColumnMap) -> Recognised | None:
    scored = []
    for logical in load_sheets().values():
        candidate = _as(sheet, logical, names, column_map)
        filled = {column.name for column in logical.asked}.intersection(candidate.columns)
        if not candidate.missing and len(filled) >= _KNOWN_HEADERS:
            scored.append((len(filled), candidate))
    best = max((count for count, _ in scored), default=0)
    fitting = [candidate for count, candidate in scored if count == best]
    headers = sum(1 for header in sheet.headers if header)
    if len(fitting) == 1 and best >= _KNOWN_SHARE * headers:
        return fitting[0]
    return None
