"""One returned file: which form, which project, and its answers judged."""

from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from etl.intake.finding import Finding, found
from etl.normalise.text import nearest
from etl.questionnaires.fill import fill
from etl.questionnaires.form import Form, Question, form_names, load_forms
from etl.questionnaires.judge import Answer, Problem, judge
from etl.questionnaires.lines import read_lines
from etl.questionnaires.locate import Located, locate
from etl.questionnaires.package import BadFile, read_document


@dataclass(slots=True)
class Returned:
    """A returned form with its answers in order, those to set aside included.

    `rejected` says why the whole form is set aside; None when it counts.
    """

    file: str
    form: Form
    project_code: str | None
    answers: list[Answer] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    rejected: str | None = None

    @property
    def key(self) -> tuple[str, str]:
        """Project and questionnaire."""
        return (self.project_code or "", self.form.questionnaire)

    @property
    def content(self) -> list[tuple[str, str | None, str | None]]:
        """What was answered, to tell whether two forms say the same."""
        return [(answer.question.number, answer.code, answer.text) for answer in self.answers]


def read_returned(
    path: Path, file: str, projects: Collection[str]
) -> tuple[Returned | None, list[Finding]]:
    """Read one file, called `file` in what is said of it.

    Returns None and the reason when it is no form that can be read.
    """
    try:
        located = locate(read_lines(read_document(path)), load_forms())
    except BadFile as bad:
        return None, [found(bad.rule, file, bad.problem, bad.advice)]
    if located is None:
        message = f"is none of the questionnaires {', '.join(form_names())}"
        advice = "Copy the answers into a form written by `python -m etl questionnaire blank`"
        return None, [found("form_not_recognised", file, message, advice)]
    returned = Returned(file, located.form, located.project_code)
    for question in located.form.questions:
        _read_question(question, located, returned)
    _check_project(returned, projects)
    if not returned.answers:
        advice = "Ask the mission for the form that is filled in"
        message = "holds no answer"
        returned.findings.append(found("form_empty", file, message, advice))
    return returned, returned.findings


def problem_found(file: str, question: Question, problem: Problem) -> Finding:
    """A problem of a question as a finding."""
    return found(
        problem.rule,
        file,
        f'in question {question.number} ("{question.label}"): {problem.message}',
        problem.advice,
        header=f"Q {question.number}",
        value=problem.value,
    )


def _read_question(question: Question, located: Located, returned: Returned) -> None:
    if question.number not in located.lines:
        problem = Problem(
            "form_question_missing",
            "the question is not in the form",
            "Put its heading back if it was deleted, or add its wording under `also` in "
            f"etl/questionnaires/forms/{located.form.questionnaire}.yml",
        )
        returned.findings.append(problem_found(returned.file, question, problem))
        return
    rest = located.rest.get(question.number, "")
    filled = fill(located.form, question, located.lines[question.number], rest)
    judged = judge(question, filled)
    returned.answers += judged.answers
    returned.findings += [
        problem_found(returned.file, question, problem) for problem in judged.problems
    ]


def _check_project(returned: Returned, projects: Collection[str]) -> None:
    code, file = returned.project_code, returned.file
    if code is None:
        returned.rejected = "The form names no project"
        advice = "Write the project code into the field at the head of the form"
        returned.findings.append(
            found("form_project_missing", file, "names no project at its head", advice)
        )
    elif code not in projects:
        returned.rejected = f"{code} is not a project of the dataset"
        close = ", ".join(nearest(code, projects)) or "none is close"
        advice = f"Nearest codes: {close}. Correct the code at the head of the form"
        message = "at the head of the form is not a project of the dataset"
        returned.findings.append(found("form_project_unknown", file, message, advice, value=code))
