"""`python -m warehouse export`: a card as a file, without a server or a browser window."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import click

from pages.shared.export import chromium, find, headless, receipt, terminal
from pages.shared.export.files import FORMATS
from pages.shared.view import NothingInCommon

PNG = {"png": "png2x"}


@click.command()
@click.option("--card", "named", metavar="ID", help="A card, such as map or regions/map.")
@click.option("--link", metavar="URL", help="A receipt link, instead of a card and filters.")
@terminal.selection
@click.option(
    "--with",
    "choices",
    multiple=True,
    metavar="NAME=VALUE",
    help="A choice of the page itself, as its address has it, such as q=consultant.",
)
@terminal.kind_of_file([*PNG, *FORMATS])
@click.option("-o", "--output", type=terminal.FILE, metavar="FILE")
@terminal.host
@click.option("--list", "listing", is_flag=True, help="List the cards that can be exported.")
def export(named, link, where, choices, dataset, as_of, snapshot, form, output, host, listing):
    """Write a card of the dashboard as a slide, workbook, picture, PDF or CSV."""
    terminal.quiet()
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
        with terminal.kept(snapshot or snapshot_of(link)):
            address, card = find.of_link(link) if link else (None, None)
            if address is None:
                page, card = find.page_and_card(named)
                plain = headless.Address(
                    page,
                    dataset=dataset,
                    known_on=find.date_of(as_of),
                    snapshot=snapshot,
                    params=terminal.pairs(choices),
                    strict=True,
                )
                address = find.filtered(plain, terminal.pairs(where))
            written = find.export(address, card, host.rstrip("/"), kind.write)
    except (find.NotFound, headless.LeftOut, chromium.NoChromium) as error:
        raise click.ClickException(str(error)) from None
    except NothingInCommon:
        raise click.ClickException("The filters leave nothing for this card.") from None
    finally:
        chromium.rest()
    terminal.replace_file(output, written)
    click.echo(f"Wrote {output} ({len(written):,} bytes)")


def snapshot_of(link: str | None) -> str | None:
    """The snapshot that a receipt link names."""
    return parse_qs(urlsplit(link or "").query).get(receipt.SNAPSHOT, [None])[0]


def format_of(form: str | None, output: Path) -> str:
    """The format asked for, or the one the name of the file ends in."""
    wanted = form or output.suffix.lstrip(".").lower()
    wanted = PNG.get(wanted, wanted)
    if wanted not in FORMATS:
        raise click.UsageError(f"Say which kind of file {output} is: --format.")
    return wanted
