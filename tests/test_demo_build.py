"""The demonstration as a whole: complete, the same each time, marked as synthetic."""

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from etl.__main__ import main
from etl.contract_columns import check_columns
from etl.demo.build import build_demonstration, demonstration
from etl.demo.parameters import FOLDER, Parameters
from etl.publish import broken_files
from tests.fixtures.demonstration import COUNT, portfolio, rows
from warehouse.schema import load_schema

# They hold what documents print, or what went wrong with an input; nothing is printed here.
OF_DOCUMENTS_ONLY = {
    "published_figures",
    "population_totals",
    "chart_options",
    "peer_projects",
    "corrections",
    "set_aside",
}


def in_service(folder: Path) -> Path:
    return folder / "snapshots" / (folder / "CURRENT").read_text().strip()


def test_every_table_is_filled():
    empty = {name for name, table in portfolio().tables.items() if not table.num_rows}
    assert empty == OF_DOCUMENTS_ONLY
    assert set(portfolio().tables) == set(load_schema().tables)
    assert portfolio().tables["projects"].num_rows == COUNT


def test_every_column_of_records_is_filled_in_some_row():
    left_out = {
        "projects": {"review", "regional_grouping", "note"},
        "project_countries": {"basis"},
        "budgets": {"basis"},
        "revisions": {"printed_value", "basis"},
        "results": {"basis"},
        "challenges": {"basis"},
    }
    for name in set(portfolio().tables) - OF_DOCUMENTS_ONLY:
        table = portfolio().tables[name]
        if "source_file" in table.column_names and name not in {"evaluation_rules", "ceilings"}:
            empty = {c for c in table.column_names if table[c].null_count == table.num_rows}
            assert empty == left_out.get(name, set()), name


def test_tables_keep_the_contract():
    check_columns(portfolio().tables)


@pytest.mark.parametrize("count", [1, 2, 3, 10])
def test_smallest_portfolios_keep_the_contract(count):
    check_columns(demonstration(count, seed=1).tables)


def test_portfolio_without_projects_is_refused():
    with pytest.raises(ValueError, match="at least one project, not 0"):
        demonstration(0, seed=1)


def test_same_arguments_give_the_same_bytes(tmp_path):
    first, _ = build_demonstration(tmp_path / "first", 309, 7)
    second, _ = build_demonstration(tmp_path / "second", 309, 7)
    assert first == second
    for path in in_service(tmp_path / "first").iterdir():
        assert path.read_bytes() == (in_service(tmp_path / "second") / path.name).read_bytes()


def test_other_seed_or_size_gives_another_snapshot(tmp_path):
    snapshots = {
        build_demonstration(tmp_path, count, seed)[0] for count, seed in [(30, 7), (30, 8), (31, 7)]
    }
    assert len(snapshots) == 3


def test_snapshot_says_that_it_is_synthetic(tmp_path):
    snapshot_id, _ = build_demonstration(tmp_path, 30, 7)
    manifest = json.loads((in_service(tmp_path) / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["dataset"] == {
        "name": "demonstration",
        "title": "Demonstration portfolio (synthetic)",
        "synthetic": True,
    }
    assert in_service(tmp_path).name == snapshot_id
    assert broken_files(in_service(tmp_path)) == []
    sources = pq.read_table(in_service(tmp_path) / "sources.parquet").to_pylist()
    (own,) = [row for row in sources if row["document"] == "demonstration"]
    assert own["source_title"] == "Demonstration portfolio, generated with seed 7: no real projects"
    assert own["population_covered"] == "30 invented projects funded 2001-2024"


def test_manifest_names_the_declared_numbers_it_rests_on(tmp_path):
    build_demonstration(tmp_path, 30, 7)
    manifest = json.loads((in_service(tmp_path) / "manifest.json").read_text(encoding="utf-8"))
    paths = [entry["path"] for entry in manifest["inputs"]]
    assert "projects=30, seed=7" in paths
    assert {"demo/distributions.csv", "demo/settings.yml", "codes/themes.csv"} <= set(paths)


def test_every_title_is_visibly_synthetic():
    assert all(row["title"].startswith("Demonstration project ") for row in rows("projects"))


def test_accounting_balances_and_every_row_belongs_to_a_generated_record():
    (own,) = [row for row in rows("row_accounting") if row["document"] == "demonstration"]
    numbers = {row["source_row"] for row in rows("funding_requests")}
    assert numbers == set(range(1, own["rows_in"] + 1))
    assert own["rows_in"] == own["rows_published"]
    assert {row["source_row"] for row in rows("expenditures")} <= numbers


def test_planted_errors_are_the_ones_found():
    found = {}
    for row in rows("data_issues"):
        found.setdefault(row["rule"], set()).add(row["entity_id"])
    assert found == {rule: set(keys) for rule, keys in portfolio().planted.items()}
    assert all(found.values())


def test_planted_errors_have_their_declared_share():
    planted = {rule: len(keys) for rule, keys in portfolio().planted.items()}
    assert planted["staff_office_above_limit"] == COUNT * 0.01
    since_2016 = sum(row["funding_year"] >= 2016 for row in rows("projects"))
    assert planted["value_missing"] == round(since_2016 * 0.02)


def test_command_builds_beside_the_published_reviews(tmp_path):
    arguments = ["demo", "--projects", "20", "--seed", "3", "--out", str(tmp_path)]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    assert in_service(tmp_path / "datasets" / "demonstration").name in result.output
    assert "no real projects" in result.output
    assert not (tmp_path / "CURRENT").exists()


def test_command_tells_where_it_cannot_write(tmp_path):
    (tmp_path / "datasets").write_text("in the way")
    result = CliRunner().invoke(main, ["demo", "--projects", "5", "--out", str(tmp_path)])
    assert result.exit_code == 1
    assert "cannot be written" in result.output


def test_document_names_every_file_and_every_planted_error():
    text = (FOLDER.parents[1] / "docs/demonstration.md").read_text(encoding="utf-8")
    declared = [path.name for path in FOLDER.iterdir() if path.suffix in {".csv", ".yml"}]
    for name in (*declared, *Parameters().planted_rules):
        assert f"`{name}`" in text, name
    for rule in Parameters().planted_rules:
        share = Parameters().planted_share(rule) * 100
        assert f"| `{rule}` | {share:g} per cent |" in text


def test_generated_statements_are_written_in_words():
    said = portfolio().tables["results"]["statement"].to_pylist()
    assert "Generated statement. Planned outcomes: In full" in said
    assert not [text for text in said if "_" in text]
