"""Reads a line that asks yes or no about one item of a list."""

from dataclasses import dataclass

from etl.questionnaires.form import Option, Question
from etl.questionnaires.labels import Match, better, starts_with, words_of
from etl.questionnaires.lines import Line
from etl.questionnaires.locate import line_text, text_of
from etl.questionnaires.marks import has_mark, stretches, visible, written
from etl.questionnaires.yes_no import ticked_words, unclear_words

YES_NO = {"yes": "Yes", "no": "No"}


@dataclass(frozen=True, slots=True)
class Item:
    """An item with the answers ticked ("yes", "no") and what is written beside its label.

    `unclear` are the answers with a sign in their box that is no clear tick.
    """

    option: Option
    ticks: tuple[str, ...]
    beside: str
    unclear: tuple[str, ...] = ()


def read_item(line: Line, question: Question) -> Item | None:
    """The item of a line: its label in one cell, the boxes in those behind it.

    A line without cells has the boxes behind the label. None when no item is named.
    """
    for place, cell in enumerate(line.cells):
        option, match = _find(text_of(cell, with_fields=False), question)
        if option is None:
            continue
        label_rest = match.rest if match else ""
        boxes = "\t".join(text_of(other) for other in line.cells[place + 1 :])
        if not boxes.strip():
            label_rest, boxes = _at_first_mark(label_rest)
        return _item(option, boxes, written(visible(label_rest)))
    return _tagged(line, question)


def _item(option: Option, boxes: str, beside: str) -> Item:
    ticks, unclear = ticked_words(boxes, YES_NO), unclear_words(boxes, YES_NO)
    return Item(option, tuple(ticks), beside, tuple(unclear))


def ticked_wording(line: Line) -> str | None:
    """What a line says that is ticked with yes and names no item; None for other lines."""
    text = line_text(line, with_fields=False)
    is_ticked = has_mark(text) and ticked_words(_at_first_mark(text)[1], YES_NO) == ["yes"]
    return written(visible(text)) if is_ticked else None


def _find(text: str, question: Question) -> tuple[Option | None, Match | None]:
    best: tuple[Option | None, Match | None] = (None, None)
    for option in question.options:
        match = starts_with(text, option.wordings)
        if match and better(best[1], match) is match:
            best = (option, match)
    return best


def _tagged(line: Line, question: Question) -> Item | None:
    """An item whose label is gone or rewritten, known by the tags of its boxes."""
    codes = {piece.tag.option for piece in line.pieces if piece.tag}
    for option in question.options:
        if option.code in codes:
            boxes = _at_first_mark(line_text(line, with_fields=False))[1]
            return _item(option, boxes, "")
    return None


def _at_first_mark(text: str) -> tuple[str, str]:
    """A text cut before its first mark, or before the yes or no in front of it."""
    first = stretches(text)[0].text
    if len(first) == len(text) or words_of(first)[-1:] in (["yes"], ["no"]):
        words = first.split()
        named = [word for word in words if words_of(word) in (["yes"], ["no"])]
        start = first.rfind(named[-1]) if named else len(first)
        return text[:start], text[start:]
    return first, text[len(first) :]
