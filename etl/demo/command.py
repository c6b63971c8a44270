"""The command `python -m etl demo`."""

import sys
from pathlib import Path

import click

from etl.demo.build import DATASET, build_demonstration
from etl.errors import BuildFailed
from etl.places import data_folder


@click.command("demo")
@click.option(
    "--projects",
    default=309,
    show_default=True,
    type=click.IntRange(min=1),
    help="Number of projects to generate.",
)
@click.option(
    "--seed",
    default=7,
    show_default=True,
    type=click.IntRange(min=0),
    help="Number that decides what is drawn: same number, same portfolio.",
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Data folder; FUND_MONITOR_DATA, or data/, when left out.",
)
def demo_command(projects: int, seed: int, out: Path | None) -> None:
    """Generate the demonstration portfolio (synthetic) and put it in service."""
    folder = (out or data_folder()) / "datasets" / str(DATASET["name"])
    try:
        snapshot_id, made = build_demonstration(folder, projects, seed)
    except BuildFailed as failure:
        click.echo("Nothing was published.", err=True)
        click.echo(str(failure), err=True)
        sys.exit(1)
    click.echo("Rows of each table (generated, no real projects)")
    for name, rows in made.tables.items():
        click.echo(f"  {name:<54}{rows.num_rows:>9}")
    click.echo("\nErrors planted")
    for rule, keys in made.planted.items():
        click.echo(f"  {rule:<54}{len(keys):>9}")
    click.echo(f"\nSnapshot {snapshot_id} is in service in {folder}")
