"""Each rule on a small literal table."""

from datetime import date
from decimal import Decimal

import pytest

from etl.records import BudgetMention, Facts, Origin
from etl.rules import budgets, coverage, mentions, periods, projects, regions, statements, words
from etl.rules.issue import Evidence
from etl.rules.runner import RULES
from warehouse.schema import load_codes, load_schema

ORIGIN = Origin("900", "Annex 1", "small/projects.csv", 2)


def row(**values):
    return {**values, **ORIGIN.columns()}


def project(code, **values):
    known = {
        "funding_year": 2013,
        "start_date": None,
        "end_date": None,
        "planned_months": None,
        "regional_grouping": None,
        "gender_marker": None,
        "impact_rating": None,
        "outcome_status": None,
        "funding_line": 2,
        "coverage": "national",
    }
    return row(**{**known, "project_code": code, **values})


def evidence(**tables):
    names = ("projects", "project_tags", "budgets", "ceilings", "revisions", "project_countries")
    return Evidence({**{name: [] for name in names}, **tables}, Facts())


def tag(code, family="gender_method", name="training", position=1, **values):
    known = {"is_repeat": False, "in_register": True, "printed_value": code}
    return row(
        **{**known, **values},
        tag_family=family,
        tag=name,
        project_code=code,
        list_position=position,
    )


def test_every_rule_is_in_the_code_list_with_a_severity():
    severities = {entry["code"] for entry in load_codes("severities")}
    declared = {entry["code"]: entry["severity"] for entry in load_codes("rules")}
    assert set(RULES) <= set(declared)
    assert set(declared.values()) <= severities


def test_orphan_code():
    tags = [tag("LM.0001"), tag("LM.0009", position=2, in_register=False)]
    (issue,) = mentions.orphan_project_codes(evidence(project_tags=tags))
    assert issue.entity_id == "gender_method/training/LM.0009/2"


def test_repeated_mention():
    tags = [tag("LM.0001"), tag("LM.0001", position=3, is_repeat=True)]
    (issue,) = mentions.repeated_mentions(evidence(project_tags=tags))
    assert "again at position 3" in issue.message


def budget(code, kind, amount):
    return row(project_code=code, budget_type=kind, amount_usd=Decimal(amount))


def test_two_budgets():
    found = evidence(
        budgets=[
            budget("LM.0001", "original", 150000),
            budget("LM.0001", "unclear", 149682),
            budget("LM.0002", "original", 1),
        ]
    )
    (issue,) = budgets.two_budgets(found)
    assert (issue.entity_id, issue.found, issue.expected) == (
        "LM.0001",
        "USD 149,682",
        "USD 150,000",
    )


def test_unusual_number_form():
    facts = Facts(
        budget_mentions=[
            BudgetMention("LM.0001", Decimal(70000), "USD 70.000", ORIGIN),
            BudgetMention("LM.0002", Decimal(70000), "USD 70,000", ORIGIN),
        ]
    )
    (issue,) = budgets.unusual_number_forms(Evidence({}, facts))
    assert (issue.entity_id, issue.found, issue.expected) == (
        "LM.0001",
        "USD 70.000",
        "USD 70,000",
    )


@pytest.mark.parametrize(
    ("amount", "exceptional", "found"),
    [(300000, None, 0), (300001, None, 1), (300001, Decimal(400000), 0)],
)
def test_budget_above_ceiling(amount, exceptional, found):
    ceiling = row(
        funding_line=2,
        coverage="national",
        valid_from_year=2011,
        valid_to_year=2014,
        ceiling_usd=Decimal(300000),
        exceptional_ceiling_usd=exceptional,
    )
    tables = evidence(
        projects=[project("LM.0001")],
        budgets=[budget("LM.0001", "original", amount)],
        ceilings=[ceiling],
    )
    assert len(list(budgets.budgets_above_ceiling(tables))) == found


def test_ceiling_of_another_period_does_not_apply():
    ceiling = row(
        funding_line=2,
        coverage="national",
        valid_from_year=2016,
        valid_to_year=2020,
        ceiling_usd=Decimal(1),
        exceptional_ceiling_usd=None,
    )
    tables = evidence(
        projects=[project("LM.0001")],
        budgets=[budget("LM.0001", "original", 2)],
        ceilings=[ceiling],
    )
    assert list(budgets.budgets_above_ceiling(tables)) == []


def test_start_before_funding_year():
    tables = evidence(
        projects=[
            project("LM.0001", start_date=date(2012, 12, 31)),
            project("LM.0002", start_date=date(2013, 1, 1)),
        ]
    )
    (issue,) = periods.starts_before_funding_year(tables)
    assert issue.entity_id == "LM.0001"


def test_end_before_start():
    tables = evidence(
        projects=[
            project("LM.0001", start_date=date(2013, 5, 2), end_date=date(2013, 5, 1)),
            project("LM.0002", start_date=date(2013, 5, 2), end_date=date(2013, 5, 2)),
        ]
    )
    (issue,) = periods.ends_before_start(tables)
    assert issue.entity_id == "LM.0001"


@pytest.mark.parametrize(("planned", "found"), [("10", 0), ("9.5", 0), ("9.4", 1), ("11", 1)])
def test_span_against_stated_months(planned, found):
    tables = evidence(
        projects=[
            project(
                "LM.0001",
                start_date=date(2013, 1, 1),
                end_date=date(2013, 12, 31),
                planned_months=Decimal(planned),
            )
        ],
        revisions=[
            row(project_code="LM.0001", nce_months=Decimal(2)),
            row(project_code="LM.0001", nce_months=None),
        ],
    )
    assert len(list(periods.spans_unlike_months(tables))) == found


def test_code_below_every_number_of_the_year_before():
    tables = evidence(
        projects=[
            project("LM.0300", funding_year=2018),
            project("LM.0310", funding_year=2018),
            project("LM.0157", funding_year=2019),
            project("LM.0305", funding_year=2019),
        ]
    )
    (issue,) = projects.codes_out_of_order(tables)
    assert issue.found == "LM.0157"


def test_grouping_without_countries():
    tables = evidence(
        projects=[
            project("LM.0001", regional_grouping="MENA"),
            project("LM.0002", regional_grouping="EAC"),
            project("LM.0003"),
        ],
        project_countries=[row(project_code="LM.0002", iso3="KEN")],
    )
    (issue,) = projects.groupings_without_countries(tables)
    assert (issue.entity_id, issue.found) == ("LM.0001", "MENA Region")


def test_marker_without_named_method():
    tables = evidence(
        projects=[
            project("LM.0001", gender_marker="2a"),
            project("LM.0002", gender_marker="2a"),
            project("LM.0003", gender_marker="1"),
        ],
        project_tags=[tag("LM.0001")],
    )
    (issue,) = statements.markers_without_method(tables)
    assert issue.entity_id == "LM.0002"


def test_too_early_to_rate_but_impact_found():
    tables = evidence(
        projects=[
            project("LM.0001", impact_rating="too_early"),
            project("LM.0002", impact_rating="good"),
        ],
        project_tags=[tag("LM.0001", "impact_finding"), tag("LM.0002", "impact_finding")],
    )
    (issue,) = statements.too_early_with_finding(tables)
    assert issue.entity_id == "LM.0001"


def test_missed_outcome_under_a_sustaining_action():
    tables = evidence(
        projects=[
            project("LM.0001", outcome_status="not_achieved"),
            project("LM.0002", outcome_status="partial"),
        ],
        project_tags=[
            tag("LM.0001", "sustaining_action"),
            tag("LM.0002", "sustaining_action"),
            tag("LM.0009", "sustaining_action", in_register=False),
        ],
    )
    (issue,) = statements.missed_outcomes_sustained(tables)
    assert issue.entity_id == "LM.0001"


def test_attributes_known_for_some_or_for_none():
    sources = [
        row(entity_id=code, attribute=name, how_known=how, basis="Why")
        for code, name, how in [
            ("LM.0001", "title", "stated"),
            ("LM.0002", "title", "stated"),
            ("LM.0001", "coverage", "inferred"),
            ("LM.0002", "coverage", "missing"),
            ("LM.0001", "start_date", "missing"),
            ("LM.0002", "start_date", "missing"),
        ]
    ]
    tables = evidence(
        projects=[project(code, review="2011-2014") for code in ("LM.0001", "LM.0002")],
        attribute_sources=sources,
    )
    (partly,) = coverage.partly_known_attributes(tables)
    (none,) = coverage.attributes_not_published(tables)
    assert (partly.attribute, partly.found) == ("coverage", "1 of 2 projects")
    assert (none.attribute, none.found) == ("start_date", "0 of 2 projects")


def test_eligible_states_named_against_counted():
    tables = evidence(
        eligible_states=[row(fund_region="Europe"), row(fund_region="Africa")],
        eligible_by_region=[
            row(fund_region="Europe", eligible_states=2),
            row(fund_region="Africa", eligible_states=1),
        ],
    )
    (issue,) = regions.eligible_lists_incomplete(tables)
    assert (issue.entity_id, issue.found, issue.expected) == ("Europe", "1", "2")


def test_codes_and_dates_are_put_into_words():
    assert words.tag_in_list("sustaining_action", "handing_over") == (
        "“Products handed over to stakeholders” of “Actions that sustained outcomes”"
    )
    assert (
        words.attribute("questionnaire_source")
        == load_schema().columns["questionnaire_source"].label
    )
    assert words.attribute("duration_months") == "Actual duration"
    assert words.attribute("gender_method") == "Gender methods"
    assert words.day(date(2010, 7, 1)) == "1 Jul 2010"
