"""The command `python -m etl build`."""

from collections import Counter
from pathlib import Path

import click

from etl.build import BuildReport, build
from etl.command_errors import telling_faults
from etl.intake.build import OwnBuild, build_own
from etl.places import data_folder


@click.command("build")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for snapshots; FUND_MONITOR_DATA, or data/, when left out.",
)
@click.option(
    "--source",
    type=click.Path(path_type=Path),
    help="Folder with a fund's own files; the shipped reviews when left out.",
)
@click.option("--name", help="Name of the fund's own dataset: small letters, digits, hyphens.")
@click.option("--title", help="Title of the dataset on screen; its name when left out.")
@click.option("--draft", is_flag=True, help="Write the snapshot without putting it in service.")
def build_command(
    out: Path | None, source: Path | None, name: str | None, title: str | None, draft: bool
) -> None:
    """Read all sources, check them and put a new snapshot in service.

    With --source and --name, build a dataset of a fund's own files.
    """
    folder = out or data_folder()
    if source is None and not (name or title or draft):
        with telling_faults():
            report = build(folder)
        _print_report(report, folder)
        return
    if source is None or name is None:
        raise click.UsageError("A fund's own dataset needs both --source FOLDER and --name NAME.")
    with telling_faults():
        own = build_own(source, name, title, folder, draft=draft)
    _print_own(own, draft)


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


def _print_own(own: OwnBuild, draft: bool) -> None:
    click.echo(f"{'Rows of each sheet':<56}{'read':>7} = published + set aside")
    for count in own.checked.accounting:
        click.echo(
            f"  {count.source_file:<54}{count.rows_in:>7} = "
            f"{count.rows_published} + {count.rows_set_aside}"
        )
    click.echo("\nFindings")
    severities = Counter(finding.severity for finding in own.checked.findings)
    for severity in ("error", "warning", "note"):
        click.echo(f"  {severity:<54}{severities[severity]:>7}")
    if own.checked.findings:
        click.echo("  `python -m etl check FILE...` names every one of them.")
    dataset = f"dataset {own.folder.name} in {own.folder}"
    if draft:
        command = f"python -m etl publish --name {own.folder.name} {own.snapshot_id}"
        click.echo(f"\nSnapshot {own.snapshot_id} is a draft of the {dataset}")
        click.echo(f"  Put it in service: {command}")
    else:
        click.echo(f"\nSnapshot {own.snapshot_id} is in service: {dataset}")
