"""The documents say what the code does: every metric, dimension, command and option is in them."""

import re
from pathlib import Path

import click
import pytest

from etl.__main__ import main as etl_commands
from warehouse.__main__ import cli as warehouse_commands
from warehouse.declarations import load_registry
from warehouse.reference import REFERENCE, render

ROOT = Path(__file__).resolve().parent.parent
COMMAND_LINE = (ROOT / "docs/command-line.md").read_text(encoding="utf-8")


def test_committed_reference_of_metrics_is_in_step():
    advice = "run `python -m warehouse reference`"
    assert REFERENCE.read_text(encoding="utf-8") == render(), advice


def test_every_metric_dimension_and_model_is_in_the_reference():
    text, registry = render(), load_registry()
    models = [relation.name for relation in registry.relations.values() if relation.sql]
    assert models
    missing = [
        name
        for name in [*registry.metrics, *registry.dimensions, *models]
        if f"\n| `{name}` |" not in text
    ]
    assert missing == []


@pytest.mark.parametrize(
    ("module", "group"), [("etl", etl_commands), ("warehouse", warehouse_commands)]
)
def test_every_command_and_option_is_explained(module: str, group: click.Group):
    section = COMMAND_LINE.split(f"## `python -m {module}`")[1].split("\n## ")[0]
    context = click.Context(group)
    names = group.list_commands(context)
    assert names
    for name in names:
        assert section.count(f"\n| `{name}` |") == 1, name
        for option in group.get_command(context, name).params:
            told = option.human_readable_name if option.opts == [option.name] else option.opts[-1]
            assert re.search(rf"[` ]{re.escape(told)}\b", section), (name, told)


def test_links_between_documents_lead_somewhere():
    documents = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    for document in documents:
        for target in re.findall(r"\]\(([^)#]+)[^)]*\)", document.read_text(encoding="utf-8")):
            assert (document.parent / target).exists(), f"{document.name}: {target}"


def test_make_targets_named_in_the_documents_exist():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    documents = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    text = "\n".join(document.read_text(encoding="utf-8") for document in documents)
    named = set(re.findall(r"(?:`|^)make ([a-z-]+)", text, re.MULTILINE))
    assert {"run", "test"} <= named <= targets
