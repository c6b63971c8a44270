"""Turns what stands in a question into answers; what is unclear is listed, never guessed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from etl.questionnaires.filled import NOTE, Filled, Row, Slot
from etl.questionnaires.form import Option, Outcome, Question

_TICK_ADVICE = "Ask the mission which box it meant, tick that one in the file and read it again"
_PLACE_ADVICE = "Move the text into the field it belongs to and read the file again"


@dataclass(slots=True)
class Answer:
    """One answer: a tick with what is written to it, a text, or a row of a table.

    `parts` are texts by name of their field, `labels` how those fields are called.
    `rejected` says why it is set aside; None when it is published.
    """

    question: Question
    code: str | None
    parts: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    becomes: tuple[Outcome, ...] = ()
    tick: str | None = None
    rejected: str | None = None

    @property
    def text(self) -> str | None:
        """What was written, several fields with their labels."""
        filled = {name: text for name, text in self.parts.items() if text}
        if len(filled) == 1 and len(self.labels) <= 1:
            return next(iter(filled.values()))
        shown = (f"{self.labels.get(name) or name}: {text}" for name, text in filled.items())
        return "; ".join(shown) or None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a question that a person must look at; `rule` as in intake_rules.csv."""

    rule: str
    message: str
    advice: str
    value: str | None = None


@dataclass(slots=True)
class Judged:
    """Answers of one question, those set aside included, and what is wrong with them."""

    answers: list[Answer] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def judge(question: Question, filled: Filled) -> Judged:
    """The answers of a question."""
    judged = Judged()
    _place_loose_texts(question, filled, judged)
    for wording in filled.unknown:
        _set_aside(judged, Answer(question, None, {NOTE: wording}), "form_option_unknown")
    if question.kind == "items":
        judged.answers += _items(question, filled, judged)
    else:
        judged.answers += _options(question, filled, judged)
    for text in question.texts:
        written = filled.text((None, text.name))
        if written:
            code = text.name if len(question.texts) > 1 else None
            answer = Answer(question, code, {text.name: written}, {text.name: text.label})
            answer.becomes = text.becomes
            judged.answers.append(answer)
    judged.answers += _rows(question, filled, None, judged)
    for slot in sorted(filled.texts.keys() - _slots(question), key=str):
        answer = Answer(question, None, {slot[1]: filled.text(slot)})
        _set_aside(judged, answer, "form_text_unplaced", filled.text(slot))
    return judged


def _slots(question: Question) -> set[Slot]:
    """Every field of a question, text beside its boxes included."""
    fields = {(option and option.code, text.name) for option, text in question.every_text()}
    return fields | {(option.code, NOTE) for option in question.boxes}


def ticked_options(question: Question, filled: Filled) -> list[Option]:
    """Options that are ticked; where every box is gone, the only label left standing."""
    ticked = [option for option in question.boxes if filled.is_ticked(option.code)]
    if question.kind == "yes_no" and not filled.marks and len(filled.named) == 1:
        return [option for option in question.options if option.code == filled.named[0]]
    return ticked


def _options(question: Question, filled: Filled, judged: Judged) -> Iterator[Answer]:
    ticked = ticked_options(question, filled)
    contradiction = _contradiction(question, ticked)
    if contradiction:
        shown = ", ".join(option.label for option in ticked)
        problem = Problem("form_contradiction", contradiction, _TICK_ADVICE, shown)
        judged.problems.append(problem)
    for option in question.boxes:
        texts = _option_texts(filled, option)
        answer = Answer(question, option.code, texts, _labels(option), option.becomes)
        if option in ticked:
            rows = [row for row in filled.rows if row.option == option.code]
            answer.becomes = () if rows else option.becomes
            answer.rejected = contradiction
            yield answer
            yield from _rows(question, filled, option.code, judged, contradiction)
            continue
        if filled.is_unclear(option.code):
            _set_aside(judged, answer, "form_mark_unclear", option.label)
        elif texts:
            _set_aside(judged, answer, "form_text_without_tick", "; ".join(texts.values()))
        _rows_without_tick(question, filled, option, judged)


def _contradiction(question: Question, ticked: Sequence[Option]) -> str | None:
    """Why the ticks of a question cannot all be meant; None when they can."""
    own = [option for option in ticked if option in question.options]
    more = [option for option in ticked if option in question.more]
    if len(own) > 1 and any(option.alone for option in own):
        return "boxes are ticked that exclude each other"
    if more and [option.code for option in own] == ["no"]:
        return "No is ticked, and also a box that goes with Yes"
    if more and not own:
        return "a box is ticked that goes with Yes, but neither Yes nor No is"
    return None


def _items(question: Question, filled: Filled, judged: Judged) -> Iterator[Answer]:
    """A yes or a no for each item; a no is published as an answer of its own."""
    for option in question.options:
        yes, no = (filled.is_ticked(f"{option.code}/{answer}") for answer in ("yes", "no"))
        texts = _option_texts(filled, option)
        answer = Answer(question, option.code, texts, _labels(option), option.becomes)
        if yes and no:
            _set_aside(judged, answer, "form_contradiction", option.label)
        elif any(filled.is_unclear(f"{option.code}/{each}") for each in ("yes", "no")):
            _set_aside(judged, answer, "form_mark_unclear", option.label)
        elif yes:
            yield answer
        elif no and not texts:
            yield Answer(question, f"no:{option.code}")
        elif texts:
            _set_aside(judged, answer, "form_text_without_tick", "; ".join(texts.values()))


def _rows(
    question: Question,
    filled: Filled,
    option: str | None,
    judged: Judged,
    rejected: str | None = None,
) -> Iterator[Answer]:
    for row in filled.rows:
        if row.option != option:
            continue
        answer = _row_answer(question, row, rejected)
        wanted = [column.name for column in row.table.columns if column.choices]
        ticks = [code for name in wanted for code in row.ticks.get(name, [])]
        if len(ticks) == len(wanted):
            answer.tick = ticks[0] if ticks else None
            answer.code = answer.tick or answer.code
            yield answer
            continue
        rule = "form_contradiction" if len(ticks) > len(wanted) else "form_text_without_tick"
        _set_aside(judged, answer, rule, answer.text)


def _row_answer(question: Question, row: Row, rejected: str | None = None) -> Answer:
    labels = {column.name: column.label for column in row.table.columns if not column.choices}
    return Answer(question, row.option, row.cells, labels, row.table.becomes, rejected=rejected)


def _rows_without_tick(question: Question, filled: Filled, option: Option, judged: Judged) -> None:
    for row in filled.rows:
        if row.option == option.code:
            answer = _row_answer(question, row)
            _set_aside(judged, answer, "form_text_without_tick", answer.text)


def _place_loose_texts(question: Question, filled: Filled, judged: Judged) -> None:
    """Give a text in no field to the tick it stands below, or to the only tick there is."""
    ticked = [option.code for option in ticked_options(question, filled)]
    if question.kind == "items":
        ticked = [
            option.code for option in question.options if filled.is_ticked(f"{option.code}/yes")
        ]
    for loose in filled.loose:
        owner = loose.option if loose.option in ticked else None
        if owner is None and question.kind == "yes_no" and len(ticked) == 1:
            owner = ticked[0]
        if owner is None:
            answer = Answer(question, None, {NOTE: loose.text})
            _set_aside(judged, answer, "form_text_unplaced", loose.text)
            continue
        option = next(option for option in question.boxes if option.code == owner)
        name = option.texts[0].name if option.texts else NOTE
        filled.write((owner, name), loose.text)


def _option_texts(filled: Filled, option: Option) -> dict[str, str]:
    names = [text.name for text in option.texts]
    names += [] if NOTE in names else [NOTE]
    texts = {name: filled.text((option.code, name)) for name in names}
    return {name: text for name, text in texts.items() if text}


def _labels(option: Option) -> dict[str, str]:
    return {text.name: text.label for text in option.texts}


_REASONS = {
    "form_option_unknown": (
        "a box is ticked whose wording is no option of the question",
        "Tick one of the printed options, or add the wording under `also` in the form's YAML file",
    ),
    "form_mark_unclear": ("the sign in the box is neither a tick nor an empty box", _TICK_ADVICE),
    "form_contradiction": ("boxes are ticked that exclude each other", _TICK_ADVICE),
    "form_text_without_tick": ("something is written, but its box is not ticked", _TICK_ADVICE),
    "form_text_unplaced": ("the text stands in no field", _PLACE_ADVICE),
}


def _set_aside(judged: Judged, answer: Answer, rule: str, value: str | None = None) -> None:
    message, advice = _REASONS[rule]
    answer.rejected = message
    judged.answers.append(answer)
    judged.problems.append(Problem(rule, message, advice, value or answer.text))
