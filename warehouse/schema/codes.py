"""Reads the code lists in warehouse/codes/."""

import csv
from functools import cache
from pathlib import Path

CODES_FOLDER = Path(__file__).parent.parent / "codes"


def load_codes(list_name: str) -> list[dict[str, str]]:
    """Rows of one code list in display order, each with at least code and label.

    Other columns (description, aliases separated by `|`, ...) come along as
    text, empty where the file has nothing. Raises FileNotFoundError with the
    expected path when there is no such list.
    """
    return [dict(row) for row in _read(CODES_FOLDER / f"{list_name}.csv")]


@cache
def _read(path: Path) -> tuple[dict[str, str], ...]:
    if not path.exists():
        raise FileNotFoundError(f"no code list {path.stem}: expected the file {path}")
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return tuple(csv.DictReader(stream))
