"""The reference of metrics, dimensions and models, written from their declarations."""

from collections.abc import Iterator
from pathlib import Path

from warehouse.declarations import load_registry
from warehouse.registry import Dimension, Metric, Registry

REFERENCE = Path(__file__).parent.parent / "docs" / "metrics.md"

_INTRODUCTION = """\
# Metrics, dimensions and models

Written by `python -m warehouse reference` from `warehouse/metrics/` and `warehouse/models/`;
change it there.

Each answer also says how many records it used, how many were eligible and how many are missing.
A record is *used* when everything the metric requires is known of it.
"""


def render() -> str:
    """The whole reference as Markdown."""
    registry = load_registry()
    lines = [_INTRODUCTION, *_metrics(registry), *_dimensions(registry), *_models(registry)]
    return "\n".join(lines).rstrip() + "\n"


def _metrics(registry: Registry) -> Iterator[str]:
    yield "## Metrics\n"
    yield "| Metric | Meaning | Unit | Computed as | From | Requires | Groups may be added |"
    yield "|---|---|---|---|---|---|---|"
    for metric in registry.metrics.values():
        requires = ", ".join(f"`{column}`" for column in metric.requires) or "-"
        yield _row(
            f"`{metric.name}`",
            f"{metric.label}. {metric.description}",
            metric.unit,
            _formula(metric),
            f"`{metric.relation}`",
            requires,
            "yes" if metric.additive else "no",
        )
    yield ""


def _formula(metric: Metric) -> str:
    parts = [metric.numerator, metric.denominator] if metric.is_ratio else [metric.value]
    told = [
        f"`{part.expression}`" + (f" where `{part.condition}`" if part.condition else "")
        for part in parts
    ]
    return f"{metric.scale} × {' / '.join(told)}" if metric.is_ratio else told[0]


def _dimensions(registry: Registry) -> Iterator[str]:
    yield "## Dimensions\n"
    yield "A project can have several values of a dimension marked *several*: it counts once in"
    yield "each group, and groups must not be added.\n"
    yield "| Dimension | Meaning | Type | Values | Codes |"
    yield "|---|---|---|---|---|"
    for dimension in registry.dimensions.values():
        yield _row(
            f"`{dimension.name}`",
            f"{dimension.label}. {dimension.description}",
            dimension.type,
            "several" if dimension.many_valued else "one",
            _codes(dimension),
        )
    yield ""


def _codes(dimension: Dimension) -> str:
    if not dimension.codes:
        return "-"
    return f"[{dimension.codes}](data-dictionary.md#codes-{dimension.codes})"


def _models(registry: Registry) -> Iterator[str]:
    yield "## Models\n"
    yield "| Model | One row is | Key |"
    yield "|---|---|---|"
    for relation in registry.relations.values():
        if relation.sql:
            key = ", ".join(f"`{column}`" for column in relation.key)
            yield _row(f"`{relation.name}`", relation.grain, key)


def _row(*cells: object) -> str:
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"
