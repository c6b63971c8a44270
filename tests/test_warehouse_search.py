"""Finding things by words in the shipped data."""

from collections import Counter

import pytest

import warehouse

pytestmark = pytest.mark.usefixtures("in_service")


def kinds(text, *wanted):
    return Counter(warehouse.search(text, wanted)["kind"].to_pylist())


def ids(text, *wanted):
    return warehouse.search(text, wanted)["entry_id"].to_pylist()


@pytest.mark.parametrize("text", ["Viet Nam", "vietnam", "VIETNAM", "  viet   nam "])
def test_case_and_blanks_do_not_matter(text):
    assert ids(text, "country") == ["VNM"]


@pytest.mark.parametrize("text", ["región andina", "region andina", "REGION ANDINA"])
def test_accents_do_not_matter(text):
    assert len(ids(text, "peer")) == 1


def test_every_kind_can_be_found_in_the_order_listed():
    found = {
        "project": "LM.0251",
        "country": "Uganda",
        "evaluation": "thematic",
        "finding": "gender",
        "recommendation": "framework",
        "lesson": "consultants",
        "peer": "TRIANGLE",
        "figure": "001.region.pct.middle_east",
    }
    for kind, text in found.items():
        assert kinds(text, kind)[kind] >= 1, kind
    listed = warehouse.search("labour")["kind"].to_pylist()
    order = list(dict.fromkeys(listed))
    assert order == [kind for kind in found if kind in order]


def test_all_words_must_occur_and_titles_come_first():
    assert kinds("consultant challenges", "figure")["figure"] == 3
    assert ids("consultant nowhere") == []
    first = warehouse.search("morocco", ["project"])["title"][0].as_py()
    assert "Morocco" in first


@pytest.mark.parametrize(
    "text", ["", "   ", "%%", "_____", "' OR 1=1 --", '"; DROP TABLE projects']
)
def test_nothing_is_found_by_nothing_or_by_signs_of_a_query_language(text):
    assert ids(text) == []


def test_the_corrected_code_is_found_and_the_printed_one_in_the_note_only():
    assert ids("GLO/06/57/UKM", "peer", "evaluation") == [
        "ILO-LMPP-2009",
        "Effective Action for Labour Migration Policies and Practice",
    ]


def test_a_percent_sign_stands_for_itself():
    assert ids("%") == ["000.lm_share.all_idf"]


def test_long_texts_are_cut_and_do_not_fail():
    assert ids("labour " * 500, "country") == []
    assert warehouse.search("labour " * 500).num_rows == warehouse.search("labour").num_rows


def test_an_unknown_kind_names_the_known_ones():
    with pytest.raises(warehouse.UnknownName, match="project"):
        warehouse.search("labour", ["projects"])
