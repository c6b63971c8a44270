"""What single projects and rows that belong together are held to."""

from decimal import Decimal

from etl.intake.sheet import TOTAL
from tests.fixtures.own_data.sheets import check, projects, rows_of, rules, sheet

ONE_PROJECT = projects("Line", "1")


def reasons(checked):
    return [
        (row["source_file"].partition(" / ")[2], row["source_row"], row["reason"])
        for row in checked.tables["set_aside"].to_pylist()
    ]


def issues(checked):
    return rows_of(checked, "data_issues", "rule", "entity", "entity_id", "attribute")


def test_two_titles_for_one_code_set_both_rows_aside():
    rows = ("LM.0001 | One | 2019", "LM.0001 | Two | 2019", "LM.0002 | Three | 2019")
    checked = check(sheet("Projects", "Code | Title | Year", *rows))
    assert rules(checked) == [("titles_differ", "B", 2), ("titles_differ", "B", 3)]
    assert "row 3 says “Two”" in checked.findings[0].message
    assert rows_of(checked, "projects", "project_code") == [("LM.0002",)]


def test_two_titles_in_two_files():
    first = sheet("Projects", "Code | Title | Year", "LM.0001 | One | 2019", file="a.xlsx")
    other = sheet("Projects", "Code | Title | Year", "LM.0001 | Two | 2019", file="b.xlsx")
    checked = check(first, other)
    assert [finding.file for finding in checked.findings] == ["a.xlsx", "b.xlsx"]
    assert checked.rows_published == 0


def test_titles_that_differ_in_case_only_are_one():
    rows = ("LM.0001 | One | 2019", "LM.0001 | ONE | 2019")
    checked = check(sheet("Projects", "Code | Title | Year", *rows))
    assert [rule for rule, *_ in rules(checked)] == ["key_repeated", "key_repeated"]


def test_row_repeated_word_for_word_is_published_once():
    rows = ("LM.0001 | One | 2019", "LM.0001 | One | 2019", "lm.0001 | One | 2019")
    checked = check(sheet("Projects", "Code | Title | Year", *rows))
    assert rules(checked) == [("row_repeated", "A", 3), ("row_repeated", "A", 4)]
    assert checked.rows_published == 1


def test_end_before_start():
    checked = check(projects("Start | End", "2019-05-01 | 2018-05-01"))
    assert rules(checked) == [("end_before_start", "E", 2)]
    ((name, row, reason),) = reasons(checked)
    assert (name, row) == ("Projects", 2)
    assert reason == "End: “2018-05-01” is before the start, 2019-05-01"


def test_theme_not_in_its_list_and_theme_unlike_the_code():
    rows = ("XX.0001 | A | 2019 |", "LM.0002 | B | 2019 | CT", "LM.0003 | C | 2019 |")
    checked = check(sheet("Projects", "Code | Title | Year | Theme", *rows))
    assert rules(checked) == [("theme_unknown", "A", 2), ("theme_unlike_code", "D", 3)]
    assert rows_of(checked, "projects", "project_code", "theme") == [
        ("LM.0002", "CT"),
        ("LM.0003", "LM"),
    ]


def test_years_outside_the_life_of_the_fund():
    rows = ("LM.0001 | A | 1999 | 1999-05-01",)
    checked = check(sheet("Projects", "Code | Title | Year | Approved", *rows))
    assert rules(checked) == [("year_implausible", "C", 2), ("date_implausible", "D", 2)]
    assert checked.rows_published == 1


def test_start_before_the_funding_year_is_published_marked():
    checked = check(projects("Start", "2018-12-31"))
    assert issues(checked) == [("start_before_funding_year", "projects", "LM.0001", "start_date")]
    assert checked.rows_published == 1


def test_dates_unlike_planned_months_and_extensions():
    register = projects("Start | End | Months", "2019-01-01 | 2020-06-30 | 12")
    checked = check(register)
    assert issues(checked) == [("span_differs_from_months", "projects", "LM.0001", "end_date")]
    granted = sheet("Revisions", "Code | Type | NCE months", "LM.0001 | Duration | 6")
    assert issues(check(register, granted)) == []


def test_required_value_missing():
    checked = check(sheet("Projects", "Code | Title | Year", "LM.0001 | | 2019", "| A | 2019"))
    assert rules(checked) == [("required_missing", "B", 2), ("required_missing", "A", 3)]


def test_rows_of_a_project_not_in_the_register():
    revisions = sheet("Revisions", "Code | Type", "LM.0001 | Budget", "LM.0009 | Budget")
    checked = check(ONE_PROJECT, revisions)
    (finding,) = checked.findings
    assert (finding.rule, finding.cell) == ("project_unknown", "A3")
    assert "nearest: LM.0001" in finding.message
    assert rows_of(checked, "revisions", "revision_id") == [("LM.0001-1",)]


def test_rows_of_a_project_set_aside_follow_it():
    register = projects("Status", "wrong")
    revisions = sheet("Revisions", "Code | Number | Type", "LM.0001 | 1 | Budget")
    lines = sheet("Revision budgets", "Code | Number | Line | New", "LM.0001 | 1 | Staff | 5")
    checked = check(register, revisions, lines)
    assert [rule for rule, *_ in rules(checked)] == [
        "code_unknown",
        "project_set_aside",
        "project_set_aside",
        "revision_unknown",
    ]
    assert checked.rows_published == 0
    assert "; " in reasons(checked)[2][2]


def test_recommendation_of_an_evaluation_that_is_not_there():
    evaluations = sheet("Evaluations", "Evaluation | Projects", "E1 | LM.0001", "E2 | LM.0009")
    asked = sheet("Recommendations", "Evaluation | Text", "E1 | Do", "E2 | Do", "E3 | Do")
    checked = check(ONE_PROJECT, evaluations, asked)
    assert rules(checked) == [
        ("project_unknown", "B", 3),
        ("evaluation_unknown", "A", 3),
        ("evaluation_unknown", "A", 4),
    ]


def test_request_for_an_unknown_project_is_published_marked():
    requests = sheet("Funding requests", "Request | Year | Project code", "R1 | 2019 | LM.0009")
    checked = check(ONE_PROJECT, requests)
    assert issues(checked) == [
        ("request_project_unknown", "funding_requests", "R1", "project_code")
    ]


def test_total_that_adds_up_is_set_aside_in_silence():
    rows = ("10", "20", "30")
    register = projects("Budget", *rows, total_rows=frozenset({4}))
    checked = check(register)
    assert checked.findings == ()
    assert reasons(checked) == [("Projects", 4, TOTAL)]


def test_total_that_does_not_add_up():
    checked = check(projects("Budget", "10", "20", "35", total_rows=frozenset({4})))
    (finding,) = checked.findings
    assert (finding.rule, finding.cell) == ("total_unlike_rows", "D4")
    assert finding.message == "is the total; the rows above make 30"


def test_subtotals_and_a_total_of_all_rows():
    amounts = ("10", "20", "30", "5", "5", "35")
    checked = check(projects("Budget", *amounts, total_rows=frozenset({4, 6, 7})))
    assert checked.findings == ()
    assert rows_of(checked, "budgets", "amount_usd") == [(Decimal(10),), (Decimal(20),), (5,)]


def test_total_over_a_cell_that_could_not_be_read_is_not_judged():
    checked = check(projects("Budget", "10", "EUR 20", "30", total_rows=frozenset({4})))
    assert rules(checked) == [("currency_other", "D", 3)]


def test_example_rows_and_remarks_are_set_aside_with_their_reason():
    register = projects("Line", "1", "1", set_aside={3: "The example of the template"})
    checked = check(register)
    assert reasons(checked) == [("Projects", 3, "The example of the template")]
    assert checked.rows_published == 1
