"""Reads the lines of one question into its boxes, fields, tables and loose texts."""

from collections.abc import Sequence
from itertools import pairwise

from etl.questionnaires.filled import NOTE, Filled, Loose
from etl.questionnaires.form import Form, Option, Question
from etl.questionnaires.items import read_item, ticked_wording
from etl.questionnaires.labels import Match, better, starts_with
from etl.questionnaires.lines import Line
from etl.questionnaires.locate import line_text
from etl.questionnaires.marks import (
    Mark,
    Stretch,
    has_mark,
    lone_x,
    split_code,
    stretches,
    visible,
    without_placeholder,
    written,
)
from etl.questionnaires.tables import (
    Layout,
    answer_words_of,
    layout_of,
    read_row,
    with_header_words,
)


def fill(form: Form, question: Question, lines: Sequence[Line], rest: str) -> Filled:
    """What the lines of a question hold; `rest` follows its heading on the same line."""
    return _Filler(form, question, lines).fill(rest)


class _Filler:
    """Goes through the lines once, remembering the field last named."""

    def __init__(self, form: Form, question: Question, lines: Sequence[Line]) -> None:
        self._form = form
        self._question = question
        self._lines = lines
        self._filled = Filled()
        self._option: Option | None = None
        self._field: str | None = _only_field(question)
        self._is_labelled = False  # Whether the label of the field itself was just above.
        self._layouts: dict[int, Layout | None] = {}
        self._headers: dict[int, list[str]] = {}
        self._has_marks = any(
            piece.ticked is not None for line in lines for piece in line.pieces
        ) or any(has_mark(line_text(line)) for line in lines)
        self._printed = _printed_texts(form, question)

    def fill(self, rest: str) -> Filled:
        self._free_line(rest)
        for line in self._lines:
            if self._is_table_row(line):
                continue
            self._fields(line)
            if self._question.kind == "items":
                self._item(line)
            else:
                self._line(line)
        return self._filled

    # --- tables -----------------------------------------------------------------

    def _is_table_row(self, line: Line) -> bool:
        """Take a row of a declared table; False for every other line."""
        if line.table is None:
            return False
        if line.table not in self._layouts:
            current = self._option.code if self._option else None
            layout = layout_of(line, self._question, current)
            self._layouts[line.table] = layout
            self._headers[line.table] = answer_words_of(line)
            if layout is not None and layout.has_header:
                return True
        layout = self._layouts[line.table]
        if layout is None:
            return False
        row = read_row(with_header_words(line, self._headers[line.table]), layout)
        if row is not None:
            self._filled.rows.append(row)
        return True

    # --- items with a yes and a no ------------------------------------------------

    def _item(self, line: Line) -> None:
        if line.table is not None:
            line = with_header_words(line, self._headers.get(line.table, []))
        item = read_item(line, self._question)
        if item is not None:
            self._enter(item.option)
            for code in item.ticks:
                self._filled.mark(f"{item.option.code}/{code}", Mark.TICKED)
            for code in item.unclear:
                self._filled.mark(f"{item.option.code}/{code}", Mark.UNCLEAR)
            if item.beside:
                self._filled.write((item.option.code, _first_field(item.option)), item.beside)
            return
        wording = ticked_wording(line)
        if wording is not None:
            self._filled.unknown.append(wording)
        else:
            self._text_line(line_text(line, with_fields=False))

    # --- boxes ------------------------------------------------------------------------

    def _line(self, line: Line) -> None:
        for text in line_text(line, with_fields=False, with_codes=True).split("\n"):
            self._free_line(without_placeholder(text))

    def _free_line(self, text: str) -> None:
        if self._question.boxes:
            text = self._with_sign(text)
        if self._question.boxes and has_mark(text):
            self._boxes(text)
        else:
            self._text_line(text)

    def _with_sign(self, text: str) -> str:
        """An X typed before or behind the wording of an option, as a sign."""
        typed = lone_x(text)
        if typed is None or has_mark(text):
            return text
        before, after = text[: typed.start()], text[typed.end() :]
        label = after if not before.strip() else before
        option, match = self._option_of(label)
        is_alone = not before.strip() or not after.strip(" .")
        whole = match is not None and (label is after or not match.rest)
        return f"☒ {label}" if option and is_alone and whole else text

    def _boxes(self, text: str) -> None:
        """A line with marks. A tick typed between two labels belongs to neither for sure."""
        before: Option | None = None
        pending: Mark | None = None
        for mark, part in self._marked(stretches(text)):
            if not part.strip():
                pending = _stronger(pending, mark)
                continue
            if before is not None and pending is Mark.TICKED:
                self._filled.mark(before.code, Mark.UNCLEAR)
                pending = Mark.UNCLEAR
            self._box(_stronger(pending, mark), part)
            before, pending = self._option, None
        if pending is not None and self._option is not None:
            self._filled.mark(self._option.code, pending)

    def _marked(self, parts: list[Stretch]) -> list[tuple[Mark, str]]:
        """Each mark with the text that belongs to it: behind it, or before it."""
        first = parts[0].text
        if self._option_of(first)[0] is not None:
            pairs = [(after.mark, before.text) for before, after in pairwise(parts) if after.mark]
            mark, label = pairs[-1]
            return [*pairs[:-1], (mark, f"{label} {parts[-1].text}")]
        self._text_line(first)
        return [(part.mark, part.text) for part in parts[1:] if part.mark]

    def _box(self, mark: Mark, text: str) -> None:
        """A mark with the text that belongs to it; a tagged box needs no label."""
        code, text = split_code(text)
        typed = lone_x(text)
        if typed is not None and not text[: typed.start()].strip():
            mark, text = Mark.TICKED, text[typed.end() :]
        option, found = self._option_of(text)
        tagged = self._by_code(code)
        if tagged is not None and not (found and found.exact):
            option, found = tagged, found or Match(0, text, closed=True)
        if option is None or found is None:
            if mark is not Mark.UNTICKED:
                self._filled.unknown.append(written(visible(text)))
            return
        rest = found.rest
        if rest.strip(" .:-") in ("x", "X", "×"):
            mark, rest = Mark.TICKED, ""
        self._filled.mark(option.code, mark)
        self._enter(option)
        if written(rest):
            self._filled.write((option.code, self._field), written(rest))

    # --- text --------------------------------------------------------------------------

    def _fields(self, line: Line) -> None:
        """Fields for writing, known by their tags."""
        for piece in line.pieces:
            tag = piece.tag
            if not piece.is_field or tag is None or tag.field is None:
                continue
            text = written(piece.text)
            if text:
                self._filled.write((tag.option, tag.field), text)

    def _text_line(self, text: str) -> None:
        """A line without boxes: a label, a printed text, or something written."""
        shown = written(visible(text))
        if not shown:
            return
        match = starts_with(shown, self._printed)
        if match is not None and match.closed:
            shown = match.rest
        if self._is_field_label(shown) or self._is_option_label(shown) or not shown:
            return
        code = self._option.code if self._option else None
        if self._field is not None and (self._is_labelled or code is None):
            self._filled.write((code, self._field), shown)
            return
        self._filled.loose.append(Loose(shown, code))

    def _is_field_label(self, text: str) -> bool:
        best: tuple[Match, Option | None, str] | None = None
        for option, field in self._question.every_text():
            if option is not None and self._option is not None and option is not self._option:
                continue
            match = starts_with(text, field.wordings) if field.label else None
            if match and match.closed and better(best and best[0], match) is match:
                best = (match, option, field.name)
        if best is None:
            return False
        match, option, self._field = best
        self._option, self._is_labelled = option or self._option, True
        if match.rest:
            self._filled.write((option.code if option else None, self._field), match.rest)
        return True

    def _is_option_label(self, text: str) -> bool:
        """A label whose box is gone; it counts only where no box is left at all."""
        option, match = self._option_of(text)
        if option is None or match is None or not match.closed:
            return False
        if self._has_marks and match.rest:
            return False
        if self._has_marks:
            return True
        self._enter(option)
        self._filled.named.append(option.code)
        if match.rest:
            self._filled.write((option.code, self._field), match.rest)
        return True

    # --- finding --------------------------------------------------------------------------

    def _option_of(self, text: str) -> tuple[Option, Match] | tuple[None, None]:
        """The option a text starts with; the longest wording decides."""
        best: tuple[Option, Match] | None = None
        for option in self._question.boxes:
            match = starts_with(text, option.wordings)
            if match and better(best and best[1], match) is match:
                best = (option, match)
        return best or (None, None)

    def _enter(self, option: Option) -> None:
        """Go on below an option: what follows belongs to it."""
        self._option, self._field, self._is_labelled = option, _first_field(option), False

    def _by_code(self, code: str | None) -> Option | None:
        return next((option for option in self._question.boxes if option.code == code), None)


def _only_field(question: Question) -> str | None:
    return question.texts[0].name if len(question.texts) == 1 else None


def _first_field(option: Option) -> str:
    return option.texts[0].name if option.texts else NOTE


def _printed_texts(form: Form, question: Question) -> list[str]:
    """Texts a form prints between questions and fields, which are no answers."""
    titles = [section.title for section in form.sections if section.title]
    return [text for text in (*titles, question.hint, question.more_label) if text]


def _stronger(first: Mark | None, second: Mark) -> Mark:
    """Of two signs for one box, a tick typed beside an empty box counts."""
    if first is Mark.TICKED or second is Mark.TICKED:
        return Mark.TICKED
    return Mark.UNCLEAR if Mark.UNCLEAR in (first, second) else Mark.UNTICKED
