"""What must hold of the rows as read, before anything is put together or any rule runs."""

from collections.abc import Iterator
from itertools import pairwise

from etl.codebook import CodeBook
from etl.contract import (
    REFERENCES,
    breach,
    inferred_without_basis,
    repeated_keys,
    value_breaches,
)
from etl.errors import BuildFailed, InputError
from etl.headers import Headers
from etl.normalise.text import nearest
from etl.records import Facts, Origin, Record
from warehouse.schema import load_schema

# Columns the build fills in later.
_FILLED_LATER = {"verdict"}

# Rows of these tables that share a key are put together, not refused.
_MERGED = {"project_countries"}

# Tables with periods of years -> the columns within which periods may not overlap.
_PERIODS = {"ceilings": ("funding_line", "coverage"), "evaluation_rules": ()}


def check_facts(facts: Facts, book: CodeBook, headers: Headers) -> None:
    """Raise BuildFailed with every row that cannot be published as it stands.

    Checked: required values, types and codes, projects that no register holds,
    repeated keys, bases of what is inferred, and periods that overlap or end before they begin.
    """
    errors = [
        *_record_errors(facts, book, headers),
        *_unknown_projects(facts, headers),
        *_claims_without_basis(facts, headers),
    ]
    if not errors:
        errors += [*_turned_round(facts, headers)] or [*_overlaps(facts, headers)]
    if errors:
        raise BuildFailed(errors)


def check_projects(tables: dict[str, list[Record]], book: CodeBook, headers: Headers) -> None:
    """Raise BuildFailed for projects that lack a required value once all claims are in."""
    table = load_schema().tables["projects"]
    errors = value_breaches(table, tables["projects"], table.columns, book, headers)
    if errors:
        raise BuildFailed(errors)


def _record_errors(facts: Facts, book: CodeBook, headers: Headers) -> Iterator[InputError]:
    schema = load_schema()
    for name, rows in facts.tables.items():
        table = schema.tables[name]
        filled = set(rows[0]).intersection(*rows) - _FILLED_LATER
        columns = [column for column in table.columns if column.name in filled]
        yield from value_breaches(table, rows, columns, book, headers)
        yield from inferred_without_basis(table, rows, headers)
        if name not in _MERGED and filled.issuperset(table.key):
            yield from repeated_keys(table, rows, headers)


def _unknown_projects(facts: Facts, headers: Headers) -> Iterator[InputError]:
    """One error per row and code; tags may name a project of no register."""
    said: dict[tuple[Origin, str], str] = {}
    for claim in facts.claims:
        key = (claim.origin, claim.project_code)
        said.setdefault(key, f"says the {claim.attribute} of a project that is in no register")
    for mention in facts.budget_mentions:
        key = (mention.origin, mention.project_code)
        said.setdefault(key, "says the budget of a project that is in no register")
    for (origin, code), problem in said.items():
        if code not in facts.register:
            place = headers.place(origin.source_file, origin.source_row, "project_code")
            yield InputError(place, problem, _advice(code, facts), code)
    schema = load_schema()
    for name, column in REFERENCES:
        if REFERENCES[name, column] == "projects" and name != "project_tags":
            for row in facts.tables.get(name, []):
                code = row[column]
                if code is not None and code not in facts.register:
                    yield breach(
                        schema.tables[name],
                        row,
                        column,
                        "is in no register",
                        headers,
                        _advice(str(code), facts),
                    )


def _advice(code: str, facts: Facts) -> str:
    close = ", ".join(nearest(code, facts.register)) or "none is close"
    return f"Nearest known: {close}. Correct the code, or add the project to the register"


def _claims_without_basis(facts: Facts, headers: Headers) -> Iterator[InputError]:
    for claim in (*facts.claims, *facts.eliminations):
        if claim.how_known == "inferred" and claim.basis is None:
            origin = claim.origin
            yield InputError(
                headers.place(origin.source_file, origin.source_row, "basis"),
                f"{claim.attribute} is inferred without a basis",
                "Say what it is inferred from, or state it",
            )


def _turned_round(facts: Facts, headers: Headers) -> Iterator[InputError]:
    """Periods whose last year is before their first."""
    for name in _PERIODS:
        for row in facts.tables.get(name, []):
            first, last = row["valid_from_year"], row["valid_to_year"]
            if last is not None and last < first:
                problem = f"is before the first year, {first}"
                advice = "Give the first year first, or leave the last year empty if none is set"
                table = load_schema().tables[name]
                yield breach(table, row, "valid_to_year", problem, headers, advice)


def _overlaps(facts: Facts, headers: Headers) -> Iterator[InputError]:
    """Periods that begin before an earlier one of the same series has ended."""
    for name, series in _PERIODS.items():
        rows = facts.tables.get(name, [])
        rows = sorted(rows, key=lambda row: row["valid_from_year"])
        groups: dict[tuple[object, ...], list[Record]] = {}
        for row in rows:
            groups.setdefault(tuple(row[column] for column in series), []).append(row)
        for group in groups.values():
            for former, row in pairwise(group):
                end = former["valid_to_year"]
                if end is None or row["valid_from_year"] <= end:
                    yield _overlap(name, former, row, headers)


def _overlap(name: str, former: Record, row: Record, headers: Headers) -> InputError:
    years = f"{former['valid_from_year']}-{former['valid_to_year'] or ''}"
    place = f"{former['source_file']}, row {former['source_row']}"
    return breach(
        load_schema().tables[name],
        row,
        "valid_from_year",
        f"overlaps {years} of {place}",
        headers,
        "Let one period end before the next begins",
    )
