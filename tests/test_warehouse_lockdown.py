"""The database reads no file, writes none, loads no extension and takes only one SELECT."""

import duckdb
import pyarrow as pa
import pytest

from warehouse.engine import Engine
from warehouse.errors import NotASelect


@pytest.fixture
def locked(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    engine = Engine()
    engine.load_arrow("numbers", pa.table({"n": [1, 2]}))
    engine.lock()
    return engine


def test_select_is_answered_with_bound_values(locked):
    assert locked.select("SELECT n FROM numbers WHERE n > $low", {"low": 1})["n"].to_pylist() == [2]


@pytest.mark.parametrize(
    "sql",
    [
        "COPY numbers TO 'stolen.csv'",
        "EXPORT DATABASE 'stolen'",
        "ATTACH 'stolen.db'",
        "CREATE TABLE more AS SELECT 1",
        "INSERT INTO numbers VALUES (3)",
        "UPDATE numbers SET n = 0",
        "DELETE FROM numbers",
        "DROP TABLE numbers",
        "SET threads = 1",
        "SET enable_external_access = true",
        "RESET lock_configuration",
        "INSTALL httpfs",
        "LOAD httpfs",
        "PRAGMA database_list",
        "CALL pragma_version()",
        "EXPLAIN ANALYZE SELECT 1",
        "SELECT 1; SELECT 2",
        "SELECT 1; COPY numbers TO 'stolen.csv'",
        "",
    ],
)
def test_anything_but_one_select_is_refused(locked, tmp_path, sql):
    with pytest.raises(NotASelect):
        locked.select(sql)
    assert list(tmp_path.iterdir()) == []
    assert locked.select("SELECT n FROM numbers ORDER BY n")["n"].to_pylist() == [1, 2]


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_csv('secret.csv')",
        "SELECT * FROM 'secret.csv'",
        "SELECT * FROM read_text('secret.csv')",
        "SELECT * FROM read_parquet('https://example.org/x.parquet')",
        "SELECT * FROM glob('*')",
    ],
)
def test_no_file_or_address_can_be_read(locked, tmp_path, sql):
    (tmp_path / "secret.csv").write_text("a\n1\n", encoding="utf-8")
    with pytest.raises(duckdb.Error):
        locked.select(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "COPY numbers TO 'stolen.csv'",
        "EXPORT DATABASE 'stolen'",
        "ATTACH 'stolen.db'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "SET autoload_known_extensions = true",
        "SET allow_community_extensions = true",
        "SET temp_directory = 'spill'",
        "SET lock_configuration = false",
    ],
)
def test_the_database_itself_refuses_even_without_the_select_rule(locked, tmp_path, sql):
    with pytest.raises(duckdb.Error):
        locked._database.cursor().execute(sql)
    assert list(tmp_path.iterdir()) == []


def test_model_must_be_one_select():
    engine = Engine()
    with pytest.raises(NotASelect):
        engine.build_model("wrong", "SELECT 1; DROP TABLE x")
