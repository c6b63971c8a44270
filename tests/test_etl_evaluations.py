"""Evaluations with all that belongs to them, eligible States and region schemes."""

from collections import Counter

import pytest

from etl.build import SOURCES, build_tables
from etl.source import load_sources


@pytest.fixture(scope="module")
def tables():
    return build_tables(load_sources(SOURCES), SOURCES)


def test_evaluations_of_five_documents(tables):
    assert Counter(row["document"] for row in tables["evaluations"]) == {
        "000": 1,
        "001": 9,
        "002": 2,
        "003": 1,
        "004": 10,
    }


def test_eight_expost_evaluations_with_project_and_rating(tables):
    projects = {row["evaluation_id"]: row["project_code"] for row in tables["evaluation_projects"]}
    ratings = {row["evaluation_id"]: row for row in tables["evaluation_ratings"]}
    assert len(projects) == 8
    assert set(projects) == set(ratings)
    assert all(row["project_code"] == projects[name] for name, row in ratings.items())
    assert Counter(row["impact_rating"] for row in ratings.values()) == {
        "adequate": 3,
        "too_early": 3,
        "good": 1,
        "acceptable": 1,
    }


def test_ratings_of_evaluations_and_projects_agree(tables):
    of_project = {row["project_code"]: row["impact_rating"] for row in tables["projects"]}
    for row in tables["evaluation_ratings"]:
        assert row["impact_rating"] == of_project[row["project_code"]], row["evaluation_id"]


def test_findings_by_criterion(tables):
    findings = tables["evaluation_findings"]
    assert len(findings) == 79
    of_review = [row for row in findings if row["evaluation_id"] == "IDF-REV-2022"]
    assert [row["dac_criterion"] for row in of_review] == [
        "relevance",
        "coherence",
        "effectiveness",
        "efficiency",
        "impact",
        "sustainability",
    ]
    case_study = {
        (row["dac_criterion"], row["printed_criterion"])
        for row in findings
        if row["evaluation_id"] == "ILO-LM-2013-CS4"
    }
    assert ("effectiveness", "progress and effectiveness") in case_study
    assert ("impact", "impact orientation and sustainability") in case_study
    assert ("sustainability", "impact orientation and sustainability") in case_study


def test_printed_rating_is_kept_beside_the_finding(tables):
    rated = [row for row in tables["evaluation_findings"] if row["printed_rating"]]
    assert Counter(row["printed_rating"] for row in rated) == {
        "adequate": 3,
        "N/A (too early)": 3,
        "good": 1,
        "acceptable": 1,
        "no information": 2,
    }


def test_recommendations_and_lessons(tables):
    assert Counter(row["evaluation_id"] for row in tables["recommendations"]) == {
        "IDF-REV-2016": 21,
        "IDF-REV-2022": 17,
        "ILO-LMPP-2009": 6,
        "IOM-LMI-2023": 10,
        "ILO-LM-2013": 9,
        "ILO-STRAT-2008": 4,
        "ILO-LM-2013-CS1": 5,
    }
    assert Counter(row["lesson_polarity"] for row in tables["lessons"]) == {
        "positive": 7,
        "negative": 4,
        "neutral": 11,
    }


def test_locators_do_not_repeat_the_document(tables):
    for name in ("evaluations", "evaluation_findings", "recommendations", "peer_projects"):
        for row in tables[name]:
            assert not row["locator"].startswith(f"{row['document']} "), row


def test_peer_projects_of_three_documents(tables):
    assert Counter(row["document"] for row in tables["peer_projects"]) == {
        "002": 1,
        "003": 6,
        "004": 15,
    }


def test_every_eligible_state_has_its_country_and_region(tables):
    named = {row["iso3"]: row["fund_region"] for row in tables["eligible_states"]}
    assert len(named) == 103
    assert named["LAO"] == named["FSM"] == "Asia and Oceania"
    assert named["CIV"] == named["TZA"] == "Africa"
    of_country = {row["iso3"]: row for row in tables["countries"]}
    for iso3, region in named.items():
        assert of_country[iso3]["fund_region"] == region
        assert of_country[iso3]["basis"] == "listed by the Fund, August 2024"


def test_eligible_states_by_region_and_the_names_that_lack(tables):
    counted = {row["fund_region"]: row["eligible_states"] for row in tables["eligible_by_region"]}
    assert counted == {
        "Africa": 45,
        "Asia and Oceania": 31,
        "Latin America and the Caribbean": 21,
        "Europe": 13,
        "Middle East": 1,
    }
    lacking = {
        row["entity_id"]: (row["found_value"], row["expected_value"])
        for row in tables["data_issues"]
        if row["rule"] == "eligible_list_incomplete"
    }
    assert lacking == {"Europe": ("6", "13"), "Middle East": ("0", "1")}


def test_region_schemes_lead_to_fund_regions(tables):
    schemes = {
        (row["region_scheme"], row["region_name"]): row["fund_region"]
        for row in tables["region_crosswalk"]
    }
    assert Counter(scheme for scheme, _ in schemes) == {
        "review_2011_2014": 5,
        "fund": 6,
        "ilo_2013": 7,
    }
    americas = schemes["review_2011_2014", "Americas and the Caribbean"]
    assert americas == "Latin America and the Caribbean"
    assert schemes["review_2011_2014", "Asia"] == "Asia and Oceania"
    assert schemes["ilo_2013", "Arab States Region"] is None


def test_sources_are_the_five_documents_and_two_rules_of_the_fund(tables):
    assert {row["document"] for row in tables["sources"]} == {
        "000",
        "001",
        "002",
        "003",
        "004",
        "eligible_2024",
        "evaluation_2020",
    }
