"""The Results page on records only: single statements are no result of a project as a whole."""

from functools import partial

import pytest

from pages.results import on_record, tables
from pages.shared.filters import Filters
from pages.shared.view import View
from tests.fixtures import reader
from tests.fixtures.warehouse.snapshot import write_snapshot

EVERYTHING = View(Filters(), {})
opened = partial(reader.opened, "results")
UNSTATED = {"outcome_status": None, "beneficiary_reach": None}


def project(number: int, **more) -> dict:
    return {"project_code": f"LM.000{number}", "review": None, **UNSTATED, **more}


def statement(number: int, kind: str, status: str) -> dict:
    code = f"LM.000{number}"
    said = {"result_kind": kind, "result_status": status, "statement": f"{kind} {status}"}
    return {"result_id": f"{code}-{kind}-{status}", "project_code": code, **said}


STATEMENTS = [
    statement(1, "outcomes", "full"),
    statement(2, "outcomes", "partial"),
    statement(2, "outcomes", "not_achieved"),
    statement(1, "beneficiaries", "partial"),
    statement(3, "sustainability", "sustained"),
]


@pytest.fixture
def written(tmp_path, monkeypatch):
    """Puts projects with STATEMENTS in service."""

    def write(*projects: dict) -> None:
        monkeypatch.setenv("FUND_MONITOR_DATA", str(tmp_path))
        write_snapshot(tmp_path, {"projects": projects, "results": STATEMENTS})

    return write


def test_statements_on_outcomes_are_told_where_no_project_is_judged_as_a_whole(written):
    written(*(project(number) for number in (1, 2, 3)))
    told = reader.text(opened())
    assert (
        "**It is not stated for any of the 3 projects in view whether all planned outcomes were "
        "reached; there are single statements on 2 projects.**"
    ) in told
    assert "for any of the 3 projects; single statements on 2" in told
    assert "for any of the 3 projects; single statements on 1" in told
    assert (
        "The records do not state for 3 projects whether all planned outcomes were reached (there "
        "are single statements on 2) and for 3 projects whether all intended beneficiaries were "
        "reached (there are single statements on 1)."
    ) in told


def test_a_project_judged_as_a_whole_is_not_one_of_single_statements(written):
    judged = {"outcome_status": "full", "beneficiary_reach": "partial"}
    written(project(1, **judged), project(2), project(3))
    assert [figure.base for figure in on_record.key_figures(EVERYTHING)[:2]] == [
        "of 1 project that states it; single statements on 1",
        "of 1 project; not stated for 2",
    ]


def test_without_any_statement_nothing_is_added(written):
    written(project(3))
    assert on_record.sentence(EVERYTHING) == (
        "It is not stated for the one project in view whether all planned outcomes were reached."
    )


def test_every_statement_stands_in_one_of_two_cards_and_each_counts_its_own(written):
    written(*(project(number) for number in (1, 2, 3)))
    assert tables.not_reached(EVERYTHING)["statement"].to_pylist() == [
        "Outcomes not_achieved",
        "Outcomes partial",
    ]
    assert set(tables.said(EVERYTHING)["statement"].to_pylist()) == {
        "Outcomes full",
        "Beneficiaries partial",
        "Sustainability sustained",
    }
    told = reader.text(opened())
    assert "n 2 of 3 statements on planned outcomes used, 1 reached in full" in told
    assert "n 3 of 5 statements on results used, 2 on outcomes missed" in told
