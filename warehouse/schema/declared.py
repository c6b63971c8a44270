"""Reads the YAML files in which things are declared, and tells mistakes with file and line."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from warehouse.errors import RegistryError

_Model = TypeVar("_Model", bound=BaseModel)

_QUOTE = "a text in quotes begins here and does not end"
_BRACKET = "a bracket or brace is opened here and not closed"
_COLON = "a colon stands where none is expected"
_OUT_OF_LINE = "does not fit the lines above it"
_NO_COLON = "a key has no colon"

# What the parser says -> what is the matter, and what to do.
_MEANINGS = (
    (r"character '\\t'", "a tab stands in it", "Indent with blanks, never with tabs"),
    (r"cannot start any token", "a sign cannot begin a value", "Put the value into quotes"),
    (r"end of stream", _QUOTE, "Close the quotes"),
    (r"expected ',' or|flow node", _BRACKET, "Close it, and put a comma between two entries"),
    (
        r"mapping values are not allowed",
        _COLON,
        "Put a text that holds a colon into quotes, and check the indentation and the line above",
    ),
    (
        r"expected <block end>",
        _OUT_OF_LINE,
        "Indent it with blanks like its neighbours, and put a text into quotes as a whole",
    ),
    (r"expected ':'", _NO_COLON, "Write it as key: value, and check the indentation"),
)

# For these the parser gives the end of the file as the place; the beginning helps.
_TOLD_WHERE_BEGUN = {_QUOTE, _BRACKET}


class BadDeclaration(RegistryError):
    """A file in which something is declared cannot be used.

    `place` is the file, with the line or entry where known; `problem` says what is the matter
    there and `advice` what to do, neither with a full stop.
    """

    def __init__(self, place: str, problem: str, advice: str = "") -> None:
        """Keep the parts, so that the build can tell them as it tells its own faults."""
        ends = "" if advice.endswith("?") or not advice else "."
        super().__init__(f"{place}: {problem}.", f"{advice}{ends}")
        self.place = place
        self.problem = problem
        self.advice = advice


class _Loader(yaml.SafeLoader):
    """Plain YAML in which no key stands twice; merge keys (`<<`) are no repetition."""

    file = ""
    references = True

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node:
        if not self.references and self.check_event(yaml.AliasEvent):
            line = self.peek_event().start_mark.line + 1
            problem = "references (*name) are not read"
            raise BadDeclaration(_at(self.file, line), problem, "Write the words out")
        return super().compose_node(parent, index)

    def compose_mapping_node(self, anchor: Any) -> yaml.MappingNode:
        # Checked before merge keys are filled in, which may bring a key a second time.
        node = super().compose_mapping_node(anchor)
        lines: dict[tuple[str, str], int] = {}
        for key in (key for key, _ in node.value if isinstance(key, yaml.ScalarNode)):
            line = key.start_mark.line + 1
            if (key.tag, key.value) in lines:
                first = lines[key.tag, key.value]
                problem = f"{key.value} is declared twice (first in line {first})"
                raise BadDeclaration(_at(self.file, line), problem, "Keep one, or rename one")
            lines[key.tag, key.value] = line
        return node

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        try:
            return super().construct_object(node, deep)
        except ValueError as error:
            place = _at(self.file, node.start_mark.line + 1)
            problem = f"{node.value!r} cannot be read ({error})"
            raise BadDeclaration(place, problem, "Correct it, or put it into quotes") from error


def parse_yaml(text: str, name: str, *, references: bool = True) -> Any:
    """What a YAML text declares. name: of its file, for messages.

    references: whether one part may stand for another (`*name`). Raises BadDeclaration for
    what is no YAML, and for a key that stands twice.
    """
    try:
        loader = _Loader(text)
        loader.file, loader.references = name, references
        return loader.get_single_data()
    except yaml.MarkedYAMLError as error:
        raise _told(error, name) from error
    except yaml.reader.ReaderError as error:
        place = _at(name, text.count("\n", 0, error.position) + 1)
        problem = f"holds the control character U+{error.character:04X}"
        raise BadDeclaration(place, problem, "Remove it; most editors do not show it") from error
    except RecursionError as error:
        raise BadDeclaration(name, "is nested too deeply", "Declare it flatter") from error


def read_yaml(file: Path, name: str = "") -> Any:
    """What a YAML file in UTF-8 declares; None where it declares nothing.

    name: how messages call it, its own name unless given. Raises BadDeclaration as
    `parse_yaml`, and for another encoding; FileNotFoundError when there is no such file.
    """
    name = name or file.name
    content = file.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = _at(name, content.count(b"\n", 0, error.start) + 1)
        problem = f"holds the byte {content[error.start]:02X}, which is not UTF-8"
        advice = "Save the file as UTF-8; your editor may have used Windows-1252 (ANSI)"
        raise BadDeclaration(place, problem, advice) from error
    return parse_yaml(text, name)


def read_mapping(file: Path, name: str = "") -> dict[str, Any]:
    """What a YAML file declares by key, nothing where it is empty; raises BadDeclaration."""
    declared = read_yaml(file, name)
    return {} if declared is None else as_mapping(declared, name or file.name)


def read_entries(file: Path, name: str = "") -> dict[str, dict[str, Any]]:
    """As `read_mapping`, where below every key further keys must stand."""
    name = name or file.name
    declared = read_mapping(file, name)
    return {key: as_mapping(value, f"{name}: {key}") for key, value in declared.items()}


def as_mapping(value: Any, place: str) -> dict[str, Any]:
    """A value that has to be keys with their values; raises BadDeclaration naming `place`."""
    if not isinstance(value, dict):
        found = "nothing" if value is None else f"{value!r}"
        advice = "Write key: value below it, indented"
        raise BadDeclaration(place, f"expected keys with values, found {found}", advice)
    for key in value:
        if not isinstance(key, str):
            raise BadDeclaration(place, f"the key {key!r} is no word", "Put it into quotes")
    return value


def modelled(kind: type[_Model], place: str, values: Mapping[str, Any]) -> _Model:
    """Declared values as a model; raises BadDeclaration naming `place` and the key at fault."""
    try:
        return kind.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise BadDeclaration(f"{place}: {key}" if key else place, first["msg"]) from error


def _at(name: str, line: int) -> str:
    return f"{name}, line {line}"


def _told(error: yaml.MarkedYAMLError, name: str) -> BadDeclaration:
    said = f"{error.context or ''}: {error.problem}"
    otherwise = (f"cannot be read ({error.problem})", "Check indentation, quotes and brackets")
    known = (meaning for pattern, *meaning in _MEANINGS if re.search(pattern, said))
    problem, advice = next(known, otherwise)
    mark = (problem in _TOLD_WHERE_BEGUN and error.context_mark) or error.problem_mark
    return BadDeclaration(_at(name, mark.line + 1) if mark else name, problem, advice)
