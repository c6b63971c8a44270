"""What is gone or decided by now is back on an earlier day: small cases by hand."""

from datetime import date
from decimal import Decimal
from functools import partial

import pytest

from tests.fixtures.warehouse import earlier
from tests.fixtures.warehouse.earlier import CODE, PROJECT

OTHER = "LM.0002"


@pytest.fixture
def known_on(tmp_path):
    return partial(earlier.known_on, tmp_path)


def request(number, decided, decision="approved"):
    return {
        "revision_id": f"{CODE}-{number}",
        "project_code": CODE,
        "revision_number": number,
        "decided_date": decided,
        "request_decision": decision,
    }


def change(number, line, old, new):
    return {
        "revision_id": f"{CODE}-{number}",
        "budget_line": line,
        "old_amount_usd": Decimal(old),
        "new_amount_usd": Decimal(new),
        "document": "own",
        "locator": "sheet Budgets of revisions",
    }


def line(name, usd, kind="revised"):
    return {
        "project_code": CODE,
        "budget_type": kind,
        "budget_line": name,
        "amount_usd": Decimal(usd),
    }


# 100 at first; the first request moved 10 from activities to staff, the second all of the
# office to activities, the third raised activities. Lines without money are left out.
MOVED = {
    "budgets": [
        {"project_code": CODE, "budget_type": kind, "amount_usd": Decimal(usd)}
        for kind, usd in (("original", 100), ("revised", 120))
    ],
    "budget_lines": [
        line("staff", 30, "original"),
        line("office", 20, "original"),
        line("activities", 50, "original"),
        line("staff", 40),
        line("activities", 80),
    ],
    "revisions": [
        request(1, date(2019, 9, 1)),
        request(2, date(2020, 1, 10)),
        request(3, date(2020, 3, 10)),
        request(4, date(2020, 4, 10), "declined"),
    ],
    "revision_budgets": [
        change(1, "staff", 30, 40),
        change(1, "activities", 50, 40),
        change(2, "office", 20, 0),
        change(2, "activities", 40, 60),
        change(3, "activities", 60, 80),
        change(4, "evaluation", 7, 0),
    ],
}


@pytest.mark.parametrize(
    ("day", "lines"),
    [
        (date(2019, 8, 31), {}),
        (date(2020, 1, 9), {"staff": 40, "office": 20, "activities": 40}),
        (date(2020, 1, 10), {"staff": 40, "activities": 60}),
        (date(2020, 3, 10), {"staff": 40, "activities": 80}),
    ],
)
def test_a_line_that_a_later_request_brought_to_nothing_is_back_before_it(known_on, day, lines):
    rows = known_on(day, "budget_lines", MOVED)
    revised = {r["budget_line"]: r["amount_usd"] for r in rows if r["budget_type"] == "revised"}
    assert revised == lines


def test_a_line_that_is_back_says_where_it_is_from(known_on):
    rows = known_on(date(2020, 1, 9), "budget_lines", MOVED)
    (office,) = (r for r in rows if (r["budget_type"], r["budget_line"]) == ("revised", "office"))
    assert (office["document"], office["locator"]) == ("own", "sheet Budgets of revisions")


def test_a_line_that_is_not_recorded_and_was_not_brought_to_nothing_stays_unknown(known_on):
    changes = [*MOVED["revision_budgets"], change(3, "office", 0, 9)]
    rows = known_on(date(2020, 1, 9), "budget_lines", MOVED | {"revision_budgets": changes})
    revised = {r["budget_line"] for r in rows if r["budget_type"] == "revised"}
    assert revised == {"staff", "activities"}


# One project evaluated in September 2021, one never.
EVALUATED = {
    "projects": [
        {**PROJECT, "expost_evaluated": True, "impact_rating": "good"},
        {
            **PROJECT,
            "project_code": OTHER,
            "expost_evaluated": False,
            "impact_rating": "not_evaluated",
        },
    ],
    "evaluations": [
        {
            "evaluation_id": "E1",
            "report_date": "2021-09-01",
            "evaluation_type": "Ex-post evaluation",
        }
    ],
    "evaluation_projects": [{"evaluation_id": "E1", "project_code": CODE}],
}


@pytest.mark.parametrize(
    ("day", "ratings"),
    [
        (date(2020, 11, 29), [None, None]),
        (date(2020, 11, 30), ["not_evaluated", "not_evaluated"]),
        (date(2021, 8, 31), ["not_evaluated", "not_evaluated"]),
        (date(2021, 9, 1), ["good", "not_evaluated"]),
    ],
)
def test_a_project_evaluated_later_had_no_evaluation_before(known_on, day, ratings):
    rows = known_on(day, "projects", EVALUATED)
    assert [row["impact_rating"] for row in rows] == ratings


def test_where_no_project_is_said_to_lack_an_evaluation_none_was_then(known_on):
    """Or the rating would tell which of the projects was evaluated later."""
    projects = [EVALUATED["projects"][0], {**PROJECT, "project_code": OTHER}]
    rows = known_on(date(2021, 1, 1), "projects", EVALUATED | {"projects": projects})
    assert [row["impact_rating"] for row in rows] == [None, None]


def test_what_is_concluded_for_the_day_is_marked_as_inferred(known_on):
    said = [
        {"entity_id": CODE, "attribute": "impact_rating", "value_text": "good"},
        {"entity_id": CODE, "attribute": "fund_region", "value_text": "Africa"},
        {"entity_id": OTHER, "attribute": "impact_rating", "value_text": "not_evaluated"},
    ]
    tables = EVALUATED | {"attribute_sources": said}
    then = known_on(date(2021, 8, 31), "attribute_sources", tables)
    assert [(r["entity_id"], r["attribute"], r["value_text"], r["how_known"]) for r in then] == [
        (CODE, "expost_evaluated", "no", "inferred"),
        (CODE, "fund_region", "Africa", "stated"),
        (CODE, "impact_rating", "not_evaluated", "inferred"),
        (OTHER, "impact_rating", "not_evaluated", "stated"),
    ]
    assert then[0]["basis"] == then[2]["basis"] == "No report of an evaluation by this day"
    after = known_on(date(2021, 9, 1), "attribute_sources", tables)
    assert sorted(row["value_text"] for row in after) == ["Africa", "good", "not_evaluated"]
