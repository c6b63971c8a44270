"""The Evaluations page on the shipped data, and what is due on a small snapshot with dates."""

from datetime import date
from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

import warehouse
from pages.evaluations import answers, charts, criteria, due, tables
from pages.shared import data, declare
from pages.shared.filters import Filters
from pages.shared.view import View
from tests.conftest import ROOT
from tests.fixtures import reader
from tests.fixtures.warehouse.snapshot import write_snapshot
from tests.golden.figures import evaluations_samples

DAY = date(2022, 11, 30)
EVERYTHING = View(Filters(), {})
FIRST_REVIEW = View(Filters(review=("2011-2014",)), {})
opened = partial(reader.opened, "evaluations")
text = reader.text


def value(metric: str, where: dict | None = None) -> object:
    return warehouse.query(metric, where=where)[metric][0].as_py()


@pytest.mark.usefixtures("in_service")
class TestShippedData:
    def test_sentence_counts_ratings_and_does_not_call_unknown_zero(self):
        assert (
            "8 of 27 projects had an ex-post evaluation: 1 good, 3 adequate, 1 acceptable and 3 "
            "too early to assess. Whether any is due or overdue on 31 Dec 2022 is not known: of "
            "those under the Fund's rule without an evaluation on record, 17 projects lack an end "
            "date."
        ) in text(opened(as_of="2022-12-31"))

    def test_key_figures_equal_the_warehouse(self):
        figures = {f.label: (f.value, f.base) for f in answers.key_figures(EVERYTHING, DAY)}
        assert figures["In the register"][0] == str(value("evaluations")) == "23"
        assert figures["Evaluated after completion"] == ("8", "of 27 projects; not stated for 14")
        assert figures["Under the Fund's rule"][0] == str(value("evaluations_required"))
        assert figures["Due or overdue"] == ("not known", "0 can be judged, 17 without an end date")

    def test_first_review_is_older_than_the_rule(self):
        assert "The Fund's rule asks for none of them" in answers.due_words(FIRST_REVIEW, DAY)
        figures = {f.label: f for f in answers.key_figures(FIRST_REVIEW, DAY)}
        assert figures["Due or overdue"].value == "not applicable"
        assert figures["Evaluated after completion"].value == "not stated"
        assert "was evaluated after completion is not stated" in text(opened(review="2011-2014"))

    def test_what_is_not_known_follows_the_filters(self):
        assert answers.not_known(EVERYTHING, DAY).startswith(
            "Not on record: who made 8 ex-post evaluations in view; when 8 ex-post evaluations in "
            "view were reported; "
        )
        one = View(Filters(iso3=("KEN",)), {})
        assert "when 1 ex-post evaluation in view was reported" in answers.not_known(one, DAY)
        assert "who made" not in answers.not_known(FIRST_REVIEW, DAY)

    def test_windows_name_the_document_of_the_rule(self):
        found = due.windows(EVERYTHING, DAY)
        assert "evaluation_2020" in found["rule_document"].to_pylist()
        labels = set(found["rule_document_label"].to_pylist())
        assert labels == {None, data.source("evaluation_2020", None).short_label}
        assert "evaluation_2020" not in labels

    def test_status_of_every_project_without_a_zero_that_is_not_known(self):
        found = due.by_status(EVERYTHING, DAY).to_pylist()
        assert {row["evaluation_status"]: row["projects"] for row in found} == {
            "overdue": None,
            "due": None,
            "not_yet": None,
            "done": 8,
            "not_told": 0,
            "no_end": 17,
            "not_applicable": 16,
        }

    def test_ratings_are_those_of_the_published_figure(self):
        table = EVERYTHING.table("evaluations", "impact_rating", {"is_ex_post": True})
        assert table["evaluations"].to_pylist() == [1, 3, 1, 3]

    def test_best_rating_stands_beside_what_fell_short(self):
        rated = {row["project_code"]: row for row in tables.rated_with(EVERYTHING).to_pylist()}
        assert rated["LM.0307"]["impact_rating"] == "good"
        assert "53 of 200 migrants" in rated["LM.0307"]["also_said"]
        assert answers.too_early_words(EVERYTHING).startswith("LM.0304, LM.0326 and LM.0327:")

    def test_both_recommended_times_are_kept_beside_the_rule(self):
        found = due.timing().to_pylist()
        assert [(row["says"], row["here"], row["document"]) for row in found] == [
            (
                "6 to 12 months after completion, for projects funded from 2017",
                "yes",
                "evaluation_2020",
            ),
            ("Evaluate 6-12 months after completion", "no", "000"),
            ("Evaluate selected projects a year or more later", "no", "000"),
        ]

    def test_register_is_found_by_words_and_type(self):
        assert tables.register().num_rows == 23
        assert tables.register("samuel hall")["evaluation_id"].to_pylist() == ["IOM-LMI-2023"]
        assert tables.register(types=("ex-post project evaluation",)).num_rows == 8
        assert "2 of 23 evaluations and reviews" in text(
            opened(type="thematic review (rapid assessment)")
        )

    def test_what_a_square_says_can_be_read_without_clicking_it(self):
        at = reader.opened("evaluations")
        at.session_state["criteria_menu"] = True
        marks = at.run().selectbox(key="criteria_mark")
        at.session_state["criteria_menu"] = True
        marks.select(("IDF-REV-2016", "Relevance")).run()
        assert not at.exception
        title = "IDF review of labour migration projects 2011-2014"
        assert f"{title}: Relevance" in marks.options
        assert f"**{title}**: Relevance" in text(at)

    def test_advice_is_found_by_words_theme_and_document(self):
        everything = tables.advice()
        assert everything.num_rows == value("recommendations_made") + value("lessons_drawn")
        found = tables.advice("ownership", ("Ownership",), ("001",)).to_pylist()
        assert found
        assert all("ownership" in row["text"].lower() for row in found)
        assert {row["document"] for row in found} == {"001"}
        shown = text(opened(theme="Ownership"))
        assert f"{tables.advice(themes=('Ownership',)).num_rows} of 94" in shown

    def test_an_unknown_theme_is_told_and_ignored(self):
        shown = text(opened(theme="Weather"))
        assert "Theme “Weather” is not known and was ignored" in shown
        assert "94 of 94 recommendations and lessons" in shown

    def test_nothing_found_offers_the_way_back(self):
        at = opened(q="atlantis")
        assert "0 of 23 evaluations and reviews" in text(at)
        at.button(key="register_all").click().run()
        assert "23 of 23 evaluations and reviews" in text(at)

    def test_every_finding_has_its_cell_and_other_criteria_stand_apart(self):
        cells = criteria.table().to_pylist()
        assert sum(row["finding"] is not None for row in cells) == value("findings")
        columns = criteria.columns(cells)
        others = [name for name, group in columns.items() if group == criteria.OTHER_GROUP]
        assert others == ["Validity of design", "Management arrangements", "Topics of a review"]
        assert list(columns)[:2] == ["Relevance", "Coherence"]

    def test_a_criterion_that_is_only_named_has_no_finding(self):
        named = {
            (row["evaluation_id"], row["criterion"])
            for row in criteria.table().to_pylist()
            if row["finding"] is None
        }
        assert ("EXPOST-LM.0304", "Sustainability") in named
        assert ("EXPOST-LM.0304", "Impact") not in named

    @pytest.mark.parametrize(
        ("printed", "codes"),
        [
            ("progress and effectiveness", ["effectiveness"]),
            ("impact orientation and sustainability", ["impact", "sustainability"]),
            ("impact and sustainability", ["impact", "sustainability"]),
            ("validity of design", [criteria.NOT_DAC]),
            ("beneficiaries", [criteria.TOPICS]),
        ],
    )
    def test_printed_names_of_criteria_are_understood(self, printed, codes):
        assert criteria.codes_of(printed, criteria.filing()) == codes

    def test_every_evaluation_has_a_short_name_of_its_own(self):
        cards = declare.load(ROOT / "pages" / "evaluations" / "cards.yml")
        names = cards["criteria"].options["names"]
        assert set(names) == set(criteria.evaluations())
        assert len(set(names.values())) == len(names)
        assert max(len(name) for name in names.values()) <= charts.NAME_WIDTH

    def test_selecting_a_square_tells_the_finding(self):
        at = AppTest.from_file("../app.py", default_timeout=60).run()
        at.switch_page("pages/evaluations/page.py")
        mark = {"customdata": ["EXPOST-LM.0301", "Coherence"]}
        at.session_state["criteria_chart"] = {"selection": {"points": [mark]}}
        at.run()
        assert "Overlapped with other projects and did not fully use earlier ones." in text(at)
        assert "printed as “coherence”" in text(at)


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


def test_matrix_fills_what_was_found_and_says_where_nothing_is():
    figure = evaluations_samples.by_criterion()
    filled, outlined = figure.data
    assert [list(mark) for mark in filled.customdata] == [["EX-1", "Impact"]]
    assert len(outlined.x) == 2
    assert max(outlined.x) == 2.4, "the other group stands apart"
    assert [note.y for note in figure.layout.annotations] == [2]


def test_rows_of_the_matrix_have_short_names_or_the_start_of_their_title():
    labels = evaluations_samples.by_criterion().layout.yaxis.ticktext
    assert list(labels) == ["First", "Second evaluation", "Third evaluation"]
    assert charts.shortened("Thematic evaluation of a very long title") == (
        "Thematic evaluation of a…"
    )


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


def test_on_the_demonstration_ratings_and_windows_are_counted(demonstrated, monkeypatch):
    monkeypatch.setenv("FUND_MONITOR_DATA", str(demonstrated))
    shown = text(opened(dataset="demonstration"))
    register = warehouse.current("demonstration").rows("evaluation_register").to_pylist()
    good = sum(row["impact_rating"] == "good" for row in register)
    assert f"had an ex-post evaluation: {good} good," in shown
    assert f"n {len(register)} of {len(register)} evaluations used" in shown
    assert "with a date and a window" in shown
    assert "Judged on 31 Dec 2024, the last day of which something is on record." in shown
