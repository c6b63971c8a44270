"""Names the metric, dimension or rule whose declared SQL the database does not understand."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pyarrow as pa

from warehouse.compile import compile_query
from warehouse.conditions import Statement
from warehouse.declarations import DIMENSIONS_FILE, file_of_metric
from warehouse.engine import Engine
from warehouse.errors import BadStatement, RegistryError
from warehouse.registry import Dimension, Metric, Registry


def answered(
    engine: Engine,
    registry: Registry,
    statement: Statement,
    metrics: Sequence[Metric],
    dimensions: Sequence[Dimension],
) -> pa.Table:
    """The answer to a statement that asks for metrics by dimensions.

    Where the database does not understand it, each metric and each dimension is asked for
    alone: raises RegistryError naming the file and the first that fails, BadStatement where
    none does.
    """
    try:
        return engine.select(statement.sql, statement.params)
    except BadStatement:
        for metric in metrics:
            with told_of(metric):
                _ask(engine, compile_query(registry, [metric], (), ()))
        for dimension in dimensions:
            with told(f"{DIMENSIONS_FILE.name}: {dimension.name}"):
                _ask(engine, compile_query(registry, metrics[:1], [dimension], ()))
        raise


@contextmanager
def told(place: str) -> Iterator[None]:
    """Raise RegistryError naming `place` when the database does not understand what is in it."""
    try:
        yield
    except BadStatement as error:
        raise RegistryError(f"{place}: {error.message}", error.hint) from error


@contextmanager
def told_of(metric: Metric, *keys: str) -> Iterator[None]:
    """As `told`, naming the file of a metric, the metric and its keys."""
    try:
        yield
    except BadStatement as error:
        # Looked up only now: reading the files takes long.
        place = ": ".join((file_of_metric(metric.name), metric.name, *keys))
        raise RegistryError(f"{place}: {error.message}", error.hint) from error


def _ask(engine: Engine, statement: Statement) -> None:
    engine.select(statement.sql, statement.params)
