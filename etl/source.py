"""What a source folder declares: source.yml, column_map.csv, corrections.yml, statements.csv."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from etl.errors import BuildFailed, InputError, Place, fault_of
from etl.normalise.dates import DateOrder
from etl.read.csv_file import read_csv
from etl.statements import FILE as STATEMENTS
from etl.statements import Statement, read_statements
from warehouse.schema import BadDeclaration, read_mapping

# Numbers and dates in YAML are meant as they are written.
Text = Annotated[str, BeforeValidator(str)]


class _Declared(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SetAside(_Declared):
    """Rows whose `column` (a header of the file) holds `value` are not published."""

    column: str
    value: Text
    reason: str


class SourceFile(_Declared):
    """One file of a source and what its rows become.

    `feeds`: tables, or feeds of etl/feeds/, that get something from every row.
    `locator`: place in the document, unless a column gives it per row.
    `registers`: whether its projects make up the register.
    `constants`: canonical column -> value that holds for every row.
    `list_attributes`: tag family -> project attribute that its lists state.
    """

    feeds: tuple[str, ...]
    locator: str | None = None
    registers: bool = False
    constants: dict[str, Text] = Field(default_factory=dict)
    list_attributes: dict[str, str] = Field(default_factory=dict)
    set_aside: tuple[SetAside, ...] = ()


class Correction(_Declared):
    """One declared change of one cell; `row` counts the header as row 1."""

    file: str
    row: int
    column: str
    expected: Text
    new: Text
    reason: str
    status: str | None = None


class NamedProjects(_Declared):
    """Projects of a table whose `column` holds `value`."""

    table: Literal["projects", "project_tags", "challenges"]
    column: str
    value: Text


class Source(_Declared):
    """One document with its files.

    `folder` is its name below the sources folder; `column_maps` is, per file,
    source header -> canonical columns. `not_published` says, per project
    attribute, why the document does not give it; `named_projects` says, per
    published figure, where the projects it counts are named; `statements` are what
    the document says of one thing in several places.
    """

    folder: str
    document: Text
    title: str
    short_label: str
    publisher: str
    published_on: Text | None = None
    population_covered: str
    locator_convention: str
    date_order: DateOrder | None = None
    review: str | None = None
    not_published: dict[str, str] = Field(default_factory=dict)
    named_projects: dict[str, NamedProjects] = Field(default_factory=dict)
    files: dict[str, SourceFile]
    column_maps: dict[str, dict[str, tuple[str, ...]]]
    corrections: tuple[Correction, ...] = ()
    statements: tuple[Statement, ...] = ()


DECLARATIONS = (
    "source.yml",
    "column_map.csv",
    "corrections.yml",
    "derivations.csv",
    "printed_lists.csv",
    "rounding.csv",
    "claims.csv",
    STATEMENTS,
)


def load_sources(folder: Path) -> list[Source]:
    """Every source below the folder, by name.

    A folder without any file is none. Raises BuildFailed with every fault found in
    the declarations.
    """
    sources, errors = [], []
    for path in sorted(folder.glob("*/")):
        if not any(inside.is_file() for inside in path.rglob("*")):
            continue
        try:
            sources.append(load_source(path))
        except InputError as error:
            errors.append(error)
    if not sources and not errors:
        advice = "Give a folder that has one folder with a source.yml per document"
        errors.append(InputError(Place(str(folder)), "holds no source", advice))
    if errors:
        raise BuildFailed(errors)
    return sources


def load_source(folder: Path) -> Source:
    """One source; raises InputError for the first fault in its declarations."""
    declared = _read_yaml(folder, "source.yml")
    has_corrections = (folder / "corrections.yml").exists()
    corrections = _read_yaml(folder, "corrections.yml") if has_corrections else {}
    for key in corrections.keys() - {"corrections"}:
        place = Place(f"{folder.name}/corrections.yml")
        raise InputError(place, f"{key} does not stand in it", "Declare corrections: only")
    maps, statements = _read_column_maps(folder), read_statements(folder)
    try:
        source = Source(
            folder=folder.name,
            column_maps=maps,
            statements=statements,
            **declared,
            **corrections,
        )
    except ValidationError as error:
        first = error.errors()[0]
        raise _fault(folder, first["loc"], first["msg"]) from error
    _check_files(folder, source)
    return source


def _fault(folder: Path, loc: Sequence[str | int], message: str) -> InputError:
    """A fault of source.yml, or of an entry of corrections.yml, counted from 1."""
    if loc[0] != "corrections":
        where = ".".join(map(str, loc))
        return InputError(
            Place(f"{folder.name}/source.yml"), f"{where}: {message}", "See etl/source.py"
        )
    entry = [f"entry {int(place) + 1}" for place in loc[1:2]]
    where = ", ".join([*entry, *map(str, loc[2:])]) or "corrections"
    *keys, last = Correction.model_fields
    advice = f"An entry has {', '.join(keys)} and, where it matters, {last}"
    return InputError(Place(f"{folder.name}/corrections.yml"), f"{where}: {message}", advice)


def _read_yaml(folder: Path, name: str) -> dict[str, object]:
    try:
        return read_mapping(folder / name, f"{folder.name}/{name}")
    except FileNotFoundError as error:
        place = Place(f"{folder.name}/{name}")
        advice = "Describe the document there, or take the folder away"
        raise InputError(place, "is not there", advice) from error
    except BadDeclaration as error:
        raise fault_of(error) from error


def _read_column_maps(folder: Path) -> dict[str, dict[str, tuple[str, ...]]]:
    table = read_csv(folder / "column_map.csv", f"{folder.name}/column_map.csv")
    if table.headers != ("file", "header", "column"):
        advice = "Use exactly the headers file,header,column"
        raise InputError(Place(table.file, 1), f"has the headers {table.headers}", advice)
    maps: dict[str, dict[str, tuple[str, ...]]] = {}
    for row in table.rows:
        columns = maps.setdefault(row.cells["file"], {})
        header = row.cells["header"]
        columns[header] = (*columns.get(header, ()), row.cells["column"])
    return maps


def _check_files(folder: Path, source: Source) -> None:
    present = {path.name for path in folder.glob("*.csv")} - set(DECLARATIONS)
    place = Place(f"{folder.name}/source.yml")
    for name in sorted(present - set(source.files)):
        raise InputError(place, f"does not declare the file {name}", "Declare it under files:")
    for name in sorted(set(source.files) - present):
        raise InputError(place, f"declares {name}, which is not there", "Add or undeclare it")
    for name in sorted(set(source.column_maps) - present):
        place = Place(f"{folder.name}/column_map.csv")
        raise InputError(place, f"maps {name}, which is not there", "Remove its rows")
    for correction in source.corrections:
        if correction.file not in present:
            place = Place(f"{folder.name}/corrections.yml")
            raise InputError(place, f"corrects {correction.file}, which is not there", "Remove it")
