"""What "later than the Fund asks for" means is said once, for own data and for the ledger."""

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from etl.publish import publish
from tests.fixtures.own_data.sheets import check, projects, sheet
from warehouse.schema import limits
from warehouse.service import Warehouse
from warehouse.watch.rules import load_rules

ROOT = Path(__file__).resolve().parent.parent
HEADERS = "Code | Number | Decision | NCE months | Requested | Former end | New end"
# One month before 31 March is 29 February, two months before it 31 January.
REQUESTS = [
    "LM.0001 | 1 | Approved | | 2020-02-29 | 2020-03-31 | 2020-06-30",
    "LM.0001 | 2 | Declined | | 2020-05-31 | | 2020-09-30",
    "LM.0001 | 3 | Approved | | 2020-05-30 | | 2020-08-31",
    "LM.0001 | 4 | | 2 | 2020-08-01 | | 2020-10-31",
    "LM.0001 | 5 | | | 2020-09-30 | | 2020-12-31",
    "LM.0001 | 6 | Approved | | 2020-10-01 | |",
    "LM.0002 | 1 | Approved | | 2020-02-29 | | 2020-03-31",
    "LM.0002 | 2 | Approved | | 2020-01-31 | 2020-03-31 |",
    "LM.0003 | 1 | Approved | | | 2020-03-31 |",
]


def late_in_both(folder):
    """Requests found late by the check of own data, and those late in the ledger built of it."""
    checked = check(projects("End", "2020-12-31", "", ""), sheet("Revisions", HEADERS, *REQUESTS))
    issues = checked.tables["data_issues"].to_pylist()
    found = {row["entity_id"] for row in issues if row["rule"] == "revision_request_late"}
    publish(folder, checked.tables, [], {"name": "own", "title": "Own", "synthetic": False})
    ledger = Warehouse.open(folder).rows("revision_ledger").to_pylist()
    return found, {row["revision_id"] for row in ledger if row["is_late_request"]}


def test_own_data_and_the_ledger_find_the_same_requests_late(tmp_path):
    """Without a former end, that of the earlier requests in effect counts."""
    found, ledger = late_in_both(tmp_path)
    assert found == ledger == {"LM.0001-2", "LM.0001-4", "LM.0001-6"}


@pytest.fixture
def two_months(tmp_path, monkeypatch):
    """The Fund asking for two months, changed in the one file that says so."""
    declared = yaml.safe_load(limits.DECLARED.read_text(encoding="utf-8"))
    declared["request_months_before_end"]["value"] = 2
    file = tmp_path / "fund_limits.yml"
    file.write_text(yaml.safe_dump(declared), encoding="utf-8")
    monkeypatch.setattr(limits, "DECLARED", file)
    limits.fund_limits.cache_clear()
    yield
    limits.fund_limits.cache_clear()


@pytest.mark.usefixtures("two_months")
def test_both_follow_the_one_file(tmp_path):
    found, ledger = late_in_both(tmp_path / "data")
    assert found == ledger
    assert found == {f"LM.0001-{number}" for number in (1, 2, 3, 4, 5, 6)}
    (row,) = (
        row
        for row in Warehouse.open(tmp_path / "data").rows("watch_facts").to_pylist()
        if row["project_code"] == "LM.0001"
    )
    assert row["cut_off_date"] == date(2020, 10, 31)


@pytest.mark.usefixtures("two_months")
def test_what_a_finding_says_follows_too():
    requests = sheet("Revisions", HEADERS, REQUESTS[0])
    (finding,) = check(projects("Line", "1"), requests).findings
    assert finding.message == (
        "is later than 2 months before the end, 2020-03-31; the last day was 2020-01-31"
    )


def test_texts_name_the_months_that_are_in_force():
    """Texts are written by hand: after a change of the limit, change those this names."""
    said = re.compile(r"(\w+) months? before the (?:former |planned )?end")
    files = [
        file
        for folder in ("warehouse", "etl", "pages")
        for file in (ROOT / folder).rglob("*")
        if file.suffix in {".yml", ".csv", ".py", ".sql"} and "sources" not in file.parts
    ]
    words = {(file.name, word) for file in files for word in said.findall(file.read_text("utf-8"))}
    assert {file for file, _ in words} >= {"revisions_ledger.yml", "intake_rules.csv"}
    notice = limits.fund_limits().request_notice.split()[0]
    assert {(file, word) for file, word in words if word != notice} == set()


def test_thresholds_of_the_watchlist_are_those_limits():
    thresholds, declared = load_rules().thresholds, limits.fund_limits()
    assert thresholds["staff_office_most"].value == declared.staff_office_percent
    assert thresholds["reserve_least"].value == declared.evaluation_percent
