"""Cards as analysts declare them in pages/<topic>/cards.yml.

One entry per card:

    projects_by_region:
      title: Projects per Fund region, {years}
      metrics: [projects]          # numbers of the warehouse, grouped
      by: [fund_region]
      chart: bars                  # a kind of pages/shared/charts, or one of the page
      shares: true                 # print [share of the total] beside each count
      views: ["000: Projects and budget per region"]
      note: Regions are inferred from the countries a project names.

Instead of `metrics`, a card may show records (`rows`, `columns`) or published figures
(`figures: 001.region.pct.*`, or a list of such). Numbers in a title or note are never
typed: `{years}`, `{projects}` and `{filters}` stand for what is in view, and
`{figure 001.all.total}` for a published figure.

A dataset may hold records only, without what the reviews print. There a card may read
otherwise (`elsewhere: {note: null, title: ...}`) or be left out (`elsewhere: left_out`, as
cards of published figures always are).
"""

from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

import warehouse
from pages.shared import formats
from pages.shared.charts import Measure

PUBLISHED = ("published_figures", "figures", "peer_projects")
"""Relations that hold what documents print, and nothing of a fund's own records."""


class Value(BaseModel):
    """A column to draw, where the metrics do not already say it; see `Measure`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    column: str
    label: str
    format: Literal["count", "usd", "months", "percent", "number"] = "count"
    published: bool = False
    base: str | None = None
    absent: str = formats.NOT_STATED

    @property
    def measure(self) -> Measure:
        """The same as chart builders take it."""
        return Measure(**self.model_dump())


class Card(BaseModel):
    """One declared card; the module docstring shows how it is written.

    basis says where the numbers come from: records, published (printed in a document)
    or both; or build, for what the build says of its own sources.
    where narrows the card further than the filters. filtered: false for what the
    filters cannot reach, such as evaluations; the card then says so. category is the column
    whose values are the marks, the first of `by` unless given. table_only cards have
    no chart. headings are words above columns that no schema
    column, metric or dimension names. steered: the page has controls that choose what is
    drawn, so the card has no switch of its own and no way to the Explore page. file: where the
    card is declared, empty for one that a page makes. single: the card is
    about one project, whatever is in view. elsewhere: what is different in a dataset
    without published figures.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    file: str = ""
    title: str
    metrics: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    rows: str | None = None
    columns: tuple[str, ...] = ()
    figures: str | tuple[str, ...] | None = None
    where: dict[str, str | int | list[str | int]] = Field(default_factory=dict)
    filtered: bool = True
    category: str | None = None
    values: tuple[Value, ...] = ()
    headings: dict[str, str] = Field(default_factory=dict)
    basis: Literal["records", "published", "both", "build"] = "records"
    chart: str | None = None
    options: dict[str, object] = Field(default_factory=dict)
    shares: bool = False
    steered: bool = False
    single: bool = False
    views: tuple[str, ...] = ()
    note: str | None = None
    elsewhere: dict[str, object] | Literal["left_out"] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _one_source(self) -> "Card":
        given = [name for name in ("metrics", "rows", "figures") if getattr(self, name)]
        if len(given) > 1:
            raise ValueError(f"give only one of {' and '.join(given)}")
        if self.figures and self.basis == "records":
            raise ValueError("a card of published figures has the basis published or both")
        return self

    @property
    def marks(self) -> str | None:
        """The column whose values are the marks of the chart."""
        return self.category or (self.by[0] if self.by else None)

    @property
    def of_records(self) -> "Card | None":
        """The card in a dataset without published figures; None where it is left out there."""
        if self.elsewhere == "left_out" or self.figures or self.rows in PUBLISHED:
            return None
        basis = "records" if self.basis in ("published", "both") else self.basis
        own = self.model_dump(exclude={"elsewhere"})
        return Card(**{**own, "basis": basis, **self.elsewhere})


class BadCard(warehouse.RegistryError):
    """A card is declared wrongly; the message names file, card and key."""


def load(file: Path) -> dict[str, Card]:
    """The cards of a cards.yml in their order, by id. Raises BadCard."""
    return _load(file, file.stat().st_mtime_ns)


@lru_cache(maxsize=64)
def _load(file: Path, _written_ns: int) -> dict[str, Card]:
    """Read once per version of the file: reading YAML is slow and every visit asks for it."""
    shown = f"{file.parent.name}/{file.name}"
    try:
        declared = warehouse.read_mapping(file, shown)
        return {name: _card(shown, name, spec) for name, spec in declared.items()}
    except warehouse.BadDeclaration as error:
        raise BadCard(error.message, error.hint) from error


def _card(file: str, name: str, spec: object) -> Card:
    place = f"{file}: card {name}"
    given = warehouse.as_mapping(spec, place)
    for key in given.keys() & {"id", "file"}:
        raise BadCard(f"{place}: {key}: is not declared, it follows from the place of the card.")
    card = warehouse.modelled(Card, place, {**given, "id": name, "file": file})
    try:
        _ = card.of_records  # checked here, so that a mistake is told at once
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(map(str, ("elsewhere", *first["loc"])))
        raise BadCard(f"{place}: {key}: {first['msg']}.") from error
    return card
