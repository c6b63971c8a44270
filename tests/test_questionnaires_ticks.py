"""Every way a box is ticked in a returned form."""

import pytest
from docx.oxml import parse_xml

from etl.questionnaires.controls import W
from etl.questionnaires.marks import Mark, stretches
from etl.questionnaires.yes_no import ticked_words
from tests.fixtures.questionnaires.filled_form import FilledForm, answers, rules

YES_NO = {"yes": "Yes", "no": "No"}


def test_boxes_clicked_in_word(tmp_path):
    form = FilledForm(tmp_path).tick("2/policy_advice", "2/migrant_rights", "20/yes")
    forms = form.read()
    assert rules(forms) == []
    assert answers(forms) == [
        ("2", "policy_advice", None),
        ("2", "migrant_rights", None),
        ("20", "yes", None),
    ]


def test_ticked_boxes_stay_ticked_without_content_controls(tmp_path):
    forms = FilledForm(tmp_path).tick("2/migrant_rights", "20/no").flatten().read()
    assert answers(forms) == [("2", "migrant_rights", None), ("20", "no", None)]


@pytest.mark.parametrize("sign", ["☒", "☑", "✓", "✔", "✗", "X", "x", "[x]", "[X]", "(x)", "[✓]"])
def test_typed_sign_before_the_wording(sign, tmp_path):
    form = FilledForm(tmp_path).flatten()
    form.retype(form.below("2", "Ethical recruitment"), f"{sign} Ethical recruitment")
    assert answers(form.read()) == [("2", "ethical_recruitment", None)]


@pytest.mark.parametrize("typed", ["Yes ☒", "Yes: ☑", "Yes x", "☐ Yes x", "☐ Yes  ✓", "☐ x Yes"])
def test_typed_sign_behind_the_wording_or_beside_an_empty_box(typed, tmp_path):
    form = FilledForm(tmp_path).flatten()
    form.retype(form.below("20", "Yes"), typed)
    assert answers(form.read()) == [("20", "yes", None)]


@pytest.mark.parametrize("sign", ["☐", "[ ]", "( )", "[]", "□"])
def test_empty_signs_are_no_tick(sign, tmp_path):
    form = FilledForm(tmp_path).flatten()
    form.retype(form.below("2", "Ethical recruitment"), f"{sign} Ethical recruitment")
    assert answers(form.read()) == []


@pytest.mark.parametrize(
    ("typed", "code"),
    [("☒ Yes    ☐ No", "yes"), ("Yes ☐  No ☒", "no"), ("[ ] Yes [x] No", "no")],
)
def test_both_boxes_in_one_line(typed, code, tmp_path):
    form = FilledForm(tmp_path).flatten()
    no = form.below("20", "☐ No")
    no._p.getparent().remove(no._p)
    form.retype(form.below("20", "Yes"), typed)
    assert answers(form.read()) == [("20", code, None)]


def test_tick_typed_beside_a_control_that_is_not_ticked(tmp_path):
    form = FilledForm(tmp_path)
    form.below("2", "Ethical recruitment").add_run("  X")
    assert answers(form.read()) == [("2", "ethical_recruitment", None)]


def test_sign_of_a_symbol_font(tmp_path):
    form = FilledForm(tmp_path).flatten()
    paragraph = form.retype(form.below("20", "Yes"), " Yes").below("20", "Yes")
    run = f'<w:r xmlns:w="{W}"><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    paragraph._p.insert(1, parse_xml(run))
    assert answers(form.read()) == [("20", "yes", None)]


@pytest.mark.parametrize(("state", "expected"), [("1", [("20", "yes", None)]), ("0", [])])
def test_check_box_of_older_versions_of_word(state, expected, tmp_path):
    form = FilledForm(tmp_path).flatten()
    paragraph = form.retype(form.below("20", "Yes"), " Yes").below("20", "Yes")
    run = (
        f'<w:r xmlns:w="{W}"><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>'
        f'<w:default w:val="0"/><w:checked w:val="{state}"/></w:checkBox></w:ffData>'
        f"</w:fldChar></w:r>"
    )
    paragraph._p.insert(1, parse_xml(run))
    assert answers(form.read()) == expected


def test_tagged_box_is_known_though_its_wording_is_translated(tmp_path):
    form = FilledForm(tmp_path).tick("16/funding")
    form.below("16", "Lack of funding").runs[-1].text = " Manque de fonds"
    assert answers(form.read()) == [("16", "funding", "Manque de fonds")]


def test_slightly_edited_wording_is_known(tmp_path):
    form = FilledForm(tmp_path).flatten()
    typed = "☒ Coordnation between the agencies"
    form.retype(form.below("16", "Coordination between"), typed)
    assert answers(form.read()) == [("16", "agency_coordination", None)]


def test_only_the_answer_left_standing_counts(tmp_path):
    """Some take the boxes away and delete what does not apply."""
    form = FilledForm(tmp_path).flatten()
    form.retype(form.below("20", "Yes"), "Yes")
    no = form.below("20", "☐ No")
    no._p.getparent().remove(no._p)
    assert answers(form.read()) == [("20", "yes", None)]


def test_struck_wording_does_not_count(tmp_path):
    form = FilledForm(tmp_path).flatten()
    form.retype(form.below("20", "Yes"), "Yes")
    no = form.retype(form.below("20", "☐ No"), "No").below("20", "No")
    no.runs[0].font.strike = True
    assert answers(form.read()) == [("20", "yes", None)]


def test_items_with_a_yes_and_a_no(tmp_path):
    form = FilledForm(tmp_path, "2016").tick("5/funding/yes", "5/data_access/no", "5/other/yes")
    expected = [
        ("5", "no:data_access", None),
        ("5", "funding", None),
        ("5", "other", "Strikes"),
    ]
    assert answers(form.write("5/other/what", "Strikes").read()) == expected
    assert answers(form.flatten().read()) == expected


def test_items_ticked_in_columns_headed_yes_and_no(tmp_path):
    form = FilledForm(tmp_path, "2016").flatten()
    table = form.table_of("Unreliable information")
    table.add_column(1)
    header = table.add_row()
    table._tbl.remove(header._tr)
    table.rows[0]._tr.addprevious(header._tr)
    for cell, text in zip(header.cells, ("", "Yes", "No"), strict=True):
        cell.text = text
    for row in table.rows[1:]:
        row.cells[1].text = "x" if row.cells[0].text == "Funding" else ""
        row.cells[2].text = "✓" if row.cells[0].text == "Consultants" else ""
    assert answers(form.read()) == [("5", "funding", None), ("5", "no:consultants", None)]


@pytest.mark.parametrize(
    ("text", "ticked"),
    [
        ("☒ Yes ☐ No", ["yes"]),
        ("Yes ☐ No ☒", ["no"]),
        ("Yes", ["yes"]),
        ("no", ["no"]),
        ("Yes No", []),
        ("☐ Yes ☐ No", []),
        ("☒ Yes ☒ No", ["yes", "no"]),
        ("Yes x No", ["yes"]),
        ("partly", []),
    ],
)
def test_ticked_words(text, ticked):
    assert ticked_words(text, YES_NO) == ticked


def test_a_sign_that_is_neither_tick_nor_empty_is_unclear():
    assert [part.mark for part in stretches("[?] Yes [ ] No")] == [
        None,
        Mark.UNCLEAR,
        Mark.UNTICKED,
    ]
