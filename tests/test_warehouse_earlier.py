"""Earlier states of a dataset: former snapshots, and days before and after them."""

import os
from datetime import date
from decimal import Decimal
from threading import Event, Thread

import pytest

import warehouse
from tests.fixtures.warehouse.snapshot import write_snapshot
from warehouse.earlier import HISTORY, Earlier, history, in_service_on

PROJECT = {
    "project_code": "LM.0001",
    "title": "Former title",
    "funding_year": 2019,
    "approved_date": date(2019, 5, 2),
    "start_date": date(2019, 6, 1),
    "end_date": date(2020, 5, 31),
    "document": "own",
}
LATER = {**PROJECT, "project_code": "LM.0002", "approved_date": date(2021, 3, 1)}
SOURCES = [{"document": "own"}]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setitem(os.environ, "FUND_MONITOR_DATA", str(tmp_path))
    return tmp_path


@pytest.fixture
def two_snapshots(folder):
    """A snapshot in service from 2020 to 2022, and the present one."""
    former = write_snapshot(folder, {"projects": [PROJECT], "sources": SOURCES}, "former")
    renamed = {**PROJECT, "title": "Present title"}
    present = write_snapshot(folder, {"projects": [renamed, LATER], "sources": SOURCES}, "present")
    (folder / HISTORY).write_text(
        "since,snapshot_id\n"
        f"2020-01-10T09:00:00+00:00,{former.name}\n"
        f"2022-06-01T09:00:00+00:00,{present.name}\n"
    )
    return former.name, present.name


def titles(store: warehouse.Warehouse) -> list[str]:
    return store.rows("projects", columns=["title"])["title"].to_pylist()


def test_the_snapshot_in_service_on_a_day_answers_for_it(two_snapshots):
    former, present = two_snapshots
    assert warehouse.current(as_of=date(2020, 6, 1)).snapshot.id == former
    assert warehouse.current(as_of=date(2022, 6, 1)).snapshot.id == present
    assert titles(warehouse.current(as_of=date(2020, 6, 1))) == ["Former title"]


def test_before_the_first_snapshot_the_present_one_says_what_was_known(two_snapshots):
    store = warehouse.current(as_of=date(2019, 12, 31))
    assert store.snapshot.id == two_snapshots[1]
    assert store.snapshot.as_of == date(2019, 12, 31)
    assert titles(store) == ["Present title"]


def test_a_former_snapshot_can_be_asked_by_its_name(two_snapshots):
    former, present = two_snapshots
    assert titles(warehouse.current(snapshot=former)) == ["Former title"]
    assert titles(warehouse.current(snapshot=present)) == ["Present title", "Former title"]
    assert warehouse.current(snapshot=present) is warehouse.current()


def test_a_former_snapshot_says_since_when_it_was_in_service_itself(two_snapshots):
    found = warehouse.current(snapshot=two_snapshots[0]).snapshot
    assert found.built_at.isoformat() == "2020-01-10T09:00:00+00:00"


def test_a_snapshot_that_is_gone_is_named(two_snapshots):
    with pytest.raises(warehouse.BrokenSnapshot, match="0123456789abcdef"):
        warehouse.current(snapshot="0123456789abcdef")


def test_metrics_answer_for_the_day(folder):
    budgets = [
        {"project_code": "LM.0001", "amount_usd": Decimal(100)},
        {"project_code": "LM.0002", "amount_usd": Decimal(50)},
    ]
    write_snapshot(folder, {"projects": [PROJECT, LATER], "budgets": budgets, "sources": SOURCES})
    assert warehouse.query("budget_usd")["budget_usd"].to_pylist() == [150]
    then = warehouse.current(as_of=date(2020, 1, 1))
    assert then.query("budget_usd")["budget_usd"].to_pylist() == [100]
    assert warehouse.query("budget_usd")["budget_usd"].to_pylist() == [150]


def test_the_same_day_is_loaded_once(folder):
    write_snapshot(folder, {"projects": [PROJECT], "sources": SOURCES})
    day = date(2020, 1, 1)
    assert warehouse.current(as_of=day) is warehouse.current(as_of=day)


def test_a_filter_on_what_nothing_had_yet_finds_nothing(folder):
    write_snapshot(folder, {"projects": [PROJECT, LATER], "sources": SOURCES})
    then = warehouse.current(as_of=date(2020, 1, 1))
    found = then.rows("projects", {"project_code": "LM.0002"})
    assert found.num_rows == 0


def test_published_figures_keep_the_verdicts_of_everything_recorded(real_data, monkeypatch):
    monkeypatch.setitem(os.environ, "FUND_MONITOR_DATA", str(real_data))
    assert warehouse.current(as_of=date(2012, 1, 1)).figures().equals(warehouse.figures())


def test_a_build_notes_since_when_its_snapshot_is_in_service(real_data):
    (row,) = history(real_data)
    assert row["snapshot_id"] == (real_data / "CURRENT").read_text().strip()
    assert in_service_on(real_data, row["since"].date()) == row["snapshot_id"]


def test_without_a_history_nothing_was_in_service(tmp_path):
    assert history(tmp_path) == []
    assert in_service_on(tmp_path, date(2024, 1, 1)) is None


def test_a_state_that_is_kept_need_not_wait_for_one_being_loaded(folder, monkeypatch):
    write_snapshot(folder, {"projects": [PROJECT], "sources": SOURCES})
    now, earlier, loading, may_end = warehouse.current(), Earlier(), Event(), Event()
    kept = earlier.get(now, None, date(2020, 1, 1))

    def load_slowly(_self, _day):
        loading.set()
        may_end.wait(5)
        return now

    monkeypatch.setattr(warehouse.Warehouse, "as_of", load_slowly)
    slow = Thread(target=earlier.get, args=(now, None, date(2021, 1, 1)))
    slow.start()
    assert loading.wait(5)
    found = []
    quick = Thread(target=lambda: found.append(earlier.get(now, None, date(2020, 1, 1))))
    quick.start()
    quick.join(2)
    may_end.set()
    slow.join(5)
    assert found == [kept]


def test_the_state_used_longest_ago_makes_room(folder):
    write_snapshot(folder, {"projects": [PROJECT], "sources": SOURCES})
    now, earlier = warehouse.current(), Earlier(kept=1)
    first = earlier.get(now, None, date(2020, 1, 1))
    assert earlier.get(now, None, date(2020, 1, 1)) is first
    earlier.get(now, None, date(2021, 1, 1))
    assert earlier.get(now, None, date(2020, 1, 1)) is not first


@pytest.mark.parametrize("torn", ["2022-06-01T09:", "2022-06-01T09:00:00+00:00", "yesterday,abc"])
def test_a_line_of_the_history_that_was_not_written_whole_is_left_out(folder, torn):
    whole = "2020-01-10T09:00:00+00:00,0123456789abcdef"
    (folder / HISTORY).write_text(f"since,snapshot_id\n{whole}\n{torn}\n")
    assert [row["snapshot_id"] for row in history(folder)] == ["0123456789abcdef"]
