"""The dashboard on several datasets: the choice, the mark, and pages without printed figures."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import csvfile, data, datasets
from pages.shared.addresses import PAGES
from tests.fixtures.datasets import BARE, FULL, with_datasets

NOTHING_THERE = ("peers", "reconciliation", "views")
"""Pages of which a dataset without published figures has nothing."""

BOTH = ({"dataset": BARE}, {})
"""Addresses of a dataset of two themes and of the published reviews."""


@pytest.fixture(scope="module")
def folder(real_data, tmp_path_factory):
    return with_datasets(real_data, tmp_path_factory.mktemp("several") / "data")


@pytest.fixture(autouse=True)
def served(folder, monkeypatch):
    monkeypatch.setenv("FUND_MONITOR_DATA", str(folder))


def opened(page="overview", **params):
    """A page as someone opens it with these parameters; it shows no error."""
    at = AppTest.from_file("../app.py", default_timeout=60)
    for name, value in params.items():
        at.query_params[name] = value
    at.run()
    if page != "overview":
        at.switch_page(PAGES[page][1])
        at.run()
    assert not at.exception
    return at


def told(at):
    found = [*at.warning, *at.info, *at.markdown]
    return "\n".join(element.value for element in found).replace("\\", "")


@pytest.mark.parametrize("dataset", [FULL, BARE])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_on_a_dataset_without_published_figures(page, dataset):
    at = opened(page, dataset=dataset)
    assert [error.value for error in at.error] == []
    assert at.title[0].value == PAGES[page][0]
    assert "Synthetic data" in at.warning[0].value


@pytest.mark.parametrize("page", NOTHING_THERE)
def test_a_page_about_documents_says_so_and_leads_to_the_published_reviews(page):
    at = opened(page, dataset=FULL)
    assert "has no published figures" in at.info[0].value
    at.button(key="to_reviews").click().run()
    assert at.session_state["dataset"] == "published-reviews"
    assert not [info for info in at.info if "no published figures" in info.value]


def test_the_address_names_the_dataset_and_the_published_reviews_are_shown_without_a_name():
    assert "41 of 41 projects" in told(opened())
    at = opened(dataset=BARE)
    assert "2 of 2 projects" in told(at)
    assert at.selectbox(key=datasets.SHOWN).options == [
        "Published reviews of the IOM Development Fund",
        "Small snapshot (bare)",
        "Small snapshot (full)",
    ]


def test_an_unknown_dataset_is_told_and_the_published_reviews_are_shown():
    at = opened(dataset="elsewhere")
    assert "Dataset “elsewhere” is not known" in at.warning[0].value
    assert "41 of 41 projects" in told(at)


def test_one_dataset_alone_is_no_choice(real_data, monkeypatch):
    monkeypatch.setenv("FUND_MONITOR_DATA", str(real_data))
    at = opened()
    assert datasets.SHOWN not in [box.key for box in at.selectbox]
    assert "41 of 41 projects" in told(at)


def test_two_readers_see_their_own_datasets_at_once():
    reviews, bare = opened("projects"), opened("projects", dataset=BARE)
    for _ in range(2):
        assert "41 of 41 projects" in told(reviews.run())
        assert "2 of 2 projects" in told(bare.run())
        assert "Synthetic data" not in told(reviews)
        assert "AB.0001" in str(bare.dataframe[0].value)
        assert "AB.0001" not in str(reviews.dataframe[0].value)


def test_filters_another_dataset_does_not_have_are_taken_away_with_a_word():
    at = opened(review="2011-2014")
    at.multiselect(key="fund_region").set_value(["Africa"]).run()
    at.selectbox(key=datasets.SHOWN).set_value(FULL).run()
    words = told(at)
    assert "does not have all that was chosen. Taken away: Review." in words
    assert "Fund region: Africa" in words
    assert "4 of 6 projects" in words


def test_years_that_meant_all_years_mean_all_years_of_the_other_dataset():
    at = opened()
    at.selectbox(key=datasets.SHOWN).set_value(BARE).run()
    assert at.slider(key="funding_year").value == (2021, 2023)
    assert "Taken away" not in told(at)
    at.selectbox(key=datasets.SHOWN).set_value("published-reviews").run()
    assert at.slider(key="funding_year").value == (2011, 2020)


def test_years_the_other_dataset_does_not_span_are_taken_away():
    at = opened()
    at.slider(key="funding_year").set_value((2012, 2014)).run()
    at.selectbox(key=datasets.SHOWN).set_value(FULL).run()
    assert at.slider(key="funding_year").value == (2012, 2014)
    at.selectbox(key=datasets.SHOWN).set_value(BARE).run()
    assert at.slider(key="funding_year").value == (2021, 2023)
    assert "Taken away: Funding years." in told(at)


def test_without_the_published_reviews_the_first_dataset_there_is_is_shown(
    folder, monkeypatch, tmp_path
):
    (tmp_path / "datasets").mkdir()
    (tmp_path / "datasets" / BARE).symlink_to(folder / "datasets" / BARE)
    monkeypatch.setenv("FUND_MONITOR_DATA", str(tmp_path))
    assert "2 of 2 projects" in told(opened())


def test_several_themes_can_be_filtered_and_one_cannot():
    keys = [box.key for box in opened(dataset=BARE).multiselect]
    assert "theme" in keys
    assert "review" not in keys
    assert "theme" not in [box.key for box in opened().multiselect]
    assert "1 of 2 projects" in told(opened(dataset=BARE, theme="Counter-trafficking"))


def specs(at):
    return [json.loads(chart.proto.spec) for chart in at.get("plotly_chart")]


def marks(spec):
    return [note["text"] for note in spec["layout"].get("annotations", [])]


def test_every_figure_of_invented_data_carries_the_mark_and_no_other():
    invented = specs(opened(dataset=FULL))
    assert len(invented) >= 3
    assert all("Synthetic data" in marks(spec) for spec in invented)
    assert not any("Synthetic data" in marks(spec) for spec in specs(opened()))


def test_links_to_other_pages_name_the_dataset():
    at = opened("search", dataset=BARE, q="Kenya")
    found = "\n".join(element.value for element in at.markdown)
    assert f"projects?dataset={BARE}&iso3=KEN" in found


def test_downloads_of_invented_data_say_so_in_each_row_and_in_their_name():
    table = data.rows("projects", columns=["project_code"]).slice(0, 1)
    plain = csvfile.encode(table).decode("utf-8-sig").splitlines()
    marked = csvfile.encode(table, "Synthetic data").decode("utf-8-sig").splitlines()
    assert plain[0] == "project_code"
    assert marked[0] == "origin,project_code"
    assert marked[1] == f"Synthetic data,{plain[1]}"
    assert csvfile.named("projects", "Synthetic data") == "synthetic_data_projects.csv"
    assert csvfile.named("projects") == "projects.csv"


def test_answers_of_a_dataset_are_kept_apart_from_those_of_another(monkeypatch):
    assert data.value("projects") == 41
    monkeypatch.setattr("pages.shared.datasets.chosen", lambda: BARE)
    assert data.value("projects") == 2
    assert data.mark() == "Synthetic data"
    monkeypatch.setattr("pages.shared.datasets.chosen", lambda: None)
    assert data.value("projects") == 41
    assert data.mark() == ""


def test_the_choice_by_title_puts_the_name_into_the_address():
    at = opened()
    at.selectbox(key=datasets.SHOWN).set_value(BARE).run()
    assert at.session_state["dataset"] == BARE
    assert at.text_input(key="dataset").proto.query_param_key == "dataset"
    assert at.text_input(key="dataset").value == BARE
    assert opened(dataset=FULL).selectbox(key=datasets.SHOWN).value == FULL


def test_the_register_names_the_theme_where_projects_have_several():
    bare, reviews = (opened("projects", **asked).dataframe[0].value for asked in BOTH)
    assert bare["theme"].to_list() == ["Counter-trafficking", "Migration and health"]
    assert "theme" not in reviews
