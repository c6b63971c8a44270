"""A sheet as read: texts by column, with the place of every cell."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pyarrow as pa

from etl.intake.finding import Finding

# First cell of the sheets of the template that hold no data.
TEMPLATE_MARK = "Fund Monitor intake workbook"

TOTAL = "is a total at the foot of the table"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook, or one CSV file.

    `file` is the name without its folder; `name` is None for CSV. `headers`,
    `columns`, `typed` and `column_letters` go together: one entry per column.

    headers         cleaned texts (line breaks and runs of blanks folded, the two
                    rows of a merged header joined); "" where there is none;
                    duplicates are kept
    columns         cells as text, trimmed; an empty cell is null
    typed           True where the spreadsheet holds a real number, date or
                    boolean. The text is then in machine form and certain:
                    "1234.5", "2019-04-03", "2019-04-03T10:30:00", "true". False
                    for what was typed as text, and everywhere in a CSV file
    row_numbers     int64, the number a spreadsheet shows beside each row
    header_row      number of the (last) header row
    total_rows      row numbers of totals at the foot; they are among the rows
    set_aside       row number -> reason, for rows that are no data: the example of
                    the template, a header that is repeated, a remark below the
                    table, a row that could not be read; they are among the rows
    findings        what reading had to say: errors in cells, hidden rows, ...

    A file that cannot be read at all comes back without columns, with the error
    among its findings.
    """

    file: str
    name: str | None
    headers: tuple[str, ...]
    columns: tuple[pa.Array, ...]
    typed: tuple[pa.Array, ...]
    row_numbers: pa.Array
    header_row: int
    column_letters: tuple[str, ...]
    total_rows: frozenset[int] = frozenset()
    set_aside: Mapping[int, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    @property
    def source_file(self) -> str:
        """Name under which rows are accounted for: "<file>" or "<file> / <sheet>"."""
        return self.file if self.name is None else f"{self.file} / {self.name}"

    @property
    def readable(self) -> bool:
        """Whether there is a table to look at; otherwise only the findings count."""
        return bool(self.columns)

    @property
    def without_data(self) -> dict[int, str]:
        """Row numbers of totals and of rows set aside by the reader, in order, with the reason."""
        aside = {**dict.fromkeys(self.total_rows, TOTAL), **self.set_aside}
        return dict(sorted(aside.items()))

    @property
    def row_count(self) -> int:
        """Data rows, totals and rows set aside included."""
        return len(self.row_numbers)
