"""The Evaluations page on the shipped data and on the demonstration."""

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


def test_on_the_demonstration_ratings_and_windows_are_counted(demonstrated, monkeypatch):
    monkeypatch.setenv("FUND_MONITOR_DATA", str(demonstrated))
    shown = text(opened(dataset="demonstration"))
    register = warehouse.current("demonstration").rows("evaluation_register").to_pylist()
    good = sum(row["impact_rating"] == "good" for row in register)
    assert f"had an ex-post evaluation: {good} good," in shown
    assert f"n {len(register)} of {len(register)} evaluations used" in shown
    assert "with a date and a window" in shown
    assert "Judged on 31 Dec 2024, the last day of which something is on record." in shown
