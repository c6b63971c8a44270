"""Rows that say attributes of projects, one by one or for all that are left."""

from etl.cells import read_value
from etl.codebook import CodeBook
from etl.errors import InputError, Unreadable
from etl.feeds.feed import Feed
from etl.feeds.plain import table_columns
from etl.fields import Fields
from etl.normalise.text import nearest
from etl.records import Claim, Elimination, Facts
from warehouse.schema import load_schema
from warehouse.schema.model import PROVENANCE

ATTRIBUTES = tuple(
    name for name in table_columns("projects") if name not in ("project_code", *PROVENANCE)
)


def _collect_projects(fields: Fields, facts: Facts) -> None:
    """Claims for every attribute the row has; registers the project if the file does."""
    code = fields.require("project_code")
    if fields.file.registers:
        _register(code, fields, facts)
    for attribute in ATTRIBUTES:
        value = fields.get(attribute)
        if value is not None:
            facts.claims.append(claim(code, attribute, value, fields))


def claim(code: str, attribute: str, value: object, fields: Fields) -> Claim:
    """The row's claim of one attribute, stated unless the row says how it is known."""
    how_known = fields.get("how_known") or "stated"
    return Claim(code, attribute, value, how_known, fields.get("basis"), fields.origin)


def _register(code: str, fields: Fields, facts: Facts) -> None:
    if code in facts.register:
        _, former = facts.register[code]
        raise InputError(
            fields.place("project_code"),
            f"registers {code}, already registered in {former.place()}",
            "Keep one row per project in the register",
            code,
        )
    facts.register[code] = (fields.source.folder, fields.origin)
    if fields.source.review is not None:
        facts.claims.append(
            Claim(code, "review", fields.source.review, "stated", None, fields.origin)
        )


def remaining_projects_feed(book: CodeBook) -> Feed:
    """Feed for rows (attribute, value, how known) that hold for all projects left over."""

    def collect(fields: Fields, facts: Facts) -> None:
        attribute = str(fields.require("attribute"))
        text = str(fields.require("value_text"))
        if attribute not in ATTRIBUTES:
            close = ", ".join(nearest(attribute, ATTRIBUTES)) or "none is close"
            problem = "is no attribute of projects"
            place = fields.place("attribute")
            raise InputError(place, problem, f"Nearest known: {close}", attribute)
        try:
            column = load_schema().columns[attribute]
            value = read_value(column, text, fields.source, book)
        except Unreadable as error:
            place = fields.place("value_text")
            raise InputError(place, error.problem, error.advice, text) from error
        how_known = str(fields.require("how_known"))
        source = fields.source.folder
        facts.eliminations.append(
            Elimination(source, attribute, value, how_known, fields.get("basis"), fields.origin)
        )

    return Feed(frozenset({"attribute", "value_text", "how_known", "basis"}), collect)


PROJECTS = Feed(
    frozenset({"project_code", "how_known", "basis", *ATTRIBUTES}),
    _collect_projects,
)
