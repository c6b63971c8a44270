"""Where the marked workbooks of a check lie, so that they are never taken for data."""

from collections.abc import Sequence
from pathlib import Path

ISSUES_FILE = "issues.xlsx"
_OF_SEVERAL = "issues-"


def issues_paths(inputs: Sequence[Path], wanted: Path) -> list[Path]:
    """Workbook for each input: the one wanted for a single input, else one each beside it."""
    if len(inputs) == 1:
        return [wanted]
    return [
        wanted.with_name(f"{_OF_SEVERAL}{number}-{path.stem}.xlsx")
        for number, path in enumerate(inputs, start=1)
    ]


def is_report(path: Path) -> bool:
    """Whether a file in a folder of inputs is the report of an earlier check."""
    is_one_of_several = path.name.startswith(_OF_SEVERAL) and path.suffix == ".xlsx"
    return path.name == ISSUES_FILE or is_one_of_several
