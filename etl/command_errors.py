"""Faults as the command line tells them."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from etl.errors import BuildFailed, fault_of
from warehouse.schema import BadDeclaration

_SHOWN_ERRORS = 50


@contextmanager
def telling_faults() -> Iterator[None]:
    """Print the faults of a build, or of what is declared for it, and leave with exit code 1."""
    try:
        yield
    except BuildFailed as failure:
        _print_errors(failure)
        sys.exit(1)
    except BadDeclaration as error:
        _print_errors(BuildFailed([fault_of(error)]))
        sys.exit(1)


def _print_errors(failure: BuildFailed) -> None:
    count = len(failure.errors)
    click.echo(f"Nothing was published: {count} fault{'s' if count > 1 else ''}.", err=True)
    for error in failure.errors[:_SHOWN_ERRORS]:
        click.echo(f"  {error}", err=True)
    if count > _SHOWN_ERRORS:
        click.echo(f"  ... and {count - _SHOWN_ERRORS} more.", err=True)
