"""Adds what returned forms say to the tables of a fund's own data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from etl.intake.finding import Finding, found
from etl.questionnaires.read import FOLDER, FormsRead, form_files, read_folder
from etl.questionnaires.sent import NAMES
from etl.records import Record
from warehouse.schema import load_schema

_SOURCE = "questionnaire_source"
_RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Joined:
    """Tables with the answers added, what there is to say, and the files that were read.

    `accounting` holds rows of `row_accounting`, which are in the tables as well.
    """

    tables: dict[str, pa.Table]
    findings: tuple[Finding, ...]
    accounting: tuple[Record, ...]
    files: tuple[Path, ...]


def join_folders(tables: Mapping[str, pa.Table], folders: Sequence[Path]) -> Joined:
    """Read `questionnaires/` of every folder that has one and add it to the tables.

    What a sheet says already stays as it is: a challenge or tag named there is not
    added again, and an attribute given there is not replaced; where the form says
    otherwise, a finding tells.
    """
    joined = Joined(dict(tables), (), (), ())
    for folder in folders:
        below = folder / FOLDER
        files = [*form_files(below), *(below / n for n in NAMES if (below / n).is_file())]
        if files:
            codes = set(joined.tables["projects"]["project_code"].to_pylist())
            taken = set(joined.tables["sources"]["document"].to_pylist())
            forms = read_folder(folder, codes, taken)
            joined = _join(joined, forms, files)
    return joined


def _join(before: Joined, forms: FormsRead, files: Sequence[Path]) -> Joined:
    tables = dict(before.tables)
    for name, added in forms.tables.items():
        tables[name] = _appended(name, tables[name], added)
    tables["row_accounting"] = _with_rows(
        "row_accounting", tables["row_accounting"], list(forms.accounting)
    )
    said = [*forms.attributes.to_pylist(), *_returned(forms)]
    findings = _fill(tables, said)
    return Joined(
        tables,
        (*before.findings, *forms.findings, *findings),
        (*before.accounting, *forms.accounting),
        (*before.files, *files),
    )


def _appended(name: str, table: pa.Table, added: pa.Table) -> pa.Table:
    """A table with the rows added whose key it does not hold yet."""
    if not added.num_rows:
        return table
    key = load_schema().tables[name].key
    known = set(zip(*(table[column].to_pylist() for column in key), strict=True))
    keys = zip(*(added[column].to_pylist() for column in key), strict=True)
    new = added.filter(pa.array([k not in known for k in keys]))
    return pa.concat_tables([table, new.cast(table.schema)])


def _with_rows(name: str, table: pa.Table, rows: list[Record]) -> pa.Table:
    schema = load_schema().tables[name].arrow_schema
    return pa.concat_tables([table, pa.Table.from_pylist(rows, schema).cast(table.schema)])


def _returned(forms: FormsRead) -> list[Record]:
    """That a form came back, as an attribute of its project."""
    return [
        row | {"attribute": _SOURCE, "value_text": _RETURNED}
        for row in forms.tables["questionnaires"].to_pylist()
        if row["return_status"] == _RETURNED
    ]


def _fill(tables: dict[str, pa.Table], said: Sequence[Record]) -> list[Finding]:
    """Put what forms say of projects where the register says nothing."""
    findings: list[Finding] = []
    sources: dict[tuple[str, str], Record] = {}
    for name in dict.fromkeys(row["attribute"] for row in said):
        values = {row["project_code"]: row for row in said if row["attribute"] == name}
        findings += _fill_column(tables, name, values, sources)
    tables["attribute_sources"] = _with_rows(
        "attribute_sources", tables["attribute_sources"], list(sources.values())
    )
    return findings


def _fill_column(
    tables: dict[str, pa.Table],
    name: str,
    said: Mapping[str, Record],
    sources: dict[tuple[str, str], Record],
) -> list[Finding]:
    projects, findings = tables["projects"], []
    place = projects.schema.get_field_index(name)
    column = projects[name]
    values = column.to_pylist()
    codes = projects["project_code"].cast(pa.string())
    is_said = pc.is_in(codes, value_set=pa.array(list(said)))
    for row in pc.indices_nonzero(is_said).to_pylist():
        code = codes[row].as_py()
        new = said[code]["value_text"]
        value = new == "true" if column.type == pa.bool_() else new
        if values[row] is None:
            values[row] = value
            sources[code, name] = _source(said[code])
        elif values[row] != value and name != _SOURCE:
            findings.append(_differs(said[code], values[row]))
    plain = load_schema().columns[name].arrow_type
    filled = pa.array(values, plain).cast(column.type)
    tables["projects"] = projects.set_column(place, projects.schema.field(name), filled)
    return findings


def _source(row: Record) -> Record:
    return {
        "entity": "projects",
        "entity_id": row["project_code"],
        "attribute": row["attribute"],
        "value_text": row["value_text"],
        "how_known": "stated",
        "basis": None,
        **{name: row[name] for name in ("document", "locator", "source_file", "source_row")},
    }


def _differs(row: Record, registered: object) -> Finding:
    label = load_schema().columns[row["attribute"]].label
    message = f"({row['locator']}) is not what the register says of {label}: {registered}"
    advice = "The register counts; correct one of the two"
    return found(
        "form_attribute_differs",
        row["source_file"],
        message,
        advice,
        header=row["locator"],
        value=row["value_text"],
    )
