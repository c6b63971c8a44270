"""Files to sheets."""

from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path

from etl.intake.column_map import ColumnMap
from etl.intake.finding import Refused, found
from etl.intake.read.delimited import read_delimited
from etl.intake.read.grid import Grid
from etl.intake.read.kinds import kind_of
from etl.intake.read.layout import laid_out, unreadable
from etl.intake.read.workbook import read_workbook
from etl.intake.sheet import TEMPLATE_MARK, Sheet
from etl.intake.sheets import load_sheets


def read_files(
    paths: Sequence[Path], column_map: ColumnMap | None = None, taken: Collection[str] = ()
) -> list[Sheet]:
    """Every sheet of every file, in the order given.

    The headers that the column map knows (the shipped one, when left out) help
    to find the header below titles. A file that cannot be taken yields one sheet
    without columns, with the error among its findings; nothing is raised. The
    sheets of the template that hold no data are passed over.
    Folders in a path are left out of names, except where two files would be
    named alike, or one like another file (`taken`).
    """
    known = _known(column_map or ColumnMap())
    return [
        sheet
        for path, file in zip(paths, file_names(paths, taken), strict=True)
        for sheet in _read(path, file, known)
    ]


def _read(path: Path, file: str, known: Collection[str]) -> list[Sheet]:
    try:
        grids = _grids(path, file, known)
    except Refused as refused:
        return [unreadable(file, refused.finding)]
    if not grids:
        finding = found("file_empty", file, "no cell holds anything", "Export or save it again")
        return [unreadable(file, finding)]
    return [laid_out(grid, known) for grid in grids if not _belongs_to_template(grid)]


def _belongs_to_template(grid: Grid) -> bool:
    """Whether the sheet explains the template, or holds its lists."""
    return grid.texts[0][0].as_py() == TEMPLATE_MARK


def _grids(path: Path, file: str, known: Collection[str]) -> list[Grid]:
    kind = kind_of(path, file)
    if kind != "text":
        return read_workbook(path, file, kind)
    grid = read_delimited(path, file, known)
    return [] if grid is None else [grid]


def file_names(paths: Sequence[Path], taken: Collection[str] = ()) -> list[str]:
    """Name of each file in findings; with as many folders as tell it from the others.

    `taken` are names that other files have already.
    """
    depths = [1] * len(paths)
    while True:
        names = ["/".join(path.parts[-depth:]) for path, depth in zip(paths, depths, strict=True)]
        times = Counter([*names, *taken])
        alike = [
            place
            for place, path in enumerate(paths)
            if times[names[place]] > 1 and depths[place] < len(path.parts)
        ]
        if not alike:
            return names
        for place in alike:
            depths[place] += 1


def _known(column_map: ColumnMap) -> frozenset[str]:
    return frozenset(key for sheet in load_sheets().values() for key in column_map.headers(sheet))
