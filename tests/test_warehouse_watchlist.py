"""Every rule of the watchlist against a small example worked by hand."""

from datetime import date
from decimal import Decimal

import pytest

from tests.fixtures.warehouse.watch import (
    RULES_SINCE_2017,
    budget,
    extension,
    line,
    project,
    report,
    spent,
    target,
    watchlist,
)


def said(folder, rule, rows, **asked):
    """What a rule says of the one project, and the project's row."""
    row = watchlist(folder, rows, **asked).projects.to_pylist()[0]
    return row[rule], row


@pytest.mark.parametrize(
    ("amount", "state"),
    [("34000", "flagged"), ("34700", "flagged"), ("34800", "clear"), (None, "cannot")],
)
def test_little_spent_compares_spending_with_the_time_used(tmp_path, amount, state):
    """182 of 366 days are 49.73 per cent; 15 points less are 34.73 per cent of 100,000."""
    rows = {"budgets": [budget(100_000)], "expenditures": [spent(amount)] if amount else []}
    found, row = said(tmp_path, "little_spent", rows)
    assert found == state
    assert row["days_to_end"] == 183
    if amount:
        assert round(row["elapsed_pct"], 2) == Decimal("49.73")
        assert row["spent_pct"] == Decimal(amount) / 1000


def test_little_spent_takes_the_revised_budget_and_the_latest_spending(tmp_path):
    """40,000 are 20 per cent of 200,000; the former report of 5,000 no longer counts."""
    rows = {
        "budgets": [budget(100_000), budget(200_000, "revised")],
        "expenditures": [spent(5_000, date(2020, 3, 31)), spent(40_000)],
    }
    found, row = said(tmp_path, "little_spent", rows)
    assert (found, row["spent_pct"]) == ("flagged", 20)


@pytest.mark.parametrize(("months", "state"), [(5, "clear"), (6, "flagged")])
def test_a_project_that_ends_later_is_not_flagged_whatever_it_spent(tmp_path, months, state):
    """It ends on 31 December: more than five months after 1 July, not more than six."""
    rows = {"budgets": [budget(100_000)], "expenditures": [spent(0)]}
    asked = {"ends_within_months": months}
    assert said(tmp_path, "little_spent", rows, thresholds=asked)[0] == state


def test_spending_that_is_not_stated_does_not_matter_for_a_project_that_ends_later(tmp_path):
    assert said(tmp_path, "little_spent", {}, thresholds={"ends_within_months": 1})[0] == "clear"


@pytest.mark.parametrize(
    ("end", "state"),
    [
        (date(2020, 7, 31), "clear"),
        (date(2020, 8, 1), "flagged"),
        (date(2020, 8, 31), "flagged"),
        (date(2020, 9, 1), "clear"),
        (None, "cannot"),
    ],
)
def test_the_last_day_for_a_revision_is_one_month_before_the_end(tmp_path, end, state):
    """On 1 July: the last days are 30 June (over), 1 July, 31 July (30 days on), 1 August."""
    rows = {"projects": [project(end_date=end)]}
    assert said(tmp_path, "cut_off_near", rows)[0] == state


@pytest.mark.parametrize(
    ("reports", "state"),
    [
        ([report("interim", date(2020, 6, 30))], "flagged"),
        ([report("interim", date(2020, 7, 31))], "flagged"),
        ([report("interim", date(2020, 8, 1))], "clear"),
        ([report("interim", date(2020, 6, 30), date(2020, 7, 1))], "clear"),
        ([report("interim", None)], "cannot"),
        ([report("final", date(2021, 3, 31))], "cannot"),
        ([], "cannot"),
    ],
)
def test_an_interim_report_is_due_from_thirty_days_before_its_day(tmp_path, reports, state):
    assert said(tmp_path, "interim_due", {"reports": reports})[0] == state


@pytest.mark.parametrize(
    ("planned", "state"), [(Decimal(11), "not_asked"), (Decimal(12), "flagged"), (None, "cannot")]
)
def test_only_projects_of_twelve_months_owe_an_interim_report(tmp_path, planned, state):
    rows = {
        "projects": [project(planned_months=planned)],
        "reports": [report("interim", date(2020, 6, 30))],
    }
    assert said(tmp_path, "interim_due", rows)[0] == state


@pytest.mark.parametrize("status", ["active", "completed"])
def test_a_final_report_can_be_overdue_after_completion(tmp_path, status):
    rows = {
        "projects": [project(project_status=status)],
        "reports": [report("final", date(2020, 6, 1))],
    }
    found, row = said(tmp_path, "final_due", rows)
    assert (found, row["days_to_final"]) == ("flagged", -30)


@pytest.mark.parametrize(
    ("values", "state"),
    [
        ({"end_date": date(2020, 1, 2)}, "clear"),
        ({"end_date": date(2020, 1, 1)}, "flagged"),
        ({"end_date": date(2018, 1, 1)}, "flagged"),
        ({"end_date": date(2018, 1, 1), "expost_evaluated": True}, "clear"),
        ({"end_date": None}, "cannot"),
        ({"end_date": date(2020, 1, 2), "expost_evaluated": None}, "clear"),
        ({"end_date": date(2020, 1, 1), "expost_evaluated": None}, "cannot"),
        ({"end_date": date(2018, 1, 1), "funding_year": 2016}, "not_asked"),
        ({"end_date": date(2018, 1, 1), "project_status": "active"}, "not_asked"),
    ],
)
def test_an_evaluation_is_due_six_months_after_completion(tmp_path, values, state):
    rows = {
        "projects": [project(**{"project_status": "completed", **values})],
        "evaluation_rules": RULES_SINCE_2017,
    }
    assert said(tmp_path, "evaluation_due", rows)[0] == state


@pytest.mark.parametrize(
    ("lines", "state"),
    [
        ([line("evaluation", 4_999), line("activities", 95_001)], "flagged"),
        ([line("evaluation", 5_000), line("activities", 95_000)], "clear"),
        ([line("staff", 30_000), line("activities", 70_000)], "flagged"),
        ([line("staff", 30_000), line("activities", 60_000)], "cannot"),
        ([], "cannot"),
    ],
)
def test_five_per_cent_are_to_be_set_aside_for_the_evaluation(tmp_path, lines, state):
    """A line that is not listed is zero only where the others make up the whole budget."""
    rows = {
        "budgets": [budget(100_000)],
        "budget_lines": lines,
        "evaluation_rules": RULES_SINCE_2017,
    }
    assert said(tmp_path, "reserve_low", rows)[0] == state


def test_no_reserve_is_asked_of_a_project_funded_before_2017(tmp_path):
    rows = {
        "projects": [project(funding_year=2016)],
        "budget_lines": [line("evaluation", 1)],
        "evaluation_rules": RULES_SINCE_2017,
    }
    assert said(tmp_path, "reserve_low", rows)[0] == "not_asked"


@pytest.mark.parametrize(
    ("lines", "state"),
    [
        ([line("staff", 20_000), line("office", 10_001)], "flagged"),
        ([line("staff", 20_000), line("office", 10_000)], "clear"),
        ([line("staff", 31_000)], "flagged"),
        ([line("staff", 29_000)], "cannot"),
        ([line("staff", 29_000), line("activities", 71_000)], "clear"),
        ([], "cannot"),
    ],
)
def test_staff_and_office_take_at_most_thirty_per_cent(tmp_path, lines, state):
    """One line above the limit is enough; one below it says nothing of the other."""
    rows = {"budgets": [budget(100_000)], "budget_lines": lines}
    assert said(tmp_path, "staff_office_high", rows)[0] == state


def test_the_lines_of_the_revised_budget_replace_those_of_the_original(tmp_path):
    rows = {
        "budgets": [budget(100_000), budget(120_000, "revised")],
        "budget_lines": [
            line("staff", 40_000),
            line("office", 0),
            line("staff", 30_000, "revised"),
            line("office", 6_000, "revised"),
        ],
    }
    found, row = said(tmp_path, "staff_office_high", rows)
    assert (found, row["staff_office_pct"], row["parted_budget_type"]) == ("clear", 30, "revised")


@pytest.mark.parametrize(
    ("requests", "state"),
    [
        ([extension(1, 3), extension(2, 2)], "flagged"),
        ([extension(1, 3), extension(2, 0, "declined")], "clear"),
        ([], "cannot"),
    ],
)
def test_two_extensions_that_took_effect_are_repeated(tmp_path, requests, state):
    """Without any dated request the dataset keeps no ledger, and nothing is known."""
    found, row = said(tmp_path, "extended_often", {"revisions": requests})
    assert found == state
    assert row["extensions"] == {"flagged": 2, "clear": 1, "cannot": None}[state]


@pytest.mark.parametrize(
    ("targets", "state"),
    [
        ([target("not_stated")], "flagged"),
        ([target("not_stated"), target("female")], "clear"),
        ([target("female", None)], "cannot"),
        ([], "cannot"),
    ],
)
def test_targets_are_to_be_set_for_women_or_men(tmp_path, targets, state):
    assert said(tmp_path, "no_target_by_sex", {"beneficiaries": targets})[0] == state


def test_a_project_whose_status_is_not_stated_cannot_be_judged(tmp_path):
    found = watchlist(tmp_path, {"projects": [project(project_status=None)]})
    row = found.projects.to_pylist()[0]
    assert {row[rule.code] for rule in found.rules} == {"cannot", "not_asked"}
    assert row["cut_off_near"] == "cannot"
    assert (row["flags"], row["flags_weight"]) == (0, 0)
