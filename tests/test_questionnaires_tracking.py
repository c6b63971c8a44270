"""Which forms were sent, came back, or are missing."""

from datetime import date

import pytest
from click.testing import CliRunner

from etl.__main__ import main
from etl.build import build
from etl.questionnaires.read import read_folder
from tests.fixtures.questionnaires.filled_form import PROJECTS, FilledForm, rules

HEADER = "project_code,questionnaire,sent_date,returned_date,return_status\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "questionnaires").mkdir()
    return tmp_path


def write_list(folder, text):
    (folder / "questionnaires" / "sent.csv").write_text(text, encoding="utf-8")


def tracked(forms):
    rows = forms.tables["questionnaires"].to_pylist()
    return [(r["project_code"], r["questionnaire"], r["return_status"]) for r in rows]


def test_sent_returned_and_missing(folder):
    write_list(
        folder,
        HEADER
        + "LM.0304,2022,2021-05-03,,\n"
        + "LM.0329,2022,03/05/2021,,\n".replace("03/05", "13/05")
        + "LM.0304,2016,2021-05-03,,missing\n"
        + "LM.0329,2016,2021-05-03,2021-06-01,\n",
    )
    FilledForm(folder / "questionnaires").tick("20/yes").save()
    forms = read_folder(folder, PROJECTS)
    assert rules(forms) == []
    assert tracked(forms) == [
        ("LM.0304", "2016", "missing"),
        ("LM.0304", "2022", "returned"),
        ("LM.0329", "2016", "returned"),
        ("LM.0329", "2022", "sent"),
    ]
    rows = forms.tables["questionnaires"].to_pylist()
    assert rows[3]["sent_date"] == date(2021, 5, 13)
    assert (rows[3]["source_file"], rows[3]["source_row"]) == ("sent.csv", 3)
    assert [(r["rows_in"], r["rows_published"]) for r in forms.accounting] == [(1, 1), (4, 4)]


def test_the_folder_or_another_date_of_the_column_says_which_is_the_day(folder):
    rows = "LM.0304,2022,03/04/2021,,\nLM.0329,2022,04/05/2021,,\n"
    for more in ("LM.0329,2016,13/05/2021,,\n", ""):
        write_list(folder, HEADER + rows + more)
        (folder / "intake.yml").write_text("" if more else "date_order: day_first\n")
        forms = read_folder(folder, PROJECTS)
        assert rules(forms) == []
        sent = [row["sent_date"] for row in forms.tables["questionnaires"].to_pylist()]
        assert sent[0] == date(2021, 4, 3)


def test_form_that_is_not_on_the_list_counts_and_is_told(folder):
    write_list(folder, HEADER + "LM.0329,2022,2021-05-03,,\n")
    FilledForm(folder / "questionnaires").tick("20/yes").save()
    forms = read_folder(folder, PROJECTS)
    assert rules(forms) == ["form_not_sent"]
    assert tracked(forms) == [("LM.0304", "2022", "returned"), ("LM.0329", "2022", "sent")]


@pytest.mark.parametrize(
    ("row", "rule", "part"),
    [
        ("LM.3004,2022,2021-05-03,,", "form_project_unknown", "LM.0304"),
        ("LM0304,2022,2021-05-03,,", "sent_value_unclear", "in project_code"),
        ("LM.0304,2019,2021-05-03,,", "sent_value_unclear", "in questionnaire"),
        ("LM.0304,2022,03/04/2021,,", "sent_value_unclear", "can be 3 April 2021 or 4 March 2021"),
        ("LM.0304,2022,,,", "sent_value_unclear", "in sent_date"),
        ("LM.0304,2022,2021-05-03,,lost", "sent_value_unclear", "in return_status"),
    ],
)
def test_row_that_cannot_be_read_is_set_aside(row, rule, part, folder):
    write_list(folder, HEADER + row + "\nLM.0329,2022,2021-05-03,,\n")
    forms = read_folder(folder, PROJECTS)
    assert rules(forms) == [rule]
    assert part in str(forms.findings[0])
    assert forms.findings[0].row == 2
    assert tracked(forms) == [("LM.0329", "2022", "sent")]
    row = forms.accounting[0]
    assert (row["rows_in"], row["rows_published"], row["rows_set_aside"]) == (2, 1, 1)


def test_row_given_twice_and_column_that_is_missing(folder):
    row = "LM.0329,2022,2021-05-03,,\n"
    write_list(folder, HEADER + row + row)
    assert rules(read_folder(folder, PROJECTS)) == ["sent_twice"]
    write_list(folder, "Project code;Questionnaire\nLM.0329;2022\n")
    forms = read_folder(folder, PROJECTS)
    assert rules(forms) == ["sent_column_missing"]
    assert "sent_date" in forms.findings[0].message
    assert tracked(forms) == []


def test_folder_without_questionnaires_reads_as_nothing(tmp_path):
    forms = read_folder(tmp_path, PROJECTS)
    assert forms.findings == ()
    assert forms.accounting == ()
    assert all(table.num_rows == 0 for table in forms.tables.values())


def test_commands_read_and_status(folder, monkeypatch):
    build(folder / "data")
    monkeypatch.setenv("FUND_MONITOR_DATA", str(folder / "data"))
    write_list(folder, HEADER + "LM.0304,2022,2021-05-03,,\nLM.0329,2022,2021-05-03,,\n")
    path = FilledForm(folder / "questionnaires").tick("20/yes", "16/funding").save()
    result = CliRunner().invoke(main, ["questionnaire", "status", "--source", str(folder)])
    assert result.exit_code == 0, result.output
    assert "2 sent, 1 returned, 1 awaited, 0 missing" in result.output
    out = folder / "out"
    command = ["questionnaire", "read", str(path.parent), "--out", str(out)]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 0, result.output
    assert "2 = 2 + 0" in " ".join(result.output.split())
    assert "funding" in (out / "challenges.csv").read_text(encoding="utf-8")
    FilledForm(path.parent).tick("20/yes", "20/no").save()
    result = CliRunner().invoke(main, ["questionnaire", "read", str(path)])
    assert result.exit_code == 1
    assert "question 20" in result.output
