"""From a grid of cells to a sheet: header, data rows, and what is to be said about both."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.intake.finding import Finding, found
from etl.intake.read.grid import Grid
from etl.intake.read.header import Header
from etl.intake.read.letters import letter_of
from etl.intake.read.not_data import find_totals, rows_without_data
from etl.intake.read.second_tables import SecondTable, find_tables, second_table_findings
from etl.intake.sheet import Sheet

_SHOWN = 100


@dataclass(frozen=True, slots=True)
class _Body:
    """Rows with content; one entry per column of the grid."""

    texts: tuple[pa.Array, ...]
    typed: tuple[pa.Array, ...]
    rows: pa.Array


def laid_out(grid: Grid, known: Collection[str]) -> Sheet:
    """The sheet in a grid; `known` holds comparable forms of headers people use.

    Empty rows, and empty columns without a header, are left out; every other
    row below the header is kept, and so are those of further tables, set aside. A grid
    without a header comes back without columns, with the error among its findings.
    """
    tables = find_tables(grid, known)
    if tables is None:
        return _without_header(grid)
    header, others = tables
    body, table = _bodies(grid, header, others)
    totals = find_totals(table.texts, table.rows)
    raw_header = [column[header.last].as_py() for column in grid.texts]
    aside = rows_without_data(table.texts, table.rows, raw_header, totals)
    overlong = _overlong_rows(grid, header, table)
    aside |= {row: f"holds values beyond the last header: {value}" for row, value in overlong}
    aside |= _rows_of_others(grid, body, others)
    findings = [
        *grid.findings,
        *second_table_findings(grid, header, others),
        *_header_findings(grid, header, table),
        *_overlong_findings(grid, overlong),
        *_merged_findings(grid, header, aside.keys() | totals),
    ]
    kept = _columns_to_keep(grid, header, body, table)
    letters = tuple(letter_of(grid.first_column + index) for index in range(len(grid.texts)))
    named = dict(zip(letters, header.texts, strict=True))
    return Sheet(
        file=grid.file,
        name=grid.name,
        headers=tuple(header.texts[index] for index in kept),
        columns=tuple(body.texts[index] for index in kept),
        typed=tuple(body.typed[index] for index in kept),
        row_numbers=body.rows,
        header_row=grid.row_numbers[header.last].as_py(),
        column_letters=tuple(letters[index] for index in kept),
        total_rows=totals,
        set_aside=aside,
        findings=tuple(_with_header(finding, named) for finding in findings),
    )


def unreadable(file: str, finding: Finding) -> Sheet:
    """The place of a file that could not be read: no columns, and why."""
    return Sheet(
        file, finding.sheet, (), (), (), pa.array([], pa.int64()), 0, (), findings=(finding,)
    )


def _without_header(grid: Grid) -> Sheet:
    finding = found(
        "header_missing",
        grid.file,
        "no row looks like a header",
        "Put the names of the columns into one row above the data",
        sheet=grid.name,
    )
    empty = unreadable(grid.file, finding)
    return replace(empty, name=grid.name, findings=(finding, *grid.findings))


def _bodies(grid: Grid, header: Header, others: Sequence[SecondTable]) -> tuple[_Body, _Body]:
    """The rows with content below the header and of other tables, and those of the table alone."""
    kept = np.arange(len(grid.row_numbers)) > header.last
    own = kept.copy()
    for other in others:
        kept[other.first : other.end] = True
        own[other.first : other.end] = False
    filled = np.zeros(len(kept), dtype=bool)
    for column in grid.texts:
        filled |= column.is_valid().to_numpy(zero_copy_only=False)
    body = _rows(grid, kept & filled)
    return body, _rows(grid, own & filled) if others else body


def _rows(grid: Grid, kept: np.ndarray) -> _Body:
    mask = pa.array(kept)
    return _Body(
        texts=tuple(column.filter(mask) for column in grid.texts),
        typed=tuple(column.filter(mask) for column in grid.typed),
        rows=grid.row_numbers.filter(mask),
    )


def _rows_of_others(grid: Grid, body: _Body, others: Sequence[SecondTable]) -> dict[int, str]:
    """Row numbers of other tables, each with the reason."""
    numbers, aside = body.rows.to_numpy(), {}
    for other in others:
        first, last = (grid.row_numbers[place].as_py() for place in (other.first, other.end - 1))
        reason = f"stands in a second table, which begins in row {first}"
        inside = numbers[(numbers >= first) & (numbers <= last)]
        aside |= dict.fromkeys(inside.tolist(), reason)
    return aside


def _last_named(header: Header) -> int:
    return max(index for index, text in enumerate(header.texts) if text)


def _columns_to_keep(grid: Grid, header: Header, body: _Body, table: _Body) -> list[int]:
    """Columns with a header, and in workbooks those with values but without one.

    In text files those beyond the last header only where other tables fill them.
    """
    last = len(header.texts) - 1 if grid.name is not None else _last_named(header)
    kept = []
    for index, text in enumerate(header.texts):
        has_values, in_table = (
            each.texts[index].null_count < len(each.texts[index]) for each in (body, table)
        )
        if text or (has_values and (index <= last or not in_table)):
            kept.append(index)
    return kept


def _overlong_rows(grid: Grid, header: Header, body: _Body) -> list[tuple[int, str]]:
    """Rows of a text file with values beyond the last header, and the first such value."""
    beyond = body.texts[_last_named(header) + 1 :]
    if grid.name is not None or not beyond:
        return []
    value = pc.coalesce(*beyond)
    keep = pc.is_valid(value)
    rows, values = body.rows.filter(keep).to_pylist(), value.filter(keep).to_pylist()
    return list(zip(rows, values, strict=True))


def _overlong_findings(grid: Grid, overlong: Sequence[tuple[int, str]]) -> list[Finding]:
    return [
        found(
            "row_length",
            grid.file,
            "stands beyond the last header; the row has more cells than the header",
            "Put cells that hold the separator into double quotes",
            row=row,
            value=value,
        )
        for row, value in islice(overlong, _SHOWN)
    ]


def _header_findings(grid: Grid, header: Header, table: _Body) -> list[Finding]:
    findings = []
    for index in _columns_to_keep(grid, header, table, table):
        if not header.texts[index]:
            findings.append(
                found(
                    "header_blank",
                    grid.file,
                    "the column holds values but has no header",
                    "Give it a header, or delete it",
                    sheet=grid.name,
                    row=grid.row_numbers[header.last].as_py(),
                    column=letter_of(grid.first_column + index),
                )
            )
    if header.first != header.last:
        numbers = [grid.row_numbers[row].as_py() for row in (header.first, header.last)]
        findings.append(
            found(
                "header_merged",
                grid.file,
                f"the rows {numbers[0]} and {numbers[1]} were read as one header",
                "Check that the columns are the right ones; one header row makes it certain",
                sheet=grid.name,
                row=numbers[0],
            )
        )
    return findings


def _merged_findings(grid: Grid, header: Header, no_data: Collection[int]) -> list[Finding]:
    last_header = grid.row_numbers[header.last].as_py()
    below = (
        place
        for place in grid.merged
        if place[0] > last_header and place[2] > place[0] and place[0] not in no_data
    )
    return [
        found(
            "cells_merged",
            grid.file,
            f"{letter_of(left)}{first}:{letter_of(right)}{last} are merged; "
            f"only the first cell holds the value",
            "Undo the merge and repeat the value in each row it is meant for",
            sheet=grid.name,
            row=first,
            column=letter_of(left),
        )
        for first, left, last, right in islice(below, _SHOWN)
    ]


def _with_header(finding: Finding, named: dict[str, str]) -> Finding:
    if finding.column is None or finding.header is not None:
        return finding
    return replace(finding, header=named.get(finding.column) or None)
