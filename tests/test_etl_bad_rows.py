"""Rows that cannot be published stop the build at their own place, in words for people."""

import pytest

CEILINGS = {
    "line": "funding_line",
    "coverage": "coverage",
    "from": "valid_from_year",
    "to": "valid_to_year",
    "ceiling": "ceiling_usd",
}
FIGURES = {
    "figure": "figure_id",
    "population": "population",
    "measure": "measure",
    "value": "printed_number",
    "unit": "unit",
    "qualifier": "qualifier",
    "derivable": "derivable",
}
CHALLENGES = {
    "Code": "project_code",
    "Challenge": "challenge",
    "Said": "statement",
    "How": "how_known",
    "Why": "basis",
}
COUNTRIES = {"Code": "project_code", "Land": "country_list"}
REMAINING = {
    "What": "attribute",
    "Value": "value_text",
    "How": "how_known",
    "Why": "basis",
}
REGIONS = {"Where": "region_name", "Number": "projects_and_share", "Money": "budget_and_share"}


def test_empty_required_cell_is_named_before_any_rule_runs(sources):
    sources.replace("projects.csv", "2013,LM.0001", ",LM.0001")
    message = sources.failure()
    assert "review_small/projects.csv, row 2, column 'Year'" in message
    assert "projects.funding_year is missing and must be given. Fill the cell" in message


def test_empty_project_code_is_named_with_its_column(sources):
    sources.replace("markers.csv", "LM.0001,2a", ",2a")
    message = sources.failure()
    assert "review_small/markers.csv, row 2, column 'Code': has no project_code" in message


def test_empty_cell_of_a_plain_table_is_named_with_its_column(sources):
    sources.add("challenges.csv", "challenges", CHALLENGES, ",COVID-19,Delays,,\n")
    message = sources.failure()
    assert "review_small/challenges.csv, row 2, column 'Code'" in message
    assert "challenges.project_code is missing and must be given" in message


def test_challenge_of_an_unknown_project_is_named_at_its_row_with_near_codes(sources):
    sources.add("challenges.csv", "challenges", CHALLENGES, "LM.0011,COVID-19,Delays,,\n")
    message = sources.failure()
    assert "review_small/challenges.csv, row 2, column 'Code', value 'LM.0011'" in message
    assert "is in no register" in message
    assert "Nearest known: LM.0001" in message


def test_country_of_an_unknown_project_is_named_at_its_row(sources):
    sources.add("countries.csv", "project_countries", COUNTRIES, "LM.0003,Kenya\n")
    message = sources.failure()
    assert "review_small/countries.csv, row 2, column 'Code', value 'LM.0003'" in message
    assert "Nearest known: LM.000" in message


def test_attribute_of_an_unknown_project_gets_near_codes(sources):
    sources.append("markers.csv", "LM.0003,2b\n")
    message = sources.failure()
    assert "markers.csv, row 4, column 'Code', value 'LM.0003': says the gender_marker" in message
    assert "Nearest known: LM.000" in message


def test_inferred_value_without_basis_stops(sources):
    sources.replace(
        "source.yml",
        "locator: Section 2",
        "locator: Section 2\n    constants: {how_known: inferred}",
    )
    message = sources.failure()
    assert "review_small/markers.csv, row 2" in message
    assert "gender_marker is inferred without a basis" in message


def test_inferred_record_without_basis_stops_at_its_cell(sources):
    sources.add("challenges.csv", "challenges", CHALLENGES, "LM.0001,COVID-19,Delays,inferred,\n")
    message = sources.failure()
    assert "review_small/challenges.csv, row 2, column 'Why'" in message
    assert "challenges.basis is missing though how_known is inferred" in message


def test_repeated_figure_names_both_rows_and_the_figure(sources):
    row = "900.a,14 projects,projects,{},projects,exact,no\n"
    sources.add("figures.csv", "published_figures", FIGURES, row.format(3) + row.format(4))
    message = sources.failure()
    assert "review_small/figures.csv, row 3, column 'figure', value '900.a'" in message
    assert "repeats the key (figure_id) = (900.a) of review_small/figures.csv, row 2" in message


def test_two_statements_that_differ_name_the_column_and_both_rows(sources):
    sources.append("markers.csv", "LM.0001,2b\n")
    message = sources.failure()
    assert "markers.csv, row 4, column 'Marker', value '2b': says gender_marker" in message
    assert "of LM.0001 is '2b'" in message
    assert "markers.csv, row 2 says '2a'" in message


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("gender_marker,2x,stated,", "column 'Value', value '2x': is not in the code list"),
        ("gender_markr,2a,stated,", "column 'What', value 'gender_markr': is no attribute"),
        ("gender_marker,2a,inferred,", "column 'Why': gender_marker is inferred without a basis"),
    ],
)
def test_remaining_projects_name_row_and_column(sources, row, told):
    sources.add("rest.csv", "remaining_projects", REMAINING, f"{row}\n")
    assert f"review_small/rest.csv, row 2, {told}" in sources.failure()


def test_tag_that_is_no_code_of_its_attribute_names_row_and_column(sources):
    sources.replace(
        "source.yml", "project_category: project_category", "gender_method: gender_marker"
    )
    message = sources.failure()
    assert "review_small/lists.csv, row 3, column 'Item'" in message
    assert "is not in the code list gender_markers" in message


def test_list_that_states_no_attribute_of_projects_stops(sources):
    sources.replace("source.yml", "project_category: project_category", "gender_method: marker")
    message = sources.failure()
    assert "review_small/source.yml, value 'marker': list_attributes names no attribute" in message
    assert "Nearest known: gender_marker" in message


def test_unknown_region_of_a_printed_total_lists_the_known_ones(sources):
    sources.add("regions.csv", "region_totals", REGIONS, 'AFRIKA,6 (23%),"831,000 (23.5%)"\n')
    figure = "900.region.count.africa,26 projects,projects,6,projects,exact,no\n"
    sources.add("figures.csv", "published_figures", FIGURES, figure)
    message = sources.failure()
    assert "review_small/regions.csv, row 2, column 'Where', value 'Afrika'" in message
    assert "Nearest known: africa" in message


def test_ceilings_of_overlapping_years_stop_and_name_both_rows(sources):
    rows = '2,national,2011,2014,"200,000"\n2,national,2014,2016,"300,000"\n'
    sources.add("ceilings.csv", "ceilings", CEILINGS, rows)
    message = sources.failure()
    assert "review_small/ceilings.csv, row 3, column 'from', value '2014'" in message
    assert "overlaps 2011-2014 of review_small/ceilings.csv, row 2" in message


def test_ceilings_that_end_before_they_begin_stop(sources):
    sources.add("ceilings.csv", "ceilings", CEILINGS, '2,national,2014,2011,"200,000"\n')
    message = sources.failure()
    assert "review_small/ceilings.csv, row 2, column 'to', value '2011'" in message
    assert "is before the first year, 2014. Give the first year first" in message


def test_ceilings_of_one_year_are_a_period(sources):
    sources.add("ceilings.csv", "ceilings", CEILINGS, '2,national,2014,2014,"200,000"\n')
    assert len(sources.tables()["ceilings"]) == 1


def test_ceilings_of_other_lines_or_years_go_together(sources):
    rows = '2,national,2011,2014,"200,000"\n2,national,2015,2016,"1"\n1,national,2011,2016,"1"\n'
    sources.add("ceilings.csv", "ceilings", CEILINGS, rows)
    assert len(sources.tables()["ceilings"]) == 3
