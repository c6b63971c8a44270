"""`python -m warehouse deck`: a deck as a presentation, without a server; for monthly jobs too."""

import logging
import sys
from pathlib import Path

import click

from pages.shared import formats
from pages.shared.deck import build, file
from pages.shared.deck.model import DeckError
from pages.shared.export import chromium
from pages.shared.export.command import HOST_VARIABLE, replace_file

_file = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("deck_file", metavar="FILE", type=_file)
@click.option("-o", "--output", type=_file, metavar="FILE", help="Where to write it.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["pptx"]),
    default="pptx",
    show_default=True,
    help="The kind of file.",
)
@click.option("--template", type=_file, metavar="FILE", help="A presentation (.pptx) to use.")
@click.option(
    "--latest", is_flag=True, help="Use the data in service, whatever snapshots the deck names."
)
@click.option(
    "--host",
    envvar=HOST_VARIABLE,
    default="",
    metavar="URL",
    help=f"Where the dashboard is served, for links in the file; or {HOST_VARIABLE}.",
)
def deck(deck_file, output, form, template, latest, host):
    """Write the slides of a deck, a .json or .yml file, as one presentation."""
    logging.getLogger("streamlit").setLevel(logging.ERROR)
    output = output or deck_file.with_suffix(f".{form}")
    if output.suffix.lower() != f".{form}":
        raise click.UsageError(f"{output} does not end in .{form}.")
    try:
        found = file.read(_content(deck_file), deck_file.name)
        if latest:
            found = found.in_service()
        own = _content(template) if template else None
        with click.progressbar(length=len(found.slides), label="Slides", file=sys.stderr) as bar:
            made = build.presentation(
                found, host.rstrip("/"), own, lambda done, _: bar.update(done - bar.pos)
            )
    except DeckError as error:
        raise click.ClickException(str(error)) from None
    finally:
        chromium.rest()
    try:
        replace_file(output, made)
    except OSError as error:
        raise click.ClickException(f"{output} cannot be written: {error.strerror}.") from None
    count = formats.plural(len(found.slides), "figure")
    click.echo(f"Wrote {output} ({count}, {len(made):,} bytes)")


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise DeckError(f"{path} cannot be read: {error.strerror}.") from None
