"""Rules on start, end and duration."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from etl.normalise.periods import calendar_months
from etl.records import Record, origin_of
from etl.rules import words
from etl.rules.issue import Evidence, Issue

# Documents state durations in whole or half months.
SPAN_TOLERANCE_MONTHS = Decimal("0.5")


def starts_before_funding_year(evidence: Evidence) -> Iterator[Issue]:
    """Projects that start before the year whose allocation pays for them."""
    for project in evidence.tables["projects"]:
        start = project["start_date"]
        if start is not None and start.year < project["funding_year"]:
            code, year = project["project_code"], project["funding_year"]
            yield Issue(
                rule="start_before_funding_year",
                entity="projects",
                entity_id=code,
                origin=origin_of(project),
                attribute="start_date",
                found=words.day(start),
                expected=f"{year} or later",
                message=f"{code} starts on {words.day(start)}, before its funding year {year}.",
                handling="Published as printed; both dates stay as the source gives them.",
            )


def ends_before_start(evidence: Evidence) -> Iterator[Issue]:
    """Projects whose last day lies before the first."""
    for project in evidence.tables["projects"]:
        start, end = project["start_date"], project["end_date"]
        if start is not None and end is not None and end < start:
            code = project["project_code"]
            yield Issue(
                rule="end_before_start",
                entity="projects",
                entity_id=code,
                origin=origin_of(project),
                attribute="end_date",
                found=words.day(end),
                expected=f"{words.day(start)} or later",
                message=f"{code} ends on {words.day(end)} and starts on {words.day(start)}.",
                handling="Published as printed. Correct one of the two dates in the source.",
            )


def spans_unlike_months(evidence: Evidence) -> Iterator[Issue]:
    """Projects whose dates span other than planned months plus extensions."""
    extensions: dict[str, Decimal] = defaultdict(Decimal)
    for revision in evidence.tables["revisions"]:
        extensions[revision["project_code"]] += revision["nce_months"] or 0
    for project in evidence.tables["projects"]:
        stated = _stated_months(project, extensions)
        if stated is None or project["end_date"] < project["start_date"]:
            continue
        span = calendar_months(project["start_date"], project["end_date"])
        if abs(span - stated) > SPAN_TOLERANCE_MONTHS:
            code = project["project_code"]
            yield Issue(
                rule="span_differs_from_months",
                entity="projects",
                entity_id=code,
                origin=origin_of(project),
                attribute="planned_months",
                found=f"{span} months",
                expected=f"{stated} months",
                message=(
                    f"{code} runs {span} months by its dates; planned duration and "
                    f"extensions give {stated}."
                ),
                handling="Durations are computed from the stated months, not from the dates.",
            )


def _stated_months(project: Record, extensions: Mapping[str, Decimal]) -> Decimal | None:
    """Planned months plus extensions; None unless both dates and planned months are known."""
    if None in (project["start_date"], project["end_date"], project["planned_months"]):
        return None
    return project["planned_months"] + extensions.get(project["project_code"], Decimal(0))
