"""The Revisions page on the shipped data, as a reader meets it."""

from decimal import Decimal
from functools import partial

import pytest

import warehouse
from pages.revisions import answers, published, tables
from pages.shared import declare, formats
from pages.shared.filters import Filters
from pages.shared.view import View
from tests.fixtures import reader
from tests.fixtures.warehouse.snapshot import write_snapshot

pytestmark = pytest.mark.usefixtures("in_service")

EVERYTHING = View(Filters(), {})
opened = partial(reader.opened, "revisions")
text = reader.main_text
charts, figures = reader.charts, reader.figures


def test_the_answer_holds_the_plan_against_what_became_of_it():
    at = opened()
    assert at.title[0].value == "Revisions"
    assert text(at).startswith(
        "**All 14 projects with their duration on record needed a no-cost extension (NCE): "
        "planned for 12.6 months on average, they took 18.3 months. As published, 24 of the 27 "
        "completed projects funded 2016–2020 were revised at least once, 15 of them more than "
        "once.**"
    )


def test_key_figures_are_those_of_the_warehouse():
    at = opened()
    names = ["projects_extended", "nce_months_mean", "nce_months_max"]
    row = warehouse.query(names).to_pylist()[0]
    printed = {f["figure_id"]: f["printed_number"] for f in warehouse.figures().to_pylist()}
    assert figures(at) == {
        "Extended projects": formats.count(row["projects_extended"]),
        "Mean extension": formats.months(row["nce_months_mean"]),
        "Longest extension": formats.months(row["nce_months_max"]),
        "Revised, as published": formats.count(printed["001.s43.rev.projects"]),
    }
    assert "of 14 on record" in text(at)
    assert "median 5.0; 45% of the planned time" in text(at)
    assert "shortest 1.0 months" in text(at)
    assert "of 27 completed 2016–2020; 15 more than once" in text(at)


def test_each_project_is_told_with_plan_and_outcome_longest_extension_first():
    told = charts(opened())["Planned and actual duration of each project in months, 2011–2020"]
    assert told.startswith(
        "LM.0181 Viet Nam: planned duration 24.0 months, actual duration 37.0 months; "
        "LM.0221 Rwanda: planned duration 12.0 months, actual duration 24.0 months;"
    )


def test_mean_and_median_are_marked_in_the_distribution():
    at = opened()
    place = next(
        number
        for number, chart in enumerate(at.get("plotly_chart"))
        if chart.proto.alt.startswith("No-cost extension (NCE) in months")
    )
    spec = at.get("plotly_chart")[place].proto.spec
    assert "mean 5.7" in spec
    assert "median 5.0" in spec


def test_published_shares_of_revisions_and_records_never_share_a_chart():
    told = charts(opened())
    shares = told[
        "Types of revisions, share of the revisions of the 27 completed projects, 2016–2020"
    ]
    assert shares == "Budget: 46%; Duration: 28%; Project Information: 3%; Results Matrix: 23%."
    assert told["Revisions on record by type, 2011–2020"] == "Duration: 14."


def test_a_filter_rewrites_the_answer():
    at = opened(fund_region="Africa", review="2011-2014")
    assert (
        "All 5 projects with their duration on record needed a no-cost extension (NCE): planned "
        "for 12.0 months on average, they took 17.4 months.**" in text(at)
    )
    assert "Revised, as published" not in figures(at)


def test_one_project_is_not_spoken_of_in_the_plural():
    assert (
        "The only project with its duration on record needed a no-cost extension (NCE): planned "
        "for 18.0 months, it took 23.0 months." in text(opened(iso3="UGA", review="2011-2014"))
    )


def test_where_no_extension_is_stated_the_page_says_so_and_what_is_published():
    at = opened(review="2016-2020")
    assert (
        "**The sources state no extension for any of the 27 projects in view. As published, 24 of "
        "the 27 completed projects" in text(at)
    )
    assert figures(at) == {"Extended projects": "not stated", "Revised, as published": "24"}
    told = [info.value for info in at.info]
    assert told.count("Not stated for any of the 27 projects in view.") == 4
    assert "The records in view say nothing about this." in told


def test_filters_that_match_nothing_offer_a_way_back():
    at = opened(review="2016-2020", funding_line="2")
    assert "No project matches these filters together" in at.warning[0].value
    assert not at.metric


def test_what_follows_by_subtraction_says_so():
    rows = published.revisions_per_project().to_pylist()
    assert [
        (row["revisions_label"], row["printed_number"], row["printed_base"]) for row in rows
    ] == [
        ("None: 27 − 24", 3, 27),
        ("One: 24 − 15", 9, 27),
        ("More than one: as printed", 15, 27),
    ]
    assert (
        "Of the 27 completed projects funded 2016–2020, 15 were revised more than once as "
        "published; by subtraction 9 were revised once and 3 never, so there were at least 39 "
        "revisions." in text(opened())
    )


def test_no_whole_number_of_projects_gives_the_share_printed_for_covid():
    rows = published.reasons().to_pylist()
    assert [(row["share_of_label"], row["printed_number"]) for row in rows] == [
        ("8 or 9 of 24 revised projects", 35),
        ("9 or 10 of 27 completed projects", 35),
    ]
    assert [(row["below_pct"], row["above_pct"]) for row in rows] == [
        (Decimal("33.333333"), Decimal("37.5")),
        (Decimal("33.333333"), Decimal("37.037037")),
    ]
    assert not published.reason_fits()
    assert (
        "The 35% printed for COVID-19 as main reason is called a share of projects, yet no whole "
        "number of them gives it." in text(opened())
    )


def test_a_share_that_a_whole_number_gives_raises_no_doubt(monkeypatch):
    printed = {**published.reason_figure(), "printed_number": Decimal(38)}
    monkeypatch.setattr(published, "reason_figure", lambda: printed)
    assert published.reason_fits()


def test_means_carry_the_number_of_projects_behind_them():
    rows = tables.mean_extension(EVERYTHING, "funding_line").to_pylist()
    assert [(row["funding_line_label"], row["nce_months_mean"], row["used"]) for row in rows] == [
        ("Line 1 (n 6)", Decimal("7.000000"), 6),
        ("Line 2 (n 8)", Decimal("4.750000"), 8),
    ]


def test_statistics_stand_as_printed_beside_the_records():
    rows = published.statistics().to_pylist()
    assert [row["measure"] for row in rows][:2] == [
        "Average no-cost extension",
        "Median no-cost extension",
    ]
    assert {row["verdict"] for row in rows} == {"matches", "matches_after_rounding"}
    assert [row["printed_number"] for row in rows[4:]] == [Decimal("18.3"), 18, 37, 9]


def test_the_charts_of_the_documents_are_covered(request):
    folder = request.config.rootpath / "pages" / "revisions"
    views = {view for card in declare.load(folder / "cards.yml").values() for view in card.views}
    assert {
        "000: NCE statistics of the 14",
        "000: Length statistics of the 14",
        "001: Fig. 12, Number of revisions",
        "001: Fig. 13, Revision types",
        "001: Fig. 14, Reasons for revision",
    } <= views


def test_a_project_that_kept_to_its_plan_is_not_counted_as_extended(tmp_path, monkeypatch):
    monkeypatch.setenv("FUND_MONITOR_DATA", str(tmp_path))
    write_snapshot(
        tmp_path,
        {
            "projects": [
                {"project_code": code, "review": "2011-2014", "planned_months": Decimal(12)}
                for code in ("LM.0001", "LM.0002")
            ],
            "revisions": [
                {"revision_id": "LM.0001-1", "project_code": "LM.0001", "nce_months": Decimal(3)},
                {"revision_id": "LM.0002-1", "project_code": "LM.0002", "nce_months": Decimal(0)},
            ],
        },
        "keptplan",
    )
    assert answers.sentence(View(Filters(), {})) == (
        "1 of 2 projects with their duration on record needed a no-cost extension (NCE): planned "
        "for 12.0 months on average, they took 13.5 months. By the records, 1 of 2 projects had "
        "at least one revision."
    )


@pytest.mark.parametrize(
    ("plans", "told"),
    [
        (
            (12, 12, None),
            "; the 2 with a duration on record were planned for 12.0 months on average",
        ),
        ((None, None, None), "."),
    ],
)
def test_months_rest_on_the_projects_that_state_them(tmp_path, monkeypatch, plans, told):
    monkeypatch.setenv("FUND_MONITOR_DATA", str(tmp_path))
    codes = [f"LM.000{number}" for number in range(1, 4)]
    write_snapshot(
        tmp_path,
        {
            "projects": [
                {"project_code": code, "planned_months": plan and Decimal(plan)}
                for code, plan in zip(codes, plans, strict=True)
            ],
            "revisions": [
                {"revision_id": f"{code}-1", "project_code": code, "nce_months": Decimal(3)}
                for code in codes
            ],
        },
        "somemonths",
    )
    assert answers.extension_words(View(Filters(), {})).startswith(
        f"All 3 projects with their extensions on record needed a no-cost extension (NCE){told}"
    )
