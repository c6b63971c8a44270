"""Printed lists of project codes: tags, and attributes that such a list states."""

from etl.codebook import CodeBook
from etl.errors import InputError, Place, Unreadable
from etl.feeds.feed import Feed
from etl.feeds.projects import ATTRIBUTES, claim
from etl.fields import Fields
from etl.normalise.project_codes import PrintedCode
from etl.normalise.text import nearest
from etl.records import Facts
from warehouse.schema import load_schema


def tags_feed(book: CodeBook) -> Feed:
    """Feed for a row that names one tag and the projects listed under it."""

    def collect(fields: Fields, facts: Facts) -> None:
        family, tag = fields.require("tag_family"), fields.require("tag")
        attribute = fields.file.list_attributes.get(str(family))
        seen: set[str] = set()
        for mention in _mentions(fields):
            position = fields.get("list_position") or facts.next_number("project_tags", family, tag)
            record = {
                "tag_family": family,
                "tag": tag,
                "project_code": mention.code,
                "list_position": position,
                "printed_value": mention.printed,
            }
            facts.add("project_tags", record, fields.origin)
            if attribute is not None and mention.code not in seen:
                value = _attribute_value(attribute, fields, book)
                facts.claims.append(claim(mention.code, attribute, value, fields))
            seen.add(mention.code)

    columns = {"tag_family", "tag", "list_position", "project_code", "project_codes"}
    return Feed(frozenset(columns), collect)


def _mentions(fields: Fields) -> list[PrintedCode]:
    listed = fields.get("project_codes")
    if listed is not None:
        return listed
    return [PrintedCode(fields.require("project_code"), fields.printed["project_code"])]


def _attribute_value(attribute: str, fields: Fields, book: CodeBook) -> str:
    printed = fields.printed["tag"]
    columns = load_schema().columns
    coded = [name for name in ATTRIBUTES if columns[name].codes is not None]
    if attribute not in coded:
        close = ", ".join(nearest(attribute, coded)) or "none is close"
        raise InputError(
            Place(f"{fields.source.folder}/source.yml"),
            "list_attributes names no attribute of projects with codes",
            f"Nearest known: {close}",
            attribute,
        )
    try:
        return book.list(columns[attribute].codes).match(printed)
    except Unreadable as error:
        raise InputError(fields.place("tag"), error.problem, error.advice, printed) from error
