"""A sheet as it lies in the file, before its header is looked for."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pyarrow as pa

from etl.intake.finding import Finding


@dataclass(frozen=True, slots=True)
class Grid:
    """All cells of a sheet from its first row on.

    `texts` and `typed` are as in `Sheet`, one entry per column, each as long as
    the sheet. `first_column` counts from 0; row 1 is the first entry of every
    column, unless `row_numbers` (int64) says otherwise. `merged` holds (first
    row, first column, last row, last column), rows from 1 and columns from 0.
    `set_aside` gives a reason for rows that could not be read as they should.
    """

    file: str
    name: str | None
    texts: tuple[pa.Array, ...]
    typed: tuple[pa.Array, ...]
    row_numbers: pa.Array
    first_column: int = 0
    merged: tuple[tuple[int, int, int, int], ...] = ()
    set_aside: Mapping[int, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
