"""A place spoilt in a source stops the build, which says where and what was expected."""

import shutil

import pytest

from etl.build import build
from etl.errors import BuildFailed
from warehouse.schema import load_codes

SPOILT = {
    "unknown_country": (
        ("projects.csv", "Uganda,01/06", "Ugandaa,01/06"),
        "review_small/projects.csv, row 2, column 'Countries', value 'Ugandaa'",
        "is not in the code list countries",
        "UGA (Uganda)",
    ),
    "unknown_line": (
        ("projects.csv", "USD 70,000 (2)", "USD 70,000 (3)"),
        "row 2, column 'Allocation', value 'USD 70,000 (3)'",
        "is not in the code list funding_lines",
        "1 (Line 1), 2 (Line 2)",
    ),
    "unknown_category": (
        ("lists.csv", "Policy development", "Policy developing"),
        "review_small/lists.csv, row 2, column 'Item', value 'Policy developing'",
        "policy_development",
    ),
    "unknown_marker": (
        ("markers.csv", "LM.0001,2a", "LM.0001,3x"),
        "review_small/markers.csv, row 2, column 'Marker', value '3x'",
        "2b, 2a, 1, 0, N/A",
    ),
    "ambiguous_date": (
        ("source.yml", "date_order: day_first\n", ""),
        "row 2, column 'Period'",
        "can be read as two dates",
        "Declare date_order",
    ),
    "missing_title": (
        ("projects.csv", "Fair work in Uganda", ""),
        "projects.title is missing and must be given",
    ),
    "countries_of_two_fund_regions": (
        ("projects.csv", "Viet Nam, Nepal", "Viet Nam, Kenya"),
        "leaves the Fund region of LM.0002 open (found: Africa, Asia and Oceania)",
        "State fund_region",
    ),
    "header_that_is_not_mapped": (
        ("markers.csv", "Code,Marker", "Code,Markers"),
        "has the header 'Markers', which column_map.csv does not map",
        "nearest mapped: 'Marker'",
    ),
    "header_mapped_to_no_column": (
        ("column_map.csv", "Marker,gender_marker", "Marker,gender_markr"),
        "is mapped to 'gender_markr', which is no column",
        "Nearest known: gender_marker",
    ),
    "column_that_no_feed_takes": (
        ("column_map.csv", "Marker,gender_marker", "Marker,cost_usd"),
        "is mapped to 'cost_usd', which none of its feeds takes",
    ),
    "unknown_feed": (
        ("source.yml", "feeds: [project_tags]", "feeds: [project_tag]"),
        "feeds something unknown",
        "project_tags",
    ),
    "misspelt_declaration": (
        ("source.yml", "short_label:", "shortlabel:"),
        "review_small/source.yml: short_label: Field required",
    ),
}
"""One place spoilt (file, text, what stands there instead), and what the build says."""


def test_the_small_source_builds(sources):
    assert [row["project_code"] for row in sources.tables()["projects"]] == ["LM.0001", "LM.0002"]


@pytest.mark.parametrize(("place", "told"), [(p, t) for p, *t in SPOILT.values()], ids=SPOILT)
def test_one_spoilt_place_stops_the_build_in_words_for_people(sources, place, told):
    sources.replace(*place)
    message = sources.failure()
    assert [words for words in told if words not in message] == []


def test_unknown_region_stops_with_the_nearest(sources):
    sources.replace("markers.csv", "Code,Marker", "Code,Region")
    sources.replace("markers.csv", "LM.0001,2a", "LM.0001,Afrika")
    sources.replace("column_map.csv", "Marker,gender_marker", "Region,fund_region")
    message = sources.failure()
    assert "column 'Region', value 'Afrika': is not in the code list fund_regions" in message
    assert "Nearest known: Africa" in message


def test_all_faults_are_told_at_once(sources):
    sources.replace("projects.csv", "Uganda,01/06", "Narnia,01/06")
    sources.replace("markers.csv", "LM.0001,2a", "LM.0001,3x")
    message = sources.failure()
    assert "'Narnia'" in message
    assert "'3x'" in message


def test_header_that_is_gone_stops(sources):
    sources.append("column_map.csv", "markers.csv,Colour,gender_marker\n")
    assert "lacks the header 'Colour', which column_map.csv maps" in sources.failure()


def test_file_that_is_not_declared_stops(sources):
    sources.path("extra.csv").write_text("A\n1\n", encoding="utf-8")
    assert "does not declare the file extra.csv" in sources.failure()


def test_declared_file_that_is_not_there_stops(sources):
    sources.path("markers.csv").unlink()
    assert "declares markers.csv, which is not there" in sources.failure()


def test_project_registered_twice_stops(sources):
    sources.append(
        "projects.csv", '2013,LM.0001,"USD 1 (1)",Again,Uganda,01/06/2013 – 31/05/2014 12 months\n'
    )
    assert "registers LM.0001, already registered" in sources.failure()


def test_folder_without_sources_stops(tmp_path):
    with pytest.raises(BuildFailed, match="holds no source"):
        build(tmp_path / "out", tmp_path)


def test_folder_with_files_and_no_declaration_stops(sources):
    shutil.copytree(sources.folder / "review_small", sources.folder / "review_other")
    (sources.folder / "review_other" / "source.yml").unlink()
    message = sources.failure()
    assert "review_other/source.yml: is not there" in message
    assert "Describe the document there, or take the folder away" in message


def test_folder_without_any_file_is_no_source(sources):
    (sources.folder / "empty" / "also_empty").mkdir(parents=True)
    assert len(sources.tables()["sources"]) == 1


def test_source_without_a_column_map_stops(sources):
    sources.path("column_map.csv").unlink()
    assert "review_small/column_map.csv: is not there" in sources.failure()


def test_source_that_is_no_yaml_stops(sources):
    sources.append("source.yml", "  - [\n")
    told = sources.failure()
    assert "review_small/source.yml, line " in told
    assert "does not fit the lines above it. Indent it" in told


def test_source_that_declares_a_key_twice_stops(sources):
    sources.append("source.yml", "title: Another\n")
    told = sources.failure()
    assert "review_small/source.yml, line " in told
    assert "title is declared twice (first in line " in told


def test_mistakes_in_corrections_are_told_of_their_own_file(sources):
    corrections = sources.path("corrections.yml")
    corrections.write_text("corrections:\n  - {file: lists.csv}\n", encoding="utf-8")
    assert (
        "review_small/corrections.yml: entry 1, row: Field required. An entry has file, row,"
        in sources.failure()
    )
    corrections.write_text("title: Another\n", encoding="utf-8")
    assert "review_small/corrections.yml: title does not stand in it" in sources.failure()
    corrections.write_bytes("# répété\ncorrections: []\n".encode("windows-1252"))
    assert "corrections.yml, line 1: holds the byte E9, which is not UTF-8" in sources.failure()


def test_code_list_with_one_form_for_two_codes_is_named_once(sources, monkeypatch):
    rows = [{"code": "2a", "label": "same"}, {"code": "2b", "label": "same"}]
    given = {"gender_markers": rows}
    monkeypatch.setattr("etl.codebook.load_codes", lambda name: given.get(name) or load_codes(name))
    sources.append("markers.csv", "LM.0002,2b\n")
    message = sources.failure()
    assert message.count("warehouse/codes/gender_markers.csv") == 1
    assert "stands for 2a and for 2b" in message
