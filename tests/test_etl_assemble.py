"""How statements of several rows come together, on the small source."""

from decimal import Decimal

import pytest


def sources_of(tables, code):
    return {
        row["attribute"]: row for row in tables["attribute_sources"] if row["entity_id"] == code
    }


def test_region_and_coverage_are_inferred_with_their_basis(sources):
    tables = sources.tables()
    project = tables["projects"][1]
    assert (project["coverage"], project["fund_region"]) == ("regional", "Asia and Oceania")
    known = sources_of(tables, "LM.0002")
    assert known["coverage"]["how_known"] == "inferred"
    assert known["coverage"]["basis"] == "2 countries named"
    assert known["fund_region"]["basis"] == "Fund region of its countries: Viet Nam, Nepal"


def test_stated_goes_before_inferred(sources):
    sources.replace("column_map.csv", "Marker,gender_marker", "Marker,coverage")
    sources.replace("markers.csv", "LM.0001,2a", "LM.0001,regional")
    tables = sources.tables()
    assert tables["projects"][0]["coverage"] == "regional"
    known = sources_of(tables, "LM.0001")["coverage"]
    assert (known["how_known"], known["locator"]) == ("stated", "Section 2")


def test_grouping_alone_gives_region_but_no_country(sources):
    sources.replace("projects.csv", '"Viet Nam, Nepal"', "ASEAN")
    tables = sources.tables()
    project = tables["projects"][1]
    assert (project["regional_grouping"], project["coverage"]) == ("ASEAN", "regional")
    assert {row["project_code"] for row in tables["project_countries"]} == {"LM.0001"}
    assert sources_of(tables, "LM.0002")["iso3"]["how_known"] == "missing"


def test_what_is_left_over_is_filled_with_its_basis(sources):
    sources.add(
        "rest.csv",
        "remaining_projects",
        {"Attribute": "attribute", "Value": "value_text", "How": "how_known", "Why": "basis"},
        "gender_marker,1,inferred,All others\n",
    )
    tables = sources.tables()
    assert [row["gender_marker"] for row in tables["projects"]] == ["2a", "1"]
    known = sources_of(tables, "LM.0002")["gender_marker"]
    assert (known["how_known"], known["basis"]) == ("inferred", "All others")
    assert known["source_file"] == "review_small/rest.csv"
    assert sources_of(tables, "LM.0001")["gender_marker"]["how_known"] == "stated"


def test_missing_attribute_says_why(sources):
    tables = sources.tables()
    known = sources_of(tables, "LM.0002")
    assert known["gender_marker"]["basis"] == "Not printed here"
    assert known["impact_rating"]["basis"] == "Small review does not give it for this project"
    assert known["gender_marker"]["value_text"] is None


@pytest.fixture
def with_second_budget(sources):
    return sources.add(
        "showcase.csv",
        "budget_mentions",
        {"Code": "project_code", "Budget": "amount_usd"},
        'LM.0001,"USD 69,500"\nLM.0002,USD 30.000\n',
    )


def test_second_budget_that_differs_is_published_as_unclear(with_second_budget):
    tables = with_second_budget.tables()
    (unclear,) = (row for row in tables["budgets"] if row["budget_type"] == "unclear")
    assert (unclear["amount_usd"], unclear["printed_value"]) == (Decimal(69500), "USD 69,500")
    assert "beside the allocation of USD 70,000" in unclear["basis"]
    assert sources_of(tables, "LM.0001")["budget_usd"]["value_text"] == "70000"


def test_second_budget_that_agrees_is_no_second_budget(with_second_budget):
    tables = with_second_budget.tables()
    kinds = [row["budget_type"] for row in tables["budgets"] if row["project_code"] == "LM.0002"]
    assert kinds == ["original"]


def test_usual_second_budget_that_agrees_is_set_aside(with_second_budget):
    with_second_budget.replace("showcase.csv", "USD 30.000", '"USD 30,000"')
    tables = with_second_budget.tables()
    reasons = {row["source_file"]: row["reason"] for row in tables["set_aside"]}
    assert reasons["review_small/showcase.csv"] == (
        "States the same budget as review_small/projects.csv, row 3"
    )


def test_role_of_a_country_replaces_its_plain_mention(sources):
    sources.add(
        "roles.csv",
        "project_countries",
        {"Code": "project_code", "Country": "country_list", "Role": "beneficiary_role"},
        "LM.0002,Nepal,direct\n",
    )
    roles = {row["iso3"]: row["beneficiary_role"] for row in sources.tables()["project_countries"]}
    assert roles == {"UGA": "benefitting", "VNM": "benefitting", "NPL": "direct"}
    sources.append("roles.csv", "LM.0002,Nepal,indirect\n")
    assert "says NPL is indirect for LM.0002" in sources.failure()


def test_list_states_an_attribute_and_is_a_tag(sources):
    tables = sources.tables()
    assert [row["project_category"] for row in tables["projects"]] == ["policy_development"] * 2
    tags = [row for row in tables["project_tags"] if row["tag_family"] == "project_category"]
    assert [row["list_position"] for row in tags] == [1, 2]


def test_orphan_and_repeat_are_published_and_marked(sources):
    tags = [row for row in sources.tables()["project_tags"] if row["tag_family"] == "gender_method"]
    marks = [
        (row["project_code"], row["printed_value"], row["is_repeat"], row["in_register"])
        for row in tags
    ]
    assert marks == [
        ("LM.0002", "LM. 0002", False, True),
        ("LM.0009", "LM.0009", False, False),
        ("LM.0002", "LM.0002", True, True),
    ]


def test_extension_is_a_revision(sources):
    (revision,) = sources.tables()["revisions"]
    assert (revision["revision_id"], revision["nce_months"]) == ("LM.0002-1", Decimal(2))
    assert sources_of(sources.tables(), "LM.0002")["duration_months"]["value_text"] == "14"
