"""`python -m warehouse review`: a whole review as DOCX or PDF, for people and monthly jobs."""

import signal
from dataclasses import replace

import click

from pages.shared.export import chromium, find, headless, terminal
from pages.shared.filters import Filters
from pages.shared.review import make
from pages.shared.review.compose import PAGE, NothingMatches, Step, silent
from pages.shared.review.outline import BadOutline


class Ended(Exception):
    """The command was told to end."""


@click.command()
@terminal.selection
@terminal.kind_of_file(make.KINDS)
@click.option("-o", "--output", required=True, type=terminal.FILE, metavar="FILE")
@terminal.host
@click.option("--progress", is_flag=True, help="Tell each step: per cent done, and what is done.")
def review(where, dataset, as_of, snapshot, form, output, host, progress):
    """Write a review of the projects that filters choose, as DOCX or PDF."""
    terminal.quiet()
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
        with terminal.kept(snapshot):
            address = replace(find.filtered(plain, terminal.pairs(where)), params={})
            made = make.make(address, kind, host.rstrip("/"), _tell if progress else silent)
    except (find.NotFound, NothingMatches, BadOutline, chromium.NoChromium) as error:
        raise click.ClickException(str(error)) from None
    except Ended:
        raise click.ClickException("Ended before it was finished; nothing was written.") from None
    finally:
        chromium.rest()
        signal.signal(signal.SIGTERM, before)
    terminal.replace_file(output, made.content)
    click.echo(f"Wrote {output} ({made.figures} figures, {len(made.content):,} bytes)")


def _tell(step: Step) -> None:
    click.echo(f"{step.number}% {step.doing}")


def _end(_number: int, _frame: object) -> None:
    raise Ended
