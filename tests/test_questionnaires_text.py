"""Where people write: in fields, behind labels, beside boxes, in cells, in paragraphs below."""

from docx.oxml import parse_xml

from etl.questionnaires.controls import W
from tests.fixtures.questionnaires.filled_form import FilledForm, answers, rules


def test_text_in_its_field(tmp_path):
    form = FilledForm(tmp_path).write("6/-/answer", "Better data").write("15/-/negative", "Delays")
    assert answers(form.read()) == [("6", None, "Better data"), ("15", "negative", "Delays")]


def test_fields_of_one_option_are_named_in_the_answer(tmp_path):
    form = FilledForm(tmp_path).tick("9/yes")
    form.write("9/yes/who", "Officials").write("9/yes/how_many", "1,200")
    forms = form.read()
    expected = "Who was reached: Officials; How many were reached: 1,200"
    assert answers(forms) == [("9", "yes", expected)]
    assert answers(form.flatten().read()) == [("9", "yes", expected)]
    result = forms.tables["results"].to_pylist()[0]
    assert (result["beneficiary_group"], result["reached_count"]) == ("Officials", 1200)


def test_text_typed_behind_the_label_and_behind_the_heading(tmp_path):
    form = FilledForm(tmp_path).flatten()
    form.retype(form.below("15", "What worked well"), "What worked well: Ownership")
    form.question("8").add_run(" Ministry of Labour")
    assert answers(form.read()) == [
        ("8", None, "Ministry of Labour"),
        ("15", "positive", "Ownership"),
    ]


def test_text_typed_beside_its_box(tmp_path):
    form = FilledForm(tmp_path).tick("20/yes")
    form.below("20", "Yes").add_run(": by an external evaluator")
    assert answers(form.read()) == [("20", "yes", "by an external evaluator")]


def test_text_beside_a_ticked_challenge_in_the_cell(tmp_path):
    form = FilledForm(tmp_path).tick("16/covid_19").flatten()
    row = next(r for r in form.table_of("Changing government").rows if "COVID" in r.cells[0].text)
    row.cells[1].text = "Borders closed"
    assert answers(form.read()) == [("16", "covid_19", "Borders closed")]


def test_text_in_paragraphs_of_their_own_in_any_style(tmp_path):
    form = FilledForm(tmp_path).flatten()
    heading = form.question("13")
    form.type_after(heading, "and a second project", bold=True)
    form.type_after(heading, "A regional workshop")
    assert answers(form.read()) == [("13", None, "A regional workshop\nand a second project")]


def test_text_below_the_boxes_belongs_to_the_one_that_is_ticked(tmp_path):
    form = FilledForm(tmp_path).tick("20/yes")
    form.type_after(form.below("20", "No"), "Report attached")
    assert answers(form.read()) == [("20", "yes", "Report attached")]


def test_placeholder_and_dots_are_no_answer(tmp_path):
    form = FilledForm(tmp_path).flatten()
    form.retype(form.below("13", "Write here"), "...........")
    form.retype(form.below("14", "Write here"), "Click or tap here to enter text.")
    assert rules(form.read()) == ["form_empty"]


def test_rows_of_tables_added_ones_included(tmp_path):
    form = FilledForm(tmp_path).tick("12/yes")
    for place, name in enumerate(("One", "Two", "Three")):
        form.write("12/yes/outcome", name, place)
    cells = form.table_of("By which entity").add_row().cells
    cells[0].text, cells[1].text = "Four", "Ministry"
    expected = [
        ("12", "yes", None),
        *(("12", "yes", f"Outcome sustained: {name}") for name in ("One", "Two", "Three")),
        ("12", "yes", "Outcome sustained: Four; By which entity: Ministry"),
    ]
    assert answers(form.read()) == expected
    assert answers(form.flatten().read()) == expected


def test_table_without_its_header_is_known_by_its_columns(tmp_path):
    form = FilledForm(tmp_path).flatten()
    table = form.table_of("Related outputs")
    table._tbl.remove(table.rows[0]._tr)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Policy", "Draft law"
    assert answers(form.read()) == [("1", None, "Outcome: Policy; Related outputs: Draft law")]


def test_ticks_in_a_table(tmp_path):
    form = FilledForm(tmp_path, "2016").write("2/-/outcome", "Policy").tick("2/sustained/no")
    forms = form.read()
    assert answers(forms) == [("2", "no", "Policy")]
    assert forms.tables["results"]["result_status"].to_pylist() == ["not_sustained"]
    assert answers(form.flatten().read()) == [("2", "no", "Policy")]


def test_tracked_changes_as_if_accepted_and_struck_text_left_out(tmp_path):
    form = FilledForm(tmp_path).flatten()
    target = form.retype(form.below("13", "Write here"), "Kept ").below("13", "Kept ")
    target._p.append(
        parse_xml(f'<w:ins xmlns:w="{W}" w:id="1"><w:r><w:t>inserted</w:t></w:r></w:ins>')
    )
    target._p.append(
        parse_xml(f'<w:del xmlns:w="{W}" w:id="2"><w:r><w:delText> gone</w:delText></w:r></w:del>')
    )
    target.add_run(" struck").font.strike = True
    target.add_run(" hidden").font.hidden = True
    assert answers(form.read()) == [("13", None, "Kept inserted")]


def test_deleted_row_of_a_table_does_not_count(tmp_path):
    form = FilledForm(tmp_path).write("1/-/outcome", "One", 0).write("1/-/outcome", "Two", 1)
    row = form.table_of("Related outputs").rows[2]._tr
    row.get_or_add_trPr().append(parse_xml(f'<w:del xmlns:w="{W}" w:id="3"/>'))
    assert answers(form.read()) == [("1", None, "Outcome: One")]


def test_fields_are_known_by_their_tags_though_the_form_was_rearranged(tmp_path):
    form = FilledForm(tmp_path).write("6/-/answer", "Better data")
    moved = form.below("6", "Better data")._p.getparent().getparent()
    form.body.insert(-1, moved)
    assert answers(form.read()) == [("6", None, "Better data")]


def test_form_written_in_the_printed_wording_of_the_review(tmp_path):
    """Without any control, and with the shorter wordings declared under `also`."""
    form = FilledForm(tmp_path).flatten()
    form.retype(form.below("9", "Yes"), "☒ Yes")
    form.retype(form.below("9", "Who was reached"), "Who: officials")
    form.retype(form.question("9"), "Q9) All intended reached?")
    assert answers(form.read()) == [("9", "yes", "Who was reached: officials")]
