"""Rows that cannot be published stop the build at their own place, in words for people."""

import pytest

from tests.fixtures.etl.sources import SmallSources

CEILINGS = "line,coverage,from,to,ceiling\n"
CEILING_MAP = (
    "ceilings.csv,line,funding_line\n"
    "ceilings.csv,coverage,coverage\n"
    "ceilings.csv,from,valid_from_year\n"
    "ceilings.csv,to,valid_to_year\n"
    "ceilings.csv,ceiling,ceiling_usd\n"
)
FIGURES = "figure,population,measure,value,unit,qualifier,derivable\n"
FIGURE_MAP = (
    "figures.csv,figure,figure_id\n"
    "figures.csv,population,population\n"
    "figures.csv,measure,measure\n"
    "figures.csv,value,printed_number\n"
    "figures.csv,unit,unit\n"
    "figures.csv,qualifier,qualifier\n"
    "figures.csv,derivable,derivable\n"
)


@pytest.fixture
def small(tmp_path):
    return SmallSources(tmp_path / "sources")


def add_file(small, name, feed, content, column_map):
    small.path(name).write_text(content, encoding="utf-8")
    small.append("column_map.csv", column_map)
    small.append("source.yml", f"  {name}:\n    feeds: [{feed}]\n    locator: Annex 9\n")
    return small


def add_challenges(small, row):
    headers = ("Code", "Challenge", "Said", "How", "Why")
    columns = ("project_code", "challenge", "statement", "how_known", "basis")
    pairs = zip(headers, columns, strict=True)
    column_map = "".join(f"challenges.csv,{header},{column}\n" for header, column in pairs)
    content = f"{','.join(headers)}\n{row}\n"
    return add_file(small, "challenges.csv", "challenges", content, column_map)


def test_empty_required_cell_is_named_before_any_rule_runs(small):
    small.replace("projects.csv", "2013,LM.0001", ",LM.0001")
    message = small.failure()
    assert "review_small/projects.csv, row 2, column 'Year'" in message
    assert "projects.funding_year is missing and must be given. Fill the cell" in message


def test_empty_project_code_is_named_with_its_column(small):
    small.replace("markers.csv", "LM.0001,2a", ",2a")
    assert "review_small/markers.csv, row 2, column 'Code': has no project_code" in small.failure()


def test_empty_cell_of_a_plain_table_is_named_with_its_column(small):
    add_challenges(small, ",COVID-19,Delays,,")
    message = small.failure()
    assert "review_small/challenges.csv, row 2, column 'Code'" in message
    assert "challenges.project_code is missing and must be given" in message


def test_challenge_of_an_unknown_project_is_named_at_its_row_with_near_codes(small):
    add_challenges(small, "LM.0011,COVID-19,Delays,,")
    message = small.failure()
    assert "review_small/challenges.csv, row 2, column 'Code', value 'LM.0011'" in message
    assert "is in no register" in message
    assert "Nearest known: LM.0001" in message


def test_country_of_an_unknown_project_is_named_at_its_row(small):
    column_map = "countries.csv,Code,project_code\ncountries.csv,Land,country_list\n"
    content = "Code,Land\nLM.0003,Kenya\n"
    add_file(small, "countries.csv", "project_countries", content, column_map)
    message = small.failure()
    assert "review_small/countries.csv, row 2, column 'Code', value 'LM.0003'" in message
    assert "Nearest known: LM.000" in message


def test_attribute_of_an_unknown_project_gets_near_codes(small):
    small.append("markers.csv", "LM.0003,2b\n")
    message = small.failure()
    assert "markers.csv, row 4, column 'Code', value 'LM.0003'" in message
    assert "Nearest known: LM.000" in message


def test_inferred_value_without_basis_stops(small):
    small.replace(
        "source.yml",
        "locator: Section 2",
        "locator: Section 2\n    constants: {how_known: inferred}",
    )
    message = small.failure()
    assert "review_small/markers.csv, row 2" in message
    assert "gender_marker is inferred without a basis" in message


def test_inferred_record_without_basis_stops_at_its_cell(small):
    add_challenges(small, "LM.0001,COVID-19,Delays,inferred,")
    message = small.failure()
    assert "review_small/challenges.csv, row 2, column 'Why'" in message
    assert "challenges.basis is missing though how_known is inferred" in message


def test_repeated_figure_names_both_rows_and_the_figure(small):
    row = "900.a,14 projects,projects,{},projects,exact,no\n"
    add_file(
        small,
        "figures.csv",
        "published_figures",
        FIGURES + row.format(3) + row.format(4),
        FIGURE_MAP,
    )
    message = small.failure()
    assert "review_small/figures.csv, row 3, column 'figure', value '900.a'" in message
    assert "repeats the key (figure_id) = (900.a) of review_small/figures.csv, row 2" in message


def test_two_statements_that_differ_name_the_column(small):
    small.append("markers.csv", "LM.0001,2b\n")
    assert "markers.csv, row 4, column 'Marker', value '2b': says gender_marker" in small.failure()


REMAINING_MAP = (
    "rest.csv,What,attribute\n"
    "rest.csv,Value,value_text\n"
    "rest.csv,How,how_known\n"
    "rest.csv,Why,basis\n"
)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("gender_marker,2x,stated,", "column 'Value', value '2x': is not in the code list"),
        ("gender_markr,2a,stated,", "column 'What', value 'gender_markr': is no attribute"),
        ("gender_marker,2a,inferred,", "column 'Why': gender_marker is inferred without a basis"),
    ],
)
def test_remaining_projects_name_row_and_column(small, row, told):
    content = f"What,Value,How,Why\n{row}\n"
    add_file(small, "rest.csv", "remaining_projects", content, REMAINING_MAP)
    assert f"review_small/rest.csv, row 2, {told}" in small.failure()


def test_tag_that_is_no_code_of_its_attribute_names_row_and_column(small):
    small.replace(
        "source.yml", "project_category: project_category", "gender_method: gender_marker"
    )
    message = small.failure()
    assert "review_small/lists.csv, row 3, column 'Item'" in message
    assert "is not in the code list gender_markers" in message


def test_list_that_states_no_attribute_of_projects_stops(small):
    small.replace("source.yml", "project_category: project_category", "gender_method: marker")
    message = small.failure()
    assert "review_small/source.yml, value 'marker': list_attributes names no attribute" in message
    assert "Nearest known: gender_marker" in message


def test_unknown_region_of_a_printed_total_lists_the_known_ones(small):
    add_file(
        small,
        "regions.csv",
        "region_totals",
        'Where,Number,Money\nAFRIKA,6 (23%),"831,000 (23.5%)"\n',
        "regions.csv,Where,region_name\n"
        "regions.csv,Number,projects_and_share\n"
        "regions.csv,Money,budget_and_share\n",
    )
    content = FIGURES + "900.region.count.africa,26 projects,projects,6,projects,exact,no\n"
    add_file(small, "figures.csv", "published_figures", content, FIGURE_MAP)
    message = small.failure()
    assert "review_small/regions.csv, row 2, column 'Where', value 'Afrika'" in message
    assert "Nearest known: africa" in message


def test_ceilings_of_overlapping_years_stop_and_name_both_rows(small):
    rows = '2,national,2011,2014,"200,000"\n2,national,2014,2016,"300,000"\n'
    add_file(small, "ceilings.csv", "ceilings", CEILINGS + rows, CEILING_MAP)
    message = small.failure()
    assert "review_small/ceilings.csv, row 3, column 'from', value '2014'" in message
    assert "overlaps 2011-2014 of review_small/ceilings.csv, row 2" in message


def test_ceilings_of_other_lines_or_years_go_together(small):
    rows = '2,national,2011,2014,"200,000"\n2,national,2015,2016,"1"\n1,national,2011,2016,"1"\n'
    add_file(small, "ceilings.csv", "ceilings", CEILINGS + rows, CEILING_MAP)
    assert len(small.tables()["ceilings"]) == 3
