"""`python -m warehouse deck`: a deck as a presentation, without a server; for monthly jobs too."""

import sys
from pathlib import Path

import click

from pages.shared import formats
from pages.shared.deck import build, file
from pages.shared.deck.model import DeckError
from pages.shared.export import chromium, terminal


@click.command()
@click.argument("deck_file", metavar="FILE", type=terminal.FILE)
@click.option("-o", "--output", type=terminal.FILE, metavar="FILE", help="Where to write it.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["pptx"]),
    default="pptx",
    show_default=True,
    help="The kind of file.",
)
@click.option(
    "--template", type=terminal.FILE, metavar="FILE", help="A presentation (.pptx) to use."
)
@click.option(
    "--latest", is_flag=True, help="Use the data in service, whatever snapshots the deck names."
)
@terminal.host
def deck(deck_file, output, form, template, latest, host):
    """Write the slides of a deck, a .json or .yml file, as one presentation."""
    terminal.quiet()
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
    terminal.replace_file(output, made)
    count = formats.plural(len(found.slides), "figure")
    click.echo(f"Wrote {output} ({count}, {len(made):,} bytes)")


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise DeckError(f"{path} cannot be read: {error.strerror}.") from None
