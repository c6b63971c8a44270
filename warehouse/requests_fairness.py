"""How requests for funding are spread over Fund regions, and what is granted of them.

Two distances are kept apart: who asks, held against the eligible Member States, and who is
granted, held against who asks. Requests without a region, or for several, are left out and
counted.
"""

from collections.abc import Sequence
from typing import Any

import pyarrow as pa

from warehouse.fairness import (
    Answering,
    Where,
    add_shares,
    by_region,
    eligible_states,
    grouped,
    moved,
    numbers_of,
)
from warehouse.statistics import MINIMUM_GROUP, shares

_ASKED = (
    "funding_requests_made",
    "funding_requests_granted",
    "funding_requested_usd",
    "funding_granted_usd",
)
_TEXT, _NUMBER, _FLOAT = pa.string(), pa.int64(), pa.float64()
_MONEY = pa.decimal128(38, 2)

_REGION = {
    "fund_region": _TEXT,
    "eligible_states": _NUMBER,
    "eligible_pct": _FLOAT,
    "requests": _NUMBER,
    "requests_pct": _FLOAT,
    "decided": _NUMBER,
    "granted": _NUMBER,
    "granted_pct": _FLOAT,
    "granted_of_decided_pct": _FLOAT,
    "requested_usd": _MONEY,
    "requested_usd_pct": _FLOAT,
    "granted_usd": _MONEY,
    "granted_usd_pct": _FLOAT,
}
_SHARES = {
    "eligible_states": "eligible_pct",
    "requests": "requests_pct",
    "granted": "granted_pct",
    "requested_usd": "requested_usd_pct",
    "granted_usd": "granted_usd_pct",
}
_INDEX = {
    "requests": _NUMBER,
    "granted": _NUMBER,
    "requests_moved_pct": _FLOAT,
    "granted_moved_pct": _FLOAT,
    "requested_usd": _MONEY,
    "granted_usd": _MONEY,
    "money_moved_pct": _FLOAT,
    "left_out": _NUMBER,
}


def requests_by_region(records: Answering, where: Where = None) -> pa.Table:
    """Shares of requests and of grants beside the share of eligible States, per region.

    Columns as in _REGION; shares are per cent of what all regions with eligible States have.
    """
    states = eligible_states(records)
    found = by_region(records.query(_ASKED, ["fund_region"], where))
    rows = [_region(name, number, found.get(name, {})) for name, number in states.items()]
    add_shares(rows, _SHARES)
    return pa.Table.from_pylist(rows, schema=pa.schema(_REGION))


def _region(region: str, states: int, found: dict[str, Any]) -> dict[str, Any]:
    decided = found.get("funding_requests_granted_used") or 0
    granted = found.get("funding_requests_granted") or 0
    return {
        "fund_region": region,
        "eligible_states": states,
        "requests": found.get("funding_requests_made") or 0,
        "decided": decided,
        "granted": granted,
        "granted_of_decided_pct": 100 * granted / decided if decided >= MINIMUM_GROUP else None,
        "requested_usd": found.get("funding_requested_usd") or 0,
        "granted_usd": found.get("funding_granted_usd") or 0,
    }


def requests_index(records: Answering, by: Sequence[str] = (), where: Where = None) -> pa.Table:
    """How far requests lie from the eligible States, and what was granted from the requests.

    One row per group of `by` with the columns of _INDEX. requests_moved_pct: part of the
    requests that would have to come from other regions to match the States.
    granted_moved_pct, money_moved_pct: part of the grants, and of the money granted, that would
    have to go to other regions to match what was asked for.
    """
    states = eligible_states(records)
    found = records.query(_ASKED, [*by, "fund_region"], where)
    rows = []
    for group, members in grouped(found, by):
        regions = by_region(members)
        placed = [regions.get(region, {}) for region in states]
        made, granted, asked, given = (numbers_of(placed, name) for name in _ASKED)
        enough = sum(granted) >= MINIMUM_GROUP
        rows.append(
            {
                **group,
                "requests": sum(made),
                "granted": sum(granted),
                "requests_moved_pct": moved(made, states, sum(made)),
                "granted_moved_pct": shares.moved_pct(granted, made) if enough else None,
                "requested_usd": sum(asked),
                "granted_usd": sum(given),
                "money_moved_pct": shares.moved_pct(given, asked) if enough else None,
                "left_out": sum(
                    row["funding_requests_made"]
                    for row in members
                    if row["fund_region"] not in states
                ),
            }
        )
    kinds = {name: found.schema.field(name).type for name in by}
    return pa.Table.from_pylist(rows, schema=pa.schema(kinds | _INDEX))
