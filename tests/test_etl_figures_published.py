"""The 744 published figures of the five documents, and what is recomputed of them."""

import csv
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from etl.build import SOURCES, build_tables
from etl.read.csv_file import read_csv
from etl.source import load_sources

GOLDEN = Path(__file__).parent / "golden" / "published_recomputations.csv"

CONTRADICTED = {
    "001.chal.pct.consultant_challen",
    "001.region.pct.middle_east",
    "004.cs3.countries",
    "004.cs6.table",
    "004.objectives19",
    "004.t12.total.total",
    "004.t4.7a.total.total",
    "004.t5.activities.total",
}


@pytest.fixture(scope="module")
def tables():
    return build_tables(load_sources(SOURCES), SOURCES)


@pytest.fixture(scope="module")
def figures(tables):
    return {row["figure_id"]: row for row in tables["published_figures"]}


@pytest.fixture(scope="module")
def golden():
    with GOLDEN.open(encoding="utf-8", newline="") as stream:
        return {row["figure_id"]: row for row in csv.DictReader(stream)}


def test_every_figure_is_published_once(tables, figures):
    assert len(tables["published_figures"]) == len(figures) == 744
    assert Counter(name[:3] for name in figures) == {
        "000": 111,
        "001": 144,
        "002": 13,
        "003": 5,
        "004": 471,
    }


def test_recomputed_figures_are_exactly_the_golden_ones(figures, golden):
    recomputed = {name for name, row in figures.items() if row["recomputed_number"] is not None}
    assert len(golden) == 136
    assert recomputed == set(golden)


def test_recomputed_values_and_verdicts(figures, golden):
    for name, expected in golden.items():
        row, wanted = figures[name], Decimal(expected["recomputed"])
        places = -wanted.as_tuple().exponent
        assert round(row["recomputed_number"], places) == wanted, name
        assert row["verdict"] == expected["verdict"], name
        assert row["recompute_basis"] in {"published_counts", "published_cells"}, name
        assert row["verdict_reason"], name


def test_contradicted_figures_are_found_and_told(tables, figures):
    assert {name for name, row in figures.items() if row["verdict"] == "contradicts"} == (
        CONTRADICTED
    )
    told = {row["entity_id"]: row for row in tables["data_issues"] if _is_contradiction(row)}
    assert set(told) == CONTRADICTED
    assert all(row["severity"] == "error" for row in told.values())
    assert told["004.t12.total.total"]["message"] == (
        "Actions, Total / Total: 225 is printed, but 157 + 78 = 235."
    )


def _is_contradiction(row):
    return row["rule"] == "figure_contradicted"


def test_all_other_figures_say_where_they_could_come_from(figures):
    verdicts = Counter(row["verdict"] for row in figures.values())
    assert verdicts["from_records"] == 75
    assert verdicts["cannot_be_derived"] == 744 - 136 - 75
    for name, row in figures.items():
        if row["verdict"] == "cannot_be_derived":
            assert row["verdict_reason"], name
        if row["verdict"] == "from_records":
            assert row["derivable"] in {"yes", "partly"}, name


@pytest.mark.parametrize(
    ("name", "printed", "form", "locator"),
    [
        ("000.region.budget.total", "3510669", "3,510,669.00", "Key Findings, region table"),
        ("001.line2.pct", "89.7", "89,7 per cent", "s4.1 Figure 5"),
        ("004.t5.project_budget.total", "82380379", "82,380,379", "Table 5"),
        ("004.t4.7b.elig.inter_american_region", "3", None, "Table 4"),
    ],
)
def test_figures_keep_number_printed_form_and_place(figures, name, printed, form, locator):
    row = figures[name]
    assert (row["printed_number"], row["printed_form"], row["locator"]) == (
        Decimal(printed),
        form,
        locator,
    )


@pytest.mark.parametrize(("name", "cells"), [("table_4.csv", 24), ("table_5.csv", 48)])
def test_every_cell_of_a_printed_table_is_a_figure(figures, name, cells):
    file = f"ilo_evaluation_2013/{name}"
    read = [row for row in figures.values() if row["source_file"] == file]
    assert len(read) == cells
    printed = read_csv(SOURCES / "ilo_evaluation_2013" / name, file).rows
    texts = Counter(
        text.replace(",", "")
        for row in printed
        for header, text in row.cells.items()
        if header != "Region"
    )
    assert Counter(str(row["printed_number"]) for row in read) == texts


def test_disagreements_that_are_no_arithmetic_are_told(tables):
    told = {
        row["entity_id"]
        for row in tables["data_issues"]
        if row["rule"] in {"figures_disagree", "shares_beyond_hundred"}
    }
    assert told == {
        "001.es.sustain.all",
        "001.gender.marker",
        "001.rev.reason.covid",
        "001.region.pct.asia_and_oceania",
        "002.duration2",
        "004.cs1.triangle.design4",
    }


def test_population_totals(tables):
    rows = tables["population_totals"]
    found = {
        (row["review"], row["measure"], row["dimension_value"]): row["printed_number"]
        for row in rows
    }
    assert found["2011-2014", "projects", "TOTAL"] == 26
    assert found["2011-2014", "projects", "Line 2"] == 16
    assert found["2011-2014", "budget allocated", "Asia"] == 1_750_000
    assert found["2016-2020", "projects", "all"] == 39
    assert found["2016-2020", "completed projects", "all"] == 27
    assert found["2016-2020", "projects (all types)", "all"] == 309
    assert found["2016-2020", "projects", "Middle East"] == 3
    assert all(row["locator"] != "see the figure named" for row in rows)


def test_population_totals_agree_with_the_figures_they_name(tables, figures):
    for row in tables["population_totals"]:
        assert row["printed_number"] == figures[row["figure_id"]]["printed_number"]


def test_ceilings_agree_with_the_published_rules(tables, figures):
    ceilings = {
        (row["valid_from_year"], row["funding_line"], row["coverage"]): row
        for row in tables["ceilings"]
    }
    assert len(ceilings) == 8
    for line in (1, 2):
        for coverage in ("national", "regional"):
            printed = figures[f"000.cap.line_{line}.{coverage}"]["printed_number"]
            assert ceilings[2011, line, coverage]["ceiling_usd"] == printed
    for coverage in ("national", "regional"):
        both = figures["001.cap.line_1.national_and_regional"]["printed_number"]
        assert ceilings[2016, 1, coverage]["ceiling_usd"] == both
        printed = figures[f"001.cap.line_2.{coverage}"]["printed_number"]
        assert ceilings[2016, 2, coverage]["ceiling_usd"] == printed
    exceptional = figures["001.cap.line_1.regional_exceptional"]["printed_number"]
    assert ceilings[2016, 1, "regional"]["exceptional_ceiling_usd"] == exceptional
    assert ceilings[2016, 1, "national"]["exceptional_ceiling_usd"] is None
