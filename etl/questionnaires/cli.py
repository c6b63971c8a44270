"""Commands: `python -m etl questionnaire blank`, `read` and `status`."""

import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NoReturn

import click
import pyarrow.csv as pa_csv

from etl import kept_files
from etl.errors import InputError, Place
from etl.intake.finding import Finding
from etl.places import data_folder
from etl.questionnaires.blank import write_blank
from etl.questionnaires.form import Form, form_names, load_form
from etl.questionnaires.projects import Project, find_project, projects_in_service
from etl.questionnaires.read import FormsRead, form_files, read_folder, read_forms

_FORM = click.Choice(form_names())
_PATH = click.Path(path_type=Path)
_DATASET = click.option(
    "--dataset", metavar="NAME", help="Dataset that holds the projects; the published reviews."
)


@click.group("questionnaire")
def questionnaire() -> None:
    """Write, read and track the questionnaires of the reviews."""


@questionnaire.command("blank")
@click.argument("form", type=_FORM)
@click.argument("out", type=_PATH)
@click.option("--project", metavar="CODE", help="Fill in code, title and year of this project.")
@click.option("--all", "every", is_flag=True, help="One form per project, into the folder OUT.")
@click.option("--status", metavar="STATUS", help="With --all: only projects of this status.")
@click.option(
    "--any-year", is_flag=True, help="With --all: also projects of years the form is not for."
)
@kept_files.force
@_DATASET
def blank(
    form: str,
    out: Path,
    project: str | None,
    every: bool,
    status: str | None,
    any_year: bool,
    force: bool,
    dataset: str | None,
) -> None:
    """Write the questionnaire FORM as a Word form to OUT.

    A form that is there already is left as it is, unless --force is given.
    """
    if every and project:
        raise click.UsageError("Choose one of --project and --all")
    if every and out.suffix.lower() == ".docx":
        raise click.UsageError(f"With --all, OUT is a folder; {out.name} would be a single form.")
    try:
        declared = load_form(form)
        projects = projects_in_service(data_folder(), dataset) if every or project else {}
        if every:
            chosen = _chosen(declared, projects, status, any_year)
            _write_all(declared, out, chosen, force)
        else:
            _write_one(declared, out, find_project(projects, project) if project else None, force)
    except InputError as error:
        _stop(error)


@questionnaire.command("read")
@click.argument("paths", type=_PATH, nargs=-1, required=True)
@click.option("--out", type=_PATH, help="Folder for the tables as CSV files.")
@_DATASET
def read(paths: tuple[Path, ...], out: Path | None, dataset: str | None) -> None:
    """Read returned forms; PATHS are files or folders of them."""
    files = [file for path in paths for file in (form_files(path) if path.is_dir() else [path])]
    try:
        forms = read_forms(files, projects_in_service(data_folder(), dataset))
        if out is not None:
            _write_tables(forms, out)
    except InputError as error:
        _stop(error)
    _print_report(forms)
    if any(finding.severity == "error" for finding in forms.findings):
        sys.exit(1)


@questionnaire.command("status")
@click.option("--source", type=_PATH, required=True, help="Folder of a fund's own data.")
@_DATASET
def status(source: Path, dataset: str | None) -> None:
    """Say per project which forms were sent, came back or are missing."""
    try:
        forms = read_folder(source, projects_in_service(data_folder(), dataset))
    except InputError as error:
        _stop(error)
    rows = forms.tables["questionnaires"].to_pylist()
    click.echo(f"{'Project':<12}{'Form':<8}{'Sent':<14}{'Returned':<14}Status")
    for row in rows:
        sent, returned = (str(row[name] or "-") for name in ("sent_date", "returned_date"))
        click.echo(
            f"{row['project_code']:<12}{row['questionnaire']:<8}{sent:<14}{returned:<14}"
            f"{row['return_status']}"
        )
    counts = Counter(row["return_status"] for row in rows)
    sent = sum(row["sent_date"] is not None for row in rows)
    click.echo(
        f"\n{sent} sent, {counts['returned']} returned, {counts['sent']} awaited, "
        f"{counts['missing']} missing"
    )
    _print_findings(forms.findings)


def _write_one(form: Form, path: Path, project: Project | None, force: bool) -> None:
    kept_files.refuse_existing(path, force)
    write_blank(form, path, project)
    click.echo(f"Wrote {path}")
    if project and not form.is_for(project.funding_year):
        click.echo(f"{project.code} was funded in {project.funding_year}; {form.scope}.")


def _chosen(
    form: Form, projects: Mapping[str, Project], status: str | None, any_year: bool
) -> list[Project]:
    """The projects of a status that a form is for; says how many others were left out."""
    found = [project for project in projects.values() if status in (None, project.status)]
    if not found:
        known = sorted({project.status for project in projects.values() if project.status})
        advice = f"Known: {', '.join(known)}"
        raise InputError(Place("projects"), "no project has this status", advice, status)
    chosen = [project for project in found if any_year or form.is_for(project.funding_year)]
    if not chosen:
        advice = "Write it for them all the same with --any-year"
        raise InputError(Place("projects"), f"{form.scope}, and none was", advice)
    if len(chosen) < len(found):
        click.echo(
            f"Projects left out: {len(found) - len(chosen)}, as {form.scope} "
            "(--any-year takes them too)"
        )
    return chosen


def _write_all(form: Form, folder: Path, projects: Iterable[Project], force: bool) -> None:
    """One form per project; those that are there already are named and left as they are."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        problem = f"cannot be made: {error.strerror}"
        raise InputError(Place(str(folder)), problem, "Choose another folder") from error
    written, left = 0, []
    for project in projects:
        path = folder / f"{project.code} questionnaire {form.questionnaire}.docx"
        if path.exists() and not force:
            left.append(path.name)
        else:
            write_blank(form, path, project)
            written += 1
    click.echo(f"Wrote {written} form{'' if written == 1 else 's'} into {folder}")
    if left:
        click.echo(f"Left as they are, being there already: {len(left)} (--force writes over them)")
        for name in left:
            click.echo(f"  {name}")


def _write_tables(forms: FormsRead, folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, table in {**forms.tables, "project_attributes": forms.attributes}.items():
            pa_csv.write_csv(table, folder / f"{name}.csv")
    except OSError as error:
        problem = f"cannot be written: {error.strerror or error}"
        raise InputError(Place(str(folder)), problem, "Choose another folder") from error
    click.echo(f"Wrote the tables into {folder}\n")


def _print_report(forms: FormsRead) -> None:
    click.echo(f"{'Answers of each form':<56}{'read':>7} = published + set aside")
    for row in forms.accounting:
        click.echo(
            f"  {row['source_file']:<54}{row['rows_in']:>7} = "
            f"{row['rows_published']} + {row['rows_set_aside']}"
        )
    click.echo("\nRows of each table")
    for name, table in forms.tables.items():
        click.echo(f"  {name:<54}{table.num_rows:>7}")
    _print_findings(forms.findings)


def _print_findings(findings: Iterable[Finding]) -> None:
    lines = [str(finding) for finding in findings]
    click.echo(f"\n{len(lines)} finding{'' if len(lines) == 1 else 's'}")
    for line in lines:
        click.echo(f"  {line}")


def _stop(error: InputError) -> NoReturn:
    click.echo(str(error), err=True)
    sys.exit(1)
