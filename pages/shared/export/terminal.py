"""What the commands that write files share: options, filters as typed, a file that is whole."""

import logging
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

import warehouse

HOST_VARIABLE = "FUND_MONITOR_URL"

FILE = click.Path(dir_okay=False, path_type=Path)

host = click.option(
    "--host",
    envvar=HOST_VARIABLE,
    default="",
    metavar="URL",
    help=f"Where the dashboard is served, for links in the file; or {HOST_VARIABLE}.",
)

_SELECTION = (
    click.option(
        "--where",
        multiple=True,
        metavar="NAME=VALUE",
        help="A filter of the dashboard: codes or labels, several separated by |, "
        "years as 2011..2014.",
    ),
    click.option("--dataset", metavar="NAME", help="The dataset; the first one without it."),
    click.option("--as-of", metavar="DAY", help="What was known on a day, such as 2021-06-30."),
    click.option(
        "--snapshot", metavar="ID", help="A former snapshot; the one in service without it."
    ),
)


def selection(command: Callable) -> Callable:
    """The options that say which records: --where, --dataset, --as-of and --snapshot."""
    for option in reversed(_SELECTION):
        command = option(command)
    return command


def kind_of_file(kinds: Iterable[str]) -> Callable[[Callable], Callable]:
    """The option --format with these kinds, given to the command as `form`."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(list(kinds)),
        help="The kind of file; what the name of the file ends in, without it.",
    )


def quiet() -> None:
    """Keep what Streamlit says without a server out of the terminal."""
    logging.getLogger("streamlit").setLevel(logging.ERROR)


def pairs(texts: Iterable[str]) -> dict[str, list[str]]:
    """NAME=VALUE|VALUE as a name with its values. Raises UsageError where there is no `=`."""
    found = {}
    for text in texts:
        name, equals, values = text.partition("=")
        if not equals:
            raise click.UsageError(f"{text} is not NAME=VALUE.")
        found.setdefault(name.strip(), []).extend(value.strip() for value in values.split("|"))
    return found


@contextmanager
def kept(snapshot: str | None) -> Iterator[None]:
    """Tell that a former snapshot which was asked for is not kept, in place of how to build."""
    try:
        yield
    except warehouse.BrokenSnapshot:
        if snapshot is None:
            raise
        raise click.ClickException(
            f"The data of snapshot {snapshot} is not kept here. `python -m etl snapshots` lists "
            "what is; without a snapshot the data in service is used."
        ) from None


def replace_file(output: Path, content: bytes) -> None:
    """Write a file whole or not at all. Raises ClickException where it cannot be written."""
    half = output.with_name(f".{output.name}.part")
    try:
        half.write_bytes(content)
        os.replace(half, output)
    except OSError as error:
        raise click.ClickException(f"{output} cannot be written: {error.strerror}.") from None
