"""A whole returned form of each kind, and what becomes of it in a fund's own dataset."""

import pyarrow.parquet as pq

from etl.intake.build import build_own
from etl.intake.check import check_files
from tests.fixtures.questionnaires.filled_form import FilledForm, answers, rules


def form_2022(folder):
    form = FilledForm(folder)
    form.write("1/-/outcome", "Policy adopted").write("1/-/outputs", "Draft, workshop")
    form.tick("2/policy_advice", "3/other").write("3/other/what", "Seasonal work")
    form.tick("4/none", "5/yes", "5/rights_in_training").write("5/yes/how", "In every training")
    form.write("6/-/answer", "Permits are issued faster").tick("6b/no", "7/yes")
    form.write("7/yes/what", "Staff left").write("7/yes/avoid", "Pay")
    form.write("8/-/answer", "Officials").tick("9/no").write("9/no/why", "Borders closed")
    form.tick("10/yes").write("10/yes/who", "Firms").write("10/yes/how_many", "12")
    form.tick("12/yes", "12/no").write("12/yes/outcome", "Policy adopted")
    form.write("12/yes/entity", "Ministry").write("12/no/outcome", "Website")
    form.write("12/no/explanation", "No budget").write("15/-/positive", "Ownership")
    form.tick("16/covid_19", "16/funding").write("16/covid_19/action", "Moved online")
    form.tick("20/yes").write("21/-/answer", "Plan for turnover")
    return form


def test_returned_form_of_2022(tmp_path):
    forms = form_2022(tmp_path).read()
    assert rules(forms) == []
    assert answers(forms) == [
        ("1", None, "Outcome: Policy adopted; Related outputs: Draft, workshop"),
        ("2", "policy_advice", None),
        ("3", "other", "Seasonal work"),
        ("4", "none", None),
        ("5", "yes", "In every training"),
        ("5", "rights_in_training", None),
        ("6", None, "Permits are issued faster"),
        ("6b", "no", None),
        (
            "7",
            "yes",
            "What was it, and what caused it: Staff left; How can it be avoided: Pay",
        ),
        ("8", None, "Officials"),
        ("9", "no", "Borders closed"),
        ("10", "yes", "Who was reached: Firms; How many were reached: 12"),
        ("12", "yes", None),
        ("12", "yes", "Outcome sustained: Policy adopted; By which entity: Ministry"),
        ("12", "no", None),
        ("12", "no", "Outcome not sustained: Website; Explanation: No budget"),
        ("15", "positive", "Ownership"),
        ("16", "funding", None),
        ("16", "covid_19", "Moved online"),
        ("20", "yes", None),
        ("21", None, "Plan for turnover"),
    ]
    results = forms.tables["results"]
    columns = ("result_id", "result_kind", "result_status", "statement")
    assert [tuple(row.values()) for row in results.select(columns).to_pylist()] == [
        ("LM.0304-2022-6-1", "impact", "reported", "Permits are issued faster"),
        ("LM.0304-2022-6b-1", "unforeseen_impact", "none", "No unforeseen positive impact"),
        ("LM.0304-2022-7-1", "unforeseen_impact", "negative", "Staff left"),
        ("LM.0304-2022-9-1", "beneficiaries", "partial", "Borders closed"),
        ("LM.0304-2022-10-1", "unintended_beneficiaries", "reached", "Firms"),
        ("LM.0304-2022-12-2", "sustainability", "sustained", "Policy adopted; Ministry"),
        ("LM.0304-2022-12-4", "sustainability", "not_sustained", "Website; No budget"),
    ]
    assert results["locator"].to_pylist() == ["Q 6", "Q 6b", "Q 7", "Q 9", "Q 10", "Q 12", "Q 12"]
    assert (results["beneficiary_group"][4].as_py(), results["reached_count"][4].as_py()) == (
        "Firms",
        12,
    )
    challenges = forms.tables["challenges"].select(["challenge", "statement", "source_row"])
    assert challenges.to_pylist() == [
        {"challenge": "funding", "statement": "Ticked, nothing written", "source_row": 19},
        {"challenge": "covid_19", "statement": "Moved online", "source_row": 20},
    ]
    assert forms.tables["project_tags"].select(["tag_family", "tag"]).to_pylist() == [
        {"tag_family": "rights_upheld", "tag": "rights_upheld"},
        {"tag_family": "rights_method", "tag": "rights_in_training"},
    ]
    assert forms.attributes.select(["attribute", "value_text"]).to_pylist() == [
        {"attribute": "beneficiary_reach", "value_text": "partial"},
        {"attribute": "expost_evaluated", "value_text": "true"},
    ]
    assert forms.accounting[0]["rows_in"] == forms.accounting[0]["rows_published"] == 21
    rows = forms.tables["questionnaire_answers"].to_pylist()
    assert {row["document"] for row in rows} == {"2022 returned.docx"}
    assert [row["source_row"] for row in rows] == list(range(2, 23))


def test_returned_form_of_2016(tmp_path):
    form = FilledForm(tmp_path, "2016")
    form.write("1/-/outcome", "Policy").write("2/-/outcome", "Policy").tick("2/sustained/yes")
    form.write("2.2/-/outcome", "Policy").write("2.2/-/organisation", "Ministry")
    form.write("2.3/-/beneficiary", "Students").write("2.3/-/outcome", "Policy")
    form.tick("5/political_instability/yes", "5/funding/no").write("5.1/-/answer", "Study tour")
    for forms in (form.read(), form.flatten().read()):
        assert rules(forms) == []
        assert answers(forms) == [
            ("1", None, "Outcome: Policy"),
            ("2", "yes", "Policy"),
            ("2.2", None, "Outcome: Policy; Organisation: Ministry"),
            ("2.3", None, "Outcome: Policy; Beneficiary: Students"),
            ("5", "no:funding", None),
            ("5", "political_instability", None),
            ("5.1", None, "Study tour"),
        ]
        results = forms.tables["results"].to_pylist()
        assert [
            (r["result_kind"], r["result_status"], r["beneficiary_group"]) for r in results
        ] == [
            ("sustainability", "sustained", None),
            ("beneficiaries", "reached", "Students"),
        ]
        assert forms.tables["challenges"]["challenge"].to_pylist() == ["political_instability"]


def own_folder(folder, reach):
    (folder / "questionnaires").mkdir()
    text = f"Project code,Title,Funding year,Beneficiaries reached\nLM.0304,Labour,2016,{reach}\n"
    (folder / "projects.csv").write_text(text, encoding="utf-8")
    challenges = "Project code,Challenge,What is said\nLM.0304,COVID-19,Closed\n"
    (folder / "challenges.csv").write_text(challenges, encoding="utf-8")
    form_2022(folder / "questionnaires").save()
    return folder


def test_forms_join_a_dataset_of_own_data(tmp_path):
    source = own_folder(tmp_path, "")
    built = build_own(source, "own", None, tmp_path / "data")
    snapshot = built.folder / "snapshots" / built.snapshot_id
    read = {
        name: pq.read_table(snapshot / f"{name}.parquet").to_pylist()
        for name in ("projects", "challenges", "questionnaires", "results", "attribute_sources")
    }
    project = read["projects"][0]
    assert project["beneficiary_reach"] == "partial"
    assert project["expost_evaluated"] is True
    assert project["questionnaire_source"] == "returned"
    named = {row["challenge"]: row["document"] for row in read["challenges"]}
    assert named == {"covid_19": "challenges.csv", "funding": "2022 returned.docx"}
    assert [row["return_status"] for row in read["questionnaires"]] == ["returned"]
    assert len(read["results"]) == 7
    said = {
        r["attribute"]: r["locator"]
        for r in read["attribute_sources"]
        if r["how_known"] == "stated"
    }
    assert said["beneficiary_reach"] == "Q 9"
    counts = [(c.file, c.rows_in, c.rows_published) for c in built.checked.accounting]
    assert ("2022 returned.docx", 21, 21) in counts


def test_register_goes_before_what_a_form_says(tmp_path):
    checked = check_files([own_folder(tmp_path, "full")])
    assert checked.tables["projects"]["beneficiary_reach"].to_pylist() == ["full"]
    differing = [f for f in checked.findings if f.rule == "form_attribute_differs"]
    assert [(f.file, f.header, f.value) for f in differing] == [
        ("2022 returned.docx", "Q 9", "partial")
    ]
