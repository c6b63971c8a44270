"""The build, as the story of a row: read, corrected, named, typed, fed, checked, published."""

from dataclasses import dataclass, field
from pathlib import Path

from etl.accounting import ReadFile, account, set_aside_row
from etl.assemble import assemble
from etl.codebook import CodeBook, check_code_lists
from etl.contract import check_contract
from etl.corrections import corrected_rows
from etl.errors import BuildFailed, InputError
from etl.facts_check import check_facts, check_projects
from etl.feeds import check_feeds, feeds_of
from etl.fields import check_headers, read_fields
from etl.figures import complete_figures, figure_issues, load_figure_checks
from etl.headers import Headers
from etl.inputs import input_entries
from etl.publish import publish
from etl.read.csv_file import SourceRow, read_csv
from etl.records import Facts, Record
from etl.rules import find_issues
from etl.source import Source, SourceFile, load_sources

SOURCES = Path(__file__).parent / "sources"
PUBLISHED_REVIEWS = {
    "name": "published-reviews",
    "title": "Published reviews of the IOM Development Fund",
    "synthetic": False,
}


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: identifier of the snapshot, and every table's rows."""

    snapshot_id: str
    tables: dict[str, list[Record]]


@dataclass(slots=True)
class _Reading:
    """What has been read so far, with the errors met on the way."""

    facts: Facts = field(default_factory=Facts)
    files: list[ReadFile] = field(default_factory=list)
    set_aside: list[Record] = field(default_factory=list)
    errors: list[InputError] = field(default_factory=list)


def build(
    out: Path, sources_folder: Path = SOURCES, dataset: dict[str, object] | None = None
) -> BuildReport:
    """Publish a snapshot of the sources below `out`.

    Raises BuildFailed with everything found wrong; nothing is published then.
    """
    sources = load_sources(sources_folder)
    tables = build_tables(sources, sources_folder)
    inputs = input_entries(sources_folder, tables["row_accounting"])
    snapshot_id = publish(out, tables, inputs, dataset or PUBLISHED_REVIEWS)
    return BuildReport(snapshot_id, tables)


def build_tables(sources: list[Source], sources_folder: Path) -> dict[str, list[Record]]:
    """Every table of the schema, checked and accounted for; nothing is written."""
    check_code_lists()
    book, headers = CodeBook(), Headers(sources)
    reading = _Reading()
    for source in sources:
        for name, declared in source.files.items():
            _read_file(sources_folder, source, name, declared, book, reading)
    if reading.errors:
        raise BuildFailed(reading.errors)
    try:
        check_facts(reading.facts, book, headers)
        tables = assemble(reading.facts, sources, book)
        check_projects(tables, book, headers)
        checks = load_figure_checks(sources_folder)
        complete_figures(tables, checks, headers)
        tables["data_issues"] = [
            *find_issues(tables, reading.facts, sources),
            *figure_issues(tables, checks),
        ]
    except InputError as error:
        raise BuildFailed([error]) from error
    tables["set_aside"], tables["row_accounting"] = account(
        reading.files, tables, reading.set_aside, reading.facts.explained
    )
    check_contract(tables, book, headers)
    return tables


def _read_file(
    folder: Path, source: Source, name: str, declared: SourceFile, book: CodeBook, into: _Reading
) -> None:
    """Read one file and feed its rows; errors are collected, so that all are seen at once."""
    try:
        table = read_csv(folder / source.folder / name, f"{source.folder}/{name}")
        check_headers(table.headers, source, name, declared)
        rows = corrected_rows(source, table)
        feeds = feeds_of(source, declared, book)
        check_feeds(source, name, feeds)
    except InputError as error:
        into.errors.append(error)
        return
    into.files.append(ReadFile(table.file, source.document, table.rows))
    for row in rows:
        reason = _reason_to_set_aside(row, declared)
        if reason is not None:
            into.set_aside.append(set_aside_row(row, reason))
            continue
        try:
            fields = read_fields(row, source, declared, book)
            for feed in feeds:
                feed.collect(fields, into.facts)
        except InputError as error:
            into.errors.append(error)


def _reason_to_set_aside(row: SourceRow, declared: SourceFile) -> str | None:
    for rule in declared.set_aside:
        if row.cells.get(rule.column) == rule.value:
            return rule.reason
    return None
