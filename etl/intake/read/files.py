"""Files to sheets."""

from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path

from etl.intake.finding import Refused, found
from etl.intake.read.delimited import read_delimited
from etl.intake.read.grid import Grid
from etl.intake.read.header import clean_header
from etl.intake.read.kinds import kind_of
from etl.intake.read.layout import laid_out, unreadable
from etl.intake.read.workbook import read_workbook
from etl.intake.sheet import Sheet
from etl.intake.sheets import load_sheets
from etl.normalise.text import match_key

# Sheets of the template that hold no data of projects.
README_SHEET = "Read me"
LISTS_SHEET = "Lists"


def read_files(paths: Sequence[Path], known_headers: Collection[str] = ()) -> list[Sheet]:
    """Every sheet of every file, in the order given.

    `known_headers` are further headers people use, besides names and labels of
    sheets.yml; they help to find the header below titles. A file that cannot be
    taken yields one sheet without columns, with the error among its findings;
    nothing is raised. Folders in a path are left out of names, except where two
    files would be named alike.
    """
    known = _known(known_headers)
    return [
        sheet
        for path, file in zip(paths, _names(paths), strict=True)
        for sheet in _read(path, file, known)
    ]


def _read(path: Path, file: str, known: Collection[str]) -> list[Sheet]:
    try:
        grids = _grids(path, file)
    except Refused as refused:
        return [unreadable(file, refused.finding)]
    if not grids:
        finding = found("file_empty", file, "no cell holds anything", "Export or save it again")
        return [unreadable(file, finding)]
    return [laid_out(grid, known) for grid in grids if grid.name not in {README_SHEET, LISTS_SHEET}]


def _grids(path: Path, file: str) -> list[Grid]:
    kind = kind_of(path, file)
    if kind != "text":
        return read_workbook(path, file, kind)
    grid = read_delimited(path, file)
    return [] if grid is None else [grid]


def _names(paths: Sequence[Path]) -> list[str]:
    """Name of each file; with its folder where two have the same name."""
    times = Counter(path.name for path in paths)
    return [
        path.name if times[path.name] == 1 else f"{path.parent.name}/{path.name}" for path in paths
    ]


def _known(further: Collection[str]) -> frozenset[str]:
    columns = [column for sheet in load_sheets().values() for column in sheet.columns]
    names = {column.name for column in columns} | {column.label for column in columns}
    return frozenset(match_key(clean_header(name)) for name in names | set(further))
