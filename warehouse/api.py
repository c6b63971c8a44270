"""What pages and scripts may ask: the snapshot in service answers, of the published reviews
unless another dataset is named (see `current`)."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pyarrow as pa

from warehouse.analyses import CovidEffect, FirstRevision
from warehouse.declarations import load_registry
from warehouse.errors import UnknownName
from warehouse.fairness import Concentration
from warehouse.filters import code_rows, convert
from warehouse.in_service import Datasets
from warehouse.kept import KeptSnapshot
from warehouse.registry import Dimension, Metric, Relation
from warehouse.schema import Column, load_codes, load_schema
from warehouse.schema.codes import CODES_FOLDER
from warehouse.service import Answer, Warehouse, Where
from warehouse.snapshots import SnapshotInfo
from warehouse.watch.answer import Watchlist
from warehouse.watch.rules import Rules, load_rules

NOT_STATED_LABEL = "Not stated"


_datasets = Datasets()


def datasets() -> list[SnapshotInfo]:
    """Every dataset that was built: the published reviews first, the others by name.

    One that cannot be read is listed too; its `refused` says why.
    """
    return _datasets.found()


def current(
    dataset: str | None = None, as_of: date | None = None, snapshot: str | None = None
) -> Warehouse:
    """The warehouse of the snapshot in service; a new snapshot is noticed at the next call.

    dataset: the name of one of `datasets()`; the published reviews without it. What the
    warehouse of another dataset answers is asked as `current(dataset).query(...)`.
    as_of: leaves what was known on that day, from the dates on record and from the snapshot
    that was in service then, if there was one. snapshot: the identifier of a former
    snapshot that is still there.

    A new snapshot that is broken is refused and the former one stays in service;
    `snapshot().refused` says so. Raises UnknownName for a dataset there is not,
    NoSnapshot when nothing was built yet, BrokenSnapshot when there is no former one
    to fall back to.
    """
    return _datasets.current(dataset, as_of, snapshot)


def kept_snapshots(dataset: str | None = None) -> list[KeptSnapshot]:
    """Snapshots of a dataset that are still on disk, drafts among them, the newest first.

    Raises UnknownName for a dataset there is not.
    """
    return _datasets.kept(dataset)


def query(metrics: Iterable[str], by: Iterable[str] = (), where: Where = None) -> pa.Table:
    """Metrics for each group, as an Arrow table.

    `where` maps a dimension to a value, several values or a `Between`; values
    are codes or labels, None means "not stated". Columns: the dimensions, the
    metrics, then used, eligible and missing (prefixed with the metric and an
    underscore when there are several), then numerator and denominator of
    ratios. Groups come in the order of their code list, the one without a value
    last. A record counts once in each group of a many-valued dimension. A value
    is null when no record used states what it requires.

    Raises UnknownName, Unreachable, BadFilter, NoSnapshot, BrokenSnapshot.
    """
    return current().query(metrics, by, where)


def answer(metrics: Iterable[str], by: Iterable[str] = (), where: Where = None) -> Answer:
    """As `query`, with counts over the whole selection, sources and the snapshot's id."""
    return current().answer(metrics, by, where)


def rows(relation: str, where: Where = None, columns: Iterable[str] | None = None) -> pa.Table:
    """Rows of a table or model in the order of its key.

    `where` may name dimensions that the relation reaches and its own columns.
    Raises UnknownName and BadFilter.
    """
    return current().rows(relation, where, columns)


def evaluation_status(as_of: date | None = None, where: Where = None) -> pa.Table:
    """Projects with the window of their ex-post evaluation and what is due on a day.

    One row per project, as `rows("evaluation_windows")`, with the column
    evaluation_status: overdue, due, not_yet, done, not_told, no_end or not_applicable.
    as_of: the day, without it that of `judged_on`.
    """
    return current().evaluation_status(as_of, where)


def judged_on() -> date:
    """The day by which it is judged what is due, when no day is asked for.

    The day of the view; without one the last day on which something is recorded to have
    happened; for sources that record no such day, the one the snapshot was put in service.
    """
    return current().judged_on()


def first_revision_curve(where: Where = None, as_of: date | None = None) -> FirstRevision:
    """Share of projects not yet revised by month since their start, running ones censored.

    as_of: a day after which nothing counts; without it the last day of which the dataset
    holds a record.
    """
    return current().first_revision_curve(as_of, where)


def covid_effect(where: Where = None, as_of: date | None = None) -> CovidEffect:
    """Extensions of projects planned to run in March 2020 against those of earlier ones.

    Projects of like planned length, line and coverage, followed equally long; as_of as in
    `first_revision_curve`.
    """
    return current().covid_effect(as_of, where)


def fairness_index(by: Iterable[str] = (), where: Where = None) -> pa.Table:
    """What part of projects and money would have to move to match the eligible Member States.

    One row per group of `by`: projects, projects_moved_pct, projects_chance_pct (what chance
    alone stays within in 95 of 100 cases), budget_projects, budget_usd, budget_moved_pct,
    left_out (global projects), unplaced (without a region). Per cent; missing under five.
    """
    return current().fairness_index(by, where)


def fairness_by_region(where: Where = None) -> pa.Table:
    """Shares of projects and money per Fund region beside the share of eligible Member States.

    Ratios are shares divided by the share of States; missing under five projects.
    """
    return current().fairness_by_region(where)


def requests_index(by: Iterable[str] = (), where: Where = None) -> pa.Table:
    """How far requests for funding lie from the eligible States, and grants from requests."""
    return current().requests_index(by, where)


def requests_by_region(where: Where = None) -> pa.Table:
    """Requests for funding and what was granted of them per Fund region, with shares."""
    return current().requests_by_region(where)


def concentration(where: Where = None) -> Concentration:
    """How projects and money are spread over the countries that projects name."""
    return current().concentration(where)


def watchlist(
    day: date | None = None,
    thresholds: Mapping[str, int] | None = None,
    without: Iterable[str] = (),
    *,
    everything: bool = False,
    where: Where = None,
) -> Watchlist:
    """Projects that rules find something to look at, the heaviest flags first.

    day: the day to judge by, without it that of `judged_on`.
    thresholds: numbers in place of those `watch_rules()` declares. without: rules switched
    off. everything: also the projects without a flag. A rule that lacks a value says "cannot
    be judged". Raises UnknownName and BadFilter.
    """
    return current().watchlist(day, thresholds, without, everything=everything, where=where)


def watch_rules() -> Rules:
    """The rules of the watchlist and the numbers they can be set to."""
    return load_rules()


def attribute_coverage() -> pa.Table:
    """Of how many projects each attribute is known, and how.

    One row per attribute and review (null for projects of no review): attribute, review,
    stated, inferred, missing. Those known most often come first.
    """
    return current().attribute_coverage()


def figures(where: Where = None) -> pa.Table:
    """All published figures: what is printed, what was recomputed, and the verdict.

    `where` may name any column, for example document, dimension or verdict.
    """
    return current().figures(where)


def search(text: str, kinds: Iterable[str] = ()) -> pa.Table:
    """Everything that holds all words of `text`, whatever their case and accents.

    One row per project, country, evaluation, finding, recommendation, lesson, peer project
    and published figure, in this order, unless `kinds` asks for some of them: kind,
    entry_id, title, detail, short_label and document, locator. Empty without a word.
    Raises UnknownName.
    """
    return current().search(text, kinds)


def project(code: str) -> dict[str, pa.Table]:
    """Everything known of one project, by table or model; raises UnknownName.

    Its `attribute_sources` are complete: they have a row for every attribute.
    """
    return current().project(code)


def snapshot() -> SnapshotInfo:
    """Which data is in service and since when."""
    return current().snapshot


def metrics() -> dict[str, Metric]:
    """Every metric that can be asked for, by name."""
    return dict(load_registry().metrics)


def dimensions() -> dict[str, Dimension]:
    """Every dimension that can be grouped or filtered by, by name."""
    return dict(load_registry().dimensions)


def dimensions_of(metric: str) -> list[str]:
    """Names of the dimensions a metric can be grouped and filtered by; raises UnknownName."""
    registry = load_registry()
    return registry.reachable(registry.relation(registry.metric(metric).relation))


def relations() -> dict[str, Relation]:
    """Every table and model that `rows` can read, by name."""
    return dict(load_registry().relations)


def columns() -> dict[str, Column]:
    """Every column of the schema, by name, with label, unit and meaning."""
    return dict(load_schema().columns)


def codes(list_name: str) -> list[dict[str, str]]:
    """Rows of a code list, or of a dimension's, in display order; raises UnknownName."""
    dimension = load_registry().dimensions.get(list_name)
    if dimension is not None and dimension.codes is not None:
        return code_rows(dimension)
    if not (CODES_FOLDER / f"{list_name}.csv").is_file():
        known = sorted(file.stem for file in CODES_FOLDER.glob("*.csv"))
        raise UnknownName("code list", list_name, known)
    return load_codes(list_name)


def label(dimension: str, code: Any) -> str:
    """What a person reads for a value of a dimension; "Not stated" for None.

    Raises UnknownName for the dimension and BadFilter for a code it does not have.
    """
    definition = load_registry().dimension(dimension)
    if code is None:
        return NOT_STATED_LABEL
    value = convert(definition, code)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return f"{value.day} {value:%b %Y}"
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    labels = {row["code"]: row["label"] for row in code_rows(definition)}
    return labels.get(str(value), str(value))
