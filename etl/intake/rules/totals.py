"""Totals at the foot of a sheet."""

import numpy as np
import pyarrow as pa

from etl.intake.frame import Frame, Part
from etl.intake.rules.budgets import SUM_TOLERANCE_USD
from etl.intake.sheets import SheetColumn

_COUNTS = {"target_count", "reached_count"}


def check_totals(frame: Frame) -> None:
    """Totals that are neither the sum of all rows above nor of those since the last total.

    Columns with cells that could not be read are left out: their sum is not known.
    """
    for part in frame.parts:
        if not part.sheet.total_rows:
            continue
        for column in frame.logical.columns:
            is_money = column.schema_column.type == "money"
            if column.name in part.columns and (is_money or column.name in _COUNTS):
                _check_column(frame, part, column)


def _check_column(frame: Frame, part: Part, column: SheetColumn) -> None:
    rows = np.arange(part.first, part.first + part.sheet.row_count)
    places = pa.array(rows)
    values, printed = (
        frame.values[column.name].take(places),
        frame.printed[column.name].take(places),
    )
    data = frame.data[rows]
    unread = values.is_null().to_numpy(zero_copy_only=False)
    empty = printed.is_null().to_numpy(zero_copy_only=False)
    if (unread & ~empty & data).any():
        return
    numbers = values.cast(pa.float64()).fill_null(0).to_numpy(zero_copy_only=False)
    is_total = np.isin(frame.number[rows], list(part.sheet.total_rows))
    last = 0
    for place in np.flatnonzero(is_total):
        above = numbers[:place][data[:place]].sum()
        since = numbers[last:place][data[last:place]].sum()
        last = place + 1
        if not unread[place] and min(abs(numbers[place] - total) for total in (above, since)) > (
            SUM_TOLERANCE_USD if column.schema_column.type == "money" else 0.5
        ):
            message = f"is the total; the rows above make {above:,.2f}".removesuffix(".00")
            advice = "Check whether a row is missing, hidden or counted twice"
            frame.report("total_unlike_rows", [int(rows[place])], column.name, message, advice)
