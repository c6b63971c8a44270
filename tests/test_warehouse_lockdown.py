"""The database reads no file, writes none, loads no extension and takes only one SELECT."""

import duckdb
import pyarrow as pa
import pytest

from warehouse.engine import Engine
from warehouse.errors import BadStatement, NotASelect


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
    with pytest.raises((duckdb.Error, BadStatement)):
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


@pytest.mark.parametrize(
    "written",
    [
        "DELETE FROM numbers RETURNING *",
        "INSERT INTO numbers VALUES (3) RETURNING *",
        "UPDATE numbers SET n = 0 RETURNING *",
    ],
)
def test_select_that_writes_on_its_way_is_refused(locked, written):
    writing = f"WITH x AS ({written}) SELECT count(*) AS n FROM x"
    with pytest.raises(NotASelect, match="writes nothing"):
        locked.select(writing)
    with pytest.raises(NotASelect, match="writes nothing"):
        locked.build_model("wrong", writing)
    assert locked.select("SELECT n FROM numbers ORDER BY n")["n"].to_pylist() == [1, 2]


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO numbers VALUES (3)",
        "UPDATE numbers SET n = 0",
        "DELETE FROM numbers",
        "TRUNCATE numbers",
        "DROP TABLE numbers",
        "ALTER TABLE numbers ADD COLUMN m INTEGER",
        "CREATE TABLE more AS SELECT 1 AS n",
        "CREATE VIEW more AS SELECT 1 AS n",
        "CREATE SEQUENCE more",
    ],
)
def test_the_transaction_of_a_question_refuses_to_write(locked, sql):
    with pytest.raises(NotASelect), locked._reading() as cursor:
        cursor.execute(sql)
    assert locked.select("SELECT n FROM numbers ORDER BY n")["n"].to_pylist() == [1, 2]
    tables = locked.select("SELECT table_name FROM duckdb_tables()")
    assert tables["table_name"].to_pylist() == ["numbers"]


def test_question_that_fails_leaves_nothing_behind(locked):
    with pytest.raises(BadStatement, match='column "missing" not found') as error:
        locked.select("SELECT missing FROM numbers")
    assert "n" in error.value.hint
    assert locked.select("SELECT count(*) AS n FROM numbers")["n"].to_pylist() == [2]


def test_model_must_be_one_select():
    engine = Engine()
    with pytest.raises(NotASelect):
        engine.build_model("wrong", "SELECT 1; DROP TABLE x")
