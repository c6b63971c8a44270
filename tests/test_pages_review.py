"""The page of reviews: what it promises, how a review is asked for, watched and cancelled."""

from functools import partial

import pytest

import warehouse
from pages.review import answers, writing
from pages.shared.filters import Filters
from pages.shared.review import jobs
from pages.shared.review.jobs import Job
from pages.shared.view import View
from tests.fixtures import reader

pytestmark = pytest.mark.usefixtures("in_service")

opened = partial(reader.opened, "review")


def test_the_page_says_of_what_a_review_would_be():
    at = opened(review="2016-2020")
    said = answers.sentence(View(Filters(review=("2016-2020",)), {}))
    assert "27 projects funded 2016–2020" in said
    assert said in reader.text(at)
    assert "Word document (DOCX)" in " ".join(button.label for button in at.button)


def test_chapters_of_the_outline_are_named():
    at = opened()
    for chapter in answers.declared().chapters:
        assert chapter.title in reader.text(at)


def test_no_project_in_view_is_told_and_nothing_is_offered():
    at = opened(review="2011-2014", funding_year=["2018", "2019"])
    assert "No project matches" in " ".join(warning.value for warning in at.warning)
    assert not [button for button in at.button if button.label.startswith("Write as")]


def test_a_click_begins_and_another_cancels(monkeypatch):
    started = []
    monkeypatch.setattr(jobs._places, "acquire", lambda blocking: started.append(1))
    at = opened(review="2016-2020")
    at.button(key="review_docx").click().run()
    assert not at.exception
    job = at.session_state[writing.KEY]
    assert job.running
    assert job.form == "docx"
    assert job.address.filters.review == ("2016-2020",)
    assert job.stem == f"review-{warehouse.snapshot().id[:6]}"
    assert started
    at.button(key="review_cancel").click().run()
    assert job.error == "Cancelled. Nothing was written."


def test_a_finished_review_can_be_downloaded():
    at = opened()
    job = Job(writing.Address("review"), "pdf", "", content=b"%PDF-")
    at.session_state[writing.KEY] = job
    at.run()
    assert not at.exception
    assert "The review is ready" in at.success[0].value
