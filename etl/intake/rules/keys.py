"""Numbers left empty, and rows with the same key."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.intake.frame import Frame
from etl.normalise.text import match_key

_NUMBER = r"^\d{1,9}$"


def fill_defaults(frame: Frame) -> None:
    """Put in what an empty cell means."""
    for column in frame.logical.columns:
        if column.default is not None:
            values = frame.values[column.name]
            frame.values[column.name] = pc.fill_null(values, pa.scalar(column.default, values.type))


def number_rows(frame: Frame) -> None:
    """Count rows of the same group where their number is left empty, after those given."""
    order = frame.logical.order
    if order is None or not len(frame):
        return
    values = frame.values[order.column]
    empty = values.is_null().to_numpy(zero_copy_only=False) & frame.data
    if not empty.any():
        return
    groups = key_numbers(frame, order.within)
    highest = np.zeros(groups.max() + 1, dtype=np.int64)
    np.maximum.at(highest, groups, _given(values))
    numbers = highest[groups] + count_within(groups, empty)
    filled = pa.array(np.where(empty, numbers, 0), mask=~empty).cast(values.type)
    frame.values[order.column] = pc.coalesce(values, filled)


def _given(values: pa.Array) -> np.ndarray:
    if pa.types.is_string(values.type):
        digits = pc.match_substring_regex(values, _NUMBER)
        values = pc.if_else(digits, values, None).cast(pa.int64())
    return pc.fill_null(values, 0).to_numpy(zero_copy_only=False).astype(np.int64)


def count_within(groups: np.ndarray, counted: np.ndarray) -> np.ndarray:
    """Position of each counted row among those of its group, from 1, in their order."""
    order = np.argsort(groups, kind="stable")
    running = np.cumsum(counted[order])
    sorted_groups = groups[order]
    starts = np.r_[True, sorted_groups[1:] != sorted_groups[:-1]]
    before = np.maximum.accumulate(np.where(starts, running - counted[order], 0))
    positions = np.empty(len(groups), dtype=np.int64)
    positions[order] = running - before
    return positions


def key_numbers(frame: Frame, columns: tuple[str, ...]) -> np.ndarray:
    """One number per row, the same for rows that share all the columns."""
    numbers = np.zeros(len(frame), dtype=np.int64)
    for column in columns:
        encoded = frame.values[column].dictionary_encode()
        indices = pc.fill_null(encoded.indices, -1).to_numpy(zero_copy_only=False)
        numbers = numbers * (len(encoded.dictionary) + 1) + indices + 1
        numbers = np.unique(numbers, return_inverse=True)[1]
    return numbers


def check_keys(frame: Frame) -> None:
    """Rows that repeat another or contradict it; which of several is right is not guessed."""
    key = frame.logical.key
    if not key or not len(frame):
        return
    candidates = frame.data.copy()
    for column in key:
        if frame.logical.column(column).required:
            candidates &= frame.values[column].is_valid().to_numpy(zero_copy_only=False)
    rows = np.flatnonzero(candidates)
    _, group, counts = np.unique(
        key_numbers(frame, key)[rows], return_inverse=True, return_counts=True
    )
    repeated = counts[group] > 1
    rows, group = rows[repeated], group[repeated]
    groups: dict[int, list[int]] = {}
    for row, number in zip(rows.tolist(), group.tolist(), strict=True):
        groups.setdefault(number, []).append(row)
    for members in groups.values():
        _check_group(frame, members)


def _check_group(frame: Frame, rows: list[int]) -> None:
    contents = [_content(frame, row) for row in rows]
    if all(content == contents[0] for content in contents):
        message = f"the row repeats {frame.place(rows[0])}, word for word"
        advice = "Remove it; the first one is published"
        frame.report("row_repeated", rows[1:], frame.logical.key[0], message, advice)
        return
    labels = " and ".join(frame.logical.column(name).label for name in frame.logical.key)
    others = [rows[1] if row == rows[0] else rows[0] for row in rows]
    if _titles_differ(frame, rows):
        titles = frame.printed["title"]
        messages = [
            f"is the title of {frame.values['project_code'][row].as_py()} here; "
            f"{frame.place(other)} says “{titles[other].as_py()}”"
            for row, other in zip(rows, others, strict=True)
        ]
        advice = "Keep the right title in all places, or correct the code"
        frame.report("titles_differ", rows, "title", messages, advice)
        return
    messages = [
        f"the row has the same {labels} as {frame.place(other)}, with other values"
        for other in others
    ]
    frame.report("key_repeated", rows, frame.logical.key[0], messages, "Keep the right one")


def _titles_differ(frame: Frame, rows: list[int]) -> bool:
    if frame.logical.name != "projects":
        return False
    titles = {match_key(frame.printed["title"][row].as_py() or "") for row in rows}
    return len(titles) > 1


def _content(frame: Frame, row: int) -> tuple[object, ...]:
    """What a row says: its values, and the text where a cell could not be read."""
    return tuple(
        frame.printed[name][row].as_py() if not values[row].is_valid else str(values[row].as_py())
        for name, values in frame.values.items()
        if name in frame.printed
    )
