"""Rules on regions and eligible Member States."""

from collections import Counter
from collections.abc import Iterator

from etl.records import origin_of
from etl.rules.issue import Evidence, Issue


def eligible_lists_incomplete(evidence: Evidence) -> Iterator[Issue]:
    """Regions for which fewer Member States are named than are counted."""
    named = Counter(row["fund_region"] for row in evidence.tables["eligible_states"])
    for row in evidence.tables["eligible_by_region"]:
        region, counted = row["fund_region"], row["eligible_states"]
        if named[region] < counted:
            yield Issue(
                rule="eligible_list_incomplete",
                entity="eligible_by_region",
                entity_id=region,
                origin=origin_of(row),
                attribute="eligible_states",
                found=str(named[region]),
                expected=str(counted),
                message=f"{counted} eligible Member States are counted in {region}, "
                f"{named[region]} are named.",
                handling="The published count is used as denominator; the list is kept as it is.",
            )
