"""Questionnaires of the two reviews: which were sent, which came back, what they answer."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from etl.demo.columns import coded, dates, no_text, of_list, stacked, table, texts, whole
from etl.demo.evaluations import Evaluations
from etl.demo.places import code_of
from etl.demo.portfolio import Portfolio
from warehouse.schema import load_codes

FORMS = ("2016", "2022")
# Reviews are named by their funding years, forms by the year they were sent.
_REVIEW_OF_FORM = {"2016": "2011-2014", "2022": "2016-2020"}
_RETURNED_SHARE = {"2016": "early_questionnaire_returned", "2022": "questionnaire_returned"}
_CHALLENGES = {"2016-5": "review_2011_2014_label", "2022-16": "review_2016_2020_label"}
_POLITICAL = "political_instability"


@dataclass(frozen=True, slots=True)
class Forms:
    """One entry per project and form it was to fill in. Days count from 1970-01-01."""

    project: np.ndarray
    form: np.ndarray
    was_sent: np.ndarray
    came_back: np.ndarray
    sent: np.ndarray
    returned: np.ndarray

    def source_of_answers(self, evaluations: Evaluations) -> np.ndarray:
        """Where the answers on each project come from; None where no form was sent."""
        source = np.full(len(evaluations.has_one), None, dtype=object)
        asked = self.project[self.was_sent]
        instead = np.where(evaluations.has_one[asked], "expost_and_prima", "prima_only")
        source[asked] = np.where(self.came_back[self.was_sent], "returned", instead)
        return source


def draw_forms(portfolio: Portfolio) -> Forms:
    """Forms of projects funded in the years of each review; sent to those that had ended."""
    draw, parameters = portfolio.draw("questionnaires"), portfolio.parameters
    years = {row["code"]: (row["first_year"], row["last_year"]) for row in load_codes("reviews")}
    funded = portfolio.projects.funding_year
    parts = []
    for form in FORMS:
        first, last = (int(year) for year in years[_REVIEW_OF_FORM[form]])
        project = np.flatnonzero((funded >= first) & (funded <= last))
        day = parameters.day(f"sent_{form}")
        was_sent = portfolio.ledger.end_day[project] <= day
        came_back = np.zeros(len(project), bool)
        came_back[was_sent] = draw.happens(was_sent.sum(), parameters.share(_RETURNED_SHARE[form]))
        returned = day + draw.whole(len(project), parameters.limits("answer_days"))
        sent = np.full(len(project), day)
        name = np.full(len(project), form, dtype=object)
        parts.append((project, name, was_sent, came_back, sent, returned))
    return Forms(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))


def questionnaires(portfolio: Portfolio, forms: Forms) -> pa.Table:
    """One row per project and form."""
    status = np.where(forms.came_back, "returned", "missing")
    return table(
        "questionnaires",
        portfolio.projects.record[forms.project],
        project_code=code_of(portfolio, forms.project),
        questionnaire=coded(forms.form),
        sent_date=dates(forms.sent, forms.was_sent),
        returned_date=dates(forms.returned, forms.came_back),
        return_status=coded(np.where(forms.was_sent, status, "not_sent")),
    )


def questionnaire_answers(portfolio: Portfolio, forms: Forms, evaluations: Evaluations) -> pa.Table:
    """One row per answer of the forms that came back."""
    answers = _Answers(portfolio, forms, evaluations)
    parts = [answers.to(question) for question in load_codes("questions")]
    return stacked(parts)


class _Answers:
    """Answers of the returned forms, question by question."""

    def __init__(self, portfolio: Portfolio, forms: Forms, evaluations: Evaluations) -> None:
        self._portfolio = portfolio
        self._forms = forms
        self._draw = portfolio.draw("questionnaire_answers")
        reach, held = portfolio.beneficiary_reach, portfolio.sustainability
        # Questions answered yes or no, with what the project's other records say.
        self._yes = {
            "2022-5": portfolio.rights_upheld,
            "2022-6b": portfolio.unforeseen_positive,
            "2022-7": portfolio.unforeseen_negative,
            "2022-9": reach == "full",
            "2022-10": portfolio.unintended_beneficiaries,
            "2022-12": held == "sustained",
            "2022-20": evaluations.has_one,
        }
        self._options: dict[str, list[dict[str, str]]] = {}
        for row in portfolio.parameters.rows("options"):
            self._options.setdefault(row["question"], []).append(row)

    def to(self, question: dict[str, str]) -> pa.Table:
        """Answers to one question; some forms leave it empty."""
        code = question["code"]
        back = self._forms.came_back & (self._forms.form == question["questionnaire"])
        rows = self._forms.project[back]
        share = self._portfolio.parameters.share("question_answered")
        rows = rows[self._draw.happens(len(rows), share)]
        if code in _CHALLENGES:
            project, answer = self._challenges(code, rows)
        elif code in self._options:
            project, answer = self._ticked(code, rows)
        elif code in self._yes:
            project = rows
            answer = coded(np.where(self._yes[code][rows], "yes", "no"))
        else:
            project, answer = rows, None
        return self._table(question, project, answer)

    def _table(
        self, question: dict[str, str], project: np.ndarray, answer: pa.Array | None
    ) -> pa.Table:
        first = np.searchsorted(project, project)
        number = np.arange(len(project)) - first + 1
        text = texts("Generated answer on: ", question["label"], " (", number, ")")
        return table(
            "questionnaire_answers",
            self._portfolio.projects.record[project],
            project_code=code_of(self._portfolio, project),
            questionnaire=question["questionnaire"],
            question=question["code"],
            answer_number=whole(number),
            answer_code=no_text(len(project)) if answer is None else answer,
            answer_text=text,
        )

    def _challenges(self, question: str, rows: np.ndarray) -> tuple[np.ndarray, pa.Array]:
        """Challenges the project names, as far as the form lists them."""
        column = _CHALLENGES[question]
        listed = {row["code"] for row in load_codes("challenges") if row[column]}
        codes = self._portfolio.challenge_codes
        places = [place for place, code in enumerate(codes) if code in listed]
        shown = [codes[place] for place in places]
        if question == "2016-5":
            # That form asks about political instability without splitting it.
            shown = [_POLITICAL if code.startswith(_POLITICAL) else code for code in shown]
        named = self._portfolio.challenges[rows][:, places]
        row, place = np.nonzero(named)
        if question == "2016-5":
            repeats = np.zeros(len(row), bool)
            political = np.array([code == _POLITICAL for code in shown])[place]
            repeats[1:] = political[1:] & political[:-1] & (row[1:] == row[:-1])
            row, place = row[~repeats], place[~repeats]
        return rows[row], of_list(place, shown)

    def _ticked(self, question: str, rows: np.ndarray) -> tuple[np.ndarray, pa.Array]:
        """Options ticked, each in its declared share of the projects."""
        options = self._options[question]
        base = self._portfolio.parameters.number("option_base")
        ticked = np.zeros((len(rows), len(options)), bool)
        for place, option in enumerate(options):
            ticked[:, place] = self._draw.happens(len(rows), float(option["weight"]) / base)
        row, place = np.nonzero(ticked)
        return rows[row], of_list(place, [option["code"] for option in options])
