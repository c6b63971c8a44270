"""Finds which form a document is, which project it is about, and the lines of each question."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from etl.errors import Unreadable
from etl.normalise.project_codes import parse_project_code
from etl.questionnaires.form import Form, Question
from etl.questionnaires.labels import Match, better, number_at_start, starts_with
from etl.questionnaires.lines import Cell, Line, Piece
from etl.questionnaires.marks import CONTROL_TICKED, CONTROL_UNTICKED, coded, visible, written
from etl.questionnaires.tags import HEADER, HEADER_FIELDS

_SURE_SHARE = 0.4  # Of the questions of a form, found in a document that names no form.


@dataclass(slots=True)
class Located:
    """A document taken apart.

    `project_code` as written at the head of the form, None where nothing is.
    `lines` by number of the question, without its heading; `rest` is what follows the
    heading on the same line.
    """

    form: Form
    project_code: str | None
    lines: dict[str, list[Line]] = field(default_factory=dict)
    rest: dict[str, str] = field(default_factory=dict)

    @property
    def missing(self) -> list[Question]:
        """Questions of the form that the document does not hold."""
        return [question for question in self.form.questions if question.number not in self.lines]


def text_of(pieces: Iterable[Piece], with_fields: bool = True, with_codes: bool = False) -> str:
    """Text of pieces, boxes as private codes.

    Fields for writing may be left out, and boxes followed by the option they are
    tagged with.
    """
    kept = (piece for piece in pieces if with_fields or not piece.is_field)
    return "".join(_sign(piece, with_codes) for piece in kept)


def line_text(line: Line, with_fields: bool = True, with_codes: bool = False) -> str:
    """Text of a line, cells parted by tabs; see `text_of`."""
    return "\t".join(text_of(cell, with_fields, with_codes) for cell in line.cells)


def cell_text(cell: Cell) -> str:
    """What a person reads in a cell, without placeholder."""
    return written(visible(text_of(cell)))


def locate(lines: Sequence[Line], forms: Sequence[Form]) -> Located | None:
    """The form a document is, cut into questions; None when it is none of `forms`."""
    by_name = {form.questionnaire: form for form in forms}
    tags = Counter(
        piece.tag.questionnaire
        for line in lines
        for piece in line.pieces
        if piece.tag and piece.tag.questionnaire in by_name
    )
    if tags:
        return _cut(lines, by_name[tags.most_common(1)[0][0]])
    candidates = [_cut(lines, form) for form in forms]
    best = max(candidates, key=_share_found)
    return best if _share_found(best) >= _SURE_SHARE else None


def _share_found(located: Located) -> float:
    """Share of the questions found; a form whose title stands there goes first."""
    return len(located.lines) / len(located.form.questions)


def _cut(lines: Sequence[Line], form: Form) -> Located:
    located = Located(form, _header_value(lines, "project_code"))
    numbers = {question.number for question in form.questions}
    current: str | None = None
    for line in lines:
        heading = _heading(line, form, located.rest)
        if heading is not None:
            current, located.rest[heading[0]] = heading
            located.lines.setdefault(heading[0], [])
            continue
        number = _tagged_question(line, form) or current
        if number in numbers:
            located.lines.setdefault(number, []).append(line)
    return located


def _heading(line: Line, form: Form, found: dict[str, str]) -> tuple[str, str] | None:
    """Number of the question whose heading a line is, and what follows it there."""
    text = line_text(line, with_fields=False)
    best: Match | None = None
    number = ""
    for question in form.questions:
        if question.number in found:
            continue
        match = _matches(text, question)
        if match and better(best, match) is match:
            best, number = match, question.number
    return (number, best.rest) if best else None


def _matches(text: str, question: Question) -> Match | None:
    number, after = number_at_start(text)
    if number == question.number:
        return starts_with(after, question.wordings)
    match = starts_with(text, question.wordings) or starts_with(after, question.wordings)
    return match if match and match.closed else None


def _tagged_question(line: Line, form: Form) -> str | None:
    for piece in line.pieces:
        if piece.tag and piece.tag.questionnaire == form.questionnaire:
            return piece.tag.question
    return None


def _header_value(lines: Sequence[Line], name: str) -> str | None:
    """A field at the head of the form: by its tag, else what stands behind its label."""
    tagged = [
        piece.text
        for line in lines
        for piece in line.pieces
        if piece.tag and (piece.tag.question, piece.tag.field) == (HEADER, name)
    ]
    labelled = [
        match.rest
        for line in lines
        if (match := starts_with(line_text(line), [HEADER_FIELDS[name]])) and match.closed
    ]
    for text in (*tagged, *labelled):
        value = written(text).strip()
        if value:
            return _code(value)
    return None


def _code(text: str) -> str:
    try:
        return parse_project_code(text.upper())
    except Unreadable:
        return text


def _sign(piece: Piece, with_codes: bool) -> str:
    if piece.ticked is None:
        return piece.text
    code = piece.tag.option if piece.tag and with_codes else None
    return (CONTROL_TICKED if piece.ticked else CONTROL_UNTICKED) + (coded(code) if code else "")
