"""A questionnaire as declared in forms/*.yml: questions, fields, and what answers become."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from etl.errors import InputError, Place, fault_of
from warehouse.schema import BadDeclaration, read_mapping

FORMS_FOLDER = Path(__file__).parent / "forms"

Kind = Literal["text", "texts", "yes_no", "choices", "items", "table"]


class _Declared(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Wording(_Declared):
    """A printed wording, and others (`also`) that returned forms may carry instead."""

    label: str
    also: tuple[str, ...] = ()

    @property
    def wordings(self) -> tuple[str, ...]:
        """Every wording, the printed one first."""
        return (self.label, *self.also)


class ResultOutcome(_Declared):
    """An answer that becomes a row of `results`.

    `status` is a code of result_statuses, or one code for each tick of a table's
    choice column. `statement`, `group` and `count` name the fields whose text goes
    there; `says` is a fixed statement.
    """

    kind: str
    status: str | dict[str, str]
    statement: tuple[str, ...] = ()
    says: str | None = None
    group: str | None = None
    count: str | None = None


class TagOutcome(_Declared):
    """An answer that becomes a row of `project_tags`."""

    family: str
    tag: str


class AttributeOutcome(_Declared):
    """An answer that gives an attribute of the project."""

    name: str
    value: str | bool


class Outcome(_Declared):
    """What an answer becomes beside a row of `questionnaire_answers`."""

    result: ResultOutcome | None = None
    challenge: str | None = None
    tag: TagOutcome | None = None
    attribute: AttributeOutcome | None = None


class TextField(Wording):
    """A field for writing; `number` asks for a whole number."""

    name: str
    label: str = ""
    number: bool = False
    becomes: tuple[Outcome, ...] = ()


class TableColumn(Wording):
    """A column of a table; `choices` (code -> label) asks for one tick per row."""

    name: str
    choices: dict[str, str] = Field(default_factory=dict)


class TableField(_Declared):
    """A table with `rows` empty rows; each filled row is one answer."""

    name: str
    rows: int = 3
    columns: tuple[TableColumn, ...]
    becomes: tuple[Outcome, ...] = ()


class Option(Wording):
    """A box to tick, with the fields that belong to it.

    `alone`: contradicts every other tick of its group. What an option with a
    table becomes counts only while no row of the table is filled in.
    """

    code: str
    alone: bool = False
    texts: tuple[TextField, ...] = ()
    tables: tuple[TableField, ...] = ()
    becomes: tuple[Outcome, ...] = ()


class Question(Wording):
    """One question.

    `kind` says how it is printed: text (one field), texts (several with labels),
    yes_no (two boxes with what follows from each), choices (boxes), items (a yes
    and a no box per item), table. `more` holds further boxes that go with the
    yes of a yes_no question, under the heading `more_label`. `options_are:
    challenges` says that each option is a challenge of that code, `option_text`
    names a field for writing that every option has.
    """

    number: str
    kind: Kind
    hint: str = ""
    options: tuple[Option, ...] = ()
    more_label: str = ""
    more: tuple[Option, ...] = ()
    texts: tuple[TextField, ...] = ()
    tables: tuple[TableField, ...] = ()
    options_are: Literal["answers", "challenges"] = "answers"
    option_text: str = ""

    @model_validator(mode="before")
    @classmethod
    def _complete_options(cls, declared: dict[str, Any]) -> dict[str, Any]:
        """Give every option what the question says of all of them."""
        common: dict[str, Any] = {}
        if declared.get("option_text"):
            common["texts"] = [{"name": declared["option_text"]}]
        options = [common | option for option in declared.get("options", ())]
        if declared.get("options_are") == "challenges":
            options = [{**option, "becomes": [{"challenge": option["code"]}]} for option in options]
        return declared | {"options": options}

    @property
    def boxes(self) -> tuple[Option, ...]:
        """Every option with a box of its own."""
        return (*self.options, *self.more)

    def every_table(self) -> Iterator[tuple[Option | None, TableField]]:
        """Its tables, each with the option it belongs to."""
        for table in self.tables:
            yield None, table
        for option in self.boxes:
            for table in option.tables:
                yield option, table

    def every_text(self) -> Iterator[tuple[Option | None, TextField]]:
        """Its text fields, each with the option it belongs to."""
        for text in self.texts:
            yield None, text
        for option in self.boxes:
            for text in option.texts:
                yield option, text


class Section(_Declared):
    """A headed group of questions; the heading may be empty."""

    title: str = ""
    questions: tuple[Question, ...]


class Form(_Declared):
    """A whole questionnaire.

    `funding_years`: the first and the last of the projects it is for; all without it.
    """

    questionnaire: str
    title: str
    source: str
    funding_years: tuple[int, int] | None = None
    introduction: tuple[str, ...] = ()
    sections: tuple[Section, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question in order."""
        return tuple(question for section in self.sections for question in section.questions)

    def is_for(self, funding_year: int) -> bool:
        """Whether it is for projects funded in that year."""
        if self.funding_years is None:
            return True
        first, last = self.funding_years
        return first <= funding_year <= last

    @property
    def scope(self) -> str:
        """Which projects it is for, in words."""
        years = "-".join(map(str, self.funding_years)) if self.funding_years else "in any year"
        return f"questionnaire {self.questionnaire} is for projects funded {years}"

    def code_of(self, question: Question) -> str:
        """Code of a question in the list `questions`: "2022-16"."""
        return f"{self.questionnaire}-{question.number}"


def form_names() -> list[str]:
    """Names of the declared forms, oldest first."""
    return sorted(path.stem for path in FORMS_FOLDER.glob("*.yml"))


@cache
def load_form(name: str) -> Form:
    """The form of that name, such as "2022".

    Raises InputError when there is no such form, or its declaration is faulty.
    """
    path = FORMS_FOLDER / f"{name}.yml"
    if name not in form_names():
        known = ", ".join(form_names())
        raise InputError(Place(name), "is not a questionnaire", f"Choose one of {known}")
    try:
        return Form.model_validate(read_mapping(path))
    except BadDeclaration as error:
        raise fault_of(error) from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        advice = "Compare with etl/questionnaires/form.py, which says what a form may declare"
        raise InputError(Place(path.name), f"{where}: {first['msg']}", advice) from error


def load_forms() -> list[Form]:
    """Every declared form, oldest first."""
    return [load_form(name) for name in form_names()]
