"""From intent to outcome: full on the demonstration, honest where nothing is counted by sex."""

from functools import partial

import pytest

import warehouse
from pages.intent import answers, tables
from pages.shared import most
from pages.shared.filters import Filters
from pages.shared.view import View
from tests.fixtures import reader
from tests.fixtures.warehouse.snapshot import write_snapshot
from tests.golden.figures import intent_samples

EVERYTHING = View(Filters(), {})
opened = partial(reader.opened, "intent")
text = reader.text
charts, figures = reader.charts, reader.figures


def code(number):
    return f"LM.000{number}"


def persons(number, women, men, women_reached=None, men_reached=None):
    shared = {"project_code": code(number), "beneficiary_group": "Migrants"}
    return [
        {**shared, "sex": "female", "target_count": women, "reached_count": women_reached},
        {**shared, "sex": "male", "target_count": men, "reached_count": men_reached},
    ]


def portfolio():
    """Eight projects: markers 2a five times, 2b once, 1 once, and one without.

    Projects 1 to 5 (2a) aim at 50 women and 50 men; 1 to 4 reach as many, 5 reaches 20 women and
    80 men. Project 6 (2b), alone in Europe, has targets by sex and runs. Project 1 is evaluated
    with a word on gender, 2 answers that rights were upheld, 3 that they were not.
    """
    markers = ["2a"] * 5 + ["2b", "1", None]
    projects = [
        {
            "project_code": code(n),
            "gender_marker": marker,
            "project_status": "active" if n == 6 else "completed",
            "fund_region": "Europe" if n == 6 else "Africa",
        }
        for n, marker in enumerate(markers, start=1)
    ]
    rows = [row for n in range(1, 5) for row in persons(n, 50, 50, 50, 50)]
    rows += persons(5, 50, 50, 20, 80) + persons(6, 10, 10)
    answered = {2: "yes", 3: "no"}
    return {
        "projects": projects,
        "beneficiaries": rows,
        "project_tags": [
            {"tag_family": "rights_method", "tag": "rights_in_training", "project_code": code(2)}
        ],
        "questionnaires": [
            {"project_code": code(n), "questionnaire": "2022", "return_status": "returned"}
            for n in answered
        ],
        "questionnaire_answers": [
            {
                "project_code": code(n),
                "questionnaire": "2022",
                "question": "2022-5",
                "answer_number": 1,
                "answer_code": choice,
            }
            for n, choice in answered.items()
        ],
        "evaluations": [{"evaluation_id": "E1", "evaluation_type": "ex-post evaluation"}],
        "evaluation_projects": [{"evaluation_id": "E1", "project_code": code(1)}],
        "evaluation_findings": [
            {"evaluation_id": "E1", "dac_criterion": "impact", "finding": "Gender was mainstreamed"}
        ],
    }


@pytest.fixture(scope="module")
def small_folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("data")
    write_snapshot(folder, portfolio())
    return folder


@pytest.fixture
def small(small_folder, monkeypatch):
    monkeypatch.setenv("FUND_MONITOR_DATA", str(small_folder))


@pytest.mark.usefixtures("small")
def test_the_sentence_follows_projects_from_marker_to_evaluation():
    """Of reached 4 x 50 + 20 = 220 of 500 are women, 44 per cent; of targets half."""
    assert answers.sentence(EVERYTHING) == (
        "6 of 7 projects that state a gender marker carry 2a or above: 6 of them set targets by "
        "sex, 5 of these report by sex whom they reached, and the evaluation of 1 of these speaks "
        "of gender, women or rights. Women were 50% of the persons targeted and 44% of those "
        "reached (5 projects)."
    )


@pytest.mark.usefixtures("small")
def test_each_step_of_the_funnel_is_part_of_the_one_before():
    assert tables.funnel(EVERYTHING)["projects"].to_pylist() == [7, 6, 6, 5, 1]
    assert set(tables.funnel(EVERYTHING)["in_view"].to_pylist()) == {8}


@pytest.mark.usefixtures("small")
def test_drift_and_silence_of_projects_that_meant_gender():
    """Of six with 2a or above one still runs; the share of women of project 5 fell by 30 points.

    Whether the other four were evaluated is not stated.
    """
    rows = {row["step"]: row for row in tables.states(EVERYTHING).to_pylist()}
    told = {name: tuple(rows[name][column] for column in tables.COLUMNS) for name in rows}
    assert told == {
        "targets_state": (6, 0, 0, 0),
        "gender_method_state": (0, 1, 0, 5),
        "women_reached_state": (5, 1, 0, 0),
        "women_share_state": (4, 1, 1, 0),
        "rights_method_state": (1, 1, 0, 4),
        "rights_answer_state": (1, 1, 1, 3),
        "evaluation_state": (1, 1, 0, 4),
    }


@pytest.mark.usefixtures("small")
def test_the_list_begins_with_most_signs_of_drift_then_of_silence():
    """Projects 3, 5 and 7 say otherwise once; of project 7 least is said."""
    rows = tables.trail(EVERYTHING).to_pylist()
    assert [row["project_code"] for row in rows[:3]] == [code(7), code(5), code(3)]
    assert rows[0]["marker_state"] == "says otherwise"
    assert rows[3]["project_code"] == code(8)
    assert rows[3]["marker_state"] == "nothing said"


@pytest.mark.usefixtures("small")
def test_parity_per_marker_shows_counts_only_under_five_projects():
    rows = tables.parity(EVERYTHING, "gender_marker").to_pylist()
    assert [(row["gender_marker_label"], row["women_of_reached_pct"]) for row in rows] == [
        ("2a (n 5)", pytest.approx(44))
    ]
    shown = tables.parity(EVERYTHING, "project_status").to_pylist()
    assert [(row["projects"], row["women_of_targets_pct"]) for row in shown] == [(5, 50)]


@pytest.mark.usefixtures("small")
def test_rights_are_told_by_whether_a_method_is_named():
    assert answers.rights_words(EVERYTHING) == (
        "Whether the rights of migrants and their families were considered and upheld: of 1 named "
        "for a rights-based method, 1 answered yes, 0 no, and of 0 nothing is said; of 7 others, 0 "
        "answered yes, 1 no, and of 5 nothing is said. The rest were not asked or not due yet."
    )


@pytest.mark.usefixtures("small")
def test_silence_is_told_per_step_and_never_of_all_projects_at_once():
    """Project 8 states no marker, 7 and 8 have no targets."""
    assert answers.not_known(EVERYTHING).startswith(
        "Nothing is said on “Marker at design” for 1 of 8 projects in view; on “Targets by sex” "
        "for 2; on “Gender method named” for 7; "
    )


@pytest.mark.usefixtures("small")
def test_one_project_has_the_verbs_of_one():
    one = View(Filters(fund_region=("Europe",)), {})
    assert answers.sentence(one).startswith(
        "1 of 1 project that states a gender marker carries 2a or above: 1 of them sets targets by "
        "sex, 0 of these report by sex whom they reached, and no evaluation of these speaks of "
        "gender, women or rights."
    )


@pytest.mark.usefixtures("small")
def test_key_figures_have_their_base():
    """Seven projects have a record that could say otherwise; of project 8 nothing is on record."""
    told = {figure.label: (figure.value, figure.base) for figure in answers.key_figures(EVERYTHING)}
    assert told == {
        "Marker 2a or above": ("6", "of 7 that state one"),
        "A record says otherwise": ("3", "of 7 projects; not stated for 1"),
        "Rights upheld": ("1", "of 2 answers in questionnaires"),
        "Women among reached": ("44%", "50% of the targets; 5 projects"),
    }


@pytest.mark.usefixtures("small")
def test_few_projects_have_no_share_of_women(monkeypatch):
    monkeypatch.setattr(warehouse, "MINIMUM_GROUP", 6, raising=False)
    assert answers.parity_words(EVERYTHING) == "Women and men can be compared for 5 projects only."
    assert answers.women_figure(EVERYTHING).value == "not stated"


@pytest.mark.usefixtures("in_service")
def test_the_published_reviews_draw_no_zero_where_nothing_is_on_record():
    at = opened()
    assert "27 of 27 projects that state a gender marker carry 2a or above" in text(at)
    assert "of none of them are targets by sex on record" in text(at)
    told = charts(at)[
        "Projects from a marker at design to an evaluation that speaks of it, 2011–2020"
    ]
    assert told.endswith("… and an evaluation that speaks of it: nothing on record.")
    assert "with targets by sex: nothing on record" in told
    assert figures(at)["Women among reached"] == "not stated"
    assert "This is not the same as nobody having been reached." in text(at)
    assert "No project funded before 2016 states a marker." in text(at)


@pytest.mark.usefixtures("in_service")
def test_without_a_marker_in_view_the_page_says_so():
    at = opened(review="2011-2014")
    assert "No gender marker is stated for the 14 projects in view" in text(at)
    assert figures(at)["Marker 2a or above"] == "not stated"
    assert "no answer to it is on record" in text(at)


def test_the_demonstration_fills_the_page_with_what_its_tables_hold(demonstrated, monkeypatch):
    """Counted anew from the raw tables, without the models."""
    monkeypatch.setenv("FUND_MONITOR_DATA", str(demonstrated))
    at = opened(dataset="demonstration")
    store = warehouse.current("demonstration")
    meant = {
        row["project_code"]
        for row in store.rows("projects").to_pylist()
        if row["gender_marker"] in ("2a", "2b")
    }
    by_sex = [
        row for row in store.rows("beneficiaries").to_pylist() if row["sex"] in ("female", "male")
    ]
    targeted = {row["project_code"] for row in by_sex if row["target_count"] is not None} & meant
    reached = {row["project_code"] for row in by_sex if row["reached_count"] is not None} & targeted
    assert (
        f"{len(targeted)} of them set targets by sex, {len(reached)} of these report by sex"
        in text(at)
    )
    known = [row for row in by_sex if None not in (row["target_count"], row["reached_count"])]
    women = sum(row["reached_count"] for row in known if row["sex"] == "female")
    share = 100 * women / sum(row["reached_count"] for row in known)
    assert figures(at)["Women among reached"] == f"{share:.0f}%"


def test_the_matrix_of_a_large_portfolio_stays_readable(demonstrated, monkeypatch):
    monkeypatch.setenv("FUND_MONITOR_DATA", str(demonstrated))
    at = opened(dataset="demonstration")
    assert f"The chart shows the {most.DRAWN} largest by says otherwise of 309 projects" in text(at)


def test_the_page_follows_the_day(demonstrated, monkeypatch):
    """On the last day of 2015 no marker was stated yet: they exist from 2016 on."""
    monkeypatch.setenv("FUND_MONITOR_DATA", str(demonstrated))
    at = opened(dataset="demonstration", as_of="2015-12-31")
    assert "No gender marker is stated" in text(at)


def test_each_word_has_a_mark_of_its_own_and_silence_none():
    """Of six cells two say nothing; the others are one square, two crosses and one circle."""
    figure = intent_samples.trail()
    told = [(trace.name, trace.marker.symbol, len(trace.x)) for trace in figure.data]
    assert told == [
        ("As intended", "square", 1),
        ("Says otherwise", "x", 2),
        ("Not asked, not due or not evaluated", "circle-open", 1),
    ]
    assert list(figure.data[0].customdata[0]) == ["LM.0001", "marker_state"]
