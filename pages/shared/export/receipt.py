"""Receipt links: short addresses that open exactly one view of one snapshot again.

    https://example.org/regions?fund_region=Africa&snapshot=932ffc39ee66945a&card=map

Filters stand there as codes, so that a link survives a change of wording; years as
2011..2014. `snapshot` names the data by its content, `card` the card the link is about.
"""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

import warehouse
from pages.shared.filters import Filters

SNAPSHOT = "snapshot"
CARD = "card"
DATASET = "dataset"
DAY = "as_of"
ROOT_DATASET = warehouse.ROOT_DATASET
"""The dataset an address means when it names none."""


def link(
    page: str,
    filters: Filters,
    info: warehouse.SnapshotInfo,
    card: str = "",
    params: Mapping[str, Sequence[str]] | None = None,
) -> str:
    """The receipt of a card on `page`, which is an address with or without its host.

    card: none where the link is about the whole page. params: what else stands in the address
    of the page, such as a search.
    """
    query = filter_params(filters)
    query |= {name: list(values) for name, values in (params or {}).items()}
    if info.dataset_name != ROOT_DATASET:
        query[DATASET] = [info.dataset_name]
    if info.as_of:
        query[DAY] = [info.as_of.isoformat()]
    query |= {SNAPSHOT: [info.id]} | ({CARD: [card]} if card else {})
    return f"{page}?{urlencode(query, doseq=True, safe=':/,')}"


def filter_params(filters: Filters) -> dict[str, list[str]]:
    """The filters as they stand in a receipt."""
    found = {name: [str(code) for code in codes] for name, codes in filters.active.items()}
    if filters.funding_year:
        first, last = filters.funding_year
        found["funding_year"] = [str(first) if first == last else f"{first}..{last}"]
    return found
