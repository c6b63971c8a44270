"""The Peer portfolio page on the shipped data: sentence, printed tables, regions, conventions."""

from decimal import Decimal
from functools import partial
from pathlib import Path

import pyarrow.compute as pc
import pytest

import warehouse
from pages.peers import answers, charts, tables
from pages.shared import alt, declare, select
from tests.fixtures import reader

pytestmark = pytest.mark.usefixtures("in_service")

CARDS = declare.load(Path(charts.__file__).with_name("cards.yml"))

NOTHING = {"review": "2016-2020", "funding_line": "2"}
"""The later review states no line per project."""
opened = partial(reader.opened, "peers")
text = reader.text


def printed(figure_id: str) -> dict:
    (row,) = [r for r in warehouse.figures().to_pylist() if r["figure_id"] == figure_id]
    return row


def row(table, column: str, value: str) -> dict:
    return table.filter(pc.equal(table[column], value)).to_pylist()[0]


def test_the_page_says_that_filters_do_not_reach_it_and_shows_every_card():
    at = opened()
    words = text(at)
    assert "The filters do not reach this page." in words
    assert [title.value for title in at.title] == ["Peer portfolio (ILO)"]
    assert len(at.get("plotly_chart")) == 13
    assert "Table 10: ratifications of other conventions" in words


def test_the_sentence_is_the_warehouse_in_words():
    number = int(printed("004.s411.total")["printed_number"])
    share = int(printed("004.fig2.pct.asia_and_the_pacific")["printed_number"])
    assert f"counts {number} projects and activities" in answers.sentence()
    assert f"{share}% of them are in Asia and the Pacific" in answers.sentence()
    assert answers.sentence() in text(opened())


def test_filters_change_nothing_not_even_when_no_project_matches():
    nothing = opened(**NOTHING)
    assert answers.sentence() in text(nothing)
    assert "0 of 41 projects in view" in text(nothing)
    assert "No project matches" not in text(nothing)


def test_the_three_contradicted_totals_are_found_and_no_other():
    found = {
        (r["locator"], r["printed"], r["recomputed"])
        for r in tables.contradicted_totals().to_pylist()
    }
    assert found == {("Table 4", 23, 24), ("Table 5", 0, 60), ("Table 12", 225, 235)}
    assert all(total["verdict"] != "cannot_be_derived" for total in tables.totals())
    assert f"3 of {len(tables.totals())} totals" in answers.sentence()


@pytest.mark.parametrize(
    ("card", "column", "wrong", "right"),
    [
        ("outcomes_7a", "7a_total", 23, 24),
        ("projects", "activities", 0, 60),
        ("actions", "total", 225, 235),
    ],
)
def test_a_contradicted_total_stands_beside_its_recomputation(card, column, wrong, right):
    table = tables.cells(CARDS[card])
    total = row(table, CARDS[card].category, "Total")
    assert (total[column], total[f"{column}_recomputed"]) == (Decimal(wrong), Decimal(right))
    measures = [value.measure for value in CARDS[card].values]
    told = alt.text("Chart", table, CARDS[card].category, measures)
    assert f"printed {wrong}, recomputed {right}" in told


@pytest.mark.parametrize(
    ("card", "rows"), [("projects", 8), ("outcomes_7b", 6), ("interviews", 12), ("outcomes", 22)]
)
def test_a_printed_table_has_all_its_rows_and_a_cell_in_each(card, rows):
    table = tables.cells(CARDS[card])
    assert table.num_rows == rows
    for value in CARDS[card].values:
        assert table[value.column].null_count == 0


def test_every_printed_table_declares_the_columns_it_has():
    for name, card in CARDS.items():
        if card.chart == "printed":
            assert {value.column for value in card.values} <= set(tables.cells(card).column_names)
            assert card.views, name


def test_regions_without_a_fund_region_stand_apart():
    table = tables.number_by_region()
    apart = row(table, "region", tables.NO_REGION)
    arab_states = printed("004.t5.projects.arab_states_region")["printed_number"]
    arab_states += printed("004.t5.activities.arab_states_region")["printed_number"]
    assert apart["ilo"] == arab_states
    assert apart["fund_2011_2014"] is None
    assert row(table, "region", "Middle East")["ilo"] is None


def test_a_mark_of_this_page_never_claims_to_stand_for_projects_of_the_fund():
    assert not any(select.can_follow(card.marks) for card in CARDS.values())


def test_portfolios_by_region_add_up_to_their_published_totals():
    table = tables.number_by_region()
    assert (
        sum(filter(None, table["ilo"].to_pylist())) == printed("004.s411.total")["printed_number"]
    )
    assert sum(filter(None, table["fund_2011_2014"].to_pylist())) == 26
    assert sum(filter(None, table["fund_2016_2020"].to_pylist())) == 39
    budgets = tables.budget_by_region()
    assert sum(filter(None, budgets["fund_2011_2014"].to_pylist())) == Decimal(3_510_669)


def test_ratifications_hold_all_conventions_and_years_and_flag_the_one_in_doubt():
    found = tables.ratifications().to_pylist()
    assert len(found) == int(printed("004.mflm.other")["printed_number"])
    assert all(r[str(year)] is not None for r in found for year in range(2005, 2014))
    assert [r["convention"] for r in found if r["note"]] == ["C131"]
    assert found[0]["change"] == int(printed("004.t10.increase.c155")["printed_number"])
    unchanged = int(printed("004.t10.unchanged")["printed_number"])
    assert sum(r["change"] == 0 for r in found) == unchanged


def test_peer_projects_are_all_listed_with_countries_by_name():
    listed = tables.projects()
    assert listed.num_rows == warehouse.rows("peer_projects").num_rows
    triangle = row(listed, "short_name", "GMS TRIANGLE")
    assert "Viet Nam" in triangle["countries_printed"]
    assert "VNM" not in triangle["countries_printed"]
