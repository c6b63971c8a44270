"""What the two Fund reviews say of their 41 projects, after the build."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from etl.assemble.attributes import PROJECT_ATTRIBUTES
from etl.build import SOURCES, build_tables
from etl.source import load_sources


@pytest.fixture(scope="module")
def tables():
    return build_tables(load_sources(SOURCES), SOURCES)


@pytest.fixture(scope="module")
def projects(tables):
    return {row["project_code"]: row for row in tables["projects"]}


def of_review(projects, review):
    return [row for row in projects.values() if row["review"] == review]


def test_projects_per_review_and_year(projects):
    assert Counter(row["review"] for row in projects.values()) == {"2011-2014": 14, "2016-2020": 27}
    assert Counter(row["funding_year"] for row in projects.values()) == {
        2011: 3,
        2012: 5,
        2013: 5,
        2014: 1,
        2016: 7,
        2017: 8,
        2018: 3,
        2019: 5,
        2020: 4,
    }


def test_a_printed_row_becomes_typed_values(projects):
    project = projects["LM.0199"]
    assert project["title"] == (
        "Technical Cooperation on Migration for Government Institutions in Paraguay"
    )
    assert (project["funding_year"], project["funding_line"]) == (2011, 2)
    assert (project["start_date"], project["end_date"]) == (date(2012, 1, 1), date(2013, 2, 28))
    assert project["planned_months"] == Decimal(12)
    assert (project["coverage"], project["fund_region"]) == (
        "national",
        "Latin America and the Caribbean",
    )
    assert (project["source_file"], project["source_row"]) == ("review_2016/annex_3.csv", 13)


def test_half_months_are_kept(projects):
    assert projects["LM.0238"]["planned_months"] == Decimal("6.5")


def test_regions_and_coverage_of_each_review(projects):
    first, second = of_review(projects, "2011-2014"), of_review(projects, "2016-2020")
    assert Counter(row["fund_region"] for row in first) == {
        "Africa": 5,
        "Asia and Oceania": 4,
        "Europe": 3,
        "Latin America and the Caribbean": 2,
    }
    assert Counter(row["fund_region"] for row in second) == {
        "Asia and Oceania": 13,
        "Africa": 9,
        "Europe": 3,
        "Middle East": 1,
        "Latin America and the Caribbean": 1,
    }
    assert Counter(row["coverage"] for row in first) == {"national": 9, "regional": 5}
    assert Counter(row["coverage"] for row in second) == {"national": 21, "regional": 6}


def test_categories_divide_as_published(projects):
    assert Counter(row["project_category"] for row in of_review(projects, "2016-2020")) == {
        "capacity_development": 10,
        "ethical_recruitment": 7,
        "policy_development": 4,
        "reintegration": 3,
        "skills_development": 3,
    }
    assert Counter(row["objective_category"] for row in of_review(projects, "2011-2014")) == {
        "government_capacity": 9,
        "rights_protection": 2,
        "regional_cooperation": 2,
        "unsafe_migration_drivers": 1,
    }


def test_evaluations_and_results(projects):
    second = of_review(projects, "2016-2020")
    assert Counter(row["impact_rating"] for row in second) == {
        "good": 1,
        "adequate": 3,
        "acceptable": 1,
        "too_early": 3,
        "not_evaluated": 19,
    }
    assert Counter(row["outcome_status"] for row in second) == {
        None: 22,
        "partial": 3,
        "not_achieved": 2,
    }
    assert Counter(row["beneficiary_reach"] for row in second) == {"full": 24, "partial": 3}
    assert Counter(row["questionnaire_source"] for row in second) == {
        "returned": 23,
        "expost_and_prima": 2,
        "prima_only": 2,
    }
    assert {row["impact_rating"] for row in of_review(projects, "2011-2014")} == {None}


def test_groupings_are_kept_and_not_filled_in(tables, projects):
    grouped = {code: row["regional_grouping"] for code, row in projects.items()}
    assert {code: name for code, name in grouped.items() if name} == {
        "LM.0251": "SEE",
        "LM.0232": "ASEAN",
        "LM.0168": "ASIAN_ORIGIN",
        "LM.0301": "ASEAN",
        "LM.0307": "EAC",
        "LM.0332": "MENA",
        "LM.0356": "ASIA_REGION",
    }
    with_countries = {row["project_code"] for row in tables["project_countries"]}
    assert set(projects) - with_countries == {"LM.0232", "LM.0332", "LM.0356"}


def test_country_roles(tables):
    roles = {
        row["iso3"]: row["beneficiary_role"]
        for row in tables["project_countries"]
        if row["project_code"] == "LM.0251"
    }
    assert roles == {
        "ALB": "direct",
        "BIH": "direct",
        "MNE": "direct",
        "SRB": "direct",
        "HRV": "indirect",
        "MKD": "indirect",
        "XKX": "indirect",
    }


def test_budgets(tables):
    amounts = Counter()
    for row in tables["budgets"]:
        amounts[row["budget_type"]] += row["amount_usd"]
    assert amounts == {"original": Decimal(1650000), "unclear": Decimal(149682)}
    (unclear,) = (row for row in tables["budgets"] if row["budget_type"] == "unclear")
    assert (unclear["project_code"], unclear["printed_value"]) == ("LM.0220", "USD 149,682")


def test_extensions_are_revisions_of_type_duration(tables):
    months = sorted(row["nce_months"] for row in tables["revisions"])
    assert months == [1, 1, 2, 3, 3, 4, 5, 5, 6, 6, 8, 11, 12, 13]
    assert {row["revision_type"] for row in tables["revision_types"]} == {"duration"}
    revision = next(row for row in tables["revisions"] if row["project_code"] == "LM.0251")
    assert (revision["revision_id"], revision["new_end_date"]) == ("LM.0251-1", date(2015, 1, 31))
    assert revision["revision_reason"] is None


def test_every_mention_of_a_project_is_published(tables):
    families = Counter(row["tag_family"] for row in tables["project_tags"])
    assert families.total() == 159
    assert families["good_practice"] == 3
    assert families["sustaining_action"] == 33
    assert families["gender_method"] == 31
    orphans = [row for row in tables["project_tags"] if not row["in_register"]]
    assert [(row["project_code"], row["list_position"]) for row in orphans] == [
        ("LM.0360", 4),
        ("LM.0360", 5),
    ]
    (repeat,) = (row for row in tables["project_tags"] if row["is_repeat"])
    assert (repeat["project_code"], repeat["list_position"]) == ("LM.0325", 3)
    printed = {row["printed_value"] for row in tables["project_tags"]}
    assert "LM. 0329" in printed


def test_projects_shown_as_good_practice_are_declared_as_such(tables):
    shown = {row["project_code"] for row in tables["project_tags"] if row["tag"] == "good_practice"}
    assert shown == {"LM.0181", "LM.0220", "LM.0251"}


def test_beneficiaries_reached_against_target(tables):
    counted = {
        row["beneficiary_group"]: (row["reached_count"], row["target_count"])
        for row in tables["results"]
        if row["target_count"] is not None
    }
    assert counted == {"labour migrants": (53, 200), "private sector organisations": (5, 40)}


def test_known_issues_are_found(tables):
    issues = {(row["rule"], row["entity_id"]): row for row in tables["data_issues"]}
    orphan = issues["orphan_project_code", "sustaining_action/handing_over/LM.0360/4"]
    assert (orphan["severity"], orphan["source_row"]) == ("error", 11)
    assert ("repeated_mention", "gender_method/gender_disaggregated_data/LM.0325/3") in issues
    assert issues["two_budgets", "LM.0220"]["found_value"] == "USD 149,682"
    assert issues["unusual_number_form", "LM.0251"]["found_value"] == "USD 70.000"
    assert issues["start_before_funding_year", "LM.0168"]["source_row"] == 15
    partial = issues["named_unlike_published", "001.s42.outcomes.partial"]
    assert (partial["found_value"], partial["expected_value"]) == ("3", "4")
    rules = Counter(rule for rule, _ in issues)
    assert rules["budget_above_ceiling"] == 0
    assert rules["span_differs_from_months"] == 0


def test_every_attribute_of_every_project_says_how_it_is_known(tables, projects):
    rows = {(row["entity_id"], row["attribute"]): row for row in tables["attribute_sources"]}
    assert set(rows) == {(code, name) for code in projects for name in PROJECT_ATTRIBUTES}
    for (code, name), row in rows.items():
        if name in projects[code]:
            missing = projects[code][name] is None
            assert (row["how_known"] == "missing") == missing, (code, name)
        assert row["how_known"] == "stated" or row["basis"], (code, name)


def test_inferred_and_stated_are_told_apart(tables):
    known = {
        (row["entity_id"], row["attribute"]): row["how_known"]
        for row in tables["attribute_sources"]
    }
    assert known["LM.0181", "objective_category"] == "stated"
    assert known["LM.0224", "objective_category"] == "inferred"
    assert known["LM.0382", "beneficiary_reach"] == "stated"
    assert known["LM.0327", "beneficiary_reach"] == "inferred"
    assert known["LM.0329", "impact_rating"] == "stated"
    assert known["LM.0416", "impact_rating"] == "inferred"
    assert known["LM.0307", "iso3"] == "stated"
    assert known["LM.0304", "iso3"] == "inferred"
    assert known["LM.0356", "iso3"] == "missing"
    assert known["LM.0251", "duration_months"] == "inferred"
    assert known["LM.0309", "gender_method"] == "missing"


def test_nothing_is_lost(tables):
    for row in tables["row_accounting"]:
        assert row["rows_in"] == row["rows_published"] + row["rows_set_aside"], row["source_file"]
