"""From a folder of files to answers on screen, with every number counted by hand."""

import os
from datetime import date
from decimal import Decimal

import pytest
from click.testing import CliRunner

import warehouse
from etl.__main__ import main
from tests.fixtures.own_data.portfolio import write_portfolio


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    return write_portfolio(tmp_path_factory.mktemp("fund") / "files", tmp_path_factory.mktemp("s"))


@pytest.fixture(scope="module")
def data(source, tmp_path_factory):
    folder = tmp_path_factory.mktemp("data")
    result = run("build", "--source", source, "--name", "my-fund", "--out", folder)
    assert result.exit_code == 0, result.output
    return folder


@pytest.fixture
def fund(data, monkeypatch):
    monkeypatch.setitem(os.environ, "FUND_MONITOR_DATA", str(data))
    return warehouse.current("my-fund")


def run(*arguments):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def table(fund, name, *columns):
    return [tuple(row[column] for column in columns) for row in fund.rows(name).to_pylist()]


def number(fund, metric, **where):
    (value,) = fund.query([metric], where=where or None).column(metric).to_pylist()
    return value


def test_the_check_says_what_will_be_published_and_why_the_rest_is_not(source, tmp_path):
    result = run("check", source, "--issues", tmp_path / "issues.xlsx")
    assert result.exit_code == 1
    words = " ".join(result.output.split())
    # One example row on each sheet of the template is among the rows set aside.
    for counted in (
        "fund.xlsx / Projects (as Projects) 5 = 3 + 2",
        "fund.xlsx / Budgets (as Budgets) 9 = 8 + 1",
        "fund.xlsx / Revisions (as Revisions) 4 = 2 + 2",
        "Expenses 2021.csv (as Expenditure) 5 = 3 + 2",
        "sent.csv (as questionnaire) 3 = 3 + 0",
    ):
        assert counted in words
    assert 'cell N6 (End): "2019-05-01" is before the start' in words
    assert '"LM.0999" is the project LM.0999, which no row of the sheet Projects holds' in words
    assert "belongs to the project LM.0404, whose own row is set aside" in words
    assert "LM.0403.docx" in words
    assert (tmp_path / "issues-1-Expenses 2021.xlsx").is_file()
    assert (tmp_path / "issues-2-fund.xlsx").is_file()


def test_projects_budgets_and_countries(fund):
    assert number(fund, "projects") == 3
    assert number(fund, "projects_completed") == 2
    by_line = fund.query(["projects", "budget_usd"], ["funding_line"]).to_pylist()
    assert [(row["projects"], row["budget_usd"]) for row in by_line] == [(2, 142_000), (1, 250_000)]
    regions = fund.query(["projects"], ["fund_region"]).to_pylist()
    assert [(row["fund_region"], row["projects"]) for row in regions] == [
        ("Africa", 2),
        ("Asia and Oceania", 1),
    ]
    assert sorted(table(fund, "project_countries", "project_code", "iso3")) == [
        ("LM.0401", "GHA"),
        ("LM.0402", "GHA"),
        ("LM.0402", "KEN"),
        ("LM.0403", "NPL"),
    ]


def test_revisions_months_and_spending(fund):
    assert number(fund, "revisions") == 2
    assert number(fund, "revisions_because_of_covid") == 1
    # 1 September to 31 December; the declined request grants nothing.
    assert number(fund, "revisions_months") == Decimal(4)
    assert table(fund, "budgets", "project_code", "budget_type", "amount_usd") == [
        ("LM.0401", "original", 80_000),
        ("LM.0401", "revised", 82_000),
        ("LM.0402", "original", 250_000),
        ("LM.0403", "original", 60_000),
    ]
    assert table(fund, "expenditures", "project_code", "as_of_date", "spent_usd") == [
        ("LM.0401", date(2020, 12, 31), 81_500),
        ("LM.0402", date(2021, 12, 31), Decimal("120000.50")),
        ("LM.0403", date(2021, 12, 31), 61_000),
    ]


def test_doubts_stand_among_the_data_issues(fund):
    columns = ("rule", "entity", "entity_id", "found_value")
    assert sorted(table(fund, "data_issues", *columns)) == [
        ("evaluation_reserve_low", "budgets", "LM.0403", "2500"),
        ("revision_request_late", "revisions", "LM.0402-1", "2021-07-15"),
        ("spent_above_budget", "expenditures", "LM.0403", "61.000,00"),
        ("staff_office_above_limit", "budgets", "LM.0403", "20000"),
        ("title_unlike_register", "expenditures", "LM.0402", "Another title"),
    ]
    assert number(fund, "issues") == 5


def test_forms_are_joined_and_tracked(fund):
    tracked = table(fund, "questionnaires", "project_code", "return_status", "returned_date")
    assert tracked == [
        ("LM.0401", "returned", date(2022, 3, 15)),
        ("LM.0402", "sent", None),
        ("LM.0403", "returned", None),
    ]
    assert table(fund, "challenges", "project_code", "challenge", "source_file") == [
        ("LM.0401", "covid_19", "LM.0401.docx"),
        ("LM.0403", "covid_19", "LM.0403.docx"),
    ]
    assert number(fund, "projects_covid_named") == 2
    assert number(fund, "projects_with_rights_method") == 1
    aside = table(fund, "set_aside", "source_file", "reason")
    assert [file for file, _ in aside].count("LM.0403.docx") == 2


def test_every_row_of_every_file_is_accounted_for(fund):
    counts = {
        row["source_file"]: (row["rows_in"], row["rows_published"], row["rows_set_aside"])
        for row in fund.rows("row_accounting").to_pylist()
    }
    aside = [row["source_file"] for row in fund.rows("set_aside").to_pylist()]
    for name, (rows_in, published, set_aside) in counts.items():
        assert rows_in == published + set_aside, name
        assert aside.count(name) == set_aside, name
    assert counts["Expenses 2021.csv"] == (5, 3, 2)
