"""What the forms declare is in step with the code lists and the schema."""

from itertools import chain

import pytest

from etl.errors import InputError
from etl.questionnaires import form as forms_module
from etl.questionnaires.form import form_names, load_form, load_forms
from warehouse.schema import load_codes, load_schema

FORMS = load_forms()


def outcomes(form):
    for question in form.questions:
        for text in question.texts:
            yield from text.becomes
        for option in question.boxes:
            yield from option.becomes
        for _, table in question.every_table():
            yield from table.becomes


def codes(name):
    return {row["code"] for row in load_codes(name)}


def test_both_questionnaires_are_declared_with_every_question():
    assert form_names() == ["2016", "2022"]
    assert [len(form.questions) for form in FORMS] == [10, 22]
    numbers = [question.number for question in load_form("2022").questions]
    assert numbers == [*map(str, range(1, 7)), "6b", *map(str, range(7, 22))]


def test_questions_csv_says_what_the_forms_ask():
    declared = [
        {
            "code": form.code_of(question),
            "label": question.label,
            "aliases": "|".join(question.also),
            "questionnaire": form.questionnaire,
            "section": section.title,
            "answer_kind": question.kind,
        }
        for form in FORMS
        for section in form.sections
        for question in section.questions
    ]
    assert load_codes("questions") == declared


def test_answers_become_codes_that_exist():
    every = list(chain.from_iterable(outcomes(form) for form in FORMS))
    results = [outcome.result for outcome in every if outcome.result]
    statuses = set()
    for result in results:
        is_one = isinstance(result.status, str)
        statuses |= {result.status} if is_one else set(result.status.values())
    assert {result.kind for result in results} == codes("result_kinds") - {"outcomes"}
    assert statuses <= codes("result_statuses")
    assert {outcome.challenge for outcome in every if outcome.challenge} <= codes("challenges")
    tags = {(row["tag_family"], row["code"]) for row in load_codes("tags")}
    named = {(outcome.tag.family, outcome.tag.tag) for outcome in every if outcome.tag}
    assert len(named) == 6
    assert named <= tags
    columns = {column.name for column in load_schema().tables["projects"].columns}
    attributes = {outcome.attribute.name for outcome in every if outcome.attribute}
    assert attributes == {"beneficiary_reach", "expost_evaluated"} & columns


@pytest.mark.parametrize(
    ("form", "number", "column"),
    [("2016", "5", "review_2011_2014_label"), ("2022", "16", "review_2016_2020_label")],
)
def test_challenge_questions_ask_what_the_crosswalk_lists(form, number, column):
    question = next(q for q in load_form(form).questions if q.number == number)
    listed = {row["code"] for row in load_codes("challenges") if row[column]}
    if form == "2016":
        listed = {code for code in listed if not code.startswith("political_instability")}
        listed.add("political_instability")
    assert {option.code for option in question.options} == listed


def test_wordings_of_one_question_lead_to_one_option():
    for form in FORMS:
        for question in form.questions:
            wordings = [w.casefold() for option in question.boxes for w in option.wordings]
            assert len(wordings) == len(set(wordings)), (form.questionnaire, question.number)


def test_tags_of_content_controls_fit_what_word_allows():
    longest = max(
        len(f"{form.questionnaire}/{question.number}/{option.code}/{text.name}")
        for form in FORMS
        for question in form.questions
        for option, text in question.every_text()
        if option
    )
    assert longest <= 64


def test_unknown_form_names_those_there_are():
    with pytest.raises(InputError, match="2016, 2022"):
        load_form("2019")


def test_faulty_declaration_is_told_with_its_place(tmp_path, monkeypatch):
    monkeypatch.setattr(forms_module, "FORMS_FOLDER", tmp_path)
    question = "{number: '1', label: Q, kind: essay}"
    text = f"questionnaire: '2030'\ntitle: T\nsource: S\nsections: [{{questions: [{question}]}}]\n"
    (tmp_path / "2030.yml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"2030\.yml: sections\.0\.questions\.0\.kind"):
        load_form("2030")
