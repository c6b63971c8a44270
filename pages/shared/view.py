"""What a page sees: the warehouse through the filters, and the cards of its folder."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyarrow as pa

import warehouse
from pages.shared import data, formats
from pages.shared.declare import Card
from pages.shared.filters import Filters


class NothingInCommon(Exception):
    """A card is about records that the filters exclude altogether."""


@dataclass(frozen=True)
class View:
    """Everything a page needs: its filters, its cards, and questions to the warehouse.

    Every question is asked under the filters; `where` narrows it further. A card is None
    where the dataset has nothing for it, see `declare`.
    """

    filters: Filters
    cards: Mapping[str, Card | None]

    @property
    def left_out(self) -> int:
        """How many cards of the page the dataset has nothing for."""
        return sum(card is None for card in self.cards.values())

    def where(self, more: Mapping[str, object] | None = None) -> dict[str, object]:
        """The filters and `more` together. Raises NothingInCommon when they exclude each other."""
        merged = dict(self.filters.where)
        for name, value in (more or {}).items():
            merged[name] = both(merged[name], value) if name in merged else value
        return merged

    def without(self, names: Iterable[str]) -> "View":
        """The same view with some of its filters taken away."""
        filters = self.filters
        for name in names:
            filters = filters.without(name)
        return View(filters, self.cards)

    def reaching(self, metric: str) -> "View":
        """The same view without the filters that the records of a metric do not state."""
        stated = warehouse.dimensions_of(metric)
        return self.without([name for name in self.filters.active if name not in stated])

    def answer(self, metrics, by=(), where: Mapping[str, object] | None = None):
        """Metrics per group, see `data.answer`."""
        return data.answer(metrics, by, self.where(where))

    def groups(self, dimension: str, metric: str = "projects") -> dict[object, object]:
        """Code to value of a metric per group, records without a code left out."""
        table = data.query(metric, dimension, self.filters.where)
        pairs = zip(table[dimension].to_pylist(), table[metric].to_pylist(), strict=True)
        return {code: value for code, value in pairs if code is not None and value is not None}

    def table(self, metrics, by=(), where: Mapping[str, object] | None = None) -> pa.Table:
        """The same as a table with a label column beside each dimension."""
        found = data.query(metrics, by, self.where(where))
        return data.with_labels(found, [by] if isinstance(by, str) else by)

    def value(self, metric: str, where: Mapping[str, object] | None = None) -> object:
        """One metric over what is in view; None when no record states it or none is left."""
        try:
            return data.value(metric, self.where(where))
        except NothingInCommon:
            return None

    def count(self, metric: str = "projects", where: Mapping[str, object] | None = None) -> int:
        """A counting metric over what is in view; 0 when nothing is left."""
        return self.value(metric, where) or 0

    def rows(
        self,
        relation: str,
        columns: Iterable[str] | None = None,
        where: Mapping[str, object] | None = None,
    ) -> pa.Table:
        """Records of a relation."""
        return data.rows(relation, self.where(where), columns)

    @property
    def years(self) -> str:
        """The funding years in view: 2011–2020."""
        found = self.groups("funding_year")
        return formats.years(min(found), max(found)) if found else formats.NOT_STATED


def both(kept: object, value: object) -> object:
    """Values that satisfy two filters on the same dimension; raises NothingInCommon."""
    wanted = value if isinstance(value, (list, tuple)) else [value]
    if hasattr(kept, "low"):
        common = [v for v in wanted if kept.low <= int(v) <= kept.high]
    else:
        texts = {str(v) for v in kept}
        common = [v for v in wanted if str(v) in texts]
    if not common:
        raise NothingInCommon
    return common
