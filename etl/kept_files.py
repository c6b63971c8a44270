"""Files that people fill in: what is there already is not written over unasked."""

from pathlib import Path

import click

from etl.errors import InputError, Place

force = click.option("--force", is_flag=True, help="Write over a file that is there already.")
"""The option of commands that write a file to be filled in."""


def refuse_existing(path: Path, force: bool) -> None:
    """Raise InputError where there is a file at `path`, unless it may be written over."""
    if path.exists() and not force:
        problem = "is there already and was left as it is"
        advice = "Name another file, or write over it with --force: what it holds is lost then"
        raise InputError(Place(str(path)), problem, advice)
