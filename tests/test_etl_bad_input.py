import shutil

import pytest

from etl.build import build
from etl.errors import BuildFailed
from tests.fixtures.etl.sources import SmallSources


@pytest.fixture
def small(tmp_path):
    return SmallSources(tmp_path / "sources")


def test_the_small_source_builds(small):
    assert [row["project_code"] for row in small.tables()["projects"]] == ["LM.0001", "LM.0002"]


def test_unknown_country_stops_with_its_place_and_the_nearest(small):
    small.replace("projects.csv", "Uganda,01/06", "Ugandaa,01/06")
    message = small.failure()
    assert "review_small/projects.csv, row 2, column 'Countries', value 'Ugandaa'" in message
    assert "is not in the code list countries" in message
    assert "UGA (Uganda)" in message


def test_unknown_line_stops_with_the_known_lines(small):
    small.replace("projects.csv", "USD 70,000 (2)", "USD 70,000 (3)")
    message = small.failure()
    assert "row 2, column 'Allocation', value 'USD 70,000 (3)'" in message
    assert "is not in the code list funding_lines" in message
    assert "1 (Line 1), 2 (Line 2)" in message


def test_unknown_category_stops_with_the_nearest(small):
    small.replace("lists.csv", "Policy development", "Policy developing")
    message = small.failure()
    assert "review_small/lists.csv, row 2, column 'Item', value 'Policy developing'" in message
    assert "policy_development" in message


def test_unknown_marker_stops_with_the_known_markers(small):
    small.replace("markers.csv", "LM.0001,2a", "LM.0001,3x")
    message = small.failure()
    assert "review_small/markers.csv, row 2, column 'Marker', value '3x'" in message
    assert "2b, 2a, 1, 0, N/A" in message


def test_unknown_region_stops_with_the_nearest(small):
    small.replace("markers.csv", "Code,Marker", "Code,Region")
    small.replace("markers.csv", "LM.0001,2a", "LM.0001,Afrika")
    small.replace("column_map.csv", "Marker,gender_marker", "Region,fund_region")
    message = small.failure()
    assert "column 'Region', value 'Afrika': is not in the code list fund_regions" in message
    assert "Nearest known: Africa" in message


def test_ambiguous_date_is_asked_about(small):
    small.replace("source.yml", "date_order: day_first\n", "")
    message = small.failure()
    assert "row 2, column 'Period'" in message
    assert "can be read as two dates" in message
    assert "Declare date_order" in message


def test_all_faults_are_told_at_once(small):
    small.replace("projects.csv", "Uganda,01/06", "Narnia,01/06")
    small.replace("markers.csv", "LM.0001,2a", "LM.0001,3x")
    message = small.failure()
    assert "'Narnia'" in message
    assert "'3x'" in message


def test_header_that_is_not_mapped_stops(small):
    small.replace("markers.csv", "Code,Marker", "Code,Markers")
    message = small.failure()
    assert "has the header 'Markers', which column_map.csv does not map" in message
    assert "nearest mapped: 'Marker'" in message


def test_header_that_is_gone_stops(small):
    small.append("column_map.csv", "markers.csv,Colour,gender_marker\n")
    assert "lacks the header 'Colour', which column_map.csv maps" in small.failure()


def test_header_mapped_to_no_column_stops(small):
    small.replace("column_map.csv", "Marker,gender_marker", "Marker,gender_markr")
    message = small.failure()
    assert "is mapped to 'gender_markr', which is no column" in message
    assert "Nearest known: gender_marker" in message


def test_column_that_no_feed_takes_stops(small):
    small.replace("column_map.csv", "Marker,gender_marker", "Marker,cost_usd")
    assert "is mapped to 'cost_usd', which none of its feeds takes" in small.failure()


def test_unknown_feed_stops(small):
    small.replace("source.yml", "feeds: [project_tags]", "feeds: [project_tag]")
    message = small.failure()
    assert "feeds something unknown" in message
    assert "project_tags" in message


def test_file_that_is_not_declared_stops(small):
    small.path("extra.csv").write_text("A\n1\n", encoding="utf-8")
    assert "does not declare the file extra.csv" in small.failure()


def test_declared_file_that_is_not_there_stops(small):
    small.path("markers.csv").unlink()
    assert "declares markers.csv, which is not there" in small.failure()


def test_misspelt_declaration_stops(small):
    small.replace("source.yml", "short_label:", "shortlabel:")
    message = small.failure()
    assert "review_small/source.yml: short_label: Field required" in message


def test_two_statements_that_differ_stop(small):
    small.append("markers.csv", "LM.0001,2b\n")
    message = small.failure()
    assert "says gender_marker of LM.0001 is '2b'" in message
    assert "markers.csv, row 2 says '2a'" in message


def test_attribute_of_a_project_in_no_register_stops(small):
    small.append("markers.csv", "LM.0777,2b\n")
    assert "value 'LM.0777': says the gender_marker of a project" in small.failure()


def test_project_registered_twice_stops(small):
    small.append(
        "projects.csv", '2013,LM.0001,"USD 1 (1)",Again,Uganda,01/06/2013 – 31/05/2014 12 months\n'
    )
    assert "registers LM.0001, already registered" in small.failure()


def test_required_value_that_is_missing_stops(small):
    small.replace("projects.csv", "Fair work in Uganda", "")
    assert "projects.title is missing and must be given" in small.failure()


def test_countries_of_two_fund_regions_leave_the_region_open(small):
    small.replace("projects.csv", "Viet Nam, Nepal", "Viet Nam, Kenya")
    message = small.failure()
    assert "leaves the Fund region of LM.0002 open (found: Africa, Asia and Oceania)" in message
    assert "State fund_region" in message


def test_folder_without_sources_stops(tmp_path):

    with pytest.raises(BuildFailed, match="holds no source"):
        build(tmp_path / "out", tmp_path)


def test_folder_with_files_and_no_declaration_stops(small):
    shutil.copytree(small.folder / "review_small", small.folder / "review_other")
    (small.folder / "review_other" / "source.yml").unlink()
    message = small.failure()
    assert "review_other/source.yml: is not there" in message
    assert "Describe the document there, or take the folder away" in message


def test_folder_without_any_file_is_no_source(small):
    (small.folder / "empty" / "also_empty").mkdir(parents=True)
    assert len(small.tables()["sources"]) == 1


def test_source_without_a_column_map_stops(small):
    small.path("column_map.csv").unlink()
    assert "review_small/column_map.csv: is not there" in small.failure()


def test_source_that_is_no_yaml_stops(small):
    small.append("source.yml", "  - [\n")
    assert "review_small/source.yml: is not YAML" in small.failure()


def test_code_list_with_one_form_for_two_codes_is_named_once(small, monkeypatch):
    rows = [{"code": "2a", "label": "same"}, {"code": "2b", "label": "same"}]
    monkeypatch.setattr("etl.codebook.load_codes", lambda name: rows)
    small.append("markers.csv", "LM.0002,2b\n")
    message = small.failure()
    assert message.count("warehouse/codes/gender_markers.csv") == 1
    assert "stands for 2a and for 2b" in message
