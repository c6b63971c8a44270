"""Rules on how far an attribute is known within a review."""

from collections.abc import Iterator
from dataclasses import dataclass

from etl.records import Origin, Record, origin_of
from etl.rules import words
from etl.rules.issue import Evidence, Issue

# Most projects have none of these, which says nothing about the review.
_OPTIONAL = {"regional_grouping", "note"}


@dataclass(frozen=True, slots=True)
class _Coverage:
    review: str
    attribute: str
    known: int
    total: int
    basis: str
    origin: Origin


def partly_known_attributes(evidence: Evidence) -> Iterator[Issue]:
    """Attributes a review gives for some of its projects only."""
    for entry in _coverages(evidence):
        if 0 < entry.known < entry.total:
            yield _issue("attribute_partly_known", entry)


def attributes_not_published(evidence: Evidence) -> Iterator[Issue]:
    """Attributes a review gives for none of its projects."""
    for entry in _coverages(evidence):
        if entry.known == 0:
            yield _issue("attribute_not_published", entry)


def _coverages(evidence: Evidence) -> Iterator[_Coverage]:
    projects = evidence.projects()
    groups: dict[tuple[str, str], list[Record]] = {}
    for row in evidence.tables["attribute_sources"]:
        review = projects[row["entity_id"]]["review"]
        groups.setdefault((review, row["attribute"]), []).append(row)
    for (review, attribute), rows in groups.items():
        if attribute in _OPTIONAL:
            continue
        missing = [row for row in rows if row["how_known"] == "missing"]
        first = origin_of(projects[rows[0]["entity_id"]])
        yield _Coverage(
            review=review,
            attribute=attribute,
            known=len(rows) - len(missing),
            total=len(rows),
            basis=missing[0]["basis"] if missing else "",
            origin=Origin(first.document, first.locator, first.source_file, 1),
        )


def _issue(rule: str, entry: _Coverage) -> Issue:
    return Issue(
        rule=rule,
        entity="projects",
        entity_id=entry.review,
        origin=entry.origin,
        attribute=entry.attribute,
        found=f"{entry.known} of {entry.total} projects",
        expected=f"{entry.total} of {entry.total} projects",
        message=(
            f"Review {entry.review}: {words.attribute(entry.attribute)} is known for "
            f"{entry.known} of {entry.total} projects. {entry.basis}."
        ),
        handling="Projects without it count as not stated; nothing is filled in.",
        place=entry.attribute,
    )
