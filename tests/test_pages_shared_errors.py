"""Errors are for people: what happened, what is safe, what to do; never a traceback."""

import importlib

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import warehouse
from pages.shared import content, declare, errors, server, words

SAFE = "The data is safe: the dashboard only reads it."


def opened() -> AppTest:
    at = AppTest.from_file("../app.py", default_timeout=60).run()
    assert not at.exception
    return at


def failing(error: Exception) -> AppTest:
    def script(error):
        from pages.shared import errors

        with errors.shown_to_people():
            raise error

    return AppTest.from_function(script, kwargs={"error": error}).run()


def test_an_error_inside_a_card_leaves_the_rest_of_the_page(in_service, monkeypatch):
    asked = content.of

    def broken(card, view):
        if card.id == "budget_by_year":
            raise ZeroDivisionError("secret detail")
        return asked(card, view)

    monkeypatch.setattr(content, "of", broken)
    at = opened()
    assert [error.value.startswith("**Something went wrong") for error in at.error] == [True]
    assert SAFE in at.error[0].value
    assert "secret detail" not in at.error[0].value
    assert len(at.get("plotly_chart")) == 4


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (warehouse.BadFilter("No such year.", "Use 2011 to 2020."), "No such year."),
        (warehouse.NoSnapshot("Nothing in data.", "Build."), "There is no data yet."),
        (RuntimeError("inner"), SAFE),
    ],
)
def test_each_kind_of_error_is_explained(error, told):
    at = failing(error)
    assert not at.exception
    assert told in at.error[0].value


def test_a_wrong_card_is_told_in_its_own_words():
    at = failing(declare.BadCard("regions/cards.yml: card map: chrat: Extra inputs.", "Keep one."))
    assert not at.exception
    told = at.error[0].value
    assert "regions/cards.yml: card map: chrat: Extra inputs. The data is safe." in told
    assert "Keep one. Correct the file and reload the page." in told
    assert "Something went wrong" not in told


def test_the_hint_of_a_known_error_is_passed_on():
    at = failing(warehouse.BadFilter("No such year.", "Use 2011 to 2020."))
    assert "Use 2011 to 2020." in at.error[0].value


def test_the_server_explains_errors_outside_of_pages():
    assert server.OPTIONS["on_script_error"] is errors.show


def test_the_server_finds_an_application_in_the_entry_file():
    assert isinstance(importlib.import_module("app").app, st.App)


def test_text_of_the_sources_is_never_read_as_formatting():
    assert words.escape("[a](b) *c* $d$ :red[e]") == "\\[a\\](b) \\*c\\* \\$d\\$ \\:red\\[e\\]"
