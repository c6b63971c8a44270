"""Rows below a header that are no data: totals, examples, repeated headers, remarks."""

import re
from collections.abc import Collection, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from etl.intake.sheets import EXAMPLE_MARKS

EXAMPLE = "is the example of the template"
REPEATED_HEADER = "repeats the header"
REMARK = "is a remark below the table"

_TOTAL = r"(?i)^\W*((grand|sub|overall|general)[ -]?)?(totals?|totaux|sum|somme|suma)\b"
_ONLY_TOTAL = re.compile(_TOTAL + r"\W*$")
PROJECT_CODE = re.compile(r"[A-Za-z]{2}[ .\-_/]?\d{4}")
_FEW_WORDED = 2
_REMARK_COLUMNS = 3
_REMARK_WORDS = 3


def find_totals(texts: Sequence[pa.Array], rows: pa.Array) -> frozenset[int]:
    """Numbers of the rows that sum up others.

    Their first cell with content begins with "Total", "Grand total", "Subtotal"
    or the like, and at most one other cell holds words rather than numbers.
    """
    first = pc.coalesce(*texts)
    positions = _positions(pc.match_substring_regex(first, _TOTAL))
    return frozenset(
        rows[position].as_py()
        for position in positions
        if _sums_up([column[position].as_py() for column in texts])
    )


def _sums_up(cells: Sequence[str | None]) -> bool:
    if sum(_is_worded(text) for text in cells) > _FEW_WORDED:
        return False
    first = next(text for text in cells if text is not None)
    has_code = any(text is not None and PROJECT_CODE.fullmatch(text) for text in cells)
    return not has_code or _ONLY_TOTAL.match(first) is not None


def rows_without_data(
    texts: Sequence[pa.Array],
    rows: pa.Array,
    raw_header: Sequence[str | None],
    totals: Collection[int],
) -> dict[int, str]:
    """Row numbers of examples, repeated headers and remarks, each with the reason."""
    first = pc.coalesce(*texts)
    aside = {}
    examples = pc.is_in(pc.utf8_upper(first), pa.array(sorted(EXAMPLE_MARKS)))
    for position in _positions(examples):
        aside[rows[position].as_py()] = EXAMPLE
    header_start = next(text for text in raw_header if text is not None)
    for position in _positions(pc.equal(first, header_start)):
        if repeats(texts, position, raw_header):
            aside[rows[position].as_py()] = REPEATED_HEADER
    return aside | _remarks(texts, rows, totals)


def _remarks(texts: Sequence[pa.Array], rows: pa.Array, totals: Collection[int]) -> dict[int, str]:
    """Lone texts at the foot, parted from the table by a blank row or a total."""
    aside: dict[int, str] = {}
    last = None
    for position in range(len(rows) - 1, -1, -1):
        filled = [column[position].as_py() for column in texts]
        words = [text for text in filled if text is not None]
        is_remark = len(words) == 1 and (
            len(words[0].split()) >= _REMARK_WORDS or words[0].startswith("*")
        )
        number = rows[position].as_py()
        if len(texts) < _REMARK_COLUMNS or not is_remark:
            is_parted = number in totals or last is None or last > number + 1
            return aside if is_parted else {}
        aside[number] = REMARK
        last = number
    return {}


def _positions(mask: pa.Array) -> list[int]:
    return pc.indices_nonzero(pc.fill_null(mask, False)).to_pylist()


def _is_worded(text: str | None) -> bool:
    return text is not None and not any(sign.isdigit() for sign in text)


def repeats(texts: Sequence[pa.Array], position: int, raw_header: Sequence[str | None]) -> bool:
    """Whether most cells of a row (a position) are the headers above them."""
    named = [(column, text) for column, text in zip(texts, raw_header, strict=True) if text]
    equal = sum(column[position].as_py() == text for column, text in named)
    return 2 * equal > len(named)
