"""Whatever folder people hand over: every row goes somewhere, and what was planted is found."""

import os
import tempfile
from collections import Counter
from contextlib import contextmanager
from pathlib import Path

from hypothesis import HealthCheck, given, settings

from etl.contract_columns import check_columns
from etl.intake.check import check_files
from tests.fixtures.own_data.drafts import Planted, write_book, write_texts
from tests.fixtures.own_data.strategies import Folder, folders
from tests.fuzz.trial import check_accounting

# The same examples each time on the machine that judges changes.
bounded = settings(
    max_examples=40,
    deadline=None,
    derandomize="CI" in os.environ,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
fewer = settings(bounded, max_examples=15)
_WHERE = {"document", "locator", "source_file", "source_row", "printed_value", "issue_id"}


@contextmanager
def workbook(folder: Folder):
    with tempfile.TemporaryDirectory() as scratch:
        yield check_files([write_book(Path(scratch) / "fund.xlsx", list(folder.drafts))])


@contextmanager
def texts(folder: Folder):
    with tempfile.TemporaryDirectory() as scratch:
        write_texts(Path(scratch), list(folder.drafts), folder.separator, folder.encoding)
        yield check_files([Path(scratch)])


def told(checked) -> Counter:
    """Errors and warnings by rule and cell."""
    return Counter(
        Planted(finding.rule, finding.sheet or Path(finding.file).stem, finding.row, finding.column)
        for finding in checked.findings
        if finding.severity != "note"
    )


@bounded
@given(folders())
def test_what_was_planted_is_found_and_nothing_else(folder):
    for form in (workbook, texts):
        with form(folder) as checked:
            assert told(checked) == Counter(folder.expected())
            check_accounting(checked)


@fewer
@given(folders())
def test_rows_are_published_unless_an_error_was_planted_in_them(folder):
    with workbook(folder) as checked:
        check_columns(checked.tables)
        published = {count.sheet: count.rows_published for count in checked.accounting}
        rows = {draft.name: len(draft.rows) - len(draft.errors) for draft in folder.drafts}
        assert published == rows
        register = folder.drafts[0]
        codes = [
            row[0] for number, row in enumerate(register.rows) if number not in register.errors
        ]
        assert sorted(checked.tables["projects"]["project_code"].to_pylist()) == sorted(codes)


@fewer
@given(folders())
def test_workbook_and_text_tables_of_the_same_content_say_the_same(folder):
    with workbook(folder) as from_book, texts(folder) as from_texts:
        for name in set(from_book.tables) - {"set_aside", "row_accounting", "sources"}:
            assert content(from_book, name) == content(from_texts, name), name


@fewer
@given(folders())
def test_the_same_file_gives_the_same_tables_and_findings(folder):
    with workbook(folder) as first, workbook(folder) as again:
        assert first.findings == again.findings
        assert first.accounting == again.accounting
        assert all(first.tables[name].equals(table) for name, table in again.tables.items())


def content(checked, name: str) -> Counter:
    """Rows of a table without where they stood and how they were printed."""
    table = checked.tables[name]
    kept = table.select([column for column in table.column_names if column not in _WHERE])
    return Counter(tuple(row.values()) for row in kept.to_pylist())
