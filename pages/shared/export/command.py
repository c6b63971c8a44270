"""`python -m warehouse export`: a card as a file, without a server or a browser window."""

import logging
import os
from pathlib import Path

import click

from pages.shared.export import chromium, find, headless
from pages.shared.export.files import FORMATS
from pages.shared.view import NothingInCommon

HOST_VARIABLE = "FUND_MONITOR_URL"
PNG = {"png": "png2x"}


@click.command()
@click.option("--card", "named", metavar="ID", help="A card, such as map or regions/map.")
@click.option("--link", metavar="URL", help="A receipt link, instead of a card and filters.")
@click.option(
    "--where",
    multiple=True,
    metavar="NAME=VALUE",
    help="A filter of the dashboard: codes or labels, several separated by |, years as 2011..2014.",
)
@click.option(
    "--with",
    "choices",
    multiple=True,
    metavar="NAME=VALUE",
    help="A choice of the page itself, as its address has it, such as q=consultant.",
)
@click.option("--dataset", metavar="NAME", help="The dataset; the first one without it.")
@click.option("--as-of", metavar="DAY", help="What was known on a day, such as 2021-06-30.")
@click.option("--snapshot", metavar="ID", help="A former snapshot; the one in service without it.")
@click.option(
    "--format",
    "form",
    type=click.Choice([*PNG, *FORMATS]),
    help="The kind of file; what the name of the file ends in, without it.",
)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE")
@click.option(
    "--host",
    envvar=HOST_VARIABLE,
    default="",
    metavar="URL",
    help=f"Where the dashboard is served, for links in the file; or {HOST_VARIABLE}.",
)
@click.option("--list", "listing", is_flag=True, help="List the cards that can be exported.")
def export(named, link, where, choices, dataset, as_of, snapshot, form, output, host, listing):
    """Write a card of the dashboard as a slide, workbook, picture, PDF or CSV."""
    logging.getLogger("streamlit").setLevel(logging.ERROR)
    if listing:
        for page, cards in find.cards_by_page().items():
            for card in cards:
                click.echo(f"{page}/{card}")
        return
    if bool(named) == bool(link):
        raise click.UsageError("Name either a card (--card) or a link (--link); see --list.")
    if output is None:
        raise click.UsageError("Say where to write: -o FILE.")
    kind = FORMATS[format_of(form, output)]
    try:
        address, card = find.of_link(link) if link else (None, None)
        if address is None:
            page, card = find.page_and_card(named)
            plain = headless.Address(
                page,
                dataset=dataset,
                known_on=find.date_of(as_of),
                snapshot=snapshot,
                params=pairs(choices),
            )
            address = find.filtered(plain, pairs(where))
        written = find.export(address, card, host.rstrip("/"), kind.write)
    except (find.NotFound, chromium.NoChromium) as error:
        raise click.ClickException(str(error)) from None
    except NothingInCommon:
        raise click.ClickException("The filters leave nothing for this card.") from None
    finally:
        chromium.rest()
    replace_file(output, written)
    click.echo(f"Wrote {output} ({len(written):,} bytes)")


def format_of(form: str | None, output: Path) -> str:
    """The format asked for, or the one the name of the file ends in."""
    wanted = form or output.suffix.lstrip(".").lower()
    wanted = PNG.get(wanted, wanted)
    if wanted not in FORMATS:
        raise click.UsageError(f"Say which kind of file {output} is: --format.")
    return wanted


def pairs(texts: tuple[str, ...]) -> dict[str, list[str]]:
    """NAME=VALUE|VALUE as a name with its values."""
    found = {}
    for text in texts:
        name, equals, values = text.partition("=")
        if not equals:
            raise click.UsageError(f"{text} is not NAME=VALUE.")
        found.setdefault(name.strip(), []).extend(value.strip() for value in values.split("|"))
    return found


def replace_file(output: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    half = output.with_name(f".{output.name}.part")
    half.write_bytes(content)
    os.replace(half, output)
