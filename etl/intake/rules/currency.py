"""A column that says which currency the amounts beside it are in."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.intake.frame import Frame, Part
from etl.intake.header_keys import header_key

_HEADERS = {"currency", "currency code", "devise", "moneda"}
_DOLLARS = pa.array(["USD", "US$", "$", "US DOLLAR", "US DOLLARS"])


def is_currency_header(header: str) -> bool:
    """Whether a header announces currencies; such a column is looked at, not published."""
    return header_key(header) in _HEADERS


def check_currency(frame: Frame) -> None:
    """Amounts of rows that name another currency than US dollars; such rows are set aside."""
    money = [
        column.name for column in frame.logical.columns if column.schema_column.type == "money"
    ]
    for part in frame.parts:
        for position, header in enumerate(part.sheet.headers):
            if is_currency_header(header):
                _check_part(frame, part, position, [name for name in money if name in part.columns])


def _check_part(frame: Frame, part: Part, position: int, money: list[str]) -> None:
    named, header = part.sheet.columns[position], part.sheet.headers[position]
    dollars = pc.is_in(pc.utf8_upper(named), value_set=_DOLLARS)
    other = pc.and_(named.is_valid(), pc.invert(dollars)).to_numpy(zero_copy_only=False)
    for name in money:
        given = frame.printed[name].is_valid().to_numpy(zero_copy_only=False)
        rows = np.flatnonzero(other) + part.first
        rows = rows[given[rows] & frame.data[rows]]
        messages = [
            f"is in {named[int(row) - part.first].as_py()}, as the column {header} says"
            for row in rows
        ]
        advice = "Give the amount in US dollars; nothing is converted here"
        frame.report("currency_other", rows, name, messages, advice)
