"""Records that answers become: rows of the canonical tables, with where they were said."""

import json
import re
from dataclasses import dataclass, field

from etl.questionnaires.form import AttributeOutcome, Form, Outcome, ResultOutcome
from etl.questionnaires.judge import Answer, Problem
from etl.records import Origin, Record

HEAD_ROW = 1  # The head of a form counts as row 1, as the header of a sheet does.
NOTHING_WRITTEN = "Ticked, nothing written"
_COUNT = re.compile(r"\d{1,9}|\d{1,3}(?:[ ,]\d{3}){1,2}")


@dataclass(slots=True)
class Records:
    """Rows by table, attributes of projects, and what could not be read on the way.

    `problems`: name of the file, the answer, and what is wrong with it.
    """

    tables: dict[str, list[Record]] = field(default_factory=dict)
    attributes: list[Record] = field(default_factory=list)
    problems: list[tuple[str, Answer, Problem]] = field(default_factory=list)

    def add(self, table: str, record: Record) -> None:
        """Add a row to a table."""
        self.tables.setdefault(table, []).append(record)


class Recorder:
    """Writes the answers of one returned form into `Records`."""

    def __init__(self, form: Form, project_code: str, file: str, records: Records) -> None:
        """Take the form, the project it is about, the name of the file, and where to write."""
        self._form = form
        self._project = project_code
        self._file = file
        self._records = records
        self._numbers: dict[str, int] = {}

    def publish(self, answer: Answer, row: int) -> None:
        """Record an answer as the row of that number of the file."""
        question = self._form.code_of(answer.question)
        number = self._numbers[question] = self._numbers.get(question, 0) + 1
        origin = self._origin(answer, row)
        record = {
            "project_code": self._project,
            "questionnaire": self._form.questionnaire,
            "question": question,
            "answer_number": number,
            "answer_code": answer.code,
            "answer_text": answer.text,
        }
        self._records.add("questionnaire_answers", record | origin)
        for outcome in answer.becomes:
            self._become(outcome, answer, f"{question}-{number}", origin)

    def set_aside(self, answer: Answer, row: int, reason: str) -> None:
        """Record an answer that is not published, with the reason."""
        content = {"question": answer.question.number, "code": answer.code, "text": answer.text}
        record = {
            "source_file": self._file,
            "source_row": row,
            "reason": f"Question {answer.question.number}: {reason}",
            "row_content": json.dumps(content, ensure_ascii=False),
        }
        self._records.add("set_aside", record)

    def _origin(self, answer: Answer, row: int) -> Record:
        return Origin(self._file, f"Q {answer.question.number}", self._file, row).columns()

    def _become(self, outcome: Outcome, answer: Answer, name: str, origin: Record) -> None:
        known = {"how_known": "stated", "basis": None}
        if outcome.result is not None:
            record = self._result(outcome.result, answer, f"{self._project}-{name}")
            self._records.add("results", record | known | origin)
        if outcome.challenge is not None:
            record = {
                "project_code": self._project,
                "challenge": outcome.challenge,
                "statement": answer.text or NOTHING_WRITTEN,
            }
            self._records.add("challenges", record | known | origin)
        if outcome.tag is not None:
            record = {
                "tag_family": outcome.tag.family,
                "tag": outcome.tag.tag,
                "project_code": self._project,
                "list_position": 1,
                "printed_value": self._project,
                "is_repeat": False,
                "in_register": True,
            }
            self._records.add("project_tags", record | origin)
        if outcome.attribute is not None:
            self._records.attributes.append(self._attribute(outcome.attribute) | origin)

    def _result(self, result: ResultOutcome, answer: Answer, result_id: str) -> Record:
        status = result.status
        if isinstance(status, dict):
            status = status[answer.tick or ""]
        parts = [answer.parts[name] for name in result.statement if answer.parts.get(name)]
        count = answer.parts.get(result.count) if result.count else None
        return {
            "result_id": result_id,
            "project_code": self._project,
            "result_kind": result.kind,
            "result_status": status,
            "beneficiary_group": answer.parts.get(result.group) if result.group else None,
            "reached_count": self._count(count, answer),
            "target_count": None,
            "statement": result.says or "; ".join(parts) or None,
        }

    def _attribute(self, attribute: AttributeOutcome) -> Record:
        return {
            "project_code": self._project,
            "attribute": attribute.name,
            "value_text": attribute_text(attribute.value),
        }

    def _count(self, text: str | None, answer: Answer) -> int | None:
        if text is None:
            return None
        if _COUNT.fullmatch(text):
            return int(re.sub("[ ,]", "", text))
        message = "the number is not a whole number; the answer is taken without it"
        advice = 'Write digits only, such as "120", and read the file again'
        problem = Problem("form_number_unclear", message, advice, text)
        self._records.problems.append((self._file, answer, problem))
        return None


def attribute_text(value: str | bool) -> str:
    """The value of an attribute as text: codes as they are, yes or no as true or false."""
    return str(value).lower() if isinstance(value, bool) else value


def accounting_row(file: str, answers: int, set_aside: int) -> Record:
    """The row of `row_accounting` of a returned form."""
    return {
        "source_file": file,
        "document": file,
        "rows_in": answers,
        "rows_published": answers - set_aside,
        "rows_set_aside": set_aside,
    }


def source_row(form: Form, project_code: str, file: str) -> Record:
    """The row of `sources` of a returned form."""
    return {
        "document": file,
        "source_title": f"{form.title}, answered for {project_code}",
        "short_label": f"Questionnaire {form.questionnaire}, {project_code}",
        "publisher": "Mission that carried out the project",
        "published_on": None,
        "population_covered": f"Project {project_code}",
        "locator_convention": "Question (Q) and its number",
    }
