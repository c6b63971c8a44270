"""What moved between two states of a portfolio, in words: two days, or a draft and what it
would replace.
"""

from datetime import date
from decimal import Decimal

import pyarrow as pa

import warehouse
from pages.shared import data, formats
from pages.shared.headings import heading

WHOLE = {"added": "New project", "removed": "No longer there"}
"""What is said of a project that only one of the two states holds."""


def projects(moved: pa.Table) -> pa.Table:
    """One row per project and change, values as people read them."""
    rows = moved.to_pylist()
    columns = {
        "project_code": [row["project_code"] for row in rows],
        "title": [row["title"] for row in rows],
        "change": [label(thing(row)) for row in rows],
        "before": [value(row["attribute"], row["before"]) for row in rows],
        "after": [value(row["attribute"], row["after"]) for row in rows],
    }
    return pa.table({name: pa.array(found, pa.string()) for name, found in columns.items()})


def figures(moved: pa.Table, words: tuple[str, str] = ("then", "now")) -> pa.Table:
    """One row per figure that moved: label, before, after, records.

    words: how the former and the later state are called.
    """
    rows = moved.to_pylist()
    definitions = warehouse.metrics()
    columns = {
        "label": [with_unit(row["label"], row["unit"]) for row in rows],
        "before": [number(definitions[row["metric"]].format, row["before"]) for row in rows],
        "after": [number(definitions[row["metric"]].format, row["after"]) for row in rows],
        "records": [
            f"{formats.count(row['used_before'])} {words[0]}, "
            f"{formats.count(row['used_after'])} {words[1]}"
            for row in rows
        ],
    }
    return pa.table({name: pa.array(found, pa.string()) for name, found in columns.items()})


def with_unit(name: str, unit: str) -> str:
    """A figure by name with its unit, unless the name says it: "Budget (USD)", "Projects"."""
    return name if unit.casefold() in name.casefold() else f"{name} ({unit})"


def thing(row: dict) -> str:
    """What changed: an attribute, or the project as a whole."""
    return row["attribute"] or row["change"]


def label(name: str) -> str:
    """An attribute in words."""
    return WHOLE.get(name) or heading(name, {})


def value(attribute: str | None, text: str | None) -> str | None:
    """The value of an attribute in words; None where there is none."""
    if attribute is None or text is None:
        return None
    column = warehouse.columns().get(attribute)
    kind = column.type if column else "text"
    if kind == "date":
        return formats.day(date.fromisoformat(text))
    if kind == "boolean" or text in ("true", "false"):
        return "Yes" if text == "true" else "No"
    if attribute.endswith("_usd"):
        return formats.usd_full(Decimal(text))
    if attribute.endswith("_months"):
        return formats.months(Decimal(text))
    return data.label(attribute, text) if attribute in warehouse.dimensions() else text


def number(form: str, text: str | None) -> str | None:
    """The value of a metric in its format; None where no record states it."""
    return None if text is None else formats.BY_FORMAT[form](Decimal(text))
