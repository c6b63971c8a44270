"""Metrics, dimensions and relations as declared in metrics/*.yml, models/ and the schema."""

from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from warehouse.errors import RegistryError, UnknownName, Unreachable
from warehouse.schema import load_codes, load_schema
from warehouse.schema.model import ColumnType

_FOLDER = Path(__file__).parent
METRICS_FOLDER = _FOLDER / "metrics"
MODELS_FOLDER = _FOLDER / "models"
DIMENSIONS_FILE = METRICS_FOLDER / "dimensions.yml"
MODELS_FILE = MODELS_FOLDER / "models.yml"

# The published figures with every verdict decided; computed while a snapshot is
# loaded (see reconcile.py), because the verdicts rest on the metrics themselves.
FIGURES = "figures"

Format = Literal["count", "usd", "months", "percent", "number"]

# One aggregate over the rows of one relation; the compiler adds which rows count.
_AGGREGATE = r"^(count|sum|avg|median|min|max)\(.+\)$"


class _Declared(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Part(_Declared):
    """One aggregate: `expression` over the rows for which `condition` holds."""

    expression: str = Field(pattern=_AGGREGATE)
    condition: str | None = None

    @property
    def is_count(self) -> bool:
        """Whether it counts, so that no rows make zero and not a missing value."""
        return self.expression.startswith("count(")


class Told(_Declared):
    """Rows of another relation, with provenance, that say of a project what a metric counts."""

    relation: str
    condition: str


class Metric(_Declared):
    """One number that can be asked for.

    Either `expression` (with an optional `condition`) or, for a ratio,
    `numerator` and `denominator`, whose quotient is multiplied by `scale`.
    A row of `relation` is used when every column in `requires` is known.
    `additive` says whether values of groups that do not overlap may be summed.
    `attributes` names what `attribute_sources` calls the required columns,
    where the names differ; `told_in` says where else to look for the sources.
    `topic` is a code of the list topics. `apart` names dimensions whose groups
    hold unlike things, so that a value is only meaningful within each of them.
    """

    name: str
    label: str
    description: str
    topic: str
    relation: str
    type: ColumnType
    unit: str
    format: Format
    additive: bool
    apart: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()
    told_in: Told | None = None
    expression: str | None = Field(default=None, pattern=_AGGREGATE)
    condition: str | None = None
    numerator: Part | None = None
    denominator: Part | None = None
    scale: int = 100

    @model_validator(mode="after")
    def _one_shape(self) -> "Metric":
        ratio = self.numerator is not None and self.denominator is not None
        if ratio == (self.expression is not None):
            raise ValueError("give either an expression or both numerator and denominator")
        return self

    @property
    def is_ratio(self) -> bool:
        """Whether the value is a quotient of two aggregates."""
        return self.numerator is not None

    @property
    def known_as(self) -> tuple[str, ...]:
        """The attributes it rests on, as `attribute_sources` names them."""
        return self.attributes or self.requires

    @property
    def value(self) -> Part:
        """The aggregate of a metric that is not a ratio."""
        return Part(expression=self.expression, condition=self.condition)


class Through(_Declared):
    """Another relation that holds the dimension, reached by equal `key` columns.

    `many` is true when it may hold several values for one key.
    """

    relation: str
    key: str
    many: bool = False


class Dimension(_Declared):
    """Something numbers can be grouped or filtered by.

    Label, type, unit and code list come from the schema column of the same name
    unless given. `direct` names relations that hold the column themselves.
    `family` narrows the code list `tags` to one list of tags.
    """

    name: str
    label: str
    description: str
    type: ColumnType
    unit: str | None = None
    codes: str | None = None
    family: str | None = None
    column: str
    direct: tuple[str, ...] = ()
    through: tuple[Through, ...] = ()

    @property
    def many_valued(self) -> bool:
        """Whether one project may have several values."""
        return any(step.many for step in self.through)


class Relation(_Declared):
    """A table of the snapshot or a model built from tables.

    `links` are the columns by which dimensions of other relations are reached.
    """

    name: str
    label: str
    grain: str
    key: tuple[str, ...]
    links: tuple[str, ...]
    sql: str | None = None


class Route(_Declared):
    """How one relation reaches one dimension; `key` is None when the column is its own."""

    relation: str
    column: str
    key: str | None
    many: bool


class Registry(_Declared):
    """Everything that may be named in a question."""

    metrics: dict[str, Metric]
    dimensions: dict[str, Dimension]
    relations: dict[str, Relation]

    def metric(self, name: str) -> Metric:
        """The metric of that name; raises UnknownName."""
        return _named("metric", name, self.metrics)

    def dimension(self, name: str) -> Dimension:
        """The dimension of that name; raises UnknownName."""
        return _named("dimension", name, self.dimensions)

    def relation(self, name: str) -> Relation:
        """The table or model of that name; raises UnknownName."""
        return _named("relation", name, self.relations)

    def find_route(self, dimension: Dimension, relation: Relation) -> Route | None:
        """How `relation` reaches `dimension`, or None when it does not."""
        holders = (*dimension.direct, *(step.relation for step in dimension.through))
        if relation.name in holders:
            return Route(relation=relation.name, column=dimension.column, key=None, many=False)
        for step in dimension.through:
            if step.key in relation.links:
                return Route(
                    relation=step.relation, column=dimension.column, key=step.key, many=step.many
                )
        return None

    def route(self, dimension: Dimension, relation: Relation, asked_for: str) -> Route:
        """As `find_route`; raises Unreachable naming the dimensions that can be used instead."""
        found = self.find_route(dimension, relation)
        if found is None:
            raise Unreachable(
                f"'{asked_for}' cannot be grouped or filtered by '{dimension.name}'.",
                f"It can be by: {', '.join(self.reachable(relation)) or 'nothing'}.",
            )
        return found

    def reachable(self, relation: Relation) -> list[str]:
        """Names of the dimensions that `relation` reaches."""
        return [
            name
            for name, dimension in self.dimensions.items()
            if self.find_route(dimension, relation) is not None
        ]


@cache
def load_registry() -> Registry:
    """The registry declared in this package.

    Raises RegistryError naming file, entry and key when a declaration is wrong.
    """
    metric_files = sorted(set(METRICS_FOLDER.glob("*.yml")) - {DIMENSIONS_FILE})
    metrics: dict[str, Metric] = {}
    for file in metric_files:
        for name, spec in _read(file).items():
            if name in metrics:
                raise RegistryError(f"{file.name}: the metric {name} is declared twice.")
            metrics[name] = _declared(Metric, file, name, spec)
    dimensions = {
        name: _declared(Dimension, DIMENSIONS_FILE, name, _with_schema(name, spec))
        for name, spec in _read(DIMENSIONS_FILE).items()
    }
    registry = Registry(metrics=metrics, dimensions=dimensions, relations=_relations())
    _check_names(registry)
    return registry


def model_names() -> list[str]:
    """Names of the models in the order they are built."""
    return list(_read(MODELS_FILE))


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
    for name, spec in _read(MODELS_FILE).items():
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
    spec = dict(spec or {})
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


def _read(file: Path) -> dict[str, Any]:
    return yaml.safe_load(file.read_text(encoding="utf-8")) or {}


def _declared(kind: type[BaseModel], file: Path, name: str, spec: dict[str, Any]) -> Any:
    try:
        return kind(name=name, **spec)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise RegistryError(f"{file.name}: {name}: {place}: {first['msg']}") from error


def _named(kind: str, name: str, known: dict[str, Any]) -> Any:
    if name not in known:
        raise UnknownName(kind, name, known)
    return known[name]
