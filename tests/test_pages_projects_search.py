"""Searching the register by words."""

import pyarrow as pa
import pytest

from pages.projects.search import folded, matching

ROW = {
    "project_code": "LM.0001",
    "title": "Skills in Côte d’Ivoire",
    "objective_summary": None,
    "country_names": "Côte d’Ivoire; Viet Nam",
    "country_codes": "CIV; VNM",
    "regional_grouping": None,
    "regional_grouping_label": "Not stated",
}
OTHER = ROW | {
    "project_code": "LM.0002",
    "title": "Labour inspectors",
    "objective_summary": "Protect domestic workers",
    "country_names": None,
    "country_codes": None,
    "regional_grouping": "EAC",
    "regional_grouping_label": "East African Community (EAC)",
}


def found(wanted: str, also=None) -> list[str]:
    return matching(pa.Table.from_pylist([ROW, OTHER]), wanted, also)["project_code"].to_pylist()


def test_case_accents_and_blanks_do_not_matter():
    assert folded("  CÔTE\td’Ivoire – Türkiye ") == "cote d'ivoire - turkiye"


@pytest.mark.parametrize(
    ("wanted", "codes"),
    [
        ("", ["LM.0001", "LM.0002"]),
        ("lm.0002", ["LM.0002"]),
        ("SKILLS", ["LM.0001"]),
        ("cote d'ivoire", ["LM.0001"]),
        ("vietnam", ["LM.0001"]),
        ("viet nam", ["LM.0001"]),
        ("vnm", ["LM.0001"]),
        ("east african", ["LM.0002"]),
        ("domestic", ["LM.0002"]),
        ("skills vnm", ["LM.0001"]),
        ("skills eac", []),
        ("nowhere", []),
    ],
)
def test_every_word_has_to_occur_somewhere(wanted, codes):
    assert found(wanted) == codes


def test_names_as_printed_are_found_too():
    assert found("fyrom", {"LM.0002": ["FYROM"]}) == ["LM.0002"]


def test_a_missing_grouping_is_not_found_by_its_label():
    assert found("not stated") == []
