"""The commands `python -m etl snapshots`, `rollback`, `publish` and `discard`."""

from pathlib import Path

import click

from etl.command_errors import telling_faults
from etl.history import datasets, discard, kept, known_folder, switch_to
from etl.places import data_folder

_OUT = click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Data folder; FUND_MONITOR_DATA, or data/, when left out.",
)
_NAME = click.option("--name", help="Name of the dataset; the published reviews when left out.")


@click.command("snapshots")
@click.option("--name", help="Name of one dataset; all when left out.")
@_OUT
def snapshots_command(name: str | None, out: Path | None) -> None:
    """List the snapshots of the datasets, the newest first."""
    data = out or data_folder()
    for dataset in [name] if name else datasets(data):
        with telling_faults():
            entries = kept(known_folder(data, dataset))
        click.echo(f"{dataset}: {len(entries)} snapshot{'' if len(entries) == 1 else 's'}")
        for entry in entries:
            mark = "  in service" if entry.in_service else ""
            click.echo(
                f"  {entry.snapshot_id}  {entry.written_at:%Y-%m-%d %H:%M} UTC  "
                f"{entry.projects:>9,} projects  {entry.rows:>11,} rows{mark}"
            )


@click.command("rollback")
@click.argument("snapshot")
@_NAME
@_OUT
def rollback_command(snapshot: str, name: str | None, out: Path | None) -> None:
    """Put an earlier SNAPSHOT of a dataset back in service."""
    _switch(snapshot, name, out)


@click.command("publish")
@click.argument("snapshot")
@_NAME
@_OUT
def publish_command(snapshot: str, name: str | None, out: Path | None) -> None:
    """Put a draft SNAPSHOT of a dataset in service."""
    _switch(snapshot, name, out)


@click.command("discard")
@click.argument("snapshot")
@_NAME
@_OUT
def discard_command(snapshot: str, name: str | None, out: Path | None) -> None:
    """Remove a draft SNAPSHOT of a dataset that was never in service."""
    with telling_faults():
        folder = known_folder(out or data_folder(), name)
        snapshot_id = discard(folder, snapshot)
    click.echo(f"Draft {snapshot_id} was removed from {folder}")


def _switch(snapshot: str, name: str | None, out: Path | None) -> None:
    with telling_faults():
        folder = known_folder(out or data_folder(), name)
        snapshot_id = switch_to(folder, snapshot)
    click.echo(f"Snapshot {snapshot_id} is in service in {folder}")
