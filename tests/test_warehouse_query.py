"""What the warehouse answers, on a portfolio of six projects."""

from decimal import Decimal

import pytest

from tests.fixtures.warehouse.portfolio import open_portfolio
from warehouse import Between, Unreachable
from warehouse.service import Counts, SourceRef


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    return open_portfolio(tmp_path_factory.mktemp("data"))


def asked(warehouse, metrics, by=(), where=None):
    """The answer as a list of rows, each a tuple of the dimensions and metrics."""
    table = warehouse.query(metrics, by, where).select([*by, *metrics])
    return [tuple(row.values()) for row in table.to_pylist()]


def test_projects_are_counted_by_region_in_the_order_of_the_code_list(small):
    assert asked(small, ["projects"], ["fund_region"]) == [("Africa", 4), ("Europe", 2)]


def test_revised_budget_replaces_the_original_and_unclear_amounts_never_count(small):
    budget = asked(small, ["budget_usd"], where={"project_code": "LM.0002"})
    assert budget == [(Decimal("300000.00"),)]


def test_budget_is_not_multiplied_by_the_countries_of_a_project(small):
    both = {"iso3": ["KEN", "UGA"]}
    assert asked(small, ["budget_usd"], where=both) == [(Decimal("400000.00"),)]


def test_budget_is_not_multiplied_by_revisions_asked_for_at_the_same_time(small):
    answer = asked(small, ["budget_usd", "revisions", "evaluations"], ["review"])
    assert answer == [
        ("2011-2014", Decimal("470000.10"), 4, 0),
        ("2016-2020", None, 0, 1),
        (None, None, 0, 1),
    ]


def test_project_in_two_countries_counts_once_in_each(small):
    assert asked(small, ["projects", "budget_usd"], ["iso3"]) == [
        ("ALB", 1, Decimal("70000.10")),
        ("KEN", 2, Decimal("400000.00")),
        ("UGA", 2, Decimal("300000.00")),
        (None, 2, None),
    ]


def test_two_many_valued_dimensions_pair_their_values_once(small):
    assert asked(small, ["projects"], ["rights_method", "challenge"], {"review": "2016-2020"}) == [
        ("rights_in_training", "consultants", 1),
        ("rights_in_training", "covid_19", 1),
        ("rights_in_recruitment", "consultants", 1),
        ("rights_in_recruitment", "covid_19", 1),
        (None, None, 2),
    ]


def test_filter_on_a_many_valued_dimension_keeps_out_its_other_groups(small):
    assert asked(small, ["projects"], ["iso3"], {"iso3": "KEN"}) == [("KEN", 2)]


def test_filter_on_a_many_valued_dimension_keeps_other_groupings_whole(small):
    assert asked(small, ["projects"], ["fund_region"], {"iso3": ["KEN", "UGA"]}) == [("Africa", 3)]


def test_repeated_and_unregistered_codes_of_a_printed_list_are_not_projects(small):
    assert asked(small, ["projects_with_rights_method"]) == [(1,)]
    assert asked(small, ["projects"], ["rights_method"], {"rights_method_named": True}) == [
        ("rights_in_training", 1),
        ("rights_in_recruitment", 1),
    ]
    assert asked(small, ["tag_mentions_printed"], ["tag"])[0] == ("rights_in_training", 3)


def test_group_without_a_value_comes_last(small):
    assert asked(small, ["projects"], ["funding_line"]) == [(1, 1), (2, 2), (None, 3)]


def test_used_eligible_and_missing_are_counted_per_group(small):
    table = small.query(["budget_usd"], ["fund_region"])
    assert table.select(["fund_region", "used", "eligible", "missing"]).to_pylist() == [
        {"fund_region": "Africa", "used": 2, "eligible": 4, "missing": 2},
        {"fund_region": "Europe", "used": 1, "eligible": 2, "missing": 1},
    ]


def test_counts_are_prefixed_when_there_are_several_metrics(small):
    row = small.query(["projects", "projects_evaluated"]).to_pylist()[0]
    assert row == {
        "projects": 6,
        "projects_evaluated": 1,
        "projects_used": 6,
        "projects_eligible": 6,
        "projects_missing": 0,
        "projects_evaluated_used": 2,
        "projects_evaluated_eligible": 6,
        "projects_evaluated_missing": 4,
    }


def test_nothing_known_is_missing_and_not_zero(small):
    not_stated = {"review": "2011-2014"}
    assert asked(small, ["projects_evaluated"], where=not_stated) == [(None,)]
    assert asked(small, ["projects_with_rights_method"], where=not_stated) == [(None,)]


def test_known_not_to_be_is_zero(small):
    assert asked(small, ["projects_evaluated"], where={"funding_year": 2017}) == [(0,)]


def test_nothing_selected_has_no_groups_and_a_total_of_zero(small):
    nothing = {"funding_year": 1999}
    assert asked(small, ["projects"], ["fund_region"], nothing) == []
    assert asked(small, ["projects", "budget_usd"], where=nothing) == [(0, None)]


def test_ratio_keeps_numerator_and_denominator(small):
    row = small.query(["projects_extended_pct"]).to_pylist()[0]
    assert row == {
        "projects_extended_pct": Decimal("66.666667"),
        "used": 3,
        "eligible": 6,
        "missing": 3,
        "projects_extended_pct_numerator": 2,
        "projects_extended_pct_denominator": 3,
    }


def test_ratio_over_nothing_is_missing(small):
    assert asked(small, ["projects_extended_pct"], where={"review": "2016-2020"}) == [(None,)]


def test_extensions_add_up_per_project_before_they_are_averaged(small):
    names = ["nce_months_mean", "nce_months_median", "nce_months_min", "nce_months_max"]
    assert asked(small, names) == [(Decimal("2.833333"), Decimal("3.5"), Decimal(0), Decimal(5))]


def test_median_of_an_even_number_lies_between_the_middle_two(small):
    two = {"project_code": ["LM.0001", "LM.0003"]}
    assert asked(small, ["budget_median_usd"], where=two) == [(Decimal("85000.05"),)]


def test_budget_is_compared_with_the_ceiling_of_its_line_coverage_and_year(small):
    assert asked(small, ["budget_share_of_ceiling_pct"], ["project_code"]) == [
        ("LM.0001", Decimal(100)),
        ("LM.0002", Decimal(120)),
        ("LM.0003", Decimal("35.00005")),
        *[(f"LM.000{number}", None) for number in (4, 5, 6)],
    ]
    assert asked(small, ["projects_above_ceiling"]) == [(1,)]


def test_revisions_are_grouped_by_what_their_project_is(small):
    assert asked(small, ["revisions"], ["fund_region"]) == [("Africa", 3), ("Europe", 1)]


def test_revisions_are_filtered_and_grouped_by_the_same_thing_of_their_project(small):
    kept = {"fund_region": "Africa"}
    assert asked(small, ["revisions"], ["fund_region"], kept) == [("Africa", 3)]


def test_type_of_a_revision_and_type_of_a_project_are_counted_apart(small):
    assert asked(small, ["revisions", "projects"], ["revision_type"]) == [
        ("budget", 1, 1),
        ("duration", 3, 2),
        ("results_matrix", 1, 1),
        (None, 0, 3),
    ]


def test_share_of_eligible_states_has_all_regions_as_its_base(small):
    assert asked(small, ["eligible_states", "eligible_states_pct"], ["fund_region"]) == [
        ("Africa", 45, Decimal(75)),
        ("Europe", 15, Decimal(25)),
    ]


def test_two_dimensions_make_a_group_of_each_pair_that_exists(small):
    assert asked(small, ["projects"], ["review", "fund_region"], {"fund_region": "Europe"}) == [
        ("2011-2014", "Europe", 1),
        ("2016-2020", "Europe", 1),
    ]


def test_dimension_that_a_metric_cannot_reach_is_refused_with_those_it_can(small):
    with pytest.raises(Unreachable, match="'eligible_states' cannot be grouped") as caught:
        small.query(["eligible_states"], ["iso3"])
    assert caught.value.hint == "It can be by: fund_region."


def test_answer_counts_the_whole_selection_and_not_the_sum_of_groups(small):
    answer = small.answer(["projects", "budget_usd"], ["iso3"], {"iso3": ["KEN", "UGA"]})
    assert answer.counts == {"projects": Counts(3, 3), "budget_usd": Counts(2, 3)}
    assert answer.counts["budget_usd"].missing == 1
    assert answer.overlapping
    assert answer.snapshot_id == small.snapshot.id


def test_answer_by_a_single_valued_dimension_does_not_overlap(small):
    assert not small.answer(["projects"], ["fund_region"]).overlapping


def test_answer_names_the_places_of_the_records_it_used(small):
    answer = small.answer(["budget_usd"], where={"fund_region": "Africa"})
    assert answer.sources == [SourceRef("000", "Review 2011-2014", "Annex 3")]


def test_a_missing_attribute_is_found_at_no_place(small):
    answer = small.answer(["projects"], ["funding_line"], {"review": "2016-2020"})
    assert answer.sources == [SourceRef("001", "Review 2016-2020", "Annex 1")]


def test_range_and_region_filter_together(small):
    kept = {"funding_year": Between(2012, 2017), "fund_region": "Africa"}
    assert asked(small, ["projects"], ["project_code"], kept) == [("LM.0002", 1), ("LM.0005", 1)]


def test_project_gathers_its_records_from_every_table(small):
    found = small.project("LM.0002")
    assert found["project_register"]["country_names"].to_pylist() == ["Kenya; Uganda"]
    assert found["revision_types"].num_rows == 3
    assert found["budgets"].num_rows == 3
    known = {row["attribute"]: row["how_known"] for row in found["attribute_sources"].to_pylist()}
    assert (known["fund_region"], known["theme"]) == ("inferred", "stated")
