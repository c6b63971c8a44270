"""Every card made of metrics opens the Explore page with the same numbers; no other card does."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import pages
import warehouse
from pages.explore import card as explored
from pages.explore import question
from pages.shared import content, declare, explore
from pages.shared.declare import Card
from pages.shared.filters import Filters
from pages.shared.view import NothingInCommon, View

pytestmark = pytest.mark.usefixtures("in_service")

FOLDER = Path(pages.__file__).parent
CARDS = {
    f"{file.parent.name}.{name}": card
    for file in sorted(FOLDER.glob("*/cards.yml"))
    for name, card in declare.load(file).items()
}
OF_METRICS = {name: card for name, card in CARDS.items() if card.metrics}
FILTERS = {
    "no filter": Filters(),
    "a review": Filters(review=("2011-2014",)),
    "a region and years": Filters(fund_region=("Africa", "Europe"), funding_year=(2012, 2019)),
}


def open_menu(at: AppTest, card: str) -> AppTest:
    """The page with the menu of a card open; a closed one is not drawn."""
    at.session_state[f"{card}_menu"] = True
    return at.run()


def test_a_closed_menu_is_not_drawn():
    at = AppTest.from_file("../app.py", default_timeout=60).run()
    assert not at.get("download_button")
    assert open_menu(at, "projects_by_year").get("download_button")


def arrived(card: Card, metric: str, view: View) -> tuple[question.Question, View, list[str]]:
    """The question and the view of a reader who came from a card."""
    written = {
        name: value if isinstance(value, list) else [value]
        for name, value in explore.params(card, metric).items()
    }
    asked, problems = question.read(written)
    there = View(explore.filters_of(card, view), {})
    return asked, there.reaching(metric), problems


def compared(card: Card, view: View) -> int:
    """Hold each metric of a card against Explore; how many of them have anything to compare."""
    number = 0
    for metric in card.metrics:
        alone = card.model_copy(update={"metrics": (metric,), "shares": False})
        try:
            own = content.of_metrics(alone, view)
        except (NothingInCommon, warehouse.Unreachable):
            continue  # the page leaves the card out, or narrows the filters itself
        if not any(counts.used for counts in own.counts.values()):
            continue  # Explore offers no dimension that no record states
        asked, there, problems = arrived(card, metric, view)
        assert problems == []
        shown = explored.answered(asked, there)
        if card.by:
            assert asked.by == card.by
            assert shown.table.equals(own.table)
            assert shown.counts == own.counts
            assert set(own.sources) <= set(shown.sources)
        else:
            whole = content.of_metrics(
                explored.declared(asked).model_copy(update={"by": ()}), there
            )
            assert whole.table.equals(own.table)
        number += 1
    return number


@pytest.mark.parametrize("filters", FILTERS.values(), ids=FILTERS)
def test_cards_open_explore_with_their_own_numbers(filters):
    numbers = [compared(card, View(filters, {})) for card in OF_METRICS.values()]
    assert sum(number > 0 for number in numbers) > len(numbers) / 3


@pytest.mark.parametrize("name", OF_METRICS)
def test_every_card_opens_explore_with_its_own_numbers(name, demonstrated, monkeypatch):
    """In the published reviews or, where they hold nothing for it, in the demonstration."""
    number = compared(OF_METRICS[name], View(Filters(), {}))
    monkeypatch.setenv("FUND_MONITOR_DATA", str(demonstrated / "datasets" / "demonstration"))
    assert number + compared(OF_METRICS[name], View(Filters(), {})) > 0


def test_cards_of_printed_figures_and_records_have_no_metrics_to_open():
    others = [card for card in CARDS.values() if not card.metrics]
    assert len(OF_METRICS) > 15
    assert len(others) > 15
    assert all(card.figures or card.rows for card in others)


def test_the_menu_of_a_card_leads_there_with_chart_dimensions_and_filters():
    at = AppTest.from_file("../app.py", default_timeout=60)
    at.query_params["fund_region"] = "Africa"
    at.run()
    at.switch_page("pages/regions/page.py").run()
    open_menu(at, "map").button(key="map_explore_projects").click().run()
    assert not at.exception
    assert at.title[0].value == "Explore"
    assert at.selectbox(key="explore_by").value == "iso3"
    assert at.segmented_control(key="explore_chart").value == "map"
    assert at.multiselect(key="fund_region").value == ["Africa"]
    assert not at.warning


def test_the_menu_offers_it_for_metrics_only_and_not_on_the_explore_page_itself():
    at = AppTest.from_file("../app.py", default_timeout=60).run()
    open_menu(at, "share_of_projects")
    keys = {button.key for button in open_menu(at, "projects_by_year").button}
    assert "projects_by_year_explore_projects" in keys
    assert not [key for key in keys if key and key.startswith("share_of_projects_explore")]
    at.switch_page("pages/explore/page.py").run()
    assert not [button.key for button in at.button if "_explore_" in (button.key or "")]


def test_a_card_narrowed_by_its_own_filter_takes_it_along():
    card = Card(
        id="x",
        title="X",
        metrics=("projects",),
        by=("coverage",),
        where={"review": "2011-2014", "gender_marker": ["2a", "1"], "funding_line": 1},
        chart="bars",
    )
    view = View(Filters(review=("2011-2014", "2016-2020")), {})
    assert explore.filters_of(card, view) == Filters(review=("2011-2014",), funding_line=(1,))
    assert explore.params(card, "projects") == {
        "metric": "projects",
        "by": "coverage",
        "chart": "bar",
        "gender_marker": ["2a", "1"],
    }
