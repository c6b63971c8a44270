"""The warehouse from a terminal: `python -m warehouse --help`."""

import sys
from importlib import import_module
from typing import Any

import click
import pyarrow as pa

import warehouse
from warehouse.filters import parse_where
from warehouse.output import FORMATS, write
from warehouse.reference import REFERENCE, render

ABOVE = {
    "deck": "pages.shared.deck.command",
    "export": "pages.shared.export.command",
    "review": "pages.shared.review.command",
}
"""Commands that are made above the warehouse, and the module that has each under its name.

The terminal is one place to ask from, so they stand here; the package itself never loads them
(docs/decisions.md).
"""

_LISTINGS = {"metric": "metrics", "dimension": "dimensions", "dataset": "datasets"}
_RATIO_PARTS = ("_numerator", "_denominator")

_where = click.option(
    "--where",
    "where",
    multiple=True,
    metavar="NAME=VALUE",
    help="Keep only these records: one value, a..b, or several separated by |. "
    "Repeat it with other names to narrow further.",
)
_dataset = click.option(
    "--dataset",
    metavar="NAME",
    help="Which dataset is asked, see `datasets`; the published reviews without it.",
)
_format = click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="table",
    show_default=True,
    help="How to print the answer.",
)


class _Commands(click.Group):
    """The commands below, and those of ABOVE, which are loaded when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted([*super().list_commands(ctx), *ABOVE])

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name in ABOVE:
            return getattr(import_module(ABOVE[name]), name)
        return super().get_command(ctx, name)


@click.group(cls=_Commands)
def cli() -> None:
    """Ask the snapshot in service for numbers, by name."""


@cli.command()
@_format
def datasets(form: str) -> None:
    """List the datasets that can be asked."""
    definitions = [
        {
            "dataset": info.dataset_name,
            "title": info.dataset_title,
            "synthetic": info.synthetic,
            "snapshot": info.id,
            "in_service_since": info.built_at.isoformat(timespec="seconds"),
            "refused": info.refused,
        }
        for info in warehouse.datasets()
    ]
    if not definitions:
        warehouse.current()  # says in which folder there is nothing, and what to do
    write(pa.Table.from_pylist(definitions), form)


@cli.command()
@_format
def metrics(form: str) -> None:
    """List the metrics that can be asked for."""
    definitions = [
        {
            "metric": metric.name,
            "label": metric.label,
            "unit": metric.unit,
            "additive": metric.additive,
            "description": metric.description,
        }
        for metric in warehouse.metrics().values()
    ]
    write(pa.Table.from_pylist(definitions), form)


@cli.command()
@click.option("--metric", help="Only those that this metric can be grouped and filtered by.")
@_format
def dimensions(metric: str | None, form: str) -> None:
    """List what metrics can be grouped and filtered by."""
    known = warehouse.dimensions()
    names = warehouse.dimensions_of(metric) if metric else known
    definitions = [
        {
            "dimension": name,
            "label": known[name].label,
            "type": known[name].type,
            "many_valued": known[name].many_valued,
            "codes": known[name].codes,
            "description": known[name].description,
        }
        for name in names
    ]
    write(pa.Table.from_pylist(definitions), form)


@cli.command()
@click.option("--metrics", "names", required=True, metavar="A,B", help="What to compute.")
@click.option("--by", default="", metavar="A,B", help="What to group by.")
@_where
@_dataset
@_format
@click.option("--parts", is_flag=True, help="Also print numerator and denominator of ratios.")
def query(
    names: str, by: str, where: tuple[str, ...], dataset: str | None, form: str, parts: bool
) -> None:
    """Compute metrics, with how many records are used, eligible and missing."""
    asked = _split(names)
    answer = warehouse.current(dataset).query(asked, _split(by), parse_where(where))
    if not parts:
        hidden = {f"{name}{suffix}" for name in asked for suffix in _RATIO_PARTS}
        kept = [name for name in answer.column_names if name not in hidden]
        answer = answer.select(kept)
    write(answer, form)


@cli.command()
@_where
@_dataset
@_format
def figures(where: tuple[str, ...], dataset: str | None, form: str) -> None:
    """List published figures with the recomputed value and the verdict."""
    write(warehouse.current(dataset).figures(parse_where(where)), form)


@cli.command()
def reference() -> None:
    """Write docs/metrics.md from the declared metrics, dimensions and models."""
    REFERENCE.write_text(render(), encoding="utf-8")
    click.echo(f"Wrote {REFERENCE}")


def _split(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def main(arguments: list[str] | None = None) -> Any:
    """Run a command; what goes wrong is told in words, with exit code 2."""
    try:
        cli(arguments, prog_name="python -m warehouse")
    except warehouse.WarehouseError as error:
        click.echo(error.message, err=True)
        if error.hint:
            click.echo(error.hint, err=True)
        listing = _LISTINGS.get(getattr(error, "kind", ""))
        if listing:
            click.echo(f"See `python -m warehouse {listing}`.", err=True)
        sys.exit(2)


if __name__ == "__main__":
    main()
