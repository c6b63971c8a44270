"""Command line of the build; each group of commands lives in its own module."""

from typing import Any

import click

from etl.build_command import build_command
from etl.command_errors import telling_faults
from etl.demo.command import demo_command
from etl.dictionary import DICTIONARY, render
from etl.history_command import (
    discard_command,
    publish_command,
    rollback_command,
    snapshots_command,
)
from etl.intake.command import check_command, template_command
from etl.questionnaires.cli import questionnaire


class _Commands(click.Group):
    """The commands, each of which tells a faulty declaration in words."""

    def invoke(self, ctx: click.Context) -> Any:
        with telling_faults():
            return super().invoke(ctx)


@click.group(cls=_Commands)
def main() -> None:
    """Build the data behind Fund Monitor from its source files."""


main.add_command(build_command)
main.add_command(check_command)
main.add_command(demo_command)
main.add_command(discard_command)
main.add_command(publish_command)
main.add_command(questionnaire)
main.add_command(rollback_command)
main.add_command(snapshots_command)
main.add_command(template_command)


@main.command("dictionary")
def dictionary_command() -> None:
    """Write docs/data-dictionary.md from the schema and the code lists."""
    DICTIONARY.write_text(render(), encoding="utf-8")
    click.echo(f"Wrote {DICTIONARY}")


if __name__ == "__main__":
    main(prog_name="python -m etl")
