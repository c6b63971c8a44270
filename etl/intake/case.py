"""What the rules work on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.codebook import CodeBook
from etl.intake.frame import Frame
from etl.records import Record


@dataclass(slots=True)
class Case:
    """The frames by logical sheet, all of them even where empty, and the ceilings in force."""

    frames: dict[str, Frame]
    ceilings: Sequence[Record]
    book: CodeBook = field(default_factory=CodeBook)

    @property
    def projects(self) -> Frame:
        """The register of projects."""
        return self.frames["projects"]


def rows_where(frame: Frame, condition: pa.Array | pa.ChunkedArray) -> np.ndarray:
    """Active rows for which a condition is true; unknown counts as not."""
    if isinstance(condition, pa.ChunkedArray):
        condition = condition.combine_chunks()
    holds = pc.fill_null(condition, False).to_numpy(zero_copy_only=False)
    return np.flatnonzero(holds & frame.active)


def shown(values: pa.Array, rows: Iterable[int]) -> list[object]:
    """Values of some rows, for messages."""
    return values.take(pa.array(np.asarray(rows, dtype=np.int64))).to_pylist()


def project_rows(projects: Frame, codes: pa.Array) -> np.ndarray:
    """Row of the active project of each code, -1 where there is none."""
    active = np.flatnonzero(projects.active)
    register = projects.values["project_code"].take(pa.array(active))
    found = pc.fill_null(pc.index_in(codes, value_set=register), -1)
    found = found.to_numpy(zero_copy_only=False).astype(np.int64)
    if not len(active):
        return found
    return np.where(found < 0, -1, active[found])


def of_project(projects: Frame, column: str, rows: np.ndarray) -> pa.Array:
    """A column of the projects for rows found by `project_rows`, null for -1."""
    return projects.values[column].take(pa.array(rows, mask=rows < 0))


def usd(amount: object) -> str:
    """An amount for messages: USD 70,000."""
    return f"USD {amount:,.2f}".removesuffix(".00")
