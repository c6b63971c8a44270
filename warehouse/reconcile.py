"""Recomputes published figures from project records, by the metrics the charts use.

Which metric answers which figure is declared in reconciliation/records.csv:

    figure_id   the published figure
    metric      the metric that recomputes it
    where       filters as on the command line, separated by `;`
    take        value: the metric itself
                groups: how many groups of the dimension in `of` have a record
                share_of_base: the metric as a percentage of the printed base
    of          the dimension whose groups are counted
    decimals    digits the document rounds to
    rule        equal: the records hold the whole population, so the values must agree
                at_least: the records hold part of it, so theirs cannot be larger
                related: the records hold something near, which proves nothing
    remark      what to know when reading the verdict
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import Any, Literal, Protocol

import pyarrow as pa
from pydantic import BaseModel, ConfigDict, ValidationError

from warehouse.declarations import load_registry
from warehouse.errors import RegistryError
from warehouse.filters import parse_where

RECORDS_FILE = Path(__file__).parent / "reconciliation" / "records.csv"

# The build leaves these to the warehouse.
FROM_RECORDS = "from_records"


class Declaration(BaseModel):
    """One line of records.csv."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    figure_id: str
    metric: str
    where: str
    take: Literal["value", "groups", "share_of_base"]
    of: str
    decimals: int
    rule: Literal["equal", "at_least", "related"]
    remark: str


@dataclass(frozen=True)
class Recomputation:
    """What the records say of one published figure.

    `number` is None when the records cannot tell; `verdict` is a code of the
    list verdicts, `basis` one of recompute_bases or None.
    """

    figure_id: str
    number: Decimal | None
    basis: str | None
    verdict: str
    reason: str


class Asked(Protocol):
    """What is needed of a warehouse."""

    def query(self, metrics: Iterable[str], by: Iterable[str], where: Any) -> pa.Table:
        """As Warehouse.query."""

    def rows(self, relation: str) -> pa.Table:
        """As Warehouse.rows."""

    def inferred_attributes(self, metric: str, where: Any) -> set[str]:
        """As Warehouse.inferred_attributes."""


@dataclass(frozen=True)
class _Selection:
    """What the records answer to declarations that share their filters and groups."""

    answer: list[dict[str, Any]]
    inferred: dict[str, set[str]]
    dimensions: tuple[str, ...]


@cache
def load_declarations() -> tuple[Declaration, ...]:
    """The lines of records.csv; raises RegistryError naming the line that is wrong."""
    declarations = []
    with RECORDS_FILE.open(encoding="utf-8", newline="") as stream:
        for number, row in enumerate(csv.DictReader(stream), start=2):
            try:
                declarations.append(Declaration(**row))
            except ValidationError as error:
                first = error.errors()[0]
                place = f"{RECORDS_FILE.name} row {number}, {first['loc'][0]}"
                raise RegistryError(f"{place}: {first['msg']}") from error
    return tuple(declarations)


def recompute_figures(warehouse: Asked) -> pa.Table:
    """The table published_figures with the verdicts that the build left to the records."""
    published = warehouse.rows("published_figures")
    figures = published.to_pylist()
    by_id = {figure["figure_id"]: figure for figure in figures}
    for found in recomputations(warehouse, by_id):
        figure = by_id[found.figure_id]
        if figure["verdict"] == FROM_RECORDS:
            figure["recomputed_number"] = found.number
            figure["recompute_basis"] = found.basis
            figure["verdict"] = found.verdict
            figure["verdict_reason"] = found.reason
    return pa.Table.from_pylist(figures, schema=published.schema)


def recomputations(warehouse: Asked, figures: dict[str, dict[str, Any]]) -> Iterable[Recomputation]:
    """What the records say of each declared figure that is among `figures`, by id."""
    alike: dict[tuple[str, str], list[Declaration]] = {}
    for declaration in load_declarations():
        if declaration.figure_id in figures:
            alike.setdefault((declaration.where, declaration.of), []).append(declaration)
    for declarations in alike.values():
        selection = _ask(warehouse, declarations)
        for declaration in declarations:
            yield _recompute(declaration, figures[declaration.figure_id], selection)


def _ask(warehouse: Asked, declarations: list[Declaration]) -> _Selection:
    """One question for all declarations with the same filters and groups."""
    where = parse_where(text for text in declarations[0].where.split(";") if text)
    by = [declarations[0].of] if declarations[0].of else []
    names = dict.fromkeys(declaration.metric for declaration in declarations)
    return _Selection(
        answer=warehouse.query(names, by, where).to_pylist(),
        inferred={name: warehouse.inferred_attributes(name, where) for name in names},
        dimensions=(*by, *where),
    )


def _recompute(
    declaration: Declaration, figure: dict[str, Any], selection: _Selection
) -> Recomputation:
    """Judge one printed value by what the records answered."""
    metric = load_registry().metric(declaration.metric)
    count = _count(declaration, selection.answer)
    if count is None:
        return Recomputation(
            declaration.figure_id, None, None, "cannot_be_derived", "No record states it."
        )
    number = count
    if declaration.take == "share_of_base":
        number = (100 * count / figure["base"]).quantize(Decimal("0.000001"))
    verdict = judge(number, figure["printed_number"], declaration)
    reason = _reason(verdict, count, number, figure, declaration)
    if verdict == "cannot_be_derived":
        return Recomputation(declaration.figure_id, None, None, verdict, reason)
    rests_on = {*metric.known_as, *selection.dimensions}
    basis = "records_inferred" if rests_on & selection.inferred[metric.name] else "records"
    return Recomputation(declaration.figure_id, number, basis, verdict, reason)


def judge(number: Decimal, printed: Decimal, declaration: Declaration) -> str:
    """The verdict: halves are rounded away from zero, as the documents do."""
    step = Decimal(1).scaleb(-declaration.decimals)
    rounded = number.quantize(step, rounding=ROUND_HALF_UP)
    if declaration.rule == "related":
        return "cannot_be_derived"
    if number == printed:
        return "matches"
    if rounded == printed:
        return "matches_after_rounding"
    if declaration.rule == "at_least" and rounded < printed:
        return "cannot_be_derived"
    return "contradicts"


def _count(declaration: Declaration, answer: list[dict[str, Any]]) -> Decimal | None:
    if declaration.take == "groups":
        return Decimal(sum(row[declaration.of] is not None for row in answer))
    value = answer[0][declaration.metric] if answer else None
    return None if value is None else Decimal(value)


def _reason(
    verdict: str,
    count: Decimal,
    number: Decimal,
    figure: dict[str, Any],
    declaration: Declaration,
) -> str:
    """The arithmetic in words, with two digits more than the document prints."""
    printed = plain(figure["printed_number"])
    found = plain(round(number, declaration.decimals + 2))
    if declaration.take == "share_of_base":
        found = f"{plain(count)} of {plain(figure['base'])} ({found} per cent)"
    if declaration.rule == "related":
        unit = load_registry().metric(declaration.metric).unit
        found, printed = f"{found} {unit}", f"{printed} {figure['unit']}"
    said = {
        "matches": f"Records give {found}.",
        "matches_after_rounding": f"Records give {found}, which rounds to {printed}.",
        "contradicts": f"Records give {found}, not {printed}.",
        "cannot_be_derived": f"Records name {found}; the document prints {printed}.",
    }[verdict]
    return f"{said} {declaration.remark}".strip()


def plain(number: Decimal) -> str:
    """A decimal with thousands separators and without padded zeros."""
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
