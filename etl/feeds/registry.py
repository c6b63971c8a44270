"""Finding the feeds a file declares."""

from etl.cells import COMPOSITES
from etl.codebook import CodeBook
from etl.errors import InputError, Place
from etl.feeds.evaluations import EXPOST_RATINGS
from etl.feeds.feed import Feed
from etl.feeds.figures import FIGURE_TABLE, FIGURE_TOTALS
from etl.feeds.lists import tags_feed
from etl.feeds.plain import plain_feed
from etl.feeds.project_records import BUDGET_MENTIONS, BUDGETS, COUNTRIES, EXTENSIONS, RESULTS
from etl.feeds.projects import PROJECTS, remaining_projects_feed
from etl.feeds.totals import REGION_TOTALS
from etl.fields import NOT_READ
from etl.normalise.text import nearest
from etl.source import Source, SourceFile
from warehouse.schema import load_schema

_OWN_FEEDS = {
    "projects": PROJECTS,
    "project_countries": COUNTRIES,
    "budgets": BUDGETS,
    "budget_mentions": BUDGET_MENTIONS,
    "extensions": EXTENSIONS,
    "results": RESULTS,
    "region_totals": REGION_TOTALS,
    "figure_table": FIGURE_TABLE,
    "figure_totals": FIGURE_TOTALS,
    "expost_ratings": EXPOST_RATINGS,
}


def feeds_of(source: Source, file: SourceFile, book: CodeBook) -> list[Feed]:
    """The feeds of one file; raises InputError for a name that is none."""
    return [_feed(name, source, book) for name in file.feeds]


def _feed(name: str, source: Source, book: CodeBook) -> Feed:
    tables = [table.name for table in load_schema().tables.values() if table.provenance]
    if name in _OWN_FEEDS:
        return _OWN_FEEDS[name]
    if name == "project_tags":
        return tags_feed(book)
    if name == "remaining_projects":
        return remaining_projects_feed(book)
    if name in tables:
        return plain_feed(name)
    known = [*_OWN_FEEDS, "project_tags", "remaining_projects", *tables]
    close = ", ".join(nearest(name, known)) or "none is close"
    place = Place(f"{source.folder}/source.yml")
    raise InputError(place, "feeds something unknown", f"Nearest known: {close}", name)


def check_feeds(source: Source, name: str, feeds: list[Feed]) -> None:
    """Raise InputError when a mapped column or a constant reaches none of the feeds."""
    taken = {"locator"}.union(*(feed.columns for feed in feeds))
    mapped = [column for columns in source.column_maps[name].values() for column in columns]
    for column in (*mapped, *source.files[name].constants):
        if column != NOT_READ and column not in taken and not taken & _parts(column):
            raise InputError(
                Place(f"{source.folder}/{name}", 1),
                f"is mapped to {column!r}, which none of its feeds takes",
                f"Map it to {NOT_READ!r} or add the feed in {source.folder}/source.yml",
            )


def _parts(column: str) -> frozenset[str]:
    return COMPOSITES[column].columns if column in COMPOSITES else frozenset()
