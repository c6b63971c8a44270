"""Several datasets beside each other, each with its own snapshot in service."""

import subprocess
import sys

import pytest

import warehouse
from tests.fixtures.warehouse.portfolio import PORTFOLIO
from tests.fixtures.warehouse.snapshot import write_snapshot
from warehouse import BrokenSnapshot, NoSnapshot, SourceRef, UnknownName
from warehouse.__main__ import main
from warehouse.in_service import Datasets
from warehouse.snapshots import read_current, verify

SMALL = {"projects": [{"project_code": "AB.0001", "document": "own.xlsx", "locator": "sheet 1"}]}


@pytest.fixture
def data(tmp_path, monkeypatch):
    """The published reviews (six projects) and a dataset of one project."""
    monkeypatch.setenv("FUND_MONITOR_DATA", str(tmp_path))
    write_snapshot(tmp_path, PORTFOLIO, "published-reviews")
    write_snapshot(own(tmp_path), SMALL, "own")
    return tmp_path


def own(data, name="own"):
    folder = data / "datasets" / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def projects(dataset=None):
    return warehouse.current(dataset).query(["projects"])["projects"].to_pylist()[0]


def test_each_dataset_answers_for_itself(data):
    assert (projects(), projects("own"), projects()) == (6, 1, 6)
    assert projects("published-reviews") == 6


def test_datasets_are_listed_with_the_published_reviews_first(data):
    write_snapshot(own(data, "a-third"), SMALL, "a-third")
    found = warehouse.datasets()
    assert [info.dataset_name for info in found] == ["published-reviews", "a-third", "own"]
    assert found[2].id == warehouse.current("own").snapshot.id
    assert found[2].synthetic is True


def test_a_folder_where_nothing_was_built_is_no_dataset(data):
    own(data, "empty")
    (data / "datasets" / "Not a name").mkdir()
    assert [info.dataset_name for info in warehouse.datasets()] == ["published-reviews", "own"]


def test_without_the_published_reviews_the_others_can_be_asked(data):
    (data / "CURRENT").unlink()
    assert [info.dataset_name for info in warehouse.datasets()] == ["own"]
    assert projects("own") == 1
    with pytest.raises(NoSnapshot):
        projects()


def test_a_new_snapshot_of_one_dataset_is_noticed_without_restart(data):
    assert (projects(), projects("own")) == (6, 1)
    two = {"projects": [{"project_code": "AB.0001"}, {"project_code": "AB.0002"}]}
    write_snapshot(own(data), two, "own")
    assert (projects(), projects("own")) == (6, 2)


def test_a_broken_snapshot_is_refused_for_its_dataset_alone(data):
    assert projects("own") == 1
    (write_snapshot(own(data), SMALL, "broken") / "projects.parquet").unlink()
    assert projects("own") == 1
    assert "projects.parquet is missing" in warehouse.current("own").snapshot.refused
    assert warehouse.current().snapshot.refused == ""
    told = {info.dataset_name: info.refused for info in warehouse.datasets()}
    assert told["published-reviews"] == ""
    assert "projects.parquet is missing" in told["own"]


def test_a_dataset_that_was_never_readable_is_listed_with_the_reason(data):
    (own(data, "odd") / "CURRENT").write_text("../elsewhere", encoding="utf-8")
    told = {info.dataset_name: info.refused for info in warehouse.datasets()}
    assert "does not name a snapshot" in told["odd"]
    with pytest.raises(BrokenSnapshot):
        warehouse.current("odd")


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("published-reviews", "`python -m etl build`"),
        ("demonstration", "`python -m etl demo`"),
        ("my-fund", "`python -m etl build --source FOLDER --name my-fund`"),
    ],
)
def test_what_builds_a_dataset_anew_is_told(data, name, command):
    folder = data if name == "published-reviews" else own(data, name)
    path = write_snapshot(folder, SMALL, "unreadable")
    (path / "projects.parquet").unlink()
    with pytest.raises(BrokenSnapshot) as caught:
        verify(folder, path.name)
    assert caught.value.hint == f"Run {command} to build the data anew."
    (folder / "CURRENT").unlink()
    with pytest.raises(NoSnapshot) as caught:
        read_current(folder)
    assert caught.value.hint == f"Run {command} to build the data."


@pytest.mark.parametrize("name", ["elsewhere", "../own", "", "Own", "/tmp"])
def test_an_unknown_dataset_is_told_with_those_there_are(data, name):
    with pytest.raises(UnknownName, match=f"no dataset called '{name}'") as caught:
        warehouse.current(name)
    assert "own" in caught.value.hint


def test_only_a_few_datasets_stay_in_memory(data):
    kept = Datasets(kept=2)
    first = kept.current()
    assert kept.current("own") is not first
    assert kept.current() is first
    write_snapshot(own(data, "third"), SMALL, "third")
    kept.current("third")
    assert kept.current() is first
    kept.current("own")
    kept.current("third")
    assert kept.current() is not first


def test_a_project_of_which_nothing_else_is_said_is_known_from_its_own_row(data):
    source = {"document": "own.xlsx", "short_label": "Own file"}
    write_snapshot(own(data), {**SMALL, "sources": [source]}, "own")
    answer = warehouse.current("own").answer(["projects"], ["fund_region"])
    assert answer.sources == [SourceRef("own.xlsx", "Own file", "sheet 1")]


def test_what_is_inferred_keeps_its_own_place(data):
    said = {"entity_id": "AB.0001", "attribute": "fund_region", "how_known": "inferred"}
    place = {"document": "list", "locator": "p. 3"}
    sources = [{"document": name, "short_label": name} for name in ("own.xlsx", "list")]
    rows = {**SMALL, "sources": sources, "attribute_sources": [{**said, **place}]}
    write_snapshot(own(data), rows, "own")
    store = warehouse.current("own")
    assert store.answer(["projects"], ["fund_region"]).sources == [
        SourceRef("list", "list", "p. 3")
    ]
    assert store.answer(["projects"], ["theme"]).sources == [
        SourceRef("own.xlsx", "own.xlsx", "sheet 1")
    ]
    assert store.inferred_attributes("projects") == {"fund_region"}


def test_attributes_without_a_row_are_stated_or_missing(data):
    said = {"entity_id": "AB.0001", "attribute": "fund_region", "value_text": "Africa"}
    known = [{**said, "how_known": "inferred"}]
    countries = [{"project_code": "AB.0001", "iso3": "KEN"}]
    rows = {**SMALL, "attribute_sources": known, "project_countries": countries}
    write_snapshot(own(data), rows, "own")
    store = warehouse.current("own")
    found = {row["attribute"]: row for row in store.attribute_coverage().to_pylist()}
    counts = {
        name: tuple(found[name][how] for how in ("stated", "inferred", "missing"))
        for name in ("theme", "fund_region", "iso3", "start_date")
    }
    assert counts == {
        "theme": (1, 0, 0),
        "fund_region": (0, 1, 0),
        "iso3": (1, 0, 0),
        "start_date": (0, 0, 1),
    }
    project = {
        row["attribute"]: row for row in store.project("AB.0001")["attribute_sources"].to_pylist()
    }
    assert set(project) == set(found)
    assert (project["iso3"]["how_known"], project["iso3"]["value_text"]) == ("stated", "KEN")
    assert (project["theme"]["document"], project["theme"]["locator"]) == ("own.xlsx", "sheet 1")
    assert project["fund_region"]["how_known"] == "inferred"
    assert project["start_date"]["how_known"] == "missing"


def test_coverage_agrees_with_the_attributes_of_the_published_reviews(in_service):
    reviews = {row["project_code"]: row["review"] for row in warehouse.rows("projects").to_pylist()}
    counted: dict[tuple, int] = {}
    for row in warehouse.rows("attribute_sources", {"entity": "projects"}).to_pylist():
        key = (row["attribute"], reviews[row["entity_id"]], row["how_known"])
        counted[key] = counted.get(key, 0) + 1
    found = {
        (row["attribute"], row["review"], how): row[how]
        for row in warehouse.attribute_coverage().to_pylist()
        for how in ("stated", "inferred", "missing")
        if row[how]
    }
    assert found == counted


def test_commands_ask_the_dataset_named(data, capsys):
    for arguments, expected in (([], "6"), (["--dataset", "own"], "1")):
        with pytest.raises(SystemExit):
            main(["query", "--metrics", "projects", "--format", "csv", *arguments])
        assert capsys.readouterr().out.splitlines()[1].startswith(expected)
    with pytest.raises(SystemExit) as done:
        main(["figures", "--dataset", "elsewhere"])
    assert done.value.code == 2
    assert "There is no dataset called 'elsewhere'." in capsys.readouterr().err


def test_command_lists_the_datasets(data, capsys):
    with pytest.raises(SystemExit):
        main(["datasets", "--format", "csv"])
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(",")[0] for line in lines] == ["dataset", "published-reviews", "own"]


def test_the_function_is_not_hidden_by_a_module_of_its_name():
    code = "import warehouse, warehouse.api; sys.exit(not callable(warehouse.datasets))"
    run = [sys.executable, "-c", f"import sys; {code}"]
    assert subprocess.run(run, check=False).returncode == 0
