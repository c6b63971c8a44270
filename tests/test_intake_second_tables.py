"""A second table on one sheet: told in one sentence, its rows set aside and counted."""

import pytest

from etl.intake.check import check_files
from tests.fixtures.intake_files import read_one, rows_of, write_book
from tests.fixtures.own_data.sheets import rows_of as published
from tests.fuzz.trial import check_accounting

HEADER = ["Project code", "Title", "Funding year"]
FIRST = [HEADER, ["LM.0001", "A", 2019], ["LM.0002", "B", 2019]]
REGIONS = [["Region", "Budget", "Status"], ["Africa", 11, "late"], ["Asia", 12, "x"]]


def checked(tmp_path, *rows):
    return check_files([write_book(tmp_path / "a.xlsx", list(rows))])


def counted(found):
    (count,) = found.accounting
    check_accounting(found)
    return count.rows_in, count.rows_published, count.rows_set_aside


def test_a_second_table_is_told_once_and_set_aside(tmp_path):
    found = checked(tmp_path, *FIRST, [], *REGIONS)
    (finding,) = found.findings
    assert (finding.rule, finding.severity, finding.row) == ("second_table", "error", 5)
    assert finding.message == (
        "a second table begins here (Region, Budget, Status); its rows 5 to 7 are set aside, "
        "only the table with its header in row 1 is read"
    )
    assert finding.advice == "Put each table on a sheet of its own"
    assert counted(found) == (5, 2, 3)
    aside = published(found, "set_aside", "source_row", "reason", "row_content")
    reason = "stands in a second table, which begins in row 5"
    assert [row[:2] for row in aside] == [(5, reason), (6, reason), (7, reason)]
    assert "Africa" in aside[1][2]


def test_its_title_and_remarks_belong_to_it_and_wider_rows_lose_no_cell(tmp_path):
    wide = ["Region", "Budget", "Status", "Title", "Line"]
    rows = [[], ["By region"], wide, ["Africa", 1, "x", "y", "z"], [], ["Source: the fund system"]]
    found = checked(tmp_path, *FIRST, *rows)
    (finding,) = found.findings
    assert (finding.row, "its rows 5 to 9 are" in finding.message) == (6, True)
    assert counted(found) == (6, 2, 4)
    content = [text for (text,) in published(found, "set_aside", "row_content")]
    assert '"(E)": "z"' in content[2]


WIDE = ["Title", "Project code", "Year", "Original budget", "Start date", "End date"]
WIDE_ROW = ["C", "LM.0003", 2019, 5, "2019-02-15", "2020-02-15"]


def test_the_longer_table_is_read(tmp_path):
    found = checked(tmp_path, ["Portfolio"], [], *FIRST, [], WIDE, WIDE_ROW)
    (finding,) = found.findings
    assert (finding.rule, finding.row) == ("second_table", 7)
    assert finding.message.endswith("only the table with its header in row 3 is read")
    assert counted(found) == (4, 2, 2)


def test_of_two_equally_long_the_one_with_most_known_headers_is_read(tmp_path):
    last = ["D", "LM.0004", 2019, 5, "2019-02-15", "2020-02-15"]
    found = checked(tmp_path, ["Portfolio"], [], *FIRST, [], WIDE, WIDE_ROW, last)
    (finding,) = found.findings
    assert (finding.rule, finding.row) == ("second_table", 3)
    assert "its rows 3 to 5 are set aside" in finding.message
    assert finding.message.endswith("only the table with its header in row 7 is read")
    assert counted(found) == (5, 2, 3)
    assert published(found, "projects", "project_code") == [("LM.0003",), ("LM.0004",)]


def test_the_first_table_goes_on_where_its_header_is_repeated(tmp_path):
    found = checked(tmp_path, *FIRST, [], *REGIONS, [], HEADER, ["LM.0003", "C", 2020])
    assert [(finding.rule, finding.row) for finding in found.findings] == [("second_table", 5)]
    assert counted(found) == (7, 3, 4)


def test_totals_and_forms_of_dates_are_those_of_the_first_table_only(tmp_path):
    header = ["Project code", "Title", "Funding year", "Start date"]
    second = [["Region", "Status", "Title", "End date"], ["x", "y", "z", "25/04/2019"]]
    rows = [header, ["LM.0001", "A", 2019, "03/04/2019"], [], *second, ["Total", None, None, 9]]
    found = checked(tmp_path, *rows)
    assert sorted((finding.rule, finding.row) for finding in found.findings) == [
        ("date_ambiguous", 2),
        ("second_table", 4),
    ]
    assert counted(found) == (4, 0, 4)


def test_a_text_table_too(tmp_path):
    path = tmp_path / "projects.csv"
    first = "Project code,Title,Funding year\nLM.0001,A,2019\nLM.0002,B,2019\n"
    path.write_text(f"{first}\nRegion,Budget,Status,Line\nx,1,y,2\n", encoding="utf-8")
    found = check_files([path])
    (finding,) = found.findings
    assert (finding.rule, finding.row) == ("second_table", 5)
    assert finding.advice == "Put each table into a file of its own"
    assert counted(found) == (4, 2, 2)
    assert '"(D)": "2"' in published(found, "set_aside", "row_content")[1][0]


@pytest.mark.parametrize(
    "rows",
    [
        [*FIRST, [], ["LM.0003", "Title", "Status"]],
        [*FIRST, [], HEADER, ["LM.0003", "C", 2019]],
        [*FIRST, [], ["Region", "Fund", "People", "Rain", "Sun"]],
        [*FIRST, [], ["Title", "Status", 2019]],
        [["Year", "Status", "2019"], [], *FIRST],
        [["Year", "Status"], [], *FIRST],
        [["Budget", "Status"], *FIRST],
        [*FIRST, ["Title", "Region"]],
        [*FIRST, [], ["Source: Title, Region and Status"]],
    ],
)
def test_rows_that_are_no_second_table(tmp_path, rows):
    sheet = read_one(write_book(tmp_path / "a.xlsx", rows))
    assert "second_table" not in {finding.rule for finding in sheet.findings}
    assert ["LM.0001", "A", "2019"] in [cells[:3] for cells in rows_of(sheet)]


def test_a_header_below_an_empty_row_and_without_its_first_name_is_read(tmp_path):
    path = tmp_path / "projects.csv"
    path.write_text(",,\n,Title,Budget\nLM.0001,A,5\n\nLM.0002,B,6\n", encoding="utf-8")
    sheet = read_one(path)
    assert rows_of(sheet) == [["LM.0001", "A", "5"], ["LM.0002", "B", "6"]]
