"""`python -m warehouse review`: a whole review as DOCX or PDF, for people and monthly jobs."""

import logging
import signal
from dataclasses import replace
from pathlib import Path

import click

from pages.shared.export import chromium, find, headless
from pages.shared.export.command import HOST_VARIABLE, pairs, replace_file
from pages.shared.filters import Filters
from pages.shared.review import make
from pages.shared.review.compose import PAGE, NothingMatches, Step, silent
from pages.shared.review.outline import BadOutline


class Ended(Exception):
    """The command was told to end."""


@click.command()
@click.option(
    "--where",
    multiple=True,
    metavar="NAME=VALUE",
    help="A filter of the dashboard: codes or labels, several separated by |, years as 2011..2014.",
)
@click.option("--dataset", metavar="NAME", help="The dataset; the first one without it.")
@click.option("--as-of", metavar="DAY", help="What was known on a day, such as 2021-06-30.")
@click.option("--snapshot", metavar="ID", help="A former snapshot; the one in service without it.")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(make.KINDS)),
    help="The kind of file; what the name of the file ends in, without it.",
)
@click.option(
    "-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), metavar="FILE"
)
@click.option(
    "--host",
    envvar=HOST_VARIABLE,
    default="",
    metavar="URL",
    help=f"Where the dashboard is served, for links in the file; or {HOST_VARIABLE}.",
)
@click.option("--progress", is_flag=True, help="Tell each step: per cent done, and what is done.")
def review(where, dataset, as_of, snapshot, form, output, host, progress):
    """Write a review of the projects that filters choose, as DOCX or PDF."""
    logging.getLogger("streamlit").setLevel(logging.ERROR)
    kind = form or output.suffix.lstrip(".").lower()
    if kind not in make.KINDS:
        raise click.UsageError(f"Say which kind of file {output} is: --format docx or pdf.")
    before = signal.signal(signal.SIGTERM, _end)
    try:
        plain = headless.Address(
            PAGE,
            Filters(),
            dataset=dataset,
            known_on=find.date_of(as_of),
            snapshot=snapshot,
        )
        address = replace(find.filtered(plain, pairs(where)), params={})
        made = make.make(address, kind, host.rstrip("/"), _tell if progress else silent)
    except (find.NotFound, NothingMatches, BadOutline, chromium.NoChromium) as error:
        raise click.ClickException(str(error)) from None
    except Ended:
        raise click.ClickException("Ended before it was finished; nothing was written.") from None
    finally:
        chromium.rest()
        signal.signal(signal.SIGTERM, before)
    replace_file(output, made.content)
    click.echo(f"Wrote {output} ({made.figures} figures, {len(made.content):,} bytes)")


def _tell(step: Step) -> None:
    click.echo(f"{step.number}% {step.doing}")


def _end(_number: int, _frame: object) -> None:
    raise Ended
