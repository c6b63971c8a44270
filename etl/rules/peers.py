"""Rules on projects of other programmes and their evaluations."""

import re
from collections.abc import Iterator

from etl.figures.words import number_words
from etl.records import origin_of
from etl.rules.issue import Evidence, Issue
from etl.rules.places import months_inclusive

_MONTH = re.compile(r"(\d{4})-(\d{2})")


def peer_spans_unlike_months(evidence: Evidence) -> Iterator[Issue]:
    """Peer projects whose months, first and last included, differ from those stated.

    Only where both dates are printed with their month.
    """
    for peer in evidence.tables["peer_projects"]:
        start = _MONTH.fullmatch(peer["start_printed"] or "")
        end = _MONTH.fullmatch(peer["end_printed"] or "")
        if start is None or end is None or peer["planned_months"] is None:
            continue
        span = months_inclusive(*start.groups(), *end.groups())
        stated = peer["planned_months"] + (peer["extension_months"] or 0)
        if span != stated:
            name = peer["short_name"] or peer["peer_name"]
            yield Issue(
                rule="peer_span_differs",
                entity="peer_projects",
                entity_id=peer["peer_name"],
                origin=origin_of(peer),
                attribute="planned_months",
                found=f"{span} months",
                expected=f"{number_words(stated)} months",
                message=(
                    f"{name} runs {span} calendar months from {start[0]} to {end[0]}, both "
                    f"included; planned months and extensions give {number_words(stated)}."
                ),
                handling="Dates and months are published as printed.",
            )


def evaluations_before_end(evidence: Evidence) -> Iterator[Issue]:
    """Evaluations that cover a peer project only up to a month before its end."""
    peers = {peer["peer_code"]: peer for peer in evidence.tables["peer_projects"]}
    peers |= {peer["short_name"]: peer for peer in evidence.tables["peer_projects"]}
    for evaluation in evidence.tables["evaluations"]:
        peer = peers.get(evaluation["subject"]) if evaluation["subject"] else None
        covered = _MONTH.match(str(evaluation["period_end"] or ""))
        end = _MONTH.fullmatch(peer["end_printed"] or "") if peer else None
        if covered is None or end is None or covered[0] >= end[0]:
            continue
        left = months_inclusive(*covered.groups(), *end.groups()) - 1
        yield Issue(
            rule="evaluation_before_end",
            entity="evaluations",
            entity_id=evaluation["evaluation_id"],
            origin=origin_of(evaluation),
            attribute="period_end",
            found=covered[0],
            expected=f"{end[0]} or later",
            message=(
                f"The evaluation covers {peer['short_name']} up to {covered[0]}; the project "
                f"ran until {end[0]}, {left} months longer."
            ),
            handling="Both periods are published as printed.",
        )
