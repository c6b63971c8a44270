"""Nothing is lost: every row read is published or set aside with a reason."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from etl.errors import BuildFailed, InputError, Place
from etl.read.csv_file import SourceRow
from etl.records import Record

# Tables about the sources and the build itself; citing a row there publishes nothing.
_NOT_PUBLISHING = {"corrections", "set_aside", "row_accounting"}


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file with the document it belongs to and the rows read from it."""

    file: str
    document: str
    rows: tuple[SourceRow, ...]


def set_aside_row(row: SourceRow, reason: str) -> Record:
    """A row of the table `set_aside`."""
    content = json.dumps(dict(row.cells), ensure_ascii=False)
    return {
        "source_file": row.file,
        "source_row": row.number,
        "reason": reason,
        "row_content": content,
    }


def account(
    files: Sequence[ReadFile],
    tables: dict[str, list[Record]],
    set_aside: Iterable[Record],
    explained: dict[tuple[str, int], str],
) -> tuple[list[Record], list[Record]]:
    """Rows of `set_aside` and `row_accounting`.

    A row is published when a table cites it. A row that none cites is set
    aside with the reason found for it; raises BuildFailed naming every row
    that has no such reason, so that read = published + set aside.
    """
    cited = _cited_rows(tables)
    aside = {(row["source_file"], row["source_row"]): row for row in set_aside}
    accounting, lost = [], []
    for file in files:
        published = 0
        for row in file.rows:
            key = (row.file, row.number)
            if key in cited:
                published += 1
            elif key in explained:
                aside[key] = set_aside_row(row, explained[key])
            elif key not in aside:
                lost.append(_lost(row))
        accounting.append(
            {
                "source_file": file.file,
                "document": file.document,
                "rows_in": len(file.rows),
                "rows_published": published,
                "rows_set_aside": sum(1 for name, _ in aside if name == file.file),
            }
        )
    if not lost:
        lost = [_unbalanced(entry) for entry in accounting if not _balances(entry)]
    if lost:
        raise BuildFailed(lost)
    return list(aside.values()), accounting


def _cited_rows(tables: dict[str, list[Record]]) -> set[tuple[str, int]]:
    return {
        (row["source_file"], row["source_row"])
        for name, rows in tables.items()
        if name not in _NOT_PUBLISHING
        for row in rows
        if row.get("source_file") is not None
    }


def _balances(entry: Record) -> bool:
    return entry["rows_in"] == entry["rows_published"] + entry["rows_set_aside"]


def _lost(row: SourceRow) -> InputError:
    return InputError(
        row.place(),
        "reached no table and was not set aside",
        "Check what its file feeds in source.yml, or set it aside there with a reason",
    )


def _unbalanced(entry: Record) -> InputError:
    return InputError(
        Place(str(entry["source_file"])),
        f"has {entry['rows_in']} rows, but {entry['rows_published']} are published "
        f"and {entry['rows_set_aside']} set aside",
        "A row that is set aside must not be cited by a table",
    )
