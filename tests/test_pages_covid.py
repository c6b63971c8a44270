"""The COVID-19 impact page on the shipped data: known, published and not known kept apart."""

from datetime import date
from decimal import Decimal
from functools import partial

import pytest

import warehouse
from pages.covid import answers, challenges, tables
from pages.shared import printed
from pages.shared.filters import Filters
from pages.shared.view import View
from tests.fixtures import reader

pytestmark = pytest.mark.usefixtures("in_service")

EVERYTHING = View(Filters(), {})
opened = partial(reader.opened, "covid")
text = reader.text


def value(metric: str, where: dict | None = None) -> object:
    return warehouse.query(metric, where=where)[metric][0].as_py()


def test_the_sentence_gives_the_published_count_the_records_and_the_baseline():
    assert (
        "15 of the 27 projects of the review 2016-2020 named COVID-19 as a challenge (as "
        "published); the records name 2 of 41 projects in view: LM.0356 and LM.0430. Extensions "
        "are older than the pandemic: all 14 projects of 2011–2014 were extended, on average by "
        "5.7 months."
    ) in text(opened())


def test_key_figures_equal_the_warehouse():
    figures = {figure.label: figure for figure in answers.key_figures(EVERYTHING)}
    named = value("projects_covid_named")
    assert figures["Named by code in the records"].value == str(named)
    extended = value("projects_extended", {"review": "2011-2014"})
    assert figures["Extended before COVID-19"].value == f"{extended} of 14"
    mean = value("nce_months_mean", {"review": "2011-2014"})
    assert f"{round(mean, 1)} months on average" in figures["Extended before COVID-19"].base
    by_id = {row["figure_id"]: row for row in warehouse.figures().to_pylist()}
    share = by_id["001.rev.reason.covid"]["printed_number"]
    assert figures["Main reason for a revision"].value == f"{share:.0f}%"
    assert figures["Main reason for a revision"].base.startswith("as published")


def test_the_three_meanings_are_named_each_with_what_is_known_and_what_is_not():
    shown = text(opened())
    for name in ("Delayed or challenged by it", "Revised because of it", "Responds to it"):
        assert name in shown
    assert "35% as published; 14 requests on record in view, 0 with a reason." in shown
    assert "Which the other 13 are, and how long any was delayed." in shown
    assert "Of 41 projects in view, no title or objective speaks of the pandemic." in shown


def test_the_printed_share_fits_no_number_of_projects_with_a_revision():
    assert answers.base_words() == (
        "of 24 projects with a revision, 8 would be 33% and 9 would be 38%."
    )


def test_every_option_of_both_questionnaires_is_in_the_crosswalk():
    rows = {row["challenge"]: row for row in challenges.crosswalk().to_pylist()}
    assert len(rows) == 20
    assert rows["covid_19"]["first_state"] == challenges.NOT_ASKED
    assert rows["covid_19"]["second_projects"] == 15
    assert rows["data_access"]["first_projects"] == 8
    assert rows["data_access"]["second_state"] == challenges.LOST
    assert rows["data_access"]["second_projects"] is None
    assert rows["consultants"]["second_verdict"] == "contradicts"
    political = [name for name in rows if name.startswith("political_instability")]
    assert {rows[name]["first_option"] for name in political} == {"political instability"}


def test_the_options_of_the_first_review_are_as_many_as_it_says():
    by_id = {row["figure_id"]: row for row in warehouse.figures().to_pylist()}
    assert challenges.options_asked("first") == by_id["000.chal.listed"]["printed_number"]
    assert challenges.options_asked("second") == 19
    assert [challenges.numbers_left(review) for review in challenges.REVIEWS] == [3, 3]


def test_the_ranking_starts_with_the_newer_review_and_leaves_out_what_is_lost_in_both():
    assert challenges.ranked()["challenge"].to_pylist() == [
        "covid_19",
        "changing_counterparts",
        "consultants",
        "data_access",
        "funding",
    ]


def test_projects_named_for_it_stand_with_what_is_said_and_where():
    rows = tables.named(EVERYTHING).to_pylist()
    assert [row["project_code"] for row in rows] == ["LM.0356", "LM.0430"]
    assert rows[1]["statement"] == "Delays from COVID-19 restrictions (s4.2)"
    assert "Delays in consultant onboarding (s4.2)" in rows[1]["other_challenges"]
    assert "(s4.3 Beneficiaries)" in rows[1]["other_challenges"]


def test_each_named_project_links_to_its_factsheet():
    shown = [str(table.value) for table in opened().table]
    assert any("[LM.0430](projects?project=LM.0430)" in table for table in shown)


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        (None, tables.UNDATED),
        (date(2020, 2, 29), tables.BEFORE),
        (date(2020, 3, 1), tables.DURING),
    ],
)
def test_a_project_without_an_end_date_is_neither_before_nor_during(end, expected):
    assert tables.period(end) == expected


def test_no_extension_since_2016_is_on_record_and_the_page_says_so():
    assert answers.empty_lanes(EVERYTHING) == {
        tables.DURING: "no project known to belong here",
        tables.UNDATED: "27 projects without months of extension on record",
    }
    assert "dates and extension months of 27 projects" in answers.not_known(EVERYTHING)


def test_the_baseline_stays_when_only_the_later_review_is_filtered():
    later = View(Filters(review=("2016-2020",)), {})
    assert answers.ended_before(later).extended == 14
    assert (
        "older than the pandemic: without the review filter, all 14 projects of 2011–2014 were"
    ) in answers.sentence(later)


def test_a_baseline_beyond_the_years_in_view_says_which_filters_it_sets_aside():
    years = View(Filters(funding_year=(2013, 2014)), {})
    assert years.count() == 6
    assert "without the year filter, all 14 projects of 2011–2014" in answers.sentence(years)
    assert answers.key_figures(years)[3].base.endswith("; without the year filter")
    both = View(Filters(review=("2011-2014",), funding_year=(2013, 2014)), {})
    assert answers.key_figures(both)[3].base.endswith("; without the review and year filters")
    assert "without the" not in answers.key_figures(EVERYTHING)[3].base


def test_codes_of_challenges_are_for_the_download_only():
    at = opened()
    shown = [str(table.value.to_dict()) for table in [*at.table, *at.dataframe]]
    assert any("COVID-19" in table for table in shown)
    assert not any("'covid_19'" in table for table in shown)
    assert "covid_19" in challenges.in_words()["challenge"].to_pylist()


def test_the_baseline_follows_the_other_filters():
    where = {"review": "2011-2014", "fund_region": "Africa"}
    before = answers.ended_before(View(Filters(fund_region=("Africa",)), {}))
    assert before.projects == value("projects", where)
    assert before.mean_months == value("nce_months_mean", where)


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (answers.Before(4, 4, None, "2012"), "all 4 projects of 2012 were extended"),
        (answers.Before(4, 1, None, "2012"), "1 of 4 projects of 2012 was extended"),
        (
            answers.Before(5, 5, Decimal("6.2"), "2012"),
            "all 5 projects of 2012 were extended, on average by 6.2 months",
        ),
        (
            answers.Before(5, 1, Decimal("1.2"), "2012"),
            "1 of 5 projects of 2012 was extended; the mean over all 5 is 1.2 months",
        ),
    ],
)
def test_a_mean_is_of_five_projects_or_more_and_says_of_which(before, words):
    assert answers.extended_words(before) == words


def test_of_the_few_projects_of_a_region_the_mean_is_not_told():
    """Of 2011-2014 there are three projects in Europe."""
    europe = View(Filters(fund_region=("Europe",)), {})
    assert answers.ended_before(europe).mean_months is None
    assert answers.key_figures(europe)[3].base.endswith("; too few for a mean")


def test_the_list_of_projects_named_counts_projects():
    shown = text(opened())
    assert "n 2 of 41 used, 39 not named for COVID-19" in shown


def test_without_a_baseline_the_sentence_says_that_there_is_none():
    reintegration = View(Filters(project_category=("reintegration",)), {})
    assert answers.ended_before(reintegration) == answers.Before(0, 0, None, "not stated")
    assert "No project that ended before the pandemic is in view" in answers.sentence(reintegration)
    assert answers.key_figures(reintegration)[3].value == "not applicable"


def test_one_project_reads_as_one_project():
    words = answers.sentence(View(Filters(iso3=("PRY",)), {}))
    assert "none of those in view (1 project)" in words
    assert words.endswith(
        "Extensions are older than the pandemic: the one project of 2011 was extended."
    )


def test_a_view_without_named_projects_shows_a_message_in_place_of_the_list():
    at = opened(review="2011-2014")
    nobody = "Of 14 projects in view none is shown: not named for COVID-19."
    assert nobody in [note.value for note in at.info]
    assert "Not stated for any of the 14 projects in view." in [note.value for note in at.info]


def test_filters_that_match_nothing_offer_a_way_out():
    at = opened(review="2011-2014", project_category="reintegration")
    assert "No project matches these filters together" in at.warning[0].value


def test_what_would_have_helped_is_written_as_printed():
    rows = printed.listed(["001.mitig.none", "001.mitig.flexible", "001.mitig.risk"]).to_pylist()
    assert [row["as_published"] for row in rows] == ["about 33%", "44%", "1 project"]
    assert rows[0]["measure"] == "Share saying no measure could have helped"


def test_the_mean_extension_before_the_pandemic_is_kept_exact():
    assert answers.ended_before(EVERYTHING).mean_months == Decimal("5.714286")
