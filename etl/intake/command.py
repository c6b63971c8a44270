"""The commands `template` and `check`."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import click
from xlsxwriter.exceptions import FileCreateError

from etl import kept_files
from etl.command_errors import telling_faults
from etl.errors import InputError
from etl.intake.check import Checked, check_files
from etl.intake.report.machine import report_document, write_json
from etl.intake.report.names import ISSUES_FILE
from etl.intake.report.terminal import report_lines
from etl.intake.report.workbooks import write_issues
from etl.intake.template import write_template

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command("template")
@click.argument("file", type=_FILE)
@kept_files.force
def template_command(file: Path, force: bool) -> None:
    """Write an empty workbook to fill in to FILE (XLSX)."""
    if file.suffix.lower() != ".xlsx":
        raise click.UsageError(f"The template is a workbook: name it {file.stem}.xlsx.")
    try:
        kept_files.refuse_existing(file, force)
    except InputError as error:
        raise click.ClickException(str(error)) from None
    with _telling_of_files():
        write_template(file)
    click.echo(f"Wrote {file}. Its first sheet says how to fill it in.")


@click.command("check")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--issues",
    type=_FILE,
    default=Path(ISSUES_FILE),
    show_default=True,
    help="Workbook to write with the cells marked; with several files, one each beside it.",
)
@click.option("--no-issues", is_flag=True, help="Write no marked workbook.")
@click.option("--json", "json_file", type=_FILE, help="Write the report for programs to this file.")
@click.option("--column-map", type=_FILE, help="Column map that goes before all others.")
def check_command(
    files: tuple[Path, ...],
    issues: Path,
    no_issues: bool,
    json_file: Path | None,
    column_map: Path | None,
) -> None:
    """Check a fund's own FILES, or all files of a folder; nothing is published.

    Says what was read, what would be published, what is set aside and why. The
    exit code is 1 when there are errors.
    """
    with telling_faults(), _telling_of_files():
        checked = check_files(files, column_map)
        written = [] if no_issues else write_issues(checked, issues)
        if json_file is not None:
            write_json(json_file, report_document(checked))
    _tell(checked, written)
    if any(finding.severity == "error" for finding in checked.findings):
        sys.exit(1)


def _tell(checked: Checked, written: list[Path]) -> None:
    for line in report_lines(checked):
        click.echo(line)
    for path in written:
        click.echo(f"Cells are marked in {path}")


@contextmanager
def _telling_of_files() -> Iterator[None]:
    """Say which file cannot be written, and leave with exit code 1."""
    try:
        yield
    except FileCreateError as error:
        _cannot_write(error.args[0])
    except OSError as error:
        _cannot_write(error)


def _cannot_write(error: OSError) -> NoReturn:
    advice = "Close the file where it is open, and check that its folder is there."
    click.echo(f"Cannot write {error.filename}: {error.strerror}. {advice}", err=True)
    sys.exit(1)
