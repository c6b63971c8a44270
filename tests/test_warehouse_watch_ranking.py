"""Which projects come first on the watchlist, how they are counted, and what can be chosen."""

from datetime import date

import pytest

import warehouse
from tests.fixtures.warehouse.snapshot import write_snapshot
from tests.fixtures.warehouse.watch import line, project, spent, watchlist
from warehouse.service import Warehouse


def three_projects():
    """Weights 3 and 3 (staff and office), 3 with 2 (last day for a revision), and none."""
    codes = ["LM.0001", "LM.0002", "LM.0003", "LM.0004"]
    ends = [date(2021, 6, 30), date(2020, 12, 31), date(2020, 8, 15), date(2020, 12, 31)]
    shares = [40, 40, 40, 10]
    return {
        "projects": [
            project(project_code=code, end_date=end) for code, end in zip(codes, ends, strict=True)
        ],
        "budget_lines": [
            line(name, amount, code=code)
            for code, share in zip(codes, shares, strict=True)
            for name, amount in (("staff", share), ("office", 0), ("activities", 100 - share))
        ],
    }


def test_the_heaviest_flags_come_first_and_then_the_nearest_end(tmp_path):
    found = watchlist(tmp_path, three_projects(), everything=False)
    told = [(row["project_code"], row["flags_weight"]) for row in found.projects.to_pylist()]
    assert told == [("LM.0003", 5), ("LM.0002", 3), ("LM.0001", 3)]


def test_projects_are_counted_per_rule_and_per_number_of_flags(tmp_path):
    found = watchlist(tmp_path, three_projects())
    staff = {
        row["watch_state"]: row["projects"]
        for row in found.by_rule.to_pylist()
        if row["rule"] == "staff_office_high"
    }
    assert staff == {"flagged": 3, "clear": 1}
    flags = {}
    for row in found.by_flags.to_pylist():
        flags[row["flags"]] = flags.get(row["flags"], 0) + row["projects"]
    assert flags == {0: 1, 1: 2, 2: 1}


def test_a_rule_that_is_switched_off_raises_no_flag(tmp_path):
    found = watchlist(tmp_path, three_projects(), without=["staff_office_high"], everything=False)
    assert found.projects["project_code"].to_pylist() == ["LM.0003"]
    assert "staff_office_high" not in found.projects.column_names


def test_all_rules_can_be_switched_off(tmp_path):
    everything = list(warehouse.watch_rules().rules)
    found = watchlist(tmp_path, three_projects(), without=everything)
    assert found.projects["flags"].to_pylist() == [0, 0, 0, 0]
    assert found.by_rule.num_rows == 0


def test_filters_narrow_what_is_judged(tmp_path):
    found = watchlist(tmp_path, three_projects(), where={"project_code": "LM.0002"})
    assert found.projects["project_code"].to_pylist() == ["LM.0002"]


def test_without_a_day_the_last_day_on_record_is_judged_by(tmp_path):
    rows = {"projects": [project()], "expenditures": [spent(1, date(2020, 5, 31))]}
    write_snapshot(tmp_path, rows)
    opened = Warehouse.open(tmp_path)
    assert opened.watchlist().judged_on == date(2020, 5, 31)
    assert opened.as_of(date(2020, 4, 1)).watchlist().judged_on == date(2020, 4, 1)


@pytest.mark.parametrize("asked", [{"thresholds": {"behind": 3}}, {"without": ["staff"]}])
def test_rules_and_thresholds_that_do_not_exist_are_refused(tmp_path, asked):
    with pytest.raises(warehouse.UnknownName):
        watchlist(tmp_path, {}, **asked)


@pytest.mark.parametrize("value", [0, 25, True, "6"])
def test_a_threshold_out_of_range_is_refused_with_what_can_be_chosen(tmp_path, value):
    with pytest.raises(warehouse.BadFilter, match="whole number from 1 to 24"):
        watchlist(tmp_path, {}, thresholds={"ends_within_months": value})
