"""Numbers that their format shows in thousands or millions.

A cell with the number 150000 and the format "#,##0," shows "150". The number it holds is
what the spreadsheet reckons with, and what is read; a note says that it looks otherwise.
"""

import re
from collections.abc import Iterable, Mapping

import numpy as np
import pyarrow as pa

from etl.intake.finding import Finding, found
from etl.intake.read.letters import letter_of

# Texts in quotes or after a backslash, blanks, fillings and what stands in brackets.
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
# Commas after the last digit before the decimal point, or after the last of all.
_SCALING = re.compile(r"[0#?](,+)(?![0#?,])")
_WORDS = {1: "thousands", 2: "millions", 3: "billions"}


def scale_of(number_format: str) -> str | None:
    """In what a format shows numbers: "thousands", ...; None where it shows them in full."""
    positive = _LITERAL.sub("", number_format).partition(";")[0]
    commas = sum(len(match) for match in _SCALING.findall(positive))
    return _WORDS.get(commas)


def scale_findings(
    file: str,
    sheet: str,
    texts: tuple[pa.Array, ...],
    typed: tuple[pa.Array, ...],
    first_column: int,
    scales: Mapping[tuple[int, str], Iterable[int]],
) -> list[Finding]:
    """One note for each column and scale; `scales` gives the rows (from 1) of their cells."""
    findings = []
    for (column, word), numbers in scales.items():
        index, rows = column - first_column, np.array(numbers, dtype=np.int64) - 1
        if not 0 <= index < len(texts):
            continue
        rows = rows[rows < len(texts[index])]
        rows = rows[typed[index].take(pa.array(rows)).to_numpy(zero_copy_only=False)]
        if not len(rows):
            continue
        cells = f"{len(rows):,} cells of the column are" if len(rows) > 1 else "the cell is"
        message = f"{cells} shown in {word} by the format; the full number is read"
        advice = "Check that the cells hold full numbers, as a click on one shows"
        value = texts[index][int(rows[0])].as_py()
        letter = letter_of(column)
        findings.append(
            found(
                "number_shown_scaled",
                file,
                message,
                advice,
                sheet=sheet,
                column=letter,
                value=value,
            )
        )
    return findings
