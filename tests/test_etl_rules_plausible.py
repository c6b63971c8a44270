"""What is plausible in form and still worth a second look, on small tables and rows."""

from decimal import Decimal

import pytest

from etl.records import Facts, Origin
from etl.rules import budgets, mentions, projects
from etl.rules.issue import Evidence
from warehouse.schema import load_codes

ORIGIN = Origin("900", "Annex 1", "small/projects.csv", 2)


def budget(code, amount, printed, kind="original"):
    known = {"project_code": code, "budget_type": kind}
    return {
        **known,
        "amount_usd": Decimal(amount),
        "printed_value": printed,
        **ORIGIN.columns(),
    }


def found(rule, **tables):
    return list(rule(Evidence(tables, Facts())))


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("USD 100,00", True),
        ("USD 100,00 (2)", True),
        ("USD 100.000 (1)", True),
        ("USD 100,000 (2)", False),
        ("100000", False),
        ("USD 100.00", False),
    ],
)
def test_budget_in_an_unusual_form_in_the_register(printed, told):
    rows = [budget("LM.0001", 100, printed)]
    issues = found(budgets.unusual_budget_forms, budgets=rows)
    assert [(issue.entity_id, issue.found) for issue in issues] == [("LM.0001", printed)] * told


def test_second_mention_in_an_unusual_form_is_left_to_its_own_rule():
    rows = [budget("LM.0001", 100, "USD 100,00", kind="unclear")]
    assert found(budgets.unusual_budget_forms, budgets=rows) == []


def test_budget_of_zero():
    rows = [budget("LM.0001", 0, "USD 0"), budget("LM.0002", 1, "USD 1")]
    (issue,) = found(budgets.budgets_of_zero, budgets=rows)
    assert (issue.entity_id, issue.found) == ("LM.0001", "USD 0")


@pytest.mark.parametrize(
    ("review", "year", "told"),
    [
        ("2011-2014", 2010, True),
        ("2011-2014", 2011, False),
        ("2011-2014", 2014, False),
        ("2011-2014", 2015, True),
        ("2016-2020", 2014, True),
        ("2016-2020", 2020, False),
    ],
)
def test_funding_year_outside_the_years_of_its_review(review, year, told):
    row = {"project_code": "LM.0001", "review": review, "funding_year": year, **ORIGIN.columns()}
    issues = found(projects.funding_years_outside_review, projects=[row])
    assert [(issue.entity_id, issue.found) for issue in issues] == [("LM.0001", str(year))] * told


def test_every_review_says_its_years():
    for row in load_codes("reviews"):
        assert int(row["first_year"]) <= int(row["last_year"])


def country(code, iso3, source_row):
    place = {**ORIGIN.columns(), "source_row": source_row}
    return {"project_code": code, "iso3": iso3, "country_printed": iso3, **place}


def test_country_named_again_in_another_row_is_no_repeat():
    rows = [country("LM.0001", "UGA", 2), country("LM.0001", "UGA", 3)]
    evidence = Evidence({}, Facts(tables={"project_countries": rows}))
    assert list(mentions.repeated_countries(evidence)) == []


def test_country_printed_three_times_in_one_cell_is_told_once(sources):
    sources.replace("projects.csv", "Viet Nam, Nepal", "Viet Nam, Nepal, Viet Nam, Viet Nam")
    (issue,) = [row for row in sources.tables()["data_issues"] if row["rule"] == "repeated_country"]
    assert (issue["severity"], issue["source_row"]) == ("warning", 3)
    assert issue["entity_id"] == "LM.0002/VNM"
    assert "names Viet Nam more than once" in issue["message"]


def test_all_of_it_is_found_in_a_build_as_a_warning(sources):
    sources.replace("projects.csv", "2013,LM.0001", "2010,LM.0001")
    sources.replace("projects.csv", "USD 70,000 (2)", "USD 700,00 (2)")
    sources.replace("projects.csv", "USD 30,000 (1)", "USD 0 (1)")
    issues = {(row["rule"], row["entity_id"]): row for row in sources.tables()["data_issues"]}
    for key in (
        ("unusual_budget_form", "LM.0001"),
        ("budget_of_zero", "LM.0002"),
        ("funding_year_outside_review", "LM.0001"),
    ):
        assert issues[key]["severity"] == "warning"
