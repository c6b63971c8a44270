"""How Office programs write the numbers of a native chart."""

from collections.abc import Sequence

from pages.shared.export.exported import Exported

FORMATS = {
    "count": "#,##0",
    "usd": '[>=1000000]0.00,," M";[>=1000]#,##0," k";#,##0',
    "months": "0.0",
    "percent": '0"%"',
    "number": "#,##0",
}
WITH_SIGN = "#,##0;-#,##0"
"""Amounts below zero in full: sections by size would hide the sign."""

WITH_FRACTIONS = "#,##0.00"


def of(exported: Exported, values: Sequence[float]) -> str:
    """As the first measure is written, with decimals only where there are any.

    values: the numbers drawn, without those that are missing.
    """
    form = exported.measures[0].format if exported.measures else "number"
    if form == "usd" and any(value < 0 for value in values):
        return WITH_SIGN
    if form == "number" and not all(value.is_integer() for value in values):
        return WITH_FRACTIONS
    return FORMATS[form]
