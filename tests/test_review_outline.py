"""The outline of a review, as an analyst edits it, and tables laid out for a page."""

import pyarrow as pa
import pytest

import warehouse
from pages.shared.export import find
from pages.shared.review import compose, grids, outline
from tests.fixtures import reviews
from tests.fixtures.datasets import FULL, full_rows, with_datasets
from tests.fixtures.warehouse.snapshot import write_snapshot

FUNCTIONS = tuple(compose.FUNCTIONS)
LONG = "A title of many words that goes on and on until it would not fit into one line of a page"


def written(folder, chapters):
    file = folder / "outline.yml"
    file.write_text(
        "title: 'Review of {projects} {subject}, {years}'\nattributes: [fund_region]\n"
        f"most_rows: 2\nmost_projects: 3\nchapters:\n{chapters}",
        encoding="utf-8",
    )
    return file


def test_every_card_and_page_of_the_outline_exists():
    known = find.cards_by_page()
    for page, cards in outline.load(functions=FUNCTIONS).pages.items():
        assert set(cards) <= set(known[page]), page


@pytest.mark.parametrize(
    ("chapters", "said"),
    [
        ("  - {title: One, say: [poetry]}", "One: say poetry? Known: answer"),
        ("  - {title: One, cards: [map]}", "One: name the page"),
        ("  - {title: One, colour: red}", "chapters.0.colour: Extra inputs"),
        ("  - {title: One, title: Two}", "title is declared twice"),
        ("  - {title: [One}", "a bracket or brace is opened here and not closed"),
    ],
)
def test_a_mistake_in_the_outline_is_told_with_its_place(tmp_path, chapters, said):
    with pytest.raises(outline.BadOutline, match=r"outline\.yml") as error:
        outline.load(written(tmp_path, chapters), FUNCTIONS)
    assert said in str(error.value)


@pytest.mark.usefixtures("in_service")
def test_an_edited_outline_is_followed(tmp_path):
    file = written(
        tmp_path,
        "  - {title: Places, page: regions, say: [answer], cards: [map]}\n"
        "  - {title: All, annex: true, say: [projects]}\n",
    )
    review = compose.compose(reviews.address(review=["2011-2014"]), file=file)
    assert review.title == "Review of 14 labour migration projects, 2011–2014"
    places, annex = review.chapters
    assert [places.heading, annex.heading] == ["1 Places", "Annex A: All"]
    (figure,) = review.figures()
    assert figure.card.card == "map"
    assert len(figure.grid.rows) == 2
    assert "more of" in figure.grid.left_out
    assert len(annex.blocks[0].grid.rows) == 3
    assert annex.blocks[0].grid.left_out.startswith("The first 3 of 14 projects")


def test_columns_fill_the_page_when_they_must_and_long_text_gets_what_is_left():
    table = pa.table({"Code": ["LM.0001"], "Title": [LONG], "Note": [LONG[:60]]})
    shares = grids.grid_of(table).shares
    assert sum(shares) == pytest.approx(1)
    assert shares[1] > shares[2] > shares[0]


def test_a_narrow_table_stays_narrow():
    grid = grids.grid_of(pa.table({"Region": ["Africa"], "Projects": [5]}))
    assert sum(grid.shares) < 0.5
    assert grid.numeric == (False, True)
    assert grid.rows == (("Africa", "5"),)


def test_more_columns_than_the_page_can_hold_are_squeezed_evenly():
    wide = [(200.0, 200.0, 200.0)] * 5
    assert sum(grids.fitted(wide)) == pytest.approx(grids.ROOM)


WITH_CARDS = (
    "  - {title: Look at, page: watchlist, with_cards: true, say: [answer], cards: [by_rule]}\n"
    "  - {title: Fairness, page: fairness, with_cards: true, say: [answer], cards: [regions]}\n"
)


@pytest.mark.usefixtures("in_service")
def test_a_chapter_whose_cards_have_nothing_is_left_out_with_its_words_and_number(tmp_path):
    """No project of the published reviews is active, so no rule flags one."""
    review = compose.compose(reviews.address(), file=written(tmp_path, WITH_CARDS))
    assert [chapter.heading for chapter in review.chapters] == ["1 Fairness"]


@pytest.mark.usefixtures("in_service")
def test_fairness_says_which_filters_it_does_not_follow(tmp_path):
    address = reviews.address(fund_region=["Europe"])
    review = compose.compose(address, file=written(tmp_path, WITH_CARDS))
    answer = review.chapters[0].blocks[0].text
    assert answer.startswith("To match the eligible Member States")
    assert answer.endswith("Not followed: Fund region: Europe.")


def test_a_chapter_is_there_where_a_card_has_something_to_show(tmp_path, real_data, monkeypatch):
    folder = with_datasets(real_data, tmp_path / "data")
    monkeypatch.setenv("FUND_MONITOR_DATA", str(folder))
    active = [{**row, "project_status": "active"} for row in full_rows()["projects"]]
    write_snapshot(folder / "datasets" / FULL, {**full_rows(), "projects": active}, FULL)
    review = compose.compose(reviews.address(FULL), file=written(tmp_path, WITH_CARDS))
    assert review.chapters[0].heading == "1 Look at"


def limits(tmp_path, dataset: str, **where: list[str]) -> str:
    """What a review says under limitations."""
    file = written(tmp_path, "  - {title: Limitations, say: [issues]}\n")
    review = compose.compose(reviews.address(dataset, **where), file=file)
    return reviews.everything(reviews.word(review))


def test_issues_of_projects_outside_a_review_are_left_out(tmp_path, demonstrated, monkeypatch):
    monkeypatch.setenv("FUND_MONITOR_DATA", str(demonstrated))
    issues = warehouse.current("demonstration").rows("issue_register")["entity_id"].to_pylist()
    found = limits(tmp_path, "demonstration", fund_region=["Europe"])
    of_region = warehouse.current("demonstration").rows("projects", {"fund_region": "Europe"})
    codes = set(of_region["project_code"].to_pylist())
    inside = [one for one in issues if one.partition("-")[0] in codes]
    assert 0 < len(inside) < len(issues)
    for one in issues:
        assert (f"{one} " in found) == (one in inside), one
    assert "about the projects in view or their sources as a whole" in found


def test_values_by_how_they_are_known_are_counted(in_service, tmp_path):
    file = written(tmp_path, "  - {title: Known, say: [how_known]}\n")
    review = compose.compose(reviews.address(review=["2016-2020"]), file=file)
    told = review.chapters[0].blocks[0].text
    assert told == (
        "1 attribute of 27 projects make 27 values: 0% (0 of 27) are stated, "
        "100% (27 of 27) inferred and 0% (0 of 27) not stated."
    )
