"""Recognises the tables of a question and reads their rows, added ones included."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from etl.questionnaires.filled import Row
from etl.questionnaires.form import Option, Question, TableField
from etl.questionnaires.labels import starts_with, words_of
from etl.questionnaires.lines import Cell, Line, Piece
from etl.questionnaires.locate import cell_text, text_of
from etl.questionnaires.marks import has_mark, lone_x, stretches
from etl.questionnaires.yes_no import ticked_words

_KNOWN_SHARE = 0.6  # Of the columns of a table, named in its first row.


@dataclass(frozen=True, slots=True)
class Layout:
    """A table of the document as one of the form: column name by position."""

    option: Option | None
    table: TableField
    columns: dict[int, str]
    has_header: bool


def layout_of(first: Line, question: Question, current: str | None) -> Layout | None:
    """Which table of the question begins with this row; None when it is none of them.

    Known by its header; without one by its number of columns, where only one table
    of the question (or of the option `current` above it) has as many.
    """
    texts = [cell_text(cell) for cell in first.cells]
    best: Layout | None = None
    share = 0.0
    for option, table in question.every_table():
        columns = _named_columns(texts, table)
        named = len(set(columns.values())) / len(table.columns)
        if named >= _KNOWN_SHARE and (named > share or _is_below(option, current)):
            best, share = Layout(option, table, columns, True), max(share, named)
    return best or _by_width(len(texts), question, current)


def read_row(line: Line, layout: Layout) -> Row | None:
    """A row of a known table; None when nothing is written in it."""
    row = Row(layout.option.code if layout.option else None, layout.table, {})
    for place, cell in enumerate(line.cells):
        column = next(
            (c for c in layout.table.columns if c.name == layout.columns.get(place)), None
        )
        if column is None:
            continue
        if not column.choices:
            text = cell_text(cell)
            if text:
                row.cells[column.name] = text
            continue
        found = ticked_words(text_of(cell), column.choices)
        row.ticks[column.name] = [*row.ticks.get(column.name, []), *found]
    return row if row.cells or any(row.ticks.values()) else None


def with_header_words(line: Line, header: Sequence[str]) -> Line:
    """A row in which a lone tick is followed by the header of its column ("Yes")."""
    cells = [
        (*cell, Piece(f" {word}")) if word and _is_only_a_mark(cell) else cell
        for cell, word in zip(line.cells, [*header, *[""] * len(line.cells)], strict=False)
    ]
    return replace(line, cells=tuple(cells))


def answer_words_of(line: Line) -> list[str]:
    """The header of each column where it is a bare "Yes" or "No", else an empty text."""
    texts = (cell_text(cell) for cell in line.cells)
    return [text if words_of(text) in (["yes"], ["no"]) else "" for text in texts]


def _named_columns(texts: Sequence[str], table: TableField) -> dict[int, str]:
    columns: dict[int, str] = {}
    for place, text in enumerate(texts):
        for column in table.columns:
            match = starts_with(text, column.wordings)
            answers = [words_of(label) for label in column.choices.values()]
            if (match and not match.rest) or words_of(text) in answers:
                columns[place] = column.name
                break
    return columns


def _is_below(option: Option | None, current: str | None) -> bool:
    return option is not None and option.code == current


def _by_width(width: int, question: Question, current: str | None) -> Layout | None:
    fitting = [
        (option, table)
        for option, table in question.every_table()
        if len(table.columns) == width and width > 1
    ]
    below = [entry for entry in fitting if _is_below(entry[0], current)]
    chosen = below if len(below) == 1 else fitting
    if len(chosen) != 1:
        return None
    option, table = chosen[0]
    names = dict(enumerate(column.name for column in table.columns))
    return Layout(option, table, names, has_header=False)


def _is_only_a_mark(cell: Cell) -> bool:
    text = text_of(cell)
    if has_mark(text):
        return not any(words_of(part.text) for part in stretches(text))
    return lone_x(text) is not None and words_of(text) in (["x"], [])
