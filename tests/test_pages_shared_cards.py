"""Cards: how they are declared, and the words under and behind them."""

from dataclasses import replace
from datetime import date

import pyarrow as pa
import pytest

import warehouse
from pages.shared import (
    alt,
    cards,
    charts,
    codes,
    content,
    declare,
    records,
    select,
    smallprint,
    tables,
    wording,
)
from pages.shared.charts import Measure
from pages.shared.content import Content
from pages.shared.export import asked
from pages.shared.filters import Filters
from pages.shared.view import View

EVERYTHING = View(Filters(), {})
TABLE = pa.table({"fund_region": ["Africa", None], "projects": [3, 2], "base": [3, None]})


def declared(tmp_path, text: str) -> dict[str, declare.Card]:
    file = tmp_path / "regions" / "cards.yml"
    file.parent.mkdir()
    file.write_text(text, encoding="utf-8")
    return declare.load(file)


def test_a_card_is_read_with_its_marks(tmp_path):
    card = declared(
        tmp_path,
        "by_region: {title: T, metrics: [projects], by: [fund_region], chart: bars, shares: true}",
    )["by_region"]
    assert (card.id, card.marks, card.basis) == ("by_region", "fund_region", "records")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("c: {title: T, metric: [projects]}", "metric"),
        ("c: {metrics: [projects]}", "title"),
        ("c: {title: T, metrics: [projects], rows: projects}", "give only one of metrics and rows"),
        ("c: {title: T, figures: 000.x}", "has the basis published or both"),
        ("c: {title: T, elsewhere: {colour: red}}", "elsewhere.colour: Extra inputs"),
        ("c: {title: T, id: d}", "id: is not declared"),
        ("c: 3", "expected keys with values, found 3"),
        ("c:", "expected keys with values, found nothing"),
    ],
)
def test_a_wrong_declaration_names_file_card_and_key(tmp_path, text, told):
    with pytest.raises(declare.BadCard) as error:
        declared(tmp_path, text)
    assert "regions/cards.yml: card c" in str(error.value)
    assert told in str(error.value)


def test_a_card_that_is_declared_twice_is_told_with_both_lines(tmp_path):
    with pytest.raises(declare.BadCard, match=r"regions/cards.yml, line 2: c is declared twice"):
        declared(tmp_path, "c: {title: T}\nc: {title: U}\n")


@pytest.mark.parametrize(
    ("kind", "told"),
    [("brs", "Did you mean bars?"), ("donut", "Known: bars, columns, stacked, ")],
)
def test_a_kind_of_chart_that_there_is_not_is_told_with_the_nearest(tmp_path, kind, told):
    view = View(Filters(), declared(tmp_path, f"c: {{title: T, rows: results, chart: {kind}}}"))
    with pytest.raises(declare.BadCard) as error, asked.collecting():
        cards.show(view, "c")
    place = f"regions/cards.yml: card c: chart: there is no kind '{kind}'. "
    assert str(error.value).startswith(place + told)


def test_a_builder_of_the_page_draws_a_kind_of_its_own(tmp_path):
    view = View(Filters(), declared(tmp_path, "c: {title: T, rows: results, chart: rings}"))
    with asked.collecting() as found:
        cards.show(view, "c", builder=charts.bars)
    assert [one.draw for one in found] == [charts.bars]


def test_counts_are_told_once_when_measures_agree_and_apart_when_not():
    same = {"Projects": warehouse.Counts(14, 41), "Budget": warehouse.Counts(14, 41)}
    assert smallprint.counts_words(Content(TABLE, [], same)) == "n 14 of 41 used, 27 not stated"
    apart = {"Projects": warehouse.Counts(41, 41), "Budget": warehouse.Counts(14, 41)}
    assert smallprint.counts_words(Content(TABLE, [], apart)) == (
        "projects: n 41 of 41 used; budget: n 14 of 41 used, 27 not stated"
    )


def test_a_chart_is_told_in_words():
    told = alt.text(
        "Projects", TABLE, "fund_region", [Measure("projects", "Projects", base="base")]
    )
    assert told == "Projects. Africa: 3 [100%]; Not stated: 2."


def test_a_contradicted_number_is_told_in_words_too():
    table = pa.table(
        {"r": ["Middle East"], "v": [11], "verdict": ["contradicts"], "recomputed_number": [7.69]}
    )
    told = alt.text("Shares", table, "r", [Measure("v", "Share", "percent", published=True)])
    assert told == "Shares. Middle East: printed 11%, recomputed 8%."


def test_a_long_chart_is_told_in_part_and_an_empty_one_says_so():
    many = pa.table({"c": [f"C{n}" for n in range(20)], "v": list(range(20))})
    assert alt.text("T", many, "c", [Measure("v", "V")]).endswith("and 5 more in the table.")
    assert alt.text("T", many.slice(0, 0), "c", [Measure("v", "V")]) == "T. No data."


def test_selected_marks_are_read_from_the_event():
    event = {"selection": {"points": [{"customdata": ["Africa"]}, {"customdata": [None]}, {}]}}
    assert select.selected(event) == ["Africa"]
    assert select.selected(None) == []


def test_shares_are_of_what_is_stated(in_service):
    card = declare.Card(
        id="c", title="T", metrics=("projects",), by=("project_category",), shares=True
    )
    shown = content.of(card, EVERYTHING)
    bases = set(shown.table["projects_base"].to_pylist())
    assert bases == {27, None}
    assert shown.counts["Projects"] == warehouse.Counts(used=27, eligible=41)


def test_money_shares_are_of_the_stated_total(in_service):
    card = declare.Card(
        id="c", title="T", metrics=("budget_usd",), by=("fund_region",), shares=True
    )
    shown = content.of(card, EVERYTHING)
    assert set(shown.table["budget_usd_base"].to_pylist()) == {1_650_000}


def test_a_card_names_its_sources_once_per_document(in_service):
    card = declare.Card(id="c", title="T", metrics=("budget_usd",), by=("fund_region",))
    shown = content.of(card, EVERYTHING)
    assert len(shown.sources) == 1
    assert shown.sources[0].startswith("Review 2011-2014, Annex 3")


def test_a_card_with_no_value_is_empty_and_says_of_how_many(in_service):
    card = declare.Card(id="c", title="T", metrics=("budget_usd",), by=("fund_region",))
    shown = content.of(card, View(Filters(review=("2016-2020",)), {}))
    assert shown.empty
    assert smallprint.nothing_known(shown) == "Not stated for any of the 27 projects in view."


def test_records_that_are_not_projects_are_called_by_their_name():
    used = {"Reached": warehouse.Counts(2, 23)}
    shown = Content(TABLE, [], used, nouns={"Reached": records.NOUNS["results"]})
    assert smallprint.counts_words(shown) == "n 2 of 23 statements on results used, 21 not stated"
    alone = {"Reached": warehouse.Counts(0, 1)}
    shown = Content(TABLE, [], alone, nouns={"Reached": records.NOUNS["results"]})
    assert smallprint.nothing_known(shown) == "Not stated for the one statement on results in view."
    assert smallprint.nothing_known(Content(TABLE, [], {})).startswith(
        "The records in view say nothing"
    )


@pytest.mark.parametrize("counts", [warehouse.Counts(5, 9), warehouse.Counts(6, 6)])
def test_values_left_out_for_few_records_are_not_called_unstated(counts):
    """Groups of fewer than five have counts and no values."""
    table = pa.table({"fund_region": ["Africa"], "share": pa.nulls(1, pa.float64())})
    few = Measure("share", "Share", "percent", absent="fewer than five projects, counts only")
    shown = Content(table, [few], {"Share": counts})
    assert smallprint.nothing_known(shown) == (
        "Nothing to draw: fewer than five projects, counts only."
    )
    plain = Content(table, [Measure("share", "Share", "percent")], {"Share": counts})
    assert smallprint.nothing_known(plain) == (
        "Nothing to draw: it cannot be computed from the records in view."
    )


def test_records_used_that_name_nothing_are_silent_and_not_unstated():
    shown = Content(TABLE.slice(0, 0), [], {"Projects": warehouse.Counts(5, 9)})
    assert smallprint.nothing_known(shown) == "The records in view say nothing about this."


def test_every_metric_has_a_name_for_its_records():
    assert all(records.noun(name) for name in warehouse.metrics())


def test_numbers_in_titles_are_filled_in(in_service):
    africa = View(Filters(fund_region=("Africa",)), {})
    template = "{projects} funded {years} of {figure 001.all.total} ({filters})"
    assert wording.filled(template, africa) == (
        "14 projects funded 2012–2020 of 309 (Fund region: Africa)"
    )
    with pytest.raises(KeyError, match="unknown place"):
        wording.filled("{typo}", africa)


def test_groups_that_overlap_are_told(in_service):
    card = declare.Card(id="c", title="T", metrics=("projects",), by=("iso3",))
    shown = content.of(card, EVERYTHING)
    assert smallprint.notes(card, EVERYTHING, shown) == [smallprint.OVERLAPPING]
    alone = replace(shown, table=shown.table.slice(0, 1))
    assert smallprint.notes(card, EVERYTHING, alone) == []


def test_a_note_appears_where_filters_do_not_reach(in_service):
    published = declare.Card(id="c", title="T", figures="001.all.total", basis="published")
    filtered = View(Filters(fund_region=("Africa",)), {})
    shown = content.of(published, EVERYTHING)
    assert smallprint.notes(published, filtered, shown) == [smallprint.UNFILTERED]
    assert smallprint.notes(published, EVERYTHING, shown) == []


def test_a_chart_of_two_dimensions_is_told_with_both():
    table = TABLE.append_column("coverage_label", pa.array(["National", "Regional"]))
    told = alt.text("P", table, "fund_region", [Measure("projects", "Projects")], ["coverage"])
    assert told == "P. Africa, National: 3; Not stated, Regional: 2."


def test_sentences_are_written_out_and_long_or_wide_lists_are_scrolled():
    said = pa.table({"code": ["a"] * 20, "finding": ["A finding " * 10] * 20})
    assert tables.sentences(said)
    assert not tables.sentences(said.select(["code"]))
    assert not tables.sentences(pa.concat_tables([said] * 5))
    assert not tables.sentences(pa.table({f"c{n}": ["A finding " * 10] for n in range(8)}))


def test_what_is_missing_is_told_in_a_table_that_is_written_out():
    table = pa.table({"group": ["men", None], "number": [1, 2]})
    assert tables.told(table).to_pydict() == {"group": ["men", "not stated"], "number": [1, 2]}


@pytest.mark.usefixtures("in_service")
def test_a_card_of_rows_says_how_many_it_looked_at():
    card = declare.Card(id="x", title="x", rows="project_register")
    assert smallprint.counts_words(smallprint.prepared(card, EVERYTHING, None)) == "n 41 of 41 used"
    one = declare.Card(id="x", title="x", rows="results", single=True)
    assert smallprint.counts_words(smallprint.prepared(one, EVERYTHING, None)) == "n 1 of 1 used"


@pytest.mark.usefixtures("in_service")
def test_a_page_may_say_what_its_table_rests_on_and_what_is_the_matter_with_the_rest():
    card = declare.Card(id="x", title="x", rows="project_steps")
    used = records.Used(14, 41, ("revision", "revisions"), otherwise="not comparable")
    shown = smallprint.prepared(card, EVERYTHING, pa.table({"a": [1]}), used)
    assert smallprint.counts_words(shown) == "n 14 of 41 revisions used, 27 not comparable"


def test_codes_that_are_numbers_get_their_words_too():
    table = codes.with_words(pa.table({"funding_line": [1, None]}), None)
    assert table["funding_line_label"].to_pylist() == ["Line 1", None]


def test_a_card_without_marks_gives_the_reason_of_its_page():
    counts = {"projects": warehouse.Counts(0, 66)}
    shown = Content(TABLE.slice(0, 0), [], counts, otherwise="not comparable")
    assert smallprint.nothing_known(shown) == (
        "Of 66 projects in view none is shown: not comparable."
    )


def test_days_in_a_table_that_is_written_out_are_words():
    table = tables.told(pa.table({"end_date": [date(2025, 2, 28), None]}))
    assert table["end_date"].to_pylist() == ["28 Feb 2025", "not stated"]
