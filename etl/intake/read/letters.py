"""Column letters as a spreadsheet shows them."""

import re

_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")


def letter_of(index: int) -> str:
    """Letter of a column counted from 0: 0 is "A", 26 is "AA"."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def index_of(letters: str) -> int:
    """Column counted from 0 of a letter: "A" is 0, "AA" is 26."""
    index = 0
    for sign in letters:
        index = index * 26 + ord(sign) - ord("A") + 1
    return index - 1


def position_of(reference: str) -> tuple[int, int]:
    """Row from 1 and column from 0 of a cell: "C12" is (12, 2).

    Raises ValueError for anything that is not the name of one cell.
    """
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        raise ValueError(f"{reference!r} is not the name of a cell")
    return int(match[2]), index_of(match[1])
