"""How projects and money are spread over Fund regions and countries.

Shares are held against the eligible Member States of each region, which is what the Fund
divides by, and against the requests for funding. Global projects belong to no State, so they
are left out and counted; so are records without a region. A group of fewer than
MINIMUM_GROUP projects or requests keeps its counts and loses what is computed from them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import pyarrow as pa

from warehouse.statistics import MINIMUM_GROUP, shares

TOP = 10
"""Countries that count as the largest."""

GLOBAL = "Global"
"""The Fund region that stands for no State in particular."""

Where = Mapping[str, Any] | None

_TEXT, _NUMBER, _FLOAT = pa.string(), pa.int64(), pa.float64()
_MONEY = pa.decimal128(38, 2)

_INDEX = {
    "projects": _NUMBER,
    "projects_moved_pct": _FLOAT,
    "projects_chance_pct": _FLOAT,
    "budget_projects": _NUMBER,
    "budget_usd": _MONEY,
    "budget_moved_pct": _FLOAT,
    "left_out": _NUMBER,
    "unplaced": _NUMBER,
}
_REGION = {
    "fund_region": _TEXT,
    "eligible_states": _NUMBER,
    "eligible_pct": _FLOAT,
    "projects": _NUMBER,
    "projects_pct": _FLOAT,
    "projects_over": _FLOAT,
    "projects_ratio": _FLOAT,
    "budget_projects": _NUMBER,
    "budget_usd": _MONEY,
    "budget_pct": _FLOAT,
    "budget_over_usd": _FLOAT,
    "budget_ratio": _FLOAT,
    "budget_per_state_usd": _FLOAT,
}


class Answering(Protocol):
    """What is asked for numbers: a warehouse."""

    def query(
        self, metrics: Iterable[str], by: Iterable[str] = (), where: Where = None
    ) -> pa.Table:
        """Metrics per group."""

    def rows(
        self, relation: str, where: Where = None, columns: Iterable[str] | None = None
    ) -> pa.Table:
        """Rows of a relation."""


@dataclass(frozen=True)
class Concentration:
    """How projects and money are spread over countries, in equal parts for each named.

    table: one row per country, most first: iso3, projects, projects_pct, budget_usd,
    budget_pct. top_projects_pct, top_budget_pct: what the first TOP of them hold.
    even_projects: over how many countries an even spread would be as concentrated. projects:
    that name a country; no_country: that name none; left_out: global ones. With fewer than
    MINIMUM_GROUP projects, only the counts.
    """

    table: pa.Table
    projects: int
    budget_projects: int
    top_projects_pct: float | None
    top_budget_pct: float | None
    even_projects: float | None
    no_country: int
    left_out: int


def eligible_states(records: Answering) -> dict[str, int]:
    """Eligible Member States per Fund region that has any, of the latest list."""
    found = records.rows("region_facts", columns=["fund_region", "eligible_states"])
    return {
        row["fund_region"]: row["eligible_states"]
        for row in found.to_pylist()
        if row["eligible_states"]
    }


def fairness_index(records: Answering, by: Sequence[str] = (), where: Where = None) -> pa.Table:
    """What part of projects and of money would have to move to match the eligible States.

    One row per group of `by`, with the columns of `by` and those of _INDEX: projects in
    regions with eligible States, the index over them and what chance alone would give; the
    same for the money of those that state a budget; projects left out because they are
    global, and those without a region.
    """
    states = eligible_states(records)
    found = records.query(["projects", "budget_usd"], [*by, "fund_region"], where)
    rows = []
    for group, members in grouped(found, by):
        regions = by_region(members)
        placed = [regions.get(region, {}) for region in states]
        counts, amounts = numbers_of(placed, "projects"), numbers_of(placed, "budget_usd")
        budgets = numbers_of(placed, "budget_usd_used")
        number = sum(counts)
        enough = number >= MINIMUM_GROUP
        rows.append(
            {
                **group,
                "projects": number,
                "projects_moved_pct": moved(counts, states, number),
                "projects_chance_pct": (
                    shares.moved_by_chance_pct(number, list(states.values())) if enough else None
                ),
                "budget_projects": sum(budgets),
                "budget_usd": sum(amounts),
                "budget_moved_pct": moved(amounts, states, sum(budgets)),
                "left_out": sum(
                    row["projects"] for name, row in regions.items() if name not in {*states, None}
                ),
                "unplaced": regions.get(None, {}).get("projects", 0),
            }
        )
    kinds = {name: found.schema.field(name).type for name in by}
    return pa.Table.from_pylist(rows, schema=pa.schema(kinds | _INDEX))


def fairness_by_region(records: Answering, where: Where = None) -> pa.Table:
    """Shares of projects and money beside the share of eligible States, per region.

    Columns as in _REGION; shares are per cent of what all regions with eligible States have.
    Over is how many projects, or how much money, a region has beyond its part by the States,
    below zero where it has less. A ratio is a share divided by the share of States, 1 being
    proportional. Money is missing where a region has projects and none states a budget.
    """
    states = eligible_states(records)
    found = by_region(records.query(["projects", "budget_usd"], ["fund_region"], where))
    rows = [
        {
            "fund_region": region,
            "eligible_states": number,
            "projects": found.get(region, {}).get("projects") or 0,
            "budget_projects": found.get(region, {}).get("budget_usd_used") or 0,
            "budget_usd": found.get(region, {}).get("budget_usd") or 0,
        }
        for region, number in states.items()
    ]
    add_shares(
        rows,
        {"eligible_states": "eligible_pct", "projects": "projects_pct", "budget_usd": "budget_pct"},
    )
    projects, money = (float(sum(row[name] for row in rows)) for name in ("projects", "budget_usd"))
    for row in rows:
        row["projects_over"] = row["projects"] - projects * row["eligible_pct"] / 100
        over = float(row["budget_usd"]) - money * row["eligible_pct"] / 100
        row["budget_over_usd"] = over if row["budget_projects"] >= MINIMUM_GROUP else None
        row |= _ratios(row)
        if row["projects"] and not row["budget_projects"]:
            row["budget_usd"] = row["budget_pct"] = None
    return pa.Table.from_pylist(rows, schema=pa.schema(_REGION))


def concentration(records: Answering, where: Where = None) -> Concentration:
    """How projects and money are spread over the countries that projects name."""
    found = records.query(["projects_in_parts", "budget_in_parts_usd"], ["iso3"], where)
    asked = ("projects", "projects_with_country", "budgets_with_country")
    whole = records.query(asked, (), where).to_pylist()[0]
    outside = _global(records, where)
    projects, budgets = (whole[name] or 0 for name in asked[1:])
    rows = [
        {
            "iso3": row["iso3"],
            "projects": float(row["projects_in_parts"]),
            "budget_usd": row["budget_in_parts_usd"],
        }
        for row in found.to_pylist()
        if row["projects_in_parts"] is not None
    ]
    rows.sort(key=lambda row: (-row["projects"], -(row["budget_usd"] or 0), row["iso3"]))
    counts = [row["projects"] for row in rows]
    amounts = [float(row["budget_usd"] or 0) for row in rows]
    for row, count, amount in zip(rows, counts, amounts, strict=True):
        row["projects_pct"] = 100 * count / sum(counts)
        row["budget_pct"] = 100 * amount / sum(amounts) if sum(amounts) else None
    enough, enough_money = projects >= MINIMUM_GROUP, budgets >= MINIMUM_GROUP
    schema = {"iso3": _TEXT, "projects": _FLOAT, "projects_pct": _FLOAT}
    schema |= {"budget_usd": _MONEY, "budget_pct": _FLOAT}
    return Concentration(
        table=pa.Table.from_pylist(rows, schema=pa.schema(schema)),
        projects=projects,
        budget_projects=budgets,
        top_projects_pct=shares.top_share_pct(counts, TOP) if enough else None,
        top_budget_pct=_held_pct(amounts) if enough_money else None,
        even_projects=shares.even_number(counts) if enough else None,
        no_country=whole["projects"] - outside - projects,
        left_out=outside,
    )


def _held_pct(amounts: Sequence[float]) -> float | None:
    """Per cent of the money that the first countries hold, those with most projects."""
    total = sum(amounts)
    return 100 * sum(amounts[:TOP]) / total if total else None


def _ratios(row: dict[str, Any]) -> dict[str, Any]:
    """What is computed from one region alone; missing where it has too few records for it."""
    eligible, number = row["eligible_pct"], row["eligible_states"]
    enough, enough_money = (row[name] >= MINIMUM_GROUP for name in ("projects", "budget_projects"))
    return {
        "projects_ratio": row["projects_pct"] / eligible if enough else None,
        "budget_ratio": row["budget_pct"] / eligible if enough_money else None,
        "budget_per_state_usd": float(row["budget_usd"]) / number if enough_money else None,
    }


def add_shares(rows: list[dict[str, Any]], names: Mapping[str, str]) -> None:
    """Give every row its part of the total in per cent; None of a total of nothing.

    names: column to the column of its share.
    """
    for column, share in names.items():
        total = sum(row[column] for row in rows)
        for row in rows:
            row[share] = float(100 * row[column] / total) if total else None


def grouped(
    found: pa.Table, by: Sequence[str]
) -> list[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """The rows of each group in their order, with the values of `by` that name it."""
    groups: dict[tuple, list[dict[str, Any]]] = {}
    for row in found.to_pylist():
        groups.setdefault(tuple(row[name] for name in by), []).append(row)
    return [(dict(zip(by, key, strict=True)), rows) for key, rows in groups.items()]


def by_region(rows: pa.Table | list[dict[str, Any]]) -> dict[str | None, dict[str, Any]]:
    """Rows by their Fund region, None for those without."""
    listed = rows.to_pylist() if isinstance(rows, pa.Table) else rows
    return {row["fund_region"]: row for row in listed}


def numbers_of(placed: Iterable[Mapping[str, Any]], name: str) -> list:
    """One number per region, nothing where the region has none."""
    return [row.get(name) or 0 for row in placed]


def moved(values: Sequence[Any], states: Mapping[str, int], number: int) -> float | None:
    """The index of `values` against the States, missing for too few records."""
    if number < MINIMUM_GROUP:
        return None
    return shares.moved_pct(values, list(states.values()))


def _global(records: Answering, where: Where) -> int:
    """Projects that belong to no State in particular."""
    found = by_region(records.query(["projects"], ["fund_region"], where))
    return found.get(GLOBAL, {}).get("projects") or 0
