"""Command line of the build; each group of commands lives in its own module."""

from importlib import import_module
from typing import Any

import click

from etl.command_errors import telling_faults
from etl.dictionary import DICTIONARY, render

ELSEWHERE = {
    "build": "etl.build_command:build_command",
    "check": "etl.intake.command:check_command",
    "demo": "etl.demo.command:demo_command",
    "discard": "etl.history_command:discard_command",
    "publish": "etl.history_command:publish_command",
    "questionnaire": "etl.questionnaires.cli:questionnaire",
    "rollback": "etl.history_command:rollback_command",
    "snapshots": "etl.history_command:snapshots_command",
    "template": "etl.intake.command:template_command",
}
"""Commands by name: the module of each, and what it is called there.

They are loaded when called, because much of the build reads the schema while it is loaded, and
a mistake in the schema is to be told in words.
"""


class _Commands(click.Group):
    """The commands, each of which tells a faulty declaration in words."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted([*super().list_commands(ctx), *ELSEWHERE])

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name in ELSEWHERE:
            module, _, called = ELSEWHERE[name].partition(":")
            return getattr(import_module(module), called)
        return super().get_command(ctx, name)

    def main(self, *arguments: Any, **options: Any) -> Any:
        with telling_faults():
            return super().main(*arguments, **options)


@click.group(cls=_Commands)
def main() -> None:
    """Build the data behind Fund Monitor from its source files."""


@main.command("dictionary")
def dictionary_command() -> None:
    """Write docs/data-dictionary.md from the schema and the code lists."""
    DICTIONARY.write_text(render(), encoding="utf-8")
    click.echo(f"Wrote {DICTIONARY}")


if __name__ == "__main__":
    main(prog_name="python -m etl")
