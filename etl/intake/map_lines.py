"""Lines of a column map that match nothing in the files read."""

from collections.abc import Sequence

from etl.intake.column_map import MapLine
from etl.intake.finding import Finding, found
from etl.intake.header_keys import header_key
from etl.intake.recognise import Recognised, names_of

_ADVICE = "Correct the line or take it out, unless it is meant for other files"


def unused_lines(lines: Sequence[MapLine], recognised: Sequence[Recognised]) -> list[Finding]:
    """A note for each line whose sheet, year or header no sheet has; none without any sheet."""
    findings = (_finding(line, recognised) for line in lines if recognised)
    return [finding for finding in findings if finding is not None]


def _finding(line: MapLine, recognised: Sequence[Recognised]) -> Finding | None:
    named = [each for each in recognised if _is_named(line, each)]
    if not named:
        return _note(line, "A", "sheet", line.sheet, "is no sheet of the files read")
    of_year = [each for each in named if line.year in ("", names_of(each.sheet).year)]
    if not of_year:
        message = "is the year of no such sheet among the files read"
        return _note(line, "B", "year", line.year, message)
    header = header_key(line.header)
    if line.is_whole_sheet or any(
        header_key(text) == header for each in of_year for text in each.sheet.headers if text
    ):
        return None
    message = "is no header of such a sheet in the files read"
    return _note(line, "C", "header", line.header, message)


def _is_named(line: MapLine, each: Recognised) -> bool:
    """Whether a line speaks of a sheet, as `ColumnMap` looks its lines up."""
    wanted, names = header_key(line.sheet), {header_key(names_of(each.sheet).name)}
    if not line.is_whole_sheet:
        names |= {""} if each.logical is None else {"", header_key(each.logical.name)}
    return wanted in names


def _note(line: MapLine, column: str, header: str, value: str, message: str) -> Finding:
    message = f"{message}; the line changes nothing"
    place = {"row": line.row, "column": column, "header": header, "value": value}
    return found("map_line_unused", line.file, message, _ADVICE, **place)
