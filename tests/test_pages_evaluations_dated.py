"""What the Evaluations page makes of a fund's own evaluations: small snapshots with dates."""

from datetime import date
from functools import partial

import pytest

from pages.evaluations import answers, due, tables
from pages.shared.filters import Filters
from pages.shared.view import View
from tests.fixtures import reader
from tests.fixtures.warehouse.snapshot import write_snapshot

EVERYTHING = View(Filters(), {})
opened = partial(reader.opened, "evaluations")
text = reader.text


@pytest.fixture
def dated(tmp_path, monkeypatch):
    """Six projects: one older than any rule; under it one overdue, one due, one not due yet, one
    without an end, and one of which it is not stated whether it was evaluated.
    """
    ends = {"1": date(2020, 1, 31), "2": date(2021, 3, 31), "3": date(2021, 8, 31), "4": None}
    projects = [
        {"project_code": "LM.0005", "funding_year": 2018, "end_date": date(2020, 1, 31)},
        {"project_code": "LM.0006", "funding_year": 2016, "end_date": date(2018, 1, 31)},
    ]
    projects += [
        {
            "project_code": f"LM.000{number}",
            "funding_year": 2018,
            "end_date": end,
            "expost_evaluated": False,
        }
        for number, end in ends.items()
    ]
    rule = {"valid_from_year": 2017, "window_opens_months": 6, "window_closes_months": 12}
    write_snapshot(tmp_path, {"projects": projects, "evaluation_rules": [rule]}, "dated1")
    monkeypatch.setenv("FUND_MONITOR_DATA", str(tmp_path))


@pytest.mark.usefixtures("dated")
class TestDatasetWithDates:
    day = date(2021, 12, 31)

    def test_status_follows_from_the_dates_and_zero_is_zero(self):
        found = due.by_status(EVERYTHING, self.day).to_pylist()
        assert {row["evaluation_status"]: row["projects"] for row in found} == {
            "overdue": 1,
            "due": 1,
            "not_yet": 1,
            "done": 0,
            "not_told": 1,
            "no_end": 1,
            "not_applicable": 1,
        }

    def test_sentence_counts_them_and_tells_what_cannot_be_judged(self):
        assert answers.due_words(EVERYTHING, self.day) == (
            "On 31 Dec 2021, 1 is due and 1 overdue; of the others under the Fund's rule, 1 "
            "project lacks an end date and for 1 project it is not stated whether it was evaluated."
        )

    def test_key_figure_tells_both_causes(self):
        figures = {f.label: (f.value, f.base) for f in answers.key_figures(EVERYTHING, self.day)}
        assert figures["Due or overdue"] == (
            "2",
            "3 can be judged, 1 without an end date, 1 not stated if evaluated",
        )

    def test_projects_older_than_the_rule_are_told_by_their_years(self):
        note = answers.rule_note(EVERYTHING, self.day)
        assert "1 project in view was funded before 2017, when there was no rule yet." in note
        assert "first review" not in note
        later = View(Filters(funding_year=(2018, 2018)), {})
        assert "funded before" not in answers.rule_note(later, self.day)

    def test_most_urgent_come_first_with_their_window(self):
        rows = due.windows(EVERYTHING, self.day).to_pylist()
        assert [row["project_code"][-1] for row in rows] == ["1", "2", "3", "5", "4", "6"]
        assert (rows[1]["window_opens"], rows[1]["window_closes"]) == (
            date(2021, 9, 30),
            date(2022, 3, 31),
        )


@pytest.fixture
def joint(tmp_path, monkeypatch):
    """Five projects: E1 is an ex-post evaluation of 1 and 2 within their window, E2 rates 3 after
    its window, E3 is a final evaluation that rates 4; project 5 is said to have been evaluated.
    """
    projects = [
        {
            "project_code": f"LM.000{number}",
            "funding_year": 2018,
            "end_date": date(2020, 1, 31),
            "expost_evaluated": number != 4,
            "fund_region": "Africa" if number == 1 else "Europe",
        }
        for number in range(1, 6)
    ]
    kinds = {"E1": "Ex-post evaluation", "E2": "Ex-post evaluation", "E3": "Final evaluation"}
    reported = {"E1": "2020-12-01", "E2": "2021-12-01", "E3": "2020-01-01"}
    covers = [("E1", 1), ("E1", 2), ("E2", 3), ("E3", 4)]
    rated = [("E2", 3, "good"), ("E3", 4, "adequate")]
    tables = {
        "projects": projects,
        "evaluation_rules": [
            {"valid_from_year": 2017, "window_opens_months": 6, "window_closes_months": 12}
        ],
        "evaluations": [
            {"evaluation_id": name, "evaluation_type": kind, "report_date": reported[name]}
            for name, kind in kinds.items()
        ],
        "evaluation_projects": [
            {"evaluation_id": name, "project_code": f"LM.000{number}"} for name, number in covers
        ],
        "evaluation_ratings": [
            {"evaluation_id": name, "project_code": f"LM.000{number}", "impact_rating": rating}
            for name, number, rating in rated
        ],
    }
    write_snapshot(tmp_path, tables, "joint")
    monkeypatch.setenv("FUND_MONITOR_DATA", str(tmp_path))


@pytest.mark.usefixtures("joint")
class TestJointEvaluations:
    day = date(2022, 12, 31)
    africa = View(Filters(fund_region=("Africa",)), {})

    def test_an_evaluation_of_several_projects_dates_each_of_them(self):
        assert due.held(EVERYTHING, self.day) == due.Held(0, 2, 1, 1)
        assert due.held(self.africa, self.day) == due.Held(0, 1, 0, 0)

    def test_it_is_counted_once_and_stays_under_a_filter(self):
        assert [row["evaluation_id"] for row in tables.ex_post(EVERYTHING)] == ["E1", "E2"]
        assert [row["evaluation_id"] for row in tables.ex_post(self.africa)] == ["E1"]
        assert tables.rated(self.africa).eligible == 1

    def test_a_final_evaluation_is_among_neither_ratings_nor_rated_projects(self):
        assert tables.ratings(EVERYTHING).to_pydict() == {
            "impact_rating": ["good", None],
            "impact_rating_label": ["Good", "Not stated"],
            "evaluations": [1, 1],
        }
        assert tables.rated_with(EVERYTHING)["project_code"].to_pylist() == ["LM.0003"]
        assert "n 1 of 2 evaluations used" in text(opened())


def test_advice_without_a_theme_is_listed_and_offers_no_theme(tmp_path, monkeypatch):
    rows = [
        {
            "evaluation_id": "E1",
            "document_group": "general",
            "item_number": number,
            "recommendation": f"Advice {number}",
            "subject_theme": theme,
        }
        for number, theme in (("1", "ownership"), ("2", None))
    ]
    write_snapshot(tmp_path, {"evaluations": [{"evaluation_id": "E1"}], "recommendations": rows})
    monkeypatch.setenv("FUND_MONITOR_DATA", str(tmp_path))
    assert tables.advice()["theme"].to_pylist() == ["Ownership", None]
    assert tables.themes() == {"Ownership": "Ownership (1)"}


@pytest.mark.parametrize(
    ("held", "words"),
    [
        (due.Held(0, 0, 0, 8), "Of them no day of a report is on record, so whether they were"),
        (due.Held(1, 20, 4, 0), "Of 25 with a date and a window, 1 was reported before it, 20 "),
        (due.Held(0, 2, 0, 3), "0 after it. Of 3 more no day of a report is on record"),
        (due.Held(0, 2, 0, 1), "0 after it. Of 1 more no day of a report is on record, so whether"),
        (due.Held(0, 0, 0, 0), ""),
    ],
)
def test_when_evaluations_were_held_is_told_as_far_as_it_is_dated(held, words):
    assert words in answers.window_words(held)
