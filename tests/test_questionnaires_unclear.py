"""What is not clear is listed per question and set aside, never guessed."""

import pytest

from etl.questionnaires.read import read_forms
from tests.fixtures.questionnaires.filled_form import PROJECTS, FilledForm, answers, rules


def balance(forms):
    row = forms.accounting[0]
    assert row["rows_in"] == row["rows_published"] + row["rows_set_aside"]
    assert row["rows_set_aside"] == forms.tables["set_aside"].num_rows
    assert row["rows_published"] == forms.tables["questionnaire_answers"].num_rows
    return row["rows_published"], row["rows_set_aside"]


def test_yes_and_no_both_ticked(tmp_path):
    forms = FilledForm(tmp_path).tick("9/yes", "9/no").write("9/yes/who", "Officials").read()
    assert rules(forms) == ["form_contradiction"]
    assert forms.findings[0].header == "Q 9"
    assert "Yes, No" in str(forms.findings[0])
    assert 'in question 9 ("Were all intended beneficiaries reached?")' in str(forms.findings[0])
    assert forms.tables["results"].num_rows == 0
    assert forms.attributes.num_rows == 0
    assert balance(forms) == (0, 2)


def test_none_of_these_ticked_beside_another(tmp_path):
    forms = FilledForm(tmp_path).tick("4/evidence_base", "4/none").read()
    assert rules(forms) == ["form_contradiction"]
    assert balance(forms) == (0, 2)


def test_written_but_nothing_ticked(tmp_path):
    forms = FilledForm(tmp_path).write("9/yes/who", "Officials").read()
    assert rules(forms) == ["form_text_without_tick"]
    assert forms.findings[0].value == "Officials"
    assert balance(forms) == (0, 1)


def test_written_to_the_option_that_is_not_ticked(tmp_path):
    form = FilledForm(tmp_path).tick("9/yes").write("9/no/why", "Borders closed")
    for forms in (form.read(), form.flatten().read()):
        assert rules(forms) == ["form_text_without_tick"]
        assert answers(forms) == [("9", "yes", None)]
        assert balance(forms) == (1, 1)


def test_challenge_described_but_not_ticked(tmp_path):
    forms = FilledForm(tmp_path).write("16/funding/action", "Costs rose").read()
    assert rules(forms) == ["form_text_without_tick"]
    assert forms.tables["challenges"].num_rows == 0


def test_rows_filled_in_under_an_option_that_is_not_ticked(tmp_path):
    forms = FilledForm(tmp_path).tick("12/yes").write("12/no/outcome", "Law").read()
    assert rules(forms) == ["form_text_without_tick"]
    assert forms.tables["results"]["result_status"].to_pylist() == ["sustained"]


def test_rights_methods_without_a_yes_or_with_a_no(tmp_path):
    forms = FilledForm(tmp_path).tick("5/rights_in_training").read()
    assert rules(forms) == ["form_contradiction"]
    forms = FilledForm(tmp_path).tick("5/no", "5/rights_in_training").read()
    assert rules(forms) == ["form_contradiction"]
    assert forms.tables["project_tags"].num_rows == 0
    assert balance(forms) == (0, 2)


@pytest.mark.parametrize("sign", ["[?]", "[-]", "[1]"])
def test_sign_that_is_no_clear_tick(sign, tmp_path):
    form = FilledForm(tmp_path).flatten()
    form.retype(form.below("20", "Yes"), f"{sign} Yes")
    forms = form.read()
    assert rules(forms) == ["form_mark_unclear"]
    assert balance(forms) == (0, 1)


def test_sign_that_is_no_clear_tick_beside_an_item_with_yes_and_no(tmp_path):
    form = FilledForm(tmp_path, "2016").flatten()
    form.retype(form.below("5", "☐ Yes"), "[?] Yes  [ ] No")
    forms = form.read()
    assert rules(forms) == ["form_mark_unclear"]
    assert forms.findings[0].value == "Unreliable information"
    assert forms.tables["challenges"].num_rows == 0
    assert balance(forms) == (0, 1)


def test_tick_between_two_labels_belongs_to_neither(tmp_path):
    form = FilledForm(tmp_path).flatten()
    no = form.below("20", "☐ No")
    no._p.getparent().remove(no._p)
    form.retype(form.below("20", "Yes"), "☐ Yes ✓ ☐ No")
    assert rules(form.read()) == ["form_mark_unclear", "form_mark_unclear"]


def test_ticked_wording_that_is_no_option(tmp_path):
    form = FilledForm(tmp_path).flatten()
    form.type_after(form.below("4", "Evidence base"), "☒ Border management")
    forms = form.read()
    assert rules(forms) == ["form_option_unknown"]
    assert forms.findings[0].value == "Border management"
    assert balance(forms) == (0, 1)


def test_text_in_no_field(tmp_path):
    form = FilledForm(tmp_path)
    form.type_after(form.question("4"), "We did many things")
    forms = form.read()
    assert rules(forms) == ["form_text_unplaced"]
    assert forms.findings[0].value == "We did many things"


def test_number_that_is_none_is_told_and_the_answer_kept(tmp_path):
    form = FilledForm(tmp_path).tick("9/yes").write("9/yes/who", "Staff")
    forms = form.write("9/yes/how_many", "about 1.200").read()
    assert [(f.rule, f.severity, f.value) for f in forms.findings] == [
        ("form_number_unclear", "warning", "about 1.200")
    ]
    assert forms.tables["results"]["reached_count"].to_pylist() == [None]
    assert balance(forms) == (1, 0)


def test_item_ticked_with_yes_and_no(tmp_path):
    forms = FilledForm(tmp_path, "2016").tick("5/funding/yes", "5/funding/no").read()
    assert rules(forms) == ["form_contradiction"]
    assert forms.tables["challenges"].num_rows == 0


def test_outcome_without_a_tick_or_with_two(tmp_path):
    forms = FilledForm(tmp_path, "2016").write("2/-/outcome", "Policy").read()
    assert rules(forms) == ["form_text_without_tick"]
    form = FilledForm(tmp_path, "2016").write("2/-/outcome", "Policy")
    assert rules(form.tick("2/sustained/yes", "2/sustained/no").read()) == ["form_contradiction"]


def test_question_that_was_deleted(tmp_path):
    form = FilledForm(tmp_path).tick("20/yes").flatten()
    heading = form.question("7")._p
    while not heading.getnext().xpath("string()").startswith("Beneficiaries"):
        form.body.remove(heading.getnext())
    form.body.remove(heading)
    forms = form.read()
    assert rules(forms) == ["form_question_missing"]
    assert "question 7" in str(forms.findings[0])
    assert answers(forms) == [("20", "yes", None)]


def test_unknown_project_sets_the_whole_form_aside(tmp_path):
    form = FilledForm(tmp_path).tick("20/yes").write("project/-/project_code", "LM.3004")
    forms = form.read()
    assert rules(forms) == ["form_project_unknown"]
    assert "Nearest codes: LM.0304" in str(forms.findings[0])
    assert forms.tables["questionnaires"].num_rows == 0
    assert balance(forms) == (0, 1)


def test_form_without_a_project(tmp_path):
    forms = FilledForm(tmp_path, project=None).tick("20/yes").flatten().read()
    assert rules(forms) == ["form_project_missing"]
    assert balance(forms) == (0, 1)


def test_project_code_is_read_however_it_is_typed(tmp_path):
    form = FilledForm(tmp_path).tick("20/yes").write("project/-/project_code", "lm. 0304")
    assert form.read().tables["questionnaires"]["project_code"].to_pylist() == ["LM.0304"]


def test_copies_count_once_and_forms_that_differ_not_at_all(tmp_path):
    form = FilledForm(tmp_path).tick("20/yes")
    first, copy = form.save("a.docx"), form.save("b.docx")
    forms = read_forms([first, copy], PROJECTS)
    assert rules(forms) == ["form_copy"]
    assert answers(forms) == [("20", "yes", None)]
    other = form.write("6/-/answer", "More data").save("c.docx")
    forms = read_forms([first, other], PROJECTS)
    assert rules(forms) == ["form_returned_twice", "form_returned_twice"]
    assert answers(forms) == []
    assert forms.tables["set_aside"].num_rows == 3
