"""The only module that runs DuckDB: an in-memory database, read-only and locked."""
# ruff: noqa: S608 - names come from the schema and the registry

import warnings
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from warehouse.conditions import quoted
from warehouse.errors import BadStatement, BrokenSnapshot, NotASelect
from warehouse.snapshots import rebuild

# DuckDB shares a table out to several threads by groups of this many rows. Where
# every table fits into one group, more threads make each query slower, not faster.
_ROW_GROUP = 122_880

# Questions differ in their values, seldom in their text: parsing takes a fifth of their time.
_KEPT_STATEMENTS = 1_000

# DuckDB advises relations, which copy a result once less but plan each question twice;
# planning takes most of the time, and results are short.
warnings.filterwarnings("ignore", "Arrow output on a DB-API result", UserWarning)

# A name that does not exist, or no SQL: mistakes in the text of a statement, not in its data.
_NOT_UNDERSTOOD = (duckdb.BinderException, duckdb.CatalogException, duckdb.ParserException)

# The order matters: nothing can be loaded once external access is off, and
# nothing can be switched on again once the configuration is locked.
_LOCK_DOWN = (
    "SET autoinstall_known_extensions = false",
    "SET autoload_known_extensions = false",
    "SET allow_community_extensions = false",
    "SET temp_directory = ''",
    "SET python_enable_replacements = false",
    "SET enable_external_access = false",
    "SET lock_configuration = true",
)


class Engine:
    """One database. Fill it, lock it, then ask it from as many threads as you like."""

    def __init__(self) -> None:
        """Open an empty database in memory."""
        self._database = duckdb.connect(":memory:")
        self._parsed = lru_cache(maxsize=_KEPT_STATEMENTS)(self._parse)

    def load_parquet(self, name: str, path: Path) -> None:
        """Copy a Parquet file into memory as table `name`; raises BrokenSnapshot."""
        sql = f"CREATE TABLE {quoted(name)} AS SELECT * FROM read_parquet($path)"
        try:
            self._database.execute(sql, {"path": str(path)})
        except duckdb.Error as error:
            raise BrokenSnapshot(f"{path} cannot be read: {error}", rebuild(path)) from None

    def load_arrow(self, name: str, table: pa.Table) -> None:
        """Copy an Arrow table into memory as table `name`."""
        self._database.register("arriving", table)
        self._database.execute(f"CREATE TABLE {quoted(name)} AS SELECT * FROM arriving")
        self._database.unregister("arriving")

    def build_model(self, name: str, sql: str) -> None:
        """Materialise the SELECT of a model as table `name`; raises NotASelect, BadStatement."""
        with self._reading() as cursor:
            _one_select(cursor, sql)
            cursor.execute(f"EXPLAIN {sql}")
        self._database.execute(f"CREATE TABLE {quoted(name)} AS {sql}")

    def rename(self, name: str, other: str) -> None:
        """Give a table another name."""
        self._database.execute(f"ALTER TABLE {quoted(name)} RENAME TO {quoted(other)}")

    def drop(self, name: str) -> None:
        """Forget a table."""
        self._database.execute(f"DROP TABLE {quoted(name)}")

    def lock(self) -> None:
        """Shut the database off from files, extensions, the network and its own settings."""
        sizes = self.select("SELECT coalesce(max(estimated_size), 0) AS rows FROM duckdb_tables()")
        if sizes["rows"][0].as_py() <= _ROW_GROUP:
            self._database.execute("SET threads = 1")
        for statement in _LOCK_DOWN:
            self._database.execute(statement)

    def select(self, sql: str, params: Mapping[str, Any] | None = None) -> pa.Table:
        """Run one SELECT; raises NotASelect for anything else, and BadStatement.

        Also for a SELECT that writes on its way: WITH x AS (DELETE ...) SELECT ...
        """
        with self._reading() as cursor:
            return cursor.execute(self._parsed(sql), dict(params or {})).to_arrow_table()

    def _parse(self, sql: str) -> duckdb.Statement:
        """The one SELECT of a text; raises NotASelect."""
        with closing(self._database.cursor()) as cursor:
            return _one_select(cursor, sql)

    @contextmanager
    def _reading(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor of its own in a transaction that the database lets nothing write in.

        The cursor matters: threads that share a connection get each other's
        answers without any error. Raises NotASelect when something tries to write, and
        BadStatement for what the database does not understand.
        """
        cursor = self._database.cursor()
        try:
            cursor.execute("BEGIN TRANSACTION READ ONLY")
            yield cursor
            cursor.rollback()
        except duckdb.TransactionException as error:
            raise NotASelect("Only a SELECT that writes nothing can be run.") from error
        except _NOT_UNDERSTOOD as error:
            raise BadStatement(*_in_words(error)) from error
        finally:
            cursor.close()

    def schema(self, name: str) -> pa.Schema:
        """Arrow schema of a table."""
        return self.select(f"SELECT * FROM {quoted(name)} LIMIT 0").schema


def _one_select(connection: duckdb.DuckDBPyConnection, sql: str) -> duckdb.Statement:
    statements = connection.extract_statements(sql)
    if [statement.type for statement in statements] != [duckdb.StatementType.SELECT]:
        raise NotASelect("Only one SELECT statement at a time can be run.")
    return statements[0]


def _in_words(error: duckdb.Error) -> tuple[str, str]:
    """What the database says is wrong, and which names it knows instead."""
    said, _, _ = str(error).partition("\n\n")
    wrong, _, instead = said.partition("\n")
    return f"{wrong.partition(': ')[2].rstrip('.!')}.", " ".join(instead.split())
