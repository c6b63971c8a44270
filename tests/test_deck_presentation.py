"""A deck as one presentation, opened with python-pptx and compared with the warehouse."""

import io
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest
from pptx import Presentation

import warehouse
from pages.shared.deck import build, job
from pages.shared.deck.model import Deck, DeckError, Slide
from pages.shared.export.exported import SYNTHETIC
from tests.fixtures import decks, exports
from tests.fixtures.warehouse.portfolio import PORTFOLIO
from tests.fixtures.warehouse.snapshot import write_snapshot

pytestmark = pytest.mark.usefixtures("in_service")

COMMENT = "Ask about 2015: Côte d'Ivoire & Türkiye.\nمرحبا <b>"


@pytest.fixture(scope="module")
def whole(real_data):
    """A deck of three cards with words of its own, made once."""
    asked = Deck(
        "Steering committee",
        "May 2027",
        (
            Slide(decks.BY_REGION, comment=COMMENT),
            Slide(decks.BY_YEAR, title="Fewer projects after 2017"),
            Slide(decks.FINDINGS),
        ),
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FUND_MONITOR_DATA", str(real_data))
        return decks.opened(build.presentation(asked, exports.HOST))


def test_first_slide_says_what_the_deck_is_and_of_which_data(whole):
    front = whole.slides[0]
    assert decks.title(front) == "Steering committee"
    told = decks.words(front)
    assert "May 2027" in told
    assert "3 figures" in told
    assert warehouse.snapshot().id in told
    assert whole.slide_width / whole.slide_height == pytest.approx(16 / 9, rel=1e-3)


def test_one_figure_a_slide_in_the_order_of_the_deck(whole):
    titles = [decks.title(slide) for slide in whole.slides]
    assert titles[1].startswith("Projects per Fund region")
    assert titles[2] == "Fewer projects after 2017"
    assert titles[3] == "What the other evaluations found"
    assert titles[4].startswith("Appendix")
    assert [len(decks.charts(slide)) for slide in whole.slides][:5] == [0, 1, 1, 0, 0]


def test_native_charts_hold_the_numbers_of_the_warehouse(whole):
    plot = decks.charts(whole.slides[1])[0].plots[0]
    asked = warehouse.query(["projects"], ["fund_region"]).to_pylist()
    assert dict(zip(plot.categories, plot.series[0].values, strict=True)) == {
        row["fund_region"]: row["projects"] for row in asked
    }
    plot = decks.charts(whole.slides[2])[0].plots[0]
    asked = warehouse.query(["projects"], ["funding_year"], {"fund_region": "Africa"}).to_pylist()
    drawn = dict(zip(plot.categories, plot.series[0].values, strict=True))
    assert {year: value for year, value in drawn.items() if value} == {
        str(row["funding_year"]): row["projects"] for row in asked
    }


def test_notes_say_the_comment_the_method_and_the_source(whole):
    told = decks.notes(whole.slides[1])
    assert told.startswith(COMMENT)
    assert "How it is computed: Projects" in told
    assert "Source: " in told
    assert f"{exports.HOST}/regions?snapshot={warehouse.snapshot().id}" in told


def test_a_comment_stands_on_its_slide_and_the_card_keeps_its_name(whole):
    assert "Ask about 2015: Côte d'Ivoire & Türkiye." in decks.words(whole.slides[1])
    second = decks.words(whole.slides[2])
    assert "Projects by funding year" in second
    assert "Fund region: Africa" in second


def test_figures_and_tables_are_described_for_people_who_do_not_see_them(whole):
    framed = [
        shape._element.nvGraphicFramePr.cNvPr.get("descr")
        for slide in whole.slides
        for shape in slide.shapes
        if shape.has_chart or shape.has_table
    ]
    assert len(framed) >= 5
    assert all(len(text) > 20 for text in framed)


def test_the_appendix_holds_the_data_of_each_figure(whole):
    slides = {decks.title(slide): slide for slide in whole.slides}
    data = next(s for t, s in slides.items() if t.startswith("Data of slide 2: Projects per Fund"))
    shown = {row[0]: int(row[1]) for row in decks.table(data)[1:]}
    asked = warehouse.query(["projects"], ["fund_region"]).to_pylist()
    assert shown == {row["fund_region"]: row["projects"] for row in asked}
    assert "Data of slide 3: Fewer projects after 2017" in slides


def test_a_long_table_goes_on_in_the_appendix_and_says_what_is_left(whole):
    asked = exports.card("overview/findings").table.num_rows
    figure = decks.table(whole.slides[3])
    assert f"Rows 1 to {len(figure) - 1} of {asked}. All rows are in the appendix." in decks.words(
        whole.slides[3]
    )
    pages = [s for s in whole.slides if decks.title(s).startswith("Data of slide 4")]
    assert decks.table(pages[0])[1] == figure[1]
    shown = sum(len(decks.table(page)) - 1 for page in pages)
    assert shown == asked or f"to {shown} of {asked}. The others are in" in decks.words(pages[-1])


def test_slides_are_numbered_as_they_lie(whole):
    for number, slide in enumerate(whole.slides, start=1):
        found = [f.find("{*}t").text for f in slide.shapes._spTree.iter("{*}fld")]
        assert found == ([] if number == 1 else [str(number)])


def test_comments_can_stay_in_the_notes_and_the_appendix_out(real_data):
    asked = Deck(slides=(Slide(decks.BY_REGION, comment="Only for me"),), comments="notes")
    made = decks.opened(build.presentation(replace(asked, appendix=False)))
    assert len(made.slides) == 2
    assert "Only for me" not in decks.words(made.slides[1])
    assert decks.notes(made.slides[1]).startswith("Only for me")
    assert decks.title(made.slides[0]) == "Figures of the portfolio"


def test_slides_of_several_days_each_say_theirs():
    day = f"{decks.BY_REGION}&as_of=2015-06-30"
    made = decks.opened(
        build.presentation(replace(decks.deck(decks.BY_REGION, day), appendix=False))
    )
    now, then = decks.words(made.slides[1]), decks.words(made.slides[2])
    assert "as known on" not in now
    assert "Published reviews of the IOM Development Fund, as known on 30 Jun 2015" in then
    plot = decks.charts(made.slides[2])[0].plots[0]
    known = warehouse.current(as_of=date(2015, 6, 30))
    asked = known.query(["projects"], ["fund_region"]).to_pylist()
    assert sum(plot.series[0].values) == sum(row["projects"] for row in asked)


def test_every_slide_that_cannot_be_made_is_named():
    asked = decks.deck(decks.BY_REGION, "regions?card=nope", "regions?snapshot=0123&card=map")
    with pytest.raises(DeckError) as told:
        build.presentation(asked)
    first, second = str(told.value).splitlines()
    assert first.startswith("Slide 2 (regions, card nope): The page regions does not show nope")
    assert second.startswith("Slide 3 (regions, card map): The data it was made from is no longer")
    with pytest.raises(DeckError, match="no slides yet"):
        build.presentation(Deck())


def test_a_deck_in_the_making_tells_how_far_it_is_and_can_be_cancelled():
    heard = []

    def told(done, total):
        heard.append((done, total))

    asked = decks.deck(decks.BY_REGION, decks.BY_YEAR, decks.FINDINGS)
    with pytest.raises(build.Cancelled):
        build.presentation(asked, told=told, stop=lambda: len(heard) == 2)
    assert heard == [(0, 3), (1, 3)]
    doing = job.Job(asked, "", None)
    doing.cancel()
    doing.wait(60)
    assert doing.cancelled
    assert doing.content is None


def test_decks_made_at_once_are_not_mixed_up():
    asked = [decks.deck(decks.BY_REGION), decks.deck(decks.BY_YEAR)] * 2
    with ThreadPoolExecutor(4) as people:
        made = list(people.map(lambda one: decks.opened(build.presentation(one)), asked))
    titles = [decks.title(one.slides[1])[:16] for one in made]
    assert titles == ["Projects per Fun", "Projects by fund"] * 2
    numbers = [tuple(decks.charts(one.slides[1])[0].plots[0].series[0].values) for one in made]
    assert numbers[:2] == numbers[2:]
    assert numbers[0] != numbers[1]


def test_a_job_hands_over_the_file_or_says_what_is_wrong():
    doing = job.Job(decks.deck(decks.BY_REGION), exports.HOST, None)
    doing.wait(60)
    assert len(Presentation(io.BytesIO(doing.content)).slides) == 4
    assert (doing.done, doing.total, doing.problem) == (1, 1, "")
    doing = job.Job(decks.deck("regions?card=nope"), "", None)
    doing.wait(60)
    assert doing.content is None
    assert "does not show nope" in doing.problem


@pytest.mark.parametrize("own", [None, decks.template()])
def test_invented_data_is_marked_on_its_slides_and_on_the_first(
    real_data, tmp_path, monkeypatch, own
):
    shutil.copytree(real_data, tmp_path / "data")
    write_snapshot(tmp_path / "data" / "datasets" / "invented", PORTFOLIO, "invented")
    monkeypatch.setenv("FUND_MONITOR_DATA", str(tmp_path / "data"))
    asked = decks.deck(decks.BY_REGION, f"{decks.BY_REGION}&dataset=invented")
    slides = decks.opened(build.presentation(asked, "", own)).slides
    front, real, invented = (decks.words(slide) for slide in list(slides)[:3])
    assert build.MIXED in front
    assert SYNTHETIC not in real
    assert SYNTHETIC in invented
    assert "Published reviews of the IOM Development Fund, snapshot" in real
    tables = [slide for slide in slides if decks.title(slide).startswith("Data of slide 3")]
    assert tables
    assert all(SYNTHETIC in decks.words(slide) for slide in tables)
