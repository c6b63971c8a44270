"""Metrics, dimensions and relations, and how one reaches another."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from warehouse.errors import UnknownName, Unreachable
from warehouse.schema.model import ColumnType

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
    `missing` says what is the matter with a record that is not used.
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
    missing: str = "not stated"
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


def _named(kind: str, name: str, known: dict[str, Any]) -> Any:
    if name not in known:
        raise UnknownName(kind, name, {key: item.label for key, item in known.items()})
    return known[name]
