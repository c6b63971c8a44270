"""Text tables (CSV): the encoding and the separator are found out, every cell is text."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import islice, zip_longest
from pathlib import Path

import pyarrow as pa

from etl.intake.finding import Finding, Refused, found
from etl.intake.header_keys import header_key
from etl.intake.read.grid import Grid
from etl.intake.read.kinds import WANTED
from etl.intake.read.look import check_size
from etl.intake.read.workbook import trimmed_texts

_SEPARATORS = (",", ";", "\t", "|")
_BLOCK_ROWS = 10_000
_SAMPLE_LINES = 50


def read_delimited(path: Path, file: str, known: Collection[str] = ()) -> Grid | None:
    """The table in a text file; None when it holds no cell.

    `known` holds comparable forms of headers people use: the separator that shows most
    of them on one line is the one, however many commas stand inside cells.

    Understands UTF-8 and UTF-16 with or without byte order mark, Windows-1252,
    and comma, semicolon, tab or bar as separator; a first line "sep=;" settles
    it. Rows are counted as a spreadsheet counts them: a cell with line breaks is
    in one row, and blank lines count. Raises Refused for binary data, quotes
    that are never closed, and a table above the limits.
    """
    text, notes = _decoded(path.read_bytes(), file)
    separator, first_row = _separator(text, known)
    try:
        return _table(text, separator, first_row, file, notes)
    except csv.Error as error:
        message = f"the file is not a table in text ({error})"
        advice = "Check that double quotes are closed, and save it as CSV UTF-8"
        raise Refused(found("file_damaged", file, message, advice)) from error


def _decoded(content: bytes, file: str) -> tuple[str, tuple[Finding, ...]]:
    try:
        if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return content.decode("utf-16"), ()
        return _without_nul(content.decode("utf-8-sig"), file), ()
    except UnicodeDecodeError:
        message = "the text is not UTF-8; it was read as Windows-1252, as older programs save it"
        advice = "Check that accents are right; saving as CSV UTF-8 makes it certain"
        note = found("text_encoding", file, message, advice)
    try:
        return _without_nul(content.decode("cp1252"), file), (note,)
    except UnicodeDecodeError as error:
        message = "the file is neither UTF-8 nor Windows-1252 text"
        advice = "Open it in a spreadsheet program and save it as CSV UTF-8 or XLSX"
        raise Refused(found("file_kind", file, message, advice)) from error


def _without_nul(text: str, file: str) -> str:
    if "\0" in text:
        raise Refused(found("file_kind", file, "the file holds binary data, no table", WANTED))
    return text


def _separator(text: str, known: Collection[str]) -> tuple[str, int]:
    """The separator, and the number of the first row of the table."""
    start = text[:20].lower()
    if start.startswith("sep=") and len(start) > 4 and text[5:6] in {"\r", "\n"}:
        return text[4], 2
    lines = text[:100_000].splitlines(keepends=True)[:_SAMPLE_LINES]
    return max(_SEPARATORS, key=lambda sign: _likeness(lines, sign, known)), 1


def _likeness(lines: list[str], separator: str, known: Collection[str]) -> tuple[int, int]:
    """Known headers on the line with most of them, at least two; then the regular cells.

    Regular cells are those in the rows of the most frequent length above one.
    """
    try:
        rows = [row for row in csv.reader(lines, delimiter=separator) if row]
    except csv.Error:
        return 0, 0
    headers = max((sum(header_key(cell) in known for cell in row) for row in rows), default=0)
    lengths = Counter(map(len, rows))
    regular = max((length * count for length, count in lengths.items() if length > 1), default=0)
    return headers if headers > 1 else 0, regular


def _table(
    text: str, separator: str, first_row: int, file: str, notes: tuple[Finding, ...]
) -> Grid | None:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows = islice(reader, first_row - 1, None)
    blocks: list[list[pa.Array]] = []
    width = count = 0
    while block := list(islice(rows, _BLOCK_ROWS)):
        blocks.append([_texts(cells) for cells in zip_longest(*block)])
        width = max(width, len(blocks[-1]))
        count += len(block)
        check_size(file, None, count, width)
        if not blocks[-1]:
            blocks[-1] = [pa.nulls(len(block), pa.string())]
    if not any(column.null_count < len(column) for block in blocks for column in block):
        return None
    return Grid(
        file=file,
        name=None,
        texts=tuple(_joined(blocks, index) for index in range(width)),
        typed=(pa.array([False] * count, pa.bool_()),) * width,
        row_numbers=pa.array(range(first_row, first_row + count), pa.int64()),
        findings=notes,
    )


def _texts(cells: Sequence[str | None]) -> pa.Array:
    return trimmed_texts(pa.array(cells, pa.string()))


def _joined(blocks: list[list[pa.Array]], index: int) -> pa.Array:
    """One column over all blocks; blocks without it have only nulls there."""
    return pa.concat_arrays(
        [
            block[index] if index < len(block) else pa.nulls(len(block[0]), pa.string())
            for block in blocks
        ]
    )
