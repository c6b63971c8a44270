"""The demonstration keeps the rules of the Fund, but for the errors planted on purpose."""

from collections import Counter
from datetime import date

import pytest

from etl.demo.parameters import Parameters
from etl.reference_tables import reference_tables
from tests.fixtures.demonstration import grouped, portfolio, project, rows

AS_OF = date(2024, 12, 31)
PARAMETERS = Parameters()


def planted(rule: str) -> frozenset[str]:
    return portfolio().planted[rule]


def test_countries_are_eligible_and_as_many_as_the_coverage_says():
    tables = reference_tables()
    eligible = {row["iso3"]: row["fund_region"] for row in tables["eligible_states"]}
    eligible |= {row["iso3"]: row["fund_region"] for row in PARAMETERS.rows("states")}
    for code, countries in grouped("project_countries").items():
        coverage, region = project(code)["coverage"], project(code)["fund_region"]
        regions = {eligible[row["iso3"]] for row in countries}
        assert (len(countries) == 1) == (coverage == "national"), code
        assert (region == "Global") == (coverage == "global"), code
        assert region == "Global" or regions == {region}, code
    assert set(grouped("project_countries")) == {row["project_code"] for row in rows("projects")}


def test_nothing_starts_before_its_funding_year_and_nothing_ends_before_it_starts():
    for row in rows("projects"):
        assert date(row["funding_year"], 1, 1) <= row["approved_date"] < row["start_date"]
        assert row["start_date"] < row["end_date"]
        assert row["start_date"] <= AS_OF


def test_status_follows_from_the_end_date():
    for row in rows("projects"):
        assert (row["project_status"] == "completed") == (row["end_date"] <= AS_OF)


def test_active_projects_have_no_end_results():
    active = {row["project_code"] for row in rows("projects") if row["project_status"] == "active"}
    assert active
    for code in active:
        row = project(code)
        ended = ("outcome_status", "beneficiary_reach", "impact_rating", "questionnaire_source")
        assert [row[name] for name in ended] == [None] * 4
        assert row["expost_evaluated"] is False
    for table in ("results", "challenges", "project_tags", "evaluation_projects"):
        assert not active & {row["project_code"] for row in rows(table)}, table
    reached = {
        row["project_code"] for row in rows("beneficiaries") if row["reached_count"] is not None
    }
    assert not active & reached


def test_nothing_is_recorded_after_the_day_as_of():
    recorded = {
        "projects": ["approved_date"],
        "expenditures": ["as_of_date"],
        "reports": ["received_date"],
        "funding_requests": ["requested_date", "decided_date"],
        "revisions": ["requested_date", "decided_date", "effective_date"],
        "questionnaires": ["sent_date", "returned_date"],
    }
    for table, columns in recorded.items():
        for column in columns:
            known = [row[column] for row in rows(table) if row[column]]
            assert max(known) <= AS_OF, (table, column)
    assert max(row["report_date"] for row in rows("evaluations")) <= AS_OF.isoformat()


def test_gender_marker_only_in_the_years_it_existed():
    for row in rows("projects"):
        expected = row["funding_year"] >= 2016 and row["project_code"] not in planted(
            "value_missing"
        )
        assert (row["gender_marker"] is not None) == expected, row["project_code"]
        assert row["review"] is None


def test_projects_of_twelve_months_owe_an_interim_report_and_all_a_final_one():
    owed = grouped("reports")
    for row in rows("projects"):
        kinds = [report["report_kind"] for report in owed[row["project_code"]]]
        assert ("interim" in kinds) == (row["planned_months"] >= 12), row["project_code"]
        assert kinds.count("final") == 1


def test_evaluations_are_held_after_the_end_in_the_window_or_later():
    evaluations = {row["evaluation_id"]: row for row in rows("evaluations")}
    outside = 0
    for row in rows("evaluation_projects"):
        of = project(row["project_code"])
        assert of["funding_year"] >= 2017
        assert of["expost_evaluated"] is True
        held = date.fromisoformat(evaluations[row["evaluation_id"]]["report_date"])
        after = (held - of["end_date"]).days
        assert after >= 181, row["evaluation_id"]
        outside += after > 366
    assert 0 < outside < len(evaluations) / 2


def test_every_evaluation_rates_six_criteria_and_the_impact_as_its_rating():
    ratings = {row["evaluation_id"]: row["impact_rating"] for row in rows("evaluation_ratings")}
    findings = grouped("evaluation_findings", "evaluation_id")
    assert set(findings) == set(ratings)
    for identifier, found in findings.items():
        by_criterion = {row["dac_criterion"]: row["criterion_rating"] for row in found}
        assert len(by_criterion) == 6
        assert by_criterion["impact"] == ratings[identifier]


def test_recommendations_rejected_are_dropped_and_have_no_owner():
    for row in rows("recommendations"):
        rejected = row["management_response"] == "rejected"
        assert (row["recommendation_state"] == "dropped") == rejected
        assert (row["response_owner"] is None) == rejected
        if row["recommendation_state"] == "done":
            assert row["due_date"] <= AS_OF
    assert {row["recommendation_state"] for row in rows("recommendations")} == {
        "open",
        "in_progress",
        "done",
        "dropped",
    }


def test_projects_respond_to_covid_19_only_since_it_began():
    responding = [row for row in rows("projects") if row["is_covid_response"]]
    assert responding
    assert min(row["approved_date"] for row in responding) >= date(2020, 3, 1)
    assert all("COVID-19" in row["title"] for row in responding)


def test_answers_agree_with_the_other_records():
    named = {}
    for row in rows("challenges"):
        named.setdefault(row["project_code"], set()).add(row["challenge"])
    returned = {
        (row["project_code"], row["questionnaire"])
        for row in rows("questionnaires")
        if row["return_status"] == "returned"
    }
    answered = rows("questionnaire_answers")
    assert {"2022-16", "2022-20"} <= {row["question"] for row in answered}
    for row in answered:
        assert (row["project_code"], row["questionnaire"]) in returned
        if row["question"] == "2022-16":
            assert row["answer_code"] in named[row["project_code"]]
        if row["question"] == "2022-20":
            evaluated = project(row["project_code"])["expost_evaluated"]
            assert row["answer_code"] == ("yes" if evaluated else "no")


def test_inferred_attributes_say_from_what():
    for row in rows("attribute_sources"):
        assert row["how_known"] == "inferred"
        assert row["value_text"] == project(row["entity_id"])["fund_region"]


def test_those_reached_agree_with_what_the_project_says_of_them():
    by_group = {}
    for row in rows("beneficiaries"):
        key = row["project_code"], row["beneficiary_group"]
        target, reached = by_group.get(key, (0, 0))
        by_group[key] = target + row["target_count"], reached + (row["reached_count"] or 0)
        if row["reached_count"] is not None:
            full = project(row["project_code"])["beneficiary_reach"] == "full"
            assert (row["reached_count"] >= row["target_count"]) == full, key
    told = [row for row in rows("results") if row["result_kind"] == "beneficiaries"]
    for row in told:
        counts = row["target_count"], row["reached_count"]
        assert counts == by_group[row["project_code"], row["beneficiary_group"]]
        assert row["result_status"] == project(row["project_code"])["beneficiary_reach"]
    assert len(told) > 5_000


def test_targets_are_by_sex_but_for_organisations_and_a_declared_share():
    undivided = Counter(
        row["beneficiary_group"] for row in rows("beneficiaries") if row["sex"] == "not_stated"
    )
    groups = Counter(
        group
        for _, group in {(r["project_code"], r["beneficiary_group"]) for r in rows("beneficiaries")}
    )
    assert undivided["Private sector organisations"] == groups["Private sector organisations"]
    assert undivided["Migrants"] / groups["Migrants"] == pytest.approx(1 / 26, abs=0.015)
