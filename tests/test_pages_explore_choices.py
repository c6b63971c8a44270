"""What can be asked on the Explore page, what is offered to draw, and how it is told."""

import csv
import io

import pytest

import warehouse
from pages.explore import answers, card, choices, question
from pages.explore.question import Question
from pages.shared import csvfile
from pages.shared.filters import Filters
from pages.shared.view import View

pytestmark = pytest.mark.usefixtures("in_service")

EVERYTHING = View(Filters(), {})


def kind_of(metric: str, *by: str, kind: str | None = None) -> str:
    asked = Question(metric, by, kind)
    found = card.objections(asked, card.answered(asked, EVERYTHING))
    return choices.settled(kind, found, by)


def fitting(metric: str, *by: str) -> list[str]:
    asked = Question(metric, by)
    found = card.objections(asked, card.answered(asked, EVERYTHING))
    return [kind for kind, reason in found.items() if not reason]


def test_only_what_a_metric_reaches_and_something_is_known_of_is_offered():
    for metric in warehouse.metrics():
        offered = choices.offered(metric)
        assert offered
        assert set(offered) <= set(warehouse.dimensions_of(metric))
        known = [choices.known_values(metric, name) for name in offered]
        assert all(known) or not any(known)
    assert "verdict" not in choices.offered("projects")
    assert choices.offered("eligible_states") == ["fund_region"]
    assert "revision_type" not in choices.offered("evaluations")


def test_every_metric_is_found_under_exactly_one_topic():
    listed = [name for names in choices.topics().values() for name in names]
    assert sorted(listed) == sorted(warehouse.metrics())
    assert sorted(choices.by_topic("budgets")) == sorted(listed)
    assert choices.by_topic("budgets")[0] == "budget_usd"


@pytest.mark.parametrize(
    ("asked", "kinds"),
    [
        (("projects", "fund_region"), ["bar", "map", "table"]),
        (("projects", "coverage"), ["bar", "table"]),
        (("projects", "funding_year"), ["bar", "line", "table"]),
        (("projects", "iso3"), ["bar", "map", "table"]),
        (("projects", "funding_line"), ["bar", "table"]),
        (("projects", "coverage", "funding_line"), ["stacked", "grouped", "heat", "table"]),
        (("nce_months_mean", "coverage", "funding_line"), ["grouped", "heat", "table"]),
        (("projects", "coverage", "gender_method"), ["grouped", "heat", "table"]),
        (("projects", "coverage", "project_category"), ["heat", "table"]),
        (("projects", "funding_year", "review"), ["stacked", "grouped", "line", "heat", "table"]),
        (("published_numbers", "measure", "verdict"), ["table"]),
    ],
)
def test_only_kinds_of_chart_that_fit_are_offered(asked, kinds):
    assert fitting(*asked) == kinds


def test_bars_of_two_dimensions_are_stacked_only_where_they_add_up():
    assert kind_of("budget_usd", "fund_region", "coverage", kind="bar") == "stacked"
    assert kind_of("budget_mean_usd", "fund_region", "coverage", kind="bar") == "grouped"
    assert kind_of("projects", "iso3") == "map"


def test_published_figures_are_counted_but_never_drawn_as_values():
    for metric in warehouse.metrics().values():
        if metric.relation == "figures":
            assert metric.expression == "count(*)"


def test_the_download_has_codes_and_names_of_all_groups():
    asked = Question("budget_usd", ("fund_region", "coverage"))
    shown = card.answered(asked, EVERYTHING)
    rows = list(csv.DictReader(io.StringIO(csvfile.encode(shown.table).decode("utf-8-sig"))))
    assert asked.name == "budget_usd_by_fund_region_and_coverage"
    assert {"fund_region", "fund_region_label", "coverage", "coverage_label"} <= set(rows[0])
    assert rows[0]["budget_usd"] == "550000"
    assert len(rows) == shown.table.num_rows


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (
            Question("nce_months_mean", ("funding_year",)),
            "Mean extension by funding year: 5.7 months over 14 of 41 projects in view. "
            "Highest: 2011 (7.7 months).",
        ),
        (
            Question("beneficiaries_reached", ("beneficiary_group",)),
            "Beneficiaries reached by beneficiary group, known of 2 of 23 statements in view.",
        ),
        (
            Question("eligible_states", ("fund_region",)),
            "Eligible Member States by Fund region: 111 States over all 5 Fund regions in view. "
            "Highest: Africa (45 States).",
        ),
        (
            Question("budget_usd", ("coverage",), where={"gender_marker": ("2a",)}),
            "Budget by coverage: not stated for any of 8 projects in view where gender marker is "
            "2a.",
        ),
    ],
)
def test_the_sentence_tells_total_and_population(asked, sentence):
    shown = card.answered(asked, EVERYTHING)
    told = answers.sentence(asked, EVERYTHING, shown)
    if asked.where:
        number = warehouse.query(["projects"], (), dict(asked.where))["projects"][0].as_py()
        sentence = sentence.replace("8 projects", f"{number} projects")
    assert told == sentence


def test_what_is_not_known_tells_values_and_groups_apart():
    asked = Question("budget_usd", ("iso3",))
    told = answers.not_known(asked, EVERYTHING, card.answered(asked, EVERYTHING))
    whole = warehouse.query(["budget_usd"]).to_pylist()[0]
    unnamed = warehouse.query(["budget_usd"], (), {"iso3": None}).to_pylist()[0]
    assert told.startswith(f"{whole['missing']} of 41 projects in view do not state what is meas")
    assert f"; {unnamed['used']} state no country." in told


def test_the_address_of_a_question_asks_the_same_question():
    asked = Question("projects", ("coverage", "review"), "heat", {"gender_marker": ("2a", "1")})
    written = {
        name: value if isinstance(value, list) else [value] for name, value in asked.params.items()
    }
    assert question.read(written) == (asked, [])
