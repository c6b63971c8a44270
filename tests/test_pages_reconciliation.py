"""The Reconciliation page: verdicts, contradictions first, and a search kept in the address."""

from decimal import Decimal
from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

import warehouse
from pages.reconciliation import answers, tables
from pages.shared import figurewords
from tests.fixtures import reader

pytestmark = pytest.mark.usefixtures("in_service")

PAGE = "pages/reconciliation/page.py"
opened = partial(reader.opened, "reconciliation")
text = reader.text


def listed(at: AppTest):
    """The table of figures on the page."""
    return next(frame.value for frame in at.dataframe if "figure_id" in frame.value.columns)


def test_the_sentence_adds_up_to_the_published_figures():
    by = tables.by_verdict()
    figures = warehouse.figures()
    assert sum(by.values()) == figures.num_rows == 744
    recomputed = by["matches"] + by["matches_after_rounding"] + by["contradicts"]
    assert answers.sentence() == (
        f"Of 744 published figures, {recomputed} could be recomputed: {by['matches']} match, "
        f"{by['matches_after_rounding']} match after rounding and {by['contradicts']} contradict."
    )
    assert answers.sentence() in text(opened())


def test_key_figures_equal_the_warehouse():
    figures = {figure.label: figure for figure in answers.key_figures()}
    wrong = warehouse.query("published_numbers_contradicted")
    number = wrong["published_numbers_contradicted"][0].as_py()
    assert figures["Contradicted"].value == str(number)
    issues = warehouse.rows("issue_register", {"severity": ["error", "warning"]})
    assert figures["Errors and warnings found by rules"].value == str(issues.num_rows)


def test_contradicted_values_are_struck_through_beside_the_recomputed():
    words = text(opened())
    for row in warehouse.figures({"verdict": "contradicts"}).to_pylist():
        struck = f"~~{figurewords.printed(row)}~~ **{figurewords.recomputed_rounded(row)}**"
        assert struck in words
        assert f"{row['source_file']}, row {row['source_row']}" in words
    assert "~~11%~~ **8%** · Share of projects, Middle East" in words
    assert "~~USD 149,682~~ **USD 150,000** · Total budget, LM.0220" in words
    assert words.count("found by: ") == 9


def test_all_figures_are_listed_with_contradictions_first():
    frame = listed(opened())
    assert len(frame) == 744
    assert list(frame["verdict"][:9]) == ["≠ Contradicts"] * 9
    assert "≠ Contradicts" not in set(frame["verdict"][9:])
    assert set(frame.columns) >= {"printed", "recomputed", "verdict", "why", "locator"}


def test_search_and_choices_stand_in_the_address():
    frame = listed(opened(q="CONSULTANT", document="001", verdict="contradicts"))
    assert list(frame["figure_id"]) == ["001.chal.pct.consultant_challen"]
    by_basis = listed(opened(basis="records"))
    assert set(by_basis["basis"]) == {"Project records"}
    both = listed(opened(document=["002", "003"]))
    expected = warehouse.figures({"document": ["002", "003"]})
    assert len(both) == expected.num_rows


def test_what_is_typed_is_put_into_the_address():
    at = opened()
    at.text_input(key="address_q").set_value("middle east").run()
    assert at.query_params["q"] == "middle east"
    assert "001.region.pct.middle_east" in set(listed(at)["figure_id"])


def test_nothing_found_offers_the_way_back():
    at = opened(q="zzz")
    assert "No published figure fits this search." in text(at)
    next(b for b in at.button if b.label == "Show all figures").click().run()
    assert "q" not in at.query_params
    assert len(listed(at)) == 744


def test_an_unknown_choice_is_told_and_ignored():
    at = opened(verdict="wrong")
    assert "Verdict “wrong” is not known and was ignored." in text(at)
    assert len(listed(at)) == 744


def test_filters_do_not_change_the_page():
    at = opened(fund_region="Africa")
    assert "The filters do not reach this page." in text(at)
    assert answers.sentence() in text(at)


def test_findings_leave_coverage_to_data_quality():
    rules = set(tables.findings()["rule"].to_pylist())
    assert {"figure_contradicted", "statements_differ", "orphan_project_code"} <= rules
    assert not rules & set(tables.ABOUT_COVERAGE)
    assert sum(tables.by_rule()["issues"].to_pylist()) == tables.findings().num_rows


@pytest.mark.parametrize(
    ("number", "unit", "form", "expected"),
    [
        (11, "percent", None, "11%"),
        (38, "percent", "around 38%", "38% (“around 38%”)"),
        (149682, "USD", "USD 149,682", "USD 149,682"),
        (23, "CPOs", None, "23 CPOs"),
    ],
)
def test_numbers_as_printed(number, unit, form, expected):
    row = {"printed_number": number, "unit": unit, "printed_form": form}
    assert figurewords.printed(row) == expected


def test_totals_are_named_once_and_readable():
    def named(measure: str, value: str | None) -> str:
        return figurewords.what({"measure": measure, "dimension_value": value})

    assert named("actions", "Total / Total") == "Actions, total"
    assert named("actions", "Total / C143") == "Actions, C143, total"
    assert named("total CPOs, indicator 7a", "TOTAL") == "Total CPOs, indicator 7a"
    assert named("share of projects", "Middle East") == "Share of projects, Middle East"
    assert named("projects showcased", None) == "Projects showcased"


def test_recomputed_shares_are_rounded_in_sentences_and_full_in_the_table():
    row = {"unit": "percent", "recomputed_number": Decimal("40.740741")}
    assert figurewords.recomputed_rounded(row) == "41%"
    assert figurewords.recomputed(row) == "40.74%"
