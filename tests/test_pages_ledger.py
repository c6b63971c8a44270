"""The Revision ledger page: full where a ledger is kept, honest where only months are printed."""

from datetime import date
from decimal import Decimal
from functools import partial

import pytest

import warehouse
from pages.ledger import answers, tables
from pages.shared.filters import Filters
from pages.shared.view import View
from tests.fixtures import reader
from tests.fixtures.warehouse import delivery
from tests.fixtures.warehouse.snapshot import write_snapshot

EVERYTHING = View(Filters(), {})
opened = partial(reader.opened, "ledger")
text = reader.text
charts, figures = reader.charts, reader.figures


@pytest.fixture(scope="module")
def kept_ledger(tmp_path_factory):
    folder = tmp_path_factory.mktemp("data")
    write_snapshot(folder, delivery.tables())
    return folder


@pytest.fixture
def kept(kept_ledger, monkeypatch):
    monkeypatch.setenv("FUND_MONITOR_DATA", str(kept_ledger))


@pytest.mark.usefixtures("kept")
def test_the_sentence_tells_what_requests_did_and_which_came_late():
    """28 of 42 are not divisible by three: 21 of the first 32 with 3 months, 7 later with 6.

    21 x 3 + 7 x 6 = 105. Budgets fell by 28 x 1,000 of 42 x 100,000, 0.67 per cent; four of
    the 28 requests were late.
    """
    assert answers.sentence(EVERYTHING) == (
        "28 of 42 projects were revised, 105.0 months were added in all and budgets changed by "
        "−0.7%. 14% (4 of 28) of the requests came later than one month before the end date."
    )
    assert figures(opened()) == {
        "Requests": "28",
        "Days to a decision": "20",
        "Late requests": "4",
        "Half revised after": "6.6 months",
    }


def test_of_few_requests_only_their_number_is_told(tmp_path, monkeypatch):
    monkeypatch.setenv("FUND_MONITOR_DATA", str(tmp_path))
    request = {
        "project_code": "LM.0001",
        "requested_date": date(2020, 5, 1),
        "decided_date": date(2020, 5, 20),
        "request_decision": "approved",
        "old_end_date": date(2020, 5, 15),
    }
    requests = [request | {"revision_id": f"LM.0001-{n}", "revision_number": n} for n in (1, 2)]
    write_snapshot(tmp_path, {"projects": [{"project_code": "LM.0001"}], "revisions": requests})
    assert answers.late_words(EVERYTHING) == (
        "2 of 2 requests came later than one month before the end date."
    )
    late, decided = answers.late_figure(EVERYTHING), answers.decision_figure(EVERYTHING)
    assert (late.value, late.base) == ("2", "of 2 requests with both dates")
    assert (decided.value, decided.base) == ("fewer than five", "2 of 2 requests dated")


@pytest.mark.usefixtures("kept")
def test_the_waterfall_goes_from_the_original_budget_to_what_was_spent():
    """42 x 100,000, less 28 x 1,000, less what is left down to 42 x 95,000; nothing was raised."""
    rows = tables.budget(EVERYTHING, tables.CLOSED).to_pylist()
    assert [(row["step"], row["amount_usd"]) for row in rows] == [
        ("original", 4_200_000),
        ("raised", 0),
        ("cut", -28_000),
        ("revised", 4_172_000),
        ("unspent", -182_000),
        ("final", 3_990_000),
    ]


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize(
    ("where", "original"),
    [
        ({"funding_line": ("1",)}, 2_100_000),
        ({"fund_region": ("Africa",)}, 2_100_000),
        ({"funding_year": (2014, 2014)}, 600_000),
    ],
)
def test_the_waterfall_follows_line_region_and_year(where, original):
    rows = tables.budget(View(Filters(**where), {}), tables.CLOSED).to_pylist()
    assert rows[0]["amount_usd"] == original


@pytest.mark.usefixtures("kept")
def test_money_moved_between_lines_adds_up_to_the_change_of_the_total():
    """Staff +5,000 and activities -6,000 in each of 28 requests: together -28,000."""
    rows = tables.lines(EVERYTHING).to_pylist()
    assert [(row["step"], row["amount_usd"]) for row in rows] == [
        ("staff", 140_000),
        ("activities", -168_000),
        ("net", -28_000),
    ]


def test_time_goes_from_the_plan_to_what_it_took():
    rows = tables.time_steps(Decimal(12), Decimal(15), Decimal("15.5")).to_pylist()
    assert [(row["step"], row["months"]) for row in rows] == [
        ("planned", 12),
        ("granted", 3),
        ("extended", 15),
        ("rest", Decimal("0.5")),
        ("actual", Decimal("15.5")),
    ]
    assert tables.time_steps(Decimal(12), None, None).num_rows == 1
    assert tables.time_steps(None, None, None).num_rows == 0


@pytest.mark.usefixtures("kept")
def test_a_year_with_fewer_than_five_requests_shows_no_share():
    """2015 has six requests (n = 1, 2, 4, 5 late, and n = 7, 8), of which four were late."""
    table = tables.by_group(EVERYTHING, "requests_late_pct", "requested_year")
    shares = dict(zip(table["requested_year"].to_pylist(), table.to_pylist(), strict=True))
    assert shares[2015]["requests_late_pct"] == Decimal("66.666667")
    assert shares[2016]["used"] == 4
    assert shares[2016]["requests_late_pct"] is None


@pytest.mark.usefixtures("kept")
def test_late_requests_are_listed_the_newest_first():
    found = tables.late_requests(EVERYTHING).to_pylist()
    assert [row["project_code"] for row in found] == ["LM.0006", "LM.0005", "LM.0003", "LM.0002"]
    assert {row["days_before_end"] for row in found} == {7}


@pytest.mark.usefixtures("kept")
def test_one_project_is_told_step_by_step_and_request_by_request():
    at = opened(project="lm.0002")
    assert (
        "LM.0002: 1 request, 1 in effect; planned for 12.0 months and granted 3.0 months more; "
        "budget USD 100,000 originally and USD 99,000 as revised." in text(at)
    )
    told = charts(at)["Budget of the project, step by step in USD"]
    assert "Cut by requests: USD -1,000" in told
    row = tables.requests_of("LM.0002").to_pylist()[0]
    assert (row["types"], row["late"], row["days_before_end"]) == ("Budget and Duration", "yes", 7)
    assert (row["budget_before_usd"], row["budget_after_usd"]) == (100_000, 99_000)


@pytest.mark.usefixtures("kept")
def test_a_code_that_is_not_in_the_register_is_told():
    assert "There is no project “XX.0000” in the register." in text(opened(project="XX.0000"))


@pytest.mark.usefixtures("in_service")
def test_the_published_reviews_say_what_they_lack_and_draw_no_zero():
    at = opened()
    assert (
        "Of 14 of 41 projects in view revisions are on record, 14 in all; they added 80.0 months. "
        "On which day they were asked for is not stated." in text(at)
    )
    assert "The records of the 41 projects in view have none." in text(at)
    assert figures(at) == {"Requests": "14", "Months granted": "80.0 months"}
    assert list(charts(at)) == [
        "Months from the plan to what it took, mean of completed projects, 2011–2020"
    ]
    assert "the day of the request and the end date then in force for 14 of 14" in text(at)


@pytest.mark.usefixtures("in_service")
def test_without_any_request_in_view_the_page_says_so():
    at = opened(review="2016-2020")
    assert "No request for revision is on record for the 27 projects in view." in text(at)
    assert figures(at)["Months granted"] == "not stated"


def test_the_reviews_lead_to_the_demonstration_when_it_is_there(demonstrated, monkeypatch):
    monkeypatch.setenv("FUND_MONITOR_DATA", str(demonstrated))
    labels = [button.label for button in opened().button]
    assert any(label.startswith("Open this page in “Demonstration") for label in labels)


def test_the_demonstration_fills_the_page_with_what_its_tables_hold(demonstrated, monkeypatch):
    """Counted anew from the raw table of requests, without the models."""
    monkeypatch.setenv("FUND_MONITOR_DATA", str(demonstrated))
    at = opened(dataset="demonstration")
    told = charts(at)
    assert {
        "Budget from first approval to what was spent, completed projects in USD, 2001–2024",
        "Projects not yet revised, by months since their start, 2001–2024",
        "Requests later than one month before the end date, share per year of request",
    } <= set(told)
    store = warehouse.current("demonstration")
    requests = store.rows("revisions").to_pylist()
    approved = [row for row in requests if row["request_decision"] == "approved"]
    revised = {row["project_code"] for row in approved}
    months = sum(row["nce_months"] or 0 for row in approved)
    assert f"{len(revised)} of 309 projects were revised, {months:.1f} months were added" in text(
        at
    )
    days = sorted(
        (row["decided_date"] - row["requested_date"]).days
        for row in requests
        if row["decided_date"]
    )
    middle = (days[(len(days) - 1) // 2] + days[len(days) // 2]) / 2
    assert figures(at)["Days to a decision"] == f"{middle:g}"
    assert figures(at)["Requests"] == str(len(requests))
