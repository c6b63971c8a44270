"""The rules of the Fund, as the published reviews state them, for every dataset."""

from etl.build import SOURCES, build_tables
from etl.records import Record
from etl.source import load_sources

REFERENCE_TABLES = (
    "countries",
    "ceilings",
    "eligible_states",
    "eligible_by_region",
    "evaluation_rules",
    "region_crosswalk",
)


def reference_tables() -> dict[str, list[Record]]:
    """The reference tables with the sources they cite and the accounting of their files.

    Raises BuildFailed when the shipped sources cannot be built.
    """
    tables = build_tables(load_sources(SOURCES), SOURCES)
    kept = {name: tables[name] for name in REFERENCE_TABLES}
    cited = [row for rows in kept.values() for row in rows if "document" in row]
    documents = {row["document"] for row in cited}
    files = {row["source_file"] for row in cited}
    kept["sources"] = [row for row in tables["sources"] if row["document"] in documents]
    kept["row_accounting"] = [
        row for row in tables["row_accounting"] if row["source_file"] in files
    ]
    return kept
