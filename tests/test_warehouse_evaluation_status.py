"""When ex-post evaluations are due, on projects that show one case each."""

from datetime import date

import pytest

import warehouse
from tests.fixtures.warehouse.snapshot import write_snapshot
from warehouse import Between
from warehouse.service import Counts, Warehouse

ENDED = date(2019, 1, 31)

# (code, funding year, end, evaluated)
PROJECTS = [
    ("LM.0001", 2014, ENDED, None),  # before any rule
    ("LM.0002", 2014, ENDED, True),  # evaluated although no rule asks for it
    ("LM.0003", 2017, ENDED, False),
    ("LM.0004", 2017, ENDED, True),
    ("LM.0005", 2017, None, False),
    ("LM.0006", 2017, ENDED, None),
    ("LM.0007", 2021, date(2019, 8, 31), False),  # under the later rule
]
RULES = [
    {
        "valid_from_year": 2017,
        "valid_to_year": 2020,
        "window_opens_months": 6,
        "window_closes_months": 12,
    },
    {"valid_from_year": 2021, "window_opens_months": 1, "window_closes_months": 6},
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    rows = [
        {
            "project_code": code,
            "funding_year": year,
            "end_date": end,
            "expost_evaluated": evaluated,
            "fund_region": "Europe" if code == "LM.0007" else "Africa",
        }
        for code, year, end, evaluated in PROJECTS
    ]
    folder = tmp_path_factory.mktemp("data")
    write_snapshot(folder, {"projects": rows, "evaluation_rules": RULES})
    return folder


@pytest.fixture(scope="module")
def small(folder):
    return Warehouse.open(folder)


def status_on(small, day, where=None):
    table = small.evaluation_status(day, where)
    return dict(
        zip(table["project_code"].to_pylist(), table["evaluation_status"].to_pylist(), strict=True)
    )


def test_window_is_counted_from_the_end_by_the_rule_of_the_funding_year(small):
    found = small.rows("evaluation_windows", {"project_code": ["LM.0003", "LM.0007"]}).to_pylist()
    assert [(row["window_opens"], row["window_closes"]) for row in found] == [
        (date(2019, 7, 31), date(2020, 1, 31)),
        (date(2019, 9, 30), date(2020, 2, 29)),
    ]


def test_project_without_rule_or_end_has_no_window(small):
    found = small.rows("evaluation_windows", {"project_code": ["LM.0001", "LM.0005"]})
    assert found["window_opens"].null_count == found["window_closes"].null_count == 2
    assert found["rule_applies"].to_pylist() == [False, True]


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (date(2019, 7, 30), "not_yet"),
        (date(2019, 7, 31), "due"),
        (date(2020, 1, 31), "due"),
        (date(2020, 2, 1), "overdue"),
    ],
)
def test_evaluation_is_due_on_both_days_of_its_window_and_overdue_after(small, day, status):
    assert status_on(small, day)["LM.0003"] == status


def test_what_does_not_depend_on_the_day_stays(small):
    for day in (date(2016, 1, 1), date(2030, 1, 1)):
        found = status_on(small, day)
        open_ended = ("LM.0003", "LM.0006", "LM.0007")
        assert {code: found[code] for code in found if code not in open_ended} == {
            "LM.0001": "not_applicable",
            "LM.0002": "done",
            "LM.0004": "done",
            "LM.0005": "no_end",
        }


@pytest.mark.parametrize(
    ("day", "status"), [(date(2019, 7, 30), "not_yet"), (date(2019, 7, 31), "not_told")]
)
def test_before_the_window_none_is_due_although_it_is_not_told_whether_one_was_held(
    small, day, status
):
    assert status_on(small, day)["LM.0006"] == status


def test_without_a_day_it_is_the_one_of_the_snapshot(small):
    assert small.evaluation_status() == small.evaluation_status(small.snapshot.built_at.date())


def test_filters_narrow_it(small):
    assert status_on(small, date(2020, 1, 1), {"fund_region": "Europe"}) == {"LM.0007": "due"}


def test_outstanding_are_counted_up_to_a_day_and_what_is_not_stated_is_missing(small):
    answer = small.answer("evaluations_outstanding")
    assert answer.table["evaluations_outstanding"].to_pylist() == [2]
    assert answer.counts["evaluations_outstanding"] == Counts(used=5, eligible=7)
    overdue = {"window_closes": Between(None, date(2020, 1, 31))}
    assert (
        small.query("evaluations_outstanding", where=overdue).to_pylist()[0][
            "evaluations_outstanding"
        ]
        == 1
    )


def test_projects_under_a_rule_are_counted(small):
    found = small.query("evaluations_required", "evaluation_standing").to_pylist()
    assert [(row["evaluation_standing"], row["evaluations_required"]) for row in found] == [
        ("done", 1),
        ("outstanding", 2),
        ("not_told", 1),
        ("no_end", 1),
        ("not_applicable", 0),
    ]


def test_public_api_answers_from_the_snapshot_in_service(folder, monkeypatch):
    monkeypatch.setenv("FUND_MONITOR_DATA", str(folder))
    found = warehouse.evaluation_status(date(2020, 2, 1), {"project_code": "LM.0003"})
    assert found["evaluation_status"].to_pylist() == ["overdue"]
