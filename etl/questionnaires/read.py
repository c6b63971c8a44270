"""Returned forms into canonical tables, with findings and accounting."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from etl.intake.finding import Finding, found
from etl.intake.read.files import file_names
from etl.intake.settings import read_settings
from etl.normalise.dates import DateOrder
from etl.questionnaires.outcome import (
    HEAD_ROW,
    Recorder,
    Records,
    accounting_row,
    source_row,
)
from etl.questionnaires.returned import Returned, problem_found, read_returned
from etl.questionnaires.sent import NAMES, SentList, not_on_list, read_sent, tracking
from etl.records import Origin, Record
from warehouse.schema import load_schema

FOLDER = "questionnaires"  # Below the folder of a fund's own data.
TABLES = (
    "questionnaires",
    "questionnaire_answers",
    "results",
    "challenges",
    "project_tags",
    "sources",
    "set_aside",
)
_ATTRIBUTE_TEXTS = (
    "project_code", "attribute", "value_text", "document", "locator", "source_file"
)  # fmt: skip
_ATTRIBUTES = pa.schema(
    [*((name, pa.string()) for name in _ATTRIBUTE_TEXTS), ("source_row", pa.int64())]
)


@dataclass(frozen=True, slots=True)
class FormsRead:
    """What returned forms say.

    tables      by name: questionnaires, questionnaire_answers, results, challenges,
                project_tags, sources, set_aside, each with the schema's columns
    attributes  project_code, attribute (a column of `projects`), value_text, and the
                four provenance columns: what forms say of columns of `projects`
    findings    everything a person should look at
    accounting  rows of `row_accounting`, one per form and one for the list of forms
                sent; answers (or rows) read = published + set aside
    """

    tables: dict[str, pa.Table]
    attributes: pa.Table
    findings: tuple[Finding, ...]
    accounting: tuple[Record, ...]


def form_files(folder: Path) -> list[Path]:
    """Files of a folder to be read as returned forms; none where there is no such folder."""
    if not folder.is_dir():
        return []
    return sorted(
        path
        for path in folder.iterdir()
        if path.is_file() and path.name not in NAMES and not path.name.startswith(("~$", "."))
    )


def read_folder(source: Path, projects: Collection[str], taken: Collection[str] = ()) -> FormsRead:
    """Read `questionnaires/` below the folder of a fund's own data: forms and sent.csv.

    Files named like one of `taken` are told from it by their folder. The order of day
    and month that intake.yml declares counts for sent.csv too; raises InputError when
    that file cannot be used.
    """
    folder = source / FOLDER
    sent = next((folder / name for name in NAMES if (folder / name).is_file()), None)
    order = read_settings(source).date_order
    return read_forms(form_files(folder), projects, sent, taken, order)


def read_forms(
    paths: Sequence[Path],
    projects: Collection[str],
    sent: Path | None = None,
    taken: Collection[str] = (),
    date_order: DateOrder | None = None,
) -> FormsRead:
    """Read returned forms about any of `projects` (codes), and the list of forms sent.

    Files that cannot be read, unclear answers and answers of unknown projects are
    among the findings; nothing is raised for them.
    """
    findings: list[Finding] = []
    forms: list[Returned] = []
    for path, file in zip(paths, file_names(paths, taken), strict=True):
        returned, said = read_returned(path, file, projects)
        findings += said
        if returned is not None:
            forms.append(returned)
    findings += _reject_doubles(forms)
    records, accounting = Records(), []
    for returned in forms:
        accounting.append(_record(returned, records))
    findings += [
        problem_found(origin_file, answer.question, problem)
        for origin_file, answer, problem in records.problems
    ]
    came_back = {
        form.key: Origin(form.file, "Head of the form", form.file, HEAD_ROW)
        for form in forms
        if form.rejected is None
    }
    listed = read_sent(sent, projects, taken, date_order) if sent else None
    if listed is not None:
        findings += [*listed.findings, *not_on_list(listed, came_back)]
        accounting += _record_list(listed, records)
    for row in tracking(listed, came_back):
        records.add("questionnaires", row)
    tables = {name: _arrow(name, records.tables.get(name, [])) for name in TABLES}
    attributes = pa.Table.from_pylist(records.attributes, _ATTRIBUTES)
    return FormsRead(tables, attributes, tuple(findings), tuple(accounting))


def _reject_doubles(forms: Iterable[Returned]) -> list[Finding]:
    """Of equal forms the first counts; of forms that differ none does."""
    by_key: dict[tuple[str, str], list[Returned]] = {}
    for form in forms:
        if form.rejected is None:
            by_key.setdefault(form.key, []).append(form)
    findings = []
    for (project, _), same in by_key.items():
        first, *others = same
        if all(form.content == first.content for form in others):
            for form in others:
                form.rejected = f"A copy of {first.file}"
                message = f"gives the same answers for {project} as {first.file}"
                findings.append(found("form_copy", form.file, message, "Remove one of the two"))
            continue
        for form in same:
            others_named = ", ".join(other.file for other in same if other is not form)
            form.rejected = f"Gives other answers than {others_named}"
            message = f"gives other answers for {project} than {others_named}"
            advice = "Keep the form that counts; none of them is taken until then"
            findings.append(found("form_returned_twice", form.file, message, advice))
    return findings


def _record(returned: Returned, records: Records) -> Record:
    """Record every answer of a form; its row of `row_accounting`."""
    project = returned.project_code or "no project"
    recorder = Recorder(returned.form, project, returned.file, records)
    set_aside = 0
    for row, answer in enumerate(returned.answers, start=HEAD_ROW + 1):
        reason = returned.rejected or answer.rejected
        if reason is None:
            recorder.publish(answer, row)
        else:
            recorder.set_aside(answer, row, reason)
            set_aside += 1
    records.add("sources", source_row(returned.form, project, returned.file))
    return accounting_row(returned.file, len(returned.answers), set_aside)


def _record_list(listed: SentList, records: Records) -> list[Record]:
    for row in listed.set_aside:
        records.add("set_aside", row)
    records.add(
        "sources",
        {
            "document": listed.file,
            "source_title": "Questionnaires sent to missions",
            "short_label": "Questionnaires sent",
            "publisher": "IOM Development Fund",
            "published_on": None,
            "population_covered": "Projects that were asked to fill in a questionnaire",
            "locator_convention": "Row of the list",
        },
    )
    return [_list_accounting(listed, name) for name in sorted(listed.rows_in)]


def _list_accounting(listed: SentList, name: str) -> Record:
    published = sum(row.origin.source_file == name for row in listed.rows.values())
    set_aside = sum(row["source_file"] == name for row in listed.set_aside)
    return {
        "source_file": name,
        "document": listed.file,
        "rows_in": listed.rows_in[name],
        "rows_published": published,
        "rows_set_aside": set_aside,
    }


def _arrow(name: str, rows: list[Record]) -> pa.Table:
    return pa.Table.from_pylist(rows, load_schema().tables[name].arrow_schema)
