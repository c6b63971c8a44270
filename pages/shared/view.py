"""What a page sees: the warehouse through the filters, and the cards of its folder."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyarrow as pa

from pages.shared import data, formats
from pages.shared.declare import Card
from pages.shared.filters import Filters


class NothingInCommon(Exception):
    """A card is about records that the filters exclude altogether."""


@dataclass(frozen=True)
class View:
    """Everything a page needs: its filters, its cards, and questions to the warehouse.

    Every question is asked under the filters; `where` narrows it further.
    """

    filters: Filters
    cards: Mapping[str, Card]

    def where(self, more: Mapping[str, object] | None = None) -> dict[str, object]:
        """The filters and `more` together. Raises NothingInCommon when they exclude each other."""
        merged = dict(self.filters.where)
        for name, value in (more or {}).items():
            merged[name] = both(merged[name], value) if name in merged else value
        return merged

    def answer(self, metrics, by=(), where: Mapping[str, object] | None = None):
        """Metrics per group, see `data.answer`."""
        return data.answer(metrics, by, self.where(where))

    def table(self, metrics, by=(), where: Mapping[str, object] | None = None) -> pa.Table:
        """The same as a table with a label column beside each dimension."""
        found = self.answer(metrics, by, where).table
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
        found = [
            y for y in self.answer("projects", "funding_year").table["funding_year"].to_pylist()
        ]
        stated = [year for year in found if year is not None]
        return formats.years(min(stated), max(stated)) if stated else formats.NOT_STATED


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
