"""A row that is one record of one table, column by column."""

from etl.feeds.feed import Feed
from etl.fields import Fields
from etl.records import Facts, Record
from warehouse.schema import load_schema
from warehouse.schema.model import PROVENANCE


def plain_feed(table: str) -> Feed:
    """Feed that copies the columns of a table from each row."""
    columns = [name for name in table_columns(table) if name not in PROVENANCE]

    def collect(fields: Fields, facts: Facts) -> None:
        facts.add(table, record_of(columns, fields), fields.origin)

    return Feed(frozenset(columns), collect)


def table_columns(table: str) -> list[str]:
    """Column names of a table in order."""
    return [column.name for column in load_schema().tables[table].columns]


def record_of(columns: list[str], fields: Fields) -> Record:
    """The named columns of a row; what a source says plainly counts as stated."""
    record = {name: fields.get(name) for name in columns}
    if "how_known" in record and record["how_known"] is None:
        record["how_known"] = "stated"
    return record
