"""Finding the header of a sheet: below titles, in one row or in two."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from etl.intake.header_keys import header_key
from etl.intake.read.grid import Grid

Row = Sequence[str | None]

# How far down a header may stand, in rows with content.
SEARCHED_ROWS = 60
_ENOUGH_KNOWN = 2
_FILLED_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Header:
    """Texts by column, and positions (from 0) of the first and last header row."""

    texts: tuple[str, ...]
    first: int
    last: int


def find_header(grid: Grid, known: Collection[str], until: int | None = None) -> Header | None:
    """The header of a sheet, or None when no row looks like one.

    Rows from the position `until` on are not looked at.

    `known` holds comparable forms (`header_key`) of headers people use. The row
    with most of them is the header; where fewer than two are known, the first
    row that is mostly filled with text is.
    """
    height = min(len(grid.row_numbers), 4 * SEARCHED_ROWS, until or len(grid.row_numbers))
    rows = [
        tuple(cells)
        for cells in zip(*(text[:height].to_pylist() for text in grid.texts), strict=True)
    ]
    typed = [
        tuple(cells)
        for cells in zip(*(flags[:height].to_pylist() for flags in grid.typed), strict=True)
    ]
    position = _best_known(rows, known)
    if position is None:
        position = _first_filled(rows, typed)
    if position is None:
        return None
    return _whole_header(grid, rows, typed, position, known)


def clean_header(text: str | None) -> str:
    """A header on one line, without a mark for required columns."""
    return " ".join((text or "").split()).rstrip("*").rstrip()


def _best_known(rows: Sequence[Row], known: Collection[str]) -> int | None:
    best, score = None, _ENOUGH_KNOWN - 1
    for position, row in enumerate(rows):
        number = _number_known(row, known)
        if number > score:
            best, score = position, number
    return best


def _number_known(texts: Row, known: Collection[str]) -> int:
    return sum(1 for text in texts if text and header_key(clean_header(text)) in known)


def _first_filled(rows: Sequence[Row], typed: Sequence[Sequence[bool]]) -> int | None:
    filled = [sum(text is not None for text in row) for row in rows]
    wanted = max(1, _FILLED_SHARE * max(filled, default=0))
    for position, number in enumerate(filled):
        if number >= wanted and not any(typed[position]):
            return position
    return None


def _whole_header(
    grid: Grid,
    rows: Sequence[Row],
    typed: Sequence[Sequence[bool]],
    position: int,
    known: Collection[str],
) -> Header:
    """The header row with the row above or below it that belongs to it.

    A title above or a row of data below does not: joined with it, most known headers
    would no longer be known.
    """
    alone = Header(tuple(clean_header(text) for text in rows[position]), position, position)
    for upper in (position - 1, position):
        if 0 <= upper < len(rows) - 1 and _is_pair(grid, rows, typed, upper):
            joined = _joined(grid, rows, upper)
            if 2 * _number_known(joined.texts, known) >= _number_known(alone.texts, known):
                return joined
    return alone


def _is_pair(
    grid: Grid, rows: Sequence[Row], typed: Sequence[Sequence[bool]], position: int
) -> bool:
    """Whether this row and the next one are the two rows of a merged header.

    Cells merged across some columns, or over both rows, say so. Where merged
    cells are not known (CSV, XLS), the lower row must fill gaps of the upper
    one, leave its first column empty and hold no digit.
    """
    upper, lower = rows[position], rows[position + 1]
    if any(typed[position]) or any(typed[position + 1]) or not any(lower):
        return False
    number = grid.row_numbers[position].as_py()
    if grid.merged:
        return _is_merged_pair(grid, upper, number)
    fills_gap = any(low and not up for up, low in zip(upper, lower, strict=True))
    first = next((place for place, text in enumerate(upper) if text), 0)
    has_digit = any(sign.isdigit() for text in lower if text for sign in text)
    texts = sum(text is not None for text in lower)
    return fills_gap and lower[first] is None and texts > 1 and not has_digit


def _is_merged_pair(grid: Grid, upper: Row, number: int) -> bool:
    filled = sum(text is not None for text in upper)
    over_both = any(first == number and last == number + 1 for first, _, last, _ in grid.merged)
    across = any(
        first == last == number and left < right for first, left, last, right in grid.merged
    )
    return over_both or (across and filled > 1)


def _joined(grid: Grid, rows: Sequence[Row], position: int) -> Header:
    upper, lower = _spread(grid, rows, position), rows[position + 1]
    texts = tuple(
        clean_header(" ".join(text for text in (up, low) if text))
        for up, low in zip(upper, lower, strict=True)
    )
    return Header(texts, position, position + 1)


def _spread(grid: Grid, rows: Sequence[Row], position: int) -> list[str | None]:
    """The upper row with every merged text repeated over the columns it spans."""
    upper, lower = list(rows[position]), rows[position + 1]
    number = grid.row_numbers[position].as_py()
    spans = [
        (left - grid.first_column, right - grid.first_column)
        for first, left, last, right in grid.merged
        if first == last == number
    ]
    for left, right in spans:
        for column in range(max(left, 0) + 1, min(right + 1, len(upper))):
            upper[column] = upper[column] or upper[max(left, 0)]
    if not grid.merged:
        for column in range(1, len(upper)):
            if not upper[column] and lower[column] and lower[column - 1]:
                upper[column] = upper[column - 1]
    return upper
