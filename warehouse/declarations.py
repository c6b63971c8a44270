"""Reads the registry from metrics/*.yml, models/ and the schema, and checks it."""

from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from warehouse.errors import RegistryError
from warehouse.registry import FIGURES, Dimension, Metric, Registry, Relation
from warehouse.schema import load_codes, load_schema, modelled, read_entries

_FOLDER = Path(__file__).parent
METRICS_FOLDER = _FOLDER / "metrics"
MODELS_FOLDER = _FOLDER / "models"
DIMENSIONS_FILE = METRICS_FOLDER / "dimensions.yml"
MODELS_FILE = MODELS_FOLDER / "models.yml"


@cache
def load_registry() -> Registry:
    """The registry declared in this package.

    Raises RegistryError naming file, entry and key when a declaration is wrong.
    """
    metrics: dict[str, Metric] = {}
    for file in _metric_files():
        for name, spec in read_entries(file).items():
            if name in metrics:
                raise RegistryError(f"{file.name}: the metric {name} is declared twice.")
            metrics[name] = _declared(Metric, file, name, spec)
    dimensions = {
        name: _declared(Dimension, DIMENSIONS_FILE, name, _with_schema(name, spec))
        for name, spec in read_entries(DIMENSIONS_FILE).items()
    }
    registry = Registry(metrics=metrics, dimensions=dimensions, relations=_relations())
    _check_names(registry)
    return registry


def file_of_metric(name: str) -> str:
    """Name of the file in metrics/ that declares a metric."""
    return next((file.name for file in _metric_files() if name in read_entries(file)), "metrics")


def model_names() -> list[str]:
    """Names of the models in the order they are built."""
    return list(read_entries(MODELS_FILE))


def _metric_files() -> list[Path]:
    return sorted(set(METRICS_FOLDER.glob("*.yml")) - {DIMENSIONS_FILE})


def _relations() -> dict[str, Relation]:
    relations = {
        table.name: Relation(
            name=table.name,
            label=table.label,
            grain=table.grain,
            key=table.key,
            links=tuple(column.name for column in table.columns),
        )
        for table in load_schema().tables.values()
    }
    for name, spec in read_entries(MODELS_FILE).items():
        file = MODELS_FOLDER / f"{name}.sql"
        if not file.exists():
            raise RegistryError(f"models.yml names {name}, but there is no file {file.name}.")
        sql = file.read_text(encoding="utf-8")
        relations[name] = _declared(Relation, MODELS_FILE, name, {**spec, "sql": sql})
    published = relations["published_figures"]
    relations[FIGURES] = published.model_copy(
        update={"name": FIGURES, "label": "Published figures with verdicts"}
    )
    return relations


def _with_schema(name: str, spec: dict[str, Any]) -> dict[str, Any]:
    """The declaration completed from the schema column the dimension stands for."""
    spec = dict(spec)
    column = load_schema().columns.get(spec.setdefault("column", name))
    if column is not None:
        spec = {
            "label": column.label,
            "description": column.meaning,
            "type": column.type,
            "unit": column.unit,
            "codes": column.codes,
            **spec,
        }
    return spec


def _check_names(registry: Registry) -> None:
    """Every relation named must exist, and no metric may be called like a dimension."""
    both = set(registry.metrics) & set(registry.dimensions)
    if both:
        raise RegistryError(f"Both a metric and a dimension are called {sorted(both)}.")
    _check_topics(registry)
    named = {metric.relation for metric in registry.metrics.values()}
    for dimension in registry.dimensions.values():
        named.update(dimension.direct, (step.relation for step in dimension.through))
    unknown = named - set(registry.relations)
    if unknown:
        raise RegistryError(f"metrics/*.yml name relations that do not exist: {sorted(unknown)}.")


def _check_topics(registry: Registry) -> None:
    """Every topic must be in its code list, and what is kept apart must be reachable."""
    topics = {row["code"] for row in load_codes("topics")}
    for name, metric in registry.metrics.items():
        if metric.topic not in topics:
            raise RegistryError(f"metrics/*.yml: {name}: topic '{metric.topic}' is not in topics.")
        unreachable = set(metric.apart) - set(
            registry.reachable(registry.relation(metric.relation))
        )
        if unreachable:
            raise RegistryError(f"metrics/*.yml: {name}: apart: {sorted(unreachable)} not reached.")


def _declared(kind: type[BaseModel], file: Path, name: str, spec: dict[str, Any]) -> Any:
    if "name" in spec:
        raise RegistryError(f"{file.name}: {name}: name: the key above it is the name.")
    return modelled(kind, f"{file.name}: {name}", {**spec, "name": name})
