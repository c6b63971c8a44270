"""The Watchlist page: what it says, what can be switched, and where it has nothing to rank."""

import csv
import io
from datetime import date
from functools import partial

import pytest

import warehouse
from pages.shared import csvfile, flags
from pages.shared.filters import Filters
from pages.shared.view import View
from pages.watchlist import answers, choices, tables
from tests.fixtures import reader
from tests.fixtures.warehouse.snapshot import write_snapshot
from tests.fixtures.warehouse.watch import budget, line, project, report, spent

EVERYTHING = View(Filters(), {})
USUAL = choices.Asked({}, (), None)
opened = partial(reader.opened, "watchlist")
text = reader.text


@pytest.fixture(scope="module")
def small_data(tmp_path_factory):
    """Two active projects on 30 June 2020, one with two flags, and a completed one."""
    folder = tmp_path_factory.mktemp("data")
    second = {"project_code": "LM.0002", "end_date": date(2021, 6, 30), "fund_region": "Europe"}
    rows = {
        "projects": [
            project(end_date=date(2020, 8, 20)),
            project(**second),
            project(project_code="LM.0003", project_status="completed"),
        ],
        "budgets": [budget(100_000)],
        "budget_lines": [line("staff", 20_000), line("office", 15_000)],
        "expenditures": [spent(41_000)],
    }
    write_snapshot(folder, rows)
    return folder


@pytest.fixture
def small(small_data, monkeypatch):
    monkeypatch.setenv("FUND_MONITOR_DATA", str(small_data))


@pytest.mark.usefixtures("small")
def test_every_flag_explains_itself_with_the_numbers():
    """From 1 January to 20 August are 233 days, of which 182 had passed: 78.1 per cent."""
    watch = tables.found(EVERYTHING, USUAL)
    table = tables.ranked(watch, tables.listed(watch, tables.ACTIVE, None)).to_pylist()
    assert [row["why"] for row in table] == [
        "Ends soon, little spent: ends in 51 days; 41.0% of USD 100,000 spent by 30 Jun 2020, "
        "after 78.1% of the time. "
        "Staff and office above 30 per cent: 35.0% (USD 35,000) of the original budget of "
        "USD 100,000 for staff and office; at most 30 per cent are allowed. "
        "Last day for a revision near: a revision has to be asked for by 20 Jul 2020, in 20 days; "
        "the project ends on 20 Aug 2020."
    ]


@pytest.mark.usefixtures("small")
def test_the_sentence_counts_active_projects_only():
    at = opened()
    assert (
        "1 of 2 active projects carries at least one flag; 1 three or more; most often "
        "“Ends soon, little spent”, “Last day for a revision near” and "
        "“Staff and office above 30 per cent” (1 each)." in text(at)
    )
    assert "Judged on 30 Jun 2020, the last day of which something is on record." in text(at)
    assert reader.figures(at) == {
        "Active projects": "2",
        "With a flag": "1",
        "Three flags or more": "1",
        "Not wholly judged": "2",
    }


@pytest.mark.usefixtures("small")
def test_what_cannot_be_judged_is_told_and_not_taken_for_fine():
    told = text(opened())
    assert (
        "“Staff and office above 30 per cent” for 1 of 2 projects (the lines of the budget)" in told
    )
    assert "“Interim report due” for 2 of 2 projects" in told


@pytest.mark.usefixtures("small")
def test_rules_and_numbers_come_from_the_address():
    """40 days ahead no project ends within a month and no last day for a revision is near."""
    at = opened(ends_within_months="1", off="staff_office_high")
    assert "most often “Last day for a revision near” (1)" in text(at)
    assert at.number_input(key="address_ends_within_months").value == 1


@pytest.mark.usefixtures("small")
def test_a_number_is_kept_in_the_address_and_the_usual_one_is_not():
    at = opened()
    at.number_input(key="address_cut_off_within_days").set_value(5).run()
    assert at.query_params["cut_off_within_days"] in ("5", ["5"])
    assert "1 of 2 active projects carries at least one flag; 0 three or more" in text(at)
    at.number_input(key="address_cut_off_within_days").set_value(30).run()
    assert "cut_off_within_days" not in at.query_params


@pytest.mark.usefixtures("small")
def test_what_the_address_asks_in_vain_is_told():
    told = text(opened(ends_within_months="99", off="speed", flag="colour"))
    assert "Ends within “99” cannot be chosen and was ignored" in told
    assert "Rule “speed” is not known and was ignored" in told
    assert "Rule “colour” is not known and was ignored" in told


@pytest.mark.usefixtures("small")
def test_with_every_rule_switched_off_nothing_is_judged():
    at = opened(off=list(warehouse.watch_rules().rules))
    assert "Every rule is switched off, so nothing is judged." in text(at)
    assert at.get("plotly_chart") == []


@pytest.mark.usefixtures("small")
def test_the_list_can_be_narrowed_to_one_rule_and_back():
    at = opened(flag="interim_due")
    assert "Selected: **Rule: Interim report due**" in text(at)
    assert "No active project in view carries a flag of the rules applied." in text(at)
    at.button(key="remove_flag").click().run()
    assert "Selected: **Rule" not in text(at)


@pytest.mark.usefixtures("small")
def test_the_file_has_every_rule_asked_of_every_project_with_what_it_could_not_judge():
    watch = tables.found(EVERYTHING, USUAL, everything=True)
    content = csvfile.encode(tables.everything(watch)).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content)))
    said = {(row["project_code"], row["rule"]): row for row in rows}
    assert said["LM.0001", "staff_office_high"]["watch_state"] == "flagged"
    assert (
        said["LM.0002", "staff_office_high"]["explanation"] == "not stated: the lines of the budget"
    )
    assert said["LM.0002", "cut_off_near"]["watch_state"] == "clear"
    assert said["LM.0003", "final_due"]["watch_state"] == "cannot"
    assert ("LM.0003", "cut_off_near") not in said


def test_a_report_that_is_due_soon_is_not_called_outstanding(tmp_path, monkeypatch):
    """Judged is 30 June 2020, the day of the last spending report."""
    monkeypatch.setenv("FUND_MONITOR_DATA", str(tmp_path))
    rows = {
        "projects": [project(project_status="completed")],
        "reports": [report("final", date(2020, 7, 29))],
        "expenditures": [spent(41_000)],
    }
    write_snapshot(tmp_path, rows)
    told = text(opened())
    assert "Completed projects with a report or an evaluation outstanding or due soon" in told
    watch = tables.found(EVERYTHING, USUAL)
    table = tables.ranked(watch, tables.listed(watch, tables.COMPLETED, None))
    assert "final report is due in 29 days" in table["why"][0].as_py()
    assert answers.completed_words(watch) == (
        "A report or an evaluation is outstanding or due soon for the one completed project."
    )


@pytest.mark.usefixtures("small")
def test_what_the_rules_find_follows_the_filters_and_no_note_denies_it():
    at = opened(fund_region="Europe")
    assert "The filters do not change this card" not in text(at)
    (rules,) = [table.value for table in at.table if "Finds" in table.value]
    found = dict(zip(rules["Rule"], rules["Finds"], strict=True))
    assert found["Last day for a revision near"] == "0 of 1 project flagged"


@pytest.mark.usefixtures("small")
def test_the_factsheet_shows_the_flags_of_its_project():
    told = text(reader.opened("projects", project="LM.0001"))
    assert "Watchlist on 30 Jun 2020" in told
    assert "35.0% (USD 35,000) of the original budget" in told


@pytest.mark.usefixtures("in_service")
def test_without_an_active_project_the_page_says_so_and_what_cannot_be_judged():
    at = opened()
    assert "No active project is on record in view" in text(at)
    assert "“Final report due” for 41 of 41 projects" in text(at)
    assert at.metric == []


def test_from_the_published_reviews_one_click_leads_to_the_demonstration(demonstrated, monkeypatch):
    monkeypatch.setenv("FUND_MONITOR_DATA", str(demonstrated))
    at = opened()
    at.button(key="to_demonstration").click().run()
    assert not at.exception
    assert "active projects carry at least one flag" in text(at)


def test_on_the_demonstration_page_and_warehouse_agree(demonstrated, monkeypatch):
    monkeypatch.setenv("FUND_MONITOR_DATA", str(demonstrated))
    at = opened(dataset="demonstration")
    watch = warehouse.current("demonstration").watchlist()
    flagged = answers.number(watch, "active", answers.at_least(1))
    active = answers.number(watch, "active")
    assert f"{flagged} of {active} active projects carry at least one flag" in text(at)
    figures = reader.figures(at)
    assert figures["With a flag"] == str(flagged)


@pytest.mark.parametrize(
    ("days", "told"), [(0, "ends today"), (1, "ends in 1 day"), (-12, "ended 12 days ago")]
)
def test_days_are_told_with_their_verb(days, told):
    assert flags.written(days, "ends") == told
