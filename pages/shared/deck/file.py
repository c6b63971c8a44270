"""A deck as a small file that people can read and change: JSON or YAML with the same keys.

title: Steering committee, May 2027
slides:
  - link: regions?fund_region=Africa&snapshot=932ffc39ee66945a&card=map
    title: Where we work in Africa
    comment: Two more countries than last year.
"""

import json
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

import warehouse
from pages.shared.deck.model import (
    LONGEST_COMMENT,
    LONGEST_LINK,
    LONGEST_TITLE,
    MOST_SLIDES,
    Deck,
    DeckError,
    Slide,
    receipt_path,
)

LARGEST_BYTES = 1_000_000
ENDINGS = {"json": "application/json", "yml": "application/yaml", "yaml": "application/yaml"}


class _Slide(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    link: str = Field(max_length=LONGEST_LINK)
    title: str = Field(default="", max_length=LONGEST_TITLE)
    comment: str = Field(default="", max_length=LONGEST_COMMENT)


class _Deck(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    title: str = Field(default="", max_length=LONGEST_TITLE)
    subtitle: str = Field(default="", max_length=LONGEST_TITLE)
    comments: Literal["slide", "notes"] = "slide"
    appendix: bool = True
    slides: list[_Slide] = Field(max_length=MOST_SLIDES)


def written(deck: Deck, ending: str = "json") -> bytes:
    """The deck as a file. ending: json, yml or yaml."""
    slides = [
        {
            name: value
            for name, value in (("link", s.link), ("title", s.title), ("comment", s.comment))
            if value
        }
        for s in deck.slides
    ]
    told = {
        "title": deck.title,
        "subtitle": deck.subtitle,
        "comments": deck.comments,
        "appendix": deck.appendix,
        "slides": slides,
    }
    if ending == "json":
        return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()
    return yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=100).encode()


def read(content: bytes, name: str) -> Deck:
    """The deck of a file. name: of the file, for messages.

    Raises DeckError naming the entry, what was found and what was expected.
    """
    if len(content) > LARGEST_BYTES:
        raise DeckError(f"{name} is larger than 1 MB; a deck holds links and words only.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise DeckError(f"{name} is not a text file in UTF-8. {_EXPECTED}") from None
    found = _parsed(text, name)
    if not isinstance(found, dict):
        raise DeckError(f"{name} holds no deck. {_EXPECTED}")
    try:
        deck = _Deck.model_validate(found)
    except ValidationError as error:
        told = "; ".join(_said(one) for one in error.errors()[:5])
        raise DeckError(f"{name}: {told}.") from None
    return Deck(
        deck.title.strip(),
        deck.subtitle.strip(),
        tuple(_slide(one, number, name) for number, one in enumerate(deck.slides, start=1)),
        deck.comments,
        deck.appendix,
    )


_EXPECTED = "Expected a file as the Deck page saves it: title, subtitle and slides, each a link."


def _slide(one: _Slide, number: int, name: str) -> Slide:
    try:
        return Slide(receipt_path(one.link), one.title.strip(), one.comment.strip())
    except DeckError as error:
        raise DeckError(f"{name}, slide {number}: {error}") from None


def _parsed(text: str, name: str) -> object:
    try:
        if text.lstrip().startswith("{"):
            return json.loads(text)
        # References are refused: by them a small file could stand for an endless one.
        return warehouse.parse_yaml(text, name, references=False)
    except json.JSONDecodeError as error:
        raise DeckError(
            f"{name} is not readable JSON: line {error.lineno}, column {error.colno}: {error.msg}."
        ) from None
    except warehouse.BadDeclaration as error:
        raise DeckError(str(error)) from None
    except (RecursionError, ValueError):
        raise DeckError(f"{name} cannot be read. {_EXPECTED}") from None


def _said(error: dict) -> str:
    """One fault in words: "slide 3, link: is missing"."""
    place = list(error["loc"])
    if place[:1] == ["slides"] and len(place) > 1:
        place = [f"slide {place[1] + 1}", *place[2:]]
    kinds = {
        "missing": "is missing",
        "extra_forbidden": "is not known here",
        "string_type": f"expected words, found {error['input']!r}",
        "list_type": "expected a list",
        "bool_type": f"expected true or false, found {error['input']!r}",
    }
    told = kinds.get(error["type"]) or error["msg"][0].lower() + error["msg"][1:]
    return f"{', '.join(map(str, place))}: {told[:200]}"
