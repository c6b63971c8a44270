"""Answers are kept per snapshot, and failures are not kept at all."""

import shutil

import pytest
from streamlit.testing.v1 import AppTest

import warehouse
from pages.shared import data, kept


@pytest.fixture
def own_data(real_data, tmp_path, monkeypatch):
    """A data folder that a test may break."""
    folder = tmp_path / "data"
    shutil.copytree(real_data, folder)
    monkeypatch.setenv("FUND_MONITOR_DATA", str(folder))
    return folder


def shown() -> AppTest:
    at = AppTest.from_file("../app.py", default_timeout=60).run()
    assert not at.exception
    return at


def test_the_same_question_is_answered_once(own_data, monkeypatch):
    data.value("projects")
    store = warehouse.current()
    monkeypatch.setattr(store, "query", lambda *_args, **_more: pytest.fail("asked again"))
    assert data.value("projects") == 41


def test_without_data_the_page_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setenv("FUND_MONITOR_DATA", str(tmp_path))
    told = shown().error[0].value
    assert "There is no data yet." in told
    assert "`python -m etl build`" in told


def test_data_built_later_is_noticed_without_restart(real_data, tmp_path, monkeypatch):
    folder = tmp_path / "data"
    monkeypatch.setenv("FUND_MONITOR_DATA", str(folder))
    at = AppTest.from_file("../app.py", default_timeout=60).run()
    assert "There is no data yet." in at.error[0].value
    shutil.copytree(real_data, folder)
    at.run()
    assert not at.error
    assert at.title[0].value == "Overview"


def test_a_page_asks_one_warehouse_even_if_a_build_replaces_it_meanwhile(own_data):
    current = own_data / "CURRENT"
    with kept.one_store():
        before = data.store()
        current.write_text(current.read_text(encoding="utf-8"), encoding="utf-8")
        assert data.store() is before
    assert data.store() is not before


def test_a_broken_snapshot_is_explained_and_mended_by_a_new_one(own_data, real_data):
    (snapshot,) = (own_data / "snapshots").iterdir()
    (snapshot / "projects.parquet").write_bytes(b"not a table")
    told = shown().error[0].value
    assert "The data in service cannot be read." in told
    assert "The source files are untouched." in told
    shutil.rmtree(own_data)
    shutil.copytree(real_data, own_data)
    assert not shown().error


def test_published_figures_are_found_by_identifier_and_by_its_beginning(in_service):
    assert data.figure("001.all.total")["printed_number"] == 309
    assert data.figures("001.budget_share.*").num_rows == 3
    with pytest.raises(KeyError, match=r"000\.no\.such"):
        data.figure("000.no.such")


def test_totals_are_left_out_of_published_distributions_and_qualifiers_become_words(in_service):
    regions = data.published("000.region.count.*")["dimension_value"].to_pylist()
    assert len(regions) == 5
    assert "TOTAL" not in [name.upper() for name in regions]
    assert data.published("000.lm_share.all_idf")["qualifier_words"].to_pylist() == ["about"]


def test_region_names_of_other_schemes_find_the_fund_region(in_service):
    assert data.fund_region("Americas and the Caribbean") == "Latin America and the Caribbean"
    assert data.fund_region("AFRICA") == "Africa"
    assert data.fund_region("Atlantis") is None


def test_documents_are_called_by_their_short_names(in_service):
    assert data.label("document", "000") == "Review 2011-2014"
    assert data.label("document", None) == "Not stated"
    assert data.label("coverage", "national") == "National"
