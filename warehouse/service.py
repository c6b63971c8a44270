"""One snapshot, loaded and ready to be asked."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa

from warehouse import attributes, evaluations_due
from warehouse.analyses import Records
from warehouse.answers import Answer, Counts, SourceRef
from warehouse.compile import compile_query
from warehouse.compile_rows import compile_rows
from warehouse.conditions import Statement
from warehouse.declarations import load_registry
from warehouse.engine import Engine
from warehouse.errors import BadFilter, UnknownName
from warehouse.faults import answered, told_of
from warehouse.filters import Filter, column_dimension, resolve
from warehouse.finder import KINDS, compile_search
from warehouse.known_values import CHECKED, checked, compile_known
from warehouse.loading import load
from warehouse.provenance import (
    compile_attribute_sources,
    compile_inferred,
    compile_sources,
)
from warehouse.reconcile import recompute_figures
from warehouse.registry import FIGURES, Dimension, Metric, Registry
from warehouse.snapshots import SnapshotInfo, read_current, verify
from warehouse.watch.answer import WATCHED, Watchlist, judged

Where = Mapping[str, Any] | None


class Warehouse(Records):
    """The questions one snapshot can be asked. Safe to share between threads."""

    def __init__(self, info: SnapshotInfo, engine: Engine, registry: Registry) -> None:
        """Use `Warehouse.open`, which also loads and locks."""
        self.snapshot = info
        self._engine = engine
        self._registry = registry
        self._schemas = {
            name: engine.schema(name) for name in registry.relations if name != FIGURES
        }
        self._known: dict[str, dict[str, str]] = {}

    @classmethod
    def open(cls, folder: Path, snapshot_id: str | None = None) -> "Warehouse":
        """Verify, load and lock the snapshot in service in `folder`, or the one named.

        Raises NoSnapshot or BrokenSnapshot.
        """
        info = verify(folder, read_current(folder)[0] if snapshot_id is None else snapshot_id)
        warehouse = cls(info, load(info.path), load_registry())
        warehouse._complete(recompute_figures(warehouse))
        warehouse._known = {name: warehouse._values_of(name) for name in CHECKED}
        return warehouse

    def as_of(self, day: date) -> "Warehouse":
        """The same snapshot as far as it was known on a day; see `warehouse.current`.

        What documents print is as printed, and its verdicts rest on everything recorded.
        Values that nothing had yet on that day can be asked for all the same.
        """
        info = replace(self.snapshot, as_of=day)
        warehouse = Warehouse(info, load(info.path, day), self._registry)
        warehouse._complete(self.figures())
        warehouse._known = self._known
        return warehouse

    def _complete(self, figures: pa.Table) -> None:
        """Take in the published figures with their verdicts, and lock the database."""
        self._engine.load_arrow(FIGURES, figures)
        self._schemas[FIGURES] = figures.schema
        self._engine.lock()

    def query(
        self, metrics: Iterable[str], by: Iterable[str] = (), where: Where = None
    ) -> pa.Table:
        """One row per group; see `warehouse.query`."""
        asked, dimensions, filters = self._question(metrics, by, where)
        statement = compile_query(self._registry, asked, dimensions, filters)
        named = [*dimensions, *(wanted.dimension for wanted in filters)]
        return answered(self._engine, self._registry, statement, asked, named)

    def answer(self, metrics: Iterable[str], by: Iterable[str] = (), where: Where = None) -> Answer:
        """A query with counts, sources and whether groups overlap; see `warehouse.answer`."""
        asked, dimensions, filters = self._question(metrics, by, where)
        names = [metric.name for metric in asked]
        whole = self.query(names, where=where)
        total = whole.to_pylist()[0]
        prefixes = {name: f"{name}_" if len(names) > 1 else "" for name in names}
        counts = {
            name: Counts(used=total[f"{prefix}used"], eligible=total[f"{prefix}eligible"])
            for name, prefix in prefixes.items()
        }
        routes = [
            self._registry.find_route(dimension, self._registry.relation(metric.relation))
            for metric in asked
            for dimension in dimensions
        ]
        return Answer(
            table=self.query(names, by, where) if dimensions else whole,
            counts=counts,
            sources=self._sources(asked, dimensions, filters),
            overlapping=any(route.many for route in routes if route),
            snapshot_id=self.snapshot.id,
        )

    def rows(
        self, relation: str, where: Where = None, columns: Iterable[str] | None = None
    ) -> pa.Table:
        """Rows of a table or model; see `warehouse.rows`."""
        statement = self._rows(relation, where, columns)
        return self._engine.select(statement.sql, statement.params)

    def judged_on(self) -> date:
        """The day by which it is judged what is due; see `warehouse.judged_on`."""
        if self.snapshot.as_of is not None:
            return self.snapshot.as_of
        (recorded,) = self.rows("observation_days")["recorded_until"].to_pylist()
        return recorded or self.snapshot.built_at.date()

    def evaluation_status(self, as_of: date | None = None, where: Where = None) -> pa.Table:
        """What is due or overdue on a day; see `warehouse.evaluation_status`."""
        windows = self._rows(evaluations_due.RELATION, where)
        statement = evaluations_due.compile_status(windows, as_of or self.judged_on())
        return self._engine.select(statement.sql, statement.params)

    def watchlist(
        self,
        day: date | None = None,
        thresholds: Mapping[str, int] | None = None,
        without: Iterable[str] = (),
        *,
        everything: bool = False,
        where: Where = None,
    ) -> Watchlist:
        """Projects by rules that find something to look at; see `warehouse.watchlist`."""
        facts = self._rows(WATCHED, where)
        judged_on = day or self.judged_on()
        return judged(self._engine, facts, judged_on, thresholds or {}, without, everything)

    def _rows(
        self, relation: str, where: Where = None, columns: Iterable[str] | None = None
    ) -> Statement:
        """The SELECT behind `rows`, with every name and value checked."""
        asked = self._registry.relation(relation)
        known = self._schemas[asked.name].names
        listed = _listed(columns, "Columns") if columns is not None else known
        if not listed:
            raise BadFilter("No column is asked for.", "Leave columns out to get all of them.")
        for column in listed:
            if column not in known:
                raise UnknownName(f"column of {relation}", column, known)
        filters, column_filters = [], []
        for name, wanted in _named(where).items():
            dimension = self._registry.dimensions.get(name)
            if dimension and self._registry.find_route(dimension, asked):
                filters.append(checked(resolve(dimension, wanted), self._known))
            elif name in known:
                field = self._schemas[asked.name].field(name)
                own = resolve(column_dimension(field), wanted)
                column_filters.append(checked(own, self._known))
            else:
                raise UnknownName(
                    f"filter on {relation}", name, {*known, *self._registry.reachable(asked)}
                )
        return compile_rows(self._registry, asked, listed, filters, column_filters)

    def figures(self, where: Where = None) -> pa.Table:
        """Every published figure with its verdict; see `warehouse.figures`."""
        return self.rows(FIGURES, where)

    def search(self, text: str, kinds: Iterable[str] = ()) -> pa.Table:
        """What holds every word of a text; see `warehouse.search`."""
        asked = _listed(kinds, "Kinds of entries")
        for kind in asked:
            if kind not in KINDS:
                raise UnknownName("kind of entry", kind, KINDS)
        statement = compile_search(text, asked)
        return self._engine.select(statement.sql, statement.params)

    def project(self, code: str) -> dict[str, pa.Table]:
        """Everything known of one project, by table; see `warehouse.project`."""
        known = self.rows("project_register", columns=["project_code"])["project_code"].to_pylist()
        if code not in known:
            raise UnknownName("project", code, known)
        register = self.rows("project_register", {"project_code": code})
        found = {"project_register": register}
        for name, schema in self._schemas.items():
            if name not in found and "project_code" in schema.names:
                found[name] = self.rows(name, {"project_code": code})
        revision_ids = found["revisions"]["revision_id"].to_pylist()
        types = self.rows("revision_types", {"revision_id": revision_ids or [None]})
        said = self.rows("attribute_sources", {"entity": "projects", "entity_id": code})
        found["revision_types"] = types
        held = found["evaluation_projects"]["evaluation_id"].to_pylist()
        wanted = {"evaluation_id": held or [None]}
        found["evaluation_register"] = self.rows("evaluation_register", wanted)
        return found | {
            "attribute_sources": attributes.completed(found, said),
            "data_issues": self.rows("data_issues", {"entity_id": code}),
        }

    def attribute_coverage(self) -> pa.Table:
        """For how many projects each attribute is known; see `warehouse.attribute_coverage`."""
        return self._engine.select(attributes.compile_coverage().sql)

    def inferred_attributes(self, metric: str, where: Where = None) -> set[str]:
        """Attributes that are inferred, not stated, of a project that the metric counts."""
        (asked,), _, filters = self._question([metric], (), where)
        if asked.relation != "project_facts":
            return set()
        statement = compile_inferred(self._registry, asked, filters)
        return set(self._engine.select(statement.sql, statement.params)["attribute"].to_pylist())

    def _question(
        self, metrics: Iterable[str], by: Iterable[str], where: Where
    ) -> tuple[list[Metric], list[Dimension], list[Filter]]:
        """The definitions behind the names, with every filter value checked."""
        asked = [self._registry.metric(name) for name in dict.fromkeys(_listed(metrics, "Metrics"))]
        if not asked:
            raise BadFilter("No metric is asked for.", "Name at least one, for example projects.")
        grouped = dict.fromkeys(_listed(by, "Dimensions"))
        dimensions = [self._registry.dimension(name) for name in grouped]
        filters = [
            checked(resolve(self._registry.dimension(name), wanted), self._known)
            for name, wanted in _named(where).items()
        ]
        return asked, dimensions, filters

    def _values_of(self, name: str) -> dict[str, str]:
        """Every value that columns of this name have in the snapshot, by its small letters."""
        values = self._engine.select(compile_known(name, self._schemas))["known"].to_pylist()
        return {value.casefold(): value for value in values}

    def _sources(
        self, metrics: list[Metric], by: list[Dimension], filters: list[Filter]
    ) -> list[SourceRef]:
        found: set[SourceRef] = set()
        for metric in metrics:
            names = self._schemas[metric.relation].names
            if "document" in names:
                statement = compile_sources(self._registry, metric, filters)
            elif "project_code" in names:
                statement = compile_attribute_sources(self._registry, metric, by, filters)
            else:
                continue
            with told_of(metric, "told_in"):
                places = self._engine.select(statement.sql, statement.params)
            found.update(SourceRef(**place) for place in places.to_pylist())
        return sorted(found)


def _listed(names: Any, what: str) -> list[str]:
    listed = [names] if isinstance(names, str) else names
    listed = list(listed) if isinstance(listed, Iterable) else [listed]
    if not all(isinstance(name, str) for name in listed):
        raise BadFilter(f"{what} are asked for by name, not by {names!r}.", "Give a list of names.")
    return listed


def _named(where: Where) -> Mapping[str, Any]:
    if where is not None and not isinstance(where, Mapping):
        raise BadFilter(f"Filters are given by name, not as {where!r}.", "Give a mapping.")
    return where or {}
