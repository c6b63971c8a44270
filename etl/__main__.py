"""Command line of the build: `python -m etl build`, `demo`, `dictionary`."""

import sys
from collections import Counter
from pathlib import Path

import click

from etl.build import BuildReport, build
from etl.demo.command import demo_command
from etl.dictionary import DICTIONARY, render
from etl.errors import BuildFailed
from etl.places import data_folder
from etl.questionnaires.cli import questionnaire

_SHOWN_ERRORS = 50


@click.group()
def main() -> None:
    """Build the data behind Fund Monitor from its source files."""


main.add_command(demo_command)


@main.command("build")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for snapshots; FUND_MONITOR_DATA, or data/, when left out.",
)
def build_command(out: Path | None) -> None:
    """Read all sources, check them and put a new snapshot in service."""
    folder = out or data_folder()
    try:
        report = build(folder)
    except BuildFailed as failure:
        _print_errors(failure)
        sys.exit(1)
    _print_report(report, folder)


@main.command("dictionary")
def dictionary_command() -> None:
    """Write docs/data-dictionary.md from the schema and the code lists."""
    DICTIONARY.write_text(render(), encoding="utf-8")
    click.echo(f"Wrote {DICTIONARY}")


def _print_report(report: BuildReport, folder: Path) -> None:
    click.echo(f"{'Rows of each file':<56}{'read':>7} = published + set aside")
    for entry in sorted(report.tables["row_accounting"], key=lambda row: row["source_file"]):
        click.echo(
            f"  {entry['source_file']:<54}{entry['rows_in']:>7} = "
            f"{entry['rows_published']} + {entry['rows_set_aside']}"
        )
    click.echo("\nRows of each table")
    for name, rows in report.tables.items():
        click.echo(f"  {name:<54}{len(rows):>7}")
    click.echo("\nData issues")
    severities = Counter(row["severity"] for row in report.tables["data_issues"])
    for severity in ("error", "warning", "note"):
        click.echo(f"  {severity:<54}{severities[severity]:>7}")
    click.echo(f"\nSnapshot {report.snapshot_id} is in service in {folder}")


def _print_errors(failure: BuildFailed) -> None:
    count = len(failure.errors)
    click.echo(f"Nothing was published: {count} fault{'s' if count > 1 else ''}.", err=True)
    for error in failure.errors[:_SHOWN_ERRORS]:
        click.echo(f"  {error}", err=True)
    if count > _SHOWN_ERRORS:
        click.echo(f"  ... and {count - _SHOWN_ERRORS} more.", err=True)


main.add_command(questionnaire)


if __name__ == "__main__":
    main(prog_name="python -m etl")
